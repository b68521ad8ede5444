"""Codes and refresh tokens work once, in a form body, with the right verifier, in time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import httpx
import pytest

from peepers_desktop.demo.tokens import GRANT_ERROR, RELAY
from tests.helpers.store import ANA, BETO, NOON, StoreRig, running_store
from tests.unit.demo.login_requests import VERIFIER, arrived, request_url

DAY = timedelta(days=1)


def code_of(rig: StoreRig, name: str = ANA, **changes: str) -> str:
    return arrived(rig.login(request_url(rig, **changes), name))["code"]


def form(rig: StoreRig, **changes: str) -> dict[str, str]:
    """The fields of a code exchange; an empty value removes the field."""
    fields = {
        "grant_type": "authorization_code",
        "client_id": rig.store.client_id,
        "client_secret": rig.store.client_secret,
        "redirect_uri": RELAY,
        "code_verifier": VERIFIER,
    } | changes
    return {name: value for name, value in fields.items() if value}


def ask(rig: StoreRig, **changes: str) -> httpx.Response:
    return rig.stranger().post("/oauth/token", data=form(rig, **changes))


def refreshed(rig: StoreRig, token: str) -> httpx.Response:
    return ask(rig, grant_type="refresh_token", refresh_token=token, redirect_uri="", code_verifier="")


def failed(answer: httpx.Response) -> str:
    assert answer.status_code == 400
    return str(answer.json()["error"])


def test_a_code_becomes_a_pair(rig: StoreRig) -> None:
    answer = ask(rig, code=code_of(rig))
    body: dict[str, Any] = answer.json()
    assert answer.status_code == 200
    assert set(body) == {"access_token", "token_type", "expires_in", "scope", "user_id", "refresh_token"}
    assert body["access_token"].startswith(f"APP_USR-{rig.store.client_id}-")
    assert body["access_token"].endswith(f"-{rig.seller_id()}")
    assert body["refresh_token"].startswith("TG-")
    assert body["token_type"].lower() == "bearer"
    assert body["expires_in"] == 21_600
    assert body["user_id"] == rig.seller_id() > 2**31


def test_the_scope_names_the_functional_permissions(rig: StoreRig) -> None:
    scope = ask(rig, code=code_of(rig)).json()["scope"].split()
    assert {"offline_access", "read", "write"} <= set(scope)
    assert "urn:ml:mktp:publish-sync:/read-write" in scope
    assert "urn:ml:mktp:comunication:/read-write" in scope
    assert "urn:ml:mktp:metrics:/read-only" in scope
    assert not [urn for urn in scope if "offers" in urn]


def test_the_spelling_of_the_token_type_varies(rig: StoreRig) -> None:
    kinds = {rig.authorize()["token_type"] for _ in range(4)}
    assert kinds == {"bearer", "Bearer"}


def test_a_code_works_once(rig: StoreRig) -> None:
    code = code_of(rig)
    assert ask(rig, code=code).status_code == 200
    again = ask(rig, code=code)
    assert failed(again) == "invalid_grant"
    assert again.json() == {"error_description": GRANT_ERROR, "error": "invalid_grant", "status": 400, "cause": []}


@pytest.mark.parametrize(("seconds", "works"), [(599, True), (600, False)])
def test_a_code_lives_ten_minutes(rig: StoreRig, seconds: int, works: bool) -> None:
    code = code_of(rig)
    rig.advance(seconds)
    assert (ask(rig, code=code).status_code == 200) is works


def test_a_code_belongs_to_its_redirect_address(rig: StoreRig) -> None:
    code = code_of(rig)
    assert failed(ask(rig, code=code, redirect_uri="http://127.0.0.1:4000/callback")) == "invalid_grant"
    assert ask(rig, code=code).status_code == 200


def test_a_wrong_verifier_is_refused(rig: StoreRig) -> None:
    assert failed(ask(rig, code=code_of(rig), code_verifier="w" * 43)) == "invalid_grant"


def test_a_missing_verifier_fails_only_here(rig: StoreRig) -> None:
    answer = ask(rig, code=code_of(rig), code_verifier="")
    assert failed(answer) == "invalid_request"
    assert answer.json()["message"] == "code_verifier is a required parameter"


def test_a_request_without_a_challenge_looks_normal_until_the_exchange(rig: StoreRig) -> None:
    code = code_of(rig, code_challenge="", code_challenge_method="")
    assert failed(ask(rig, code=code, code_verifier="")) == "invalid_request"
    assert failed(ask(rig, code=code)) == "invalid_grant"


def test_the_plain_method_is_not_taken(rig: StoreRig) -> None:
    code = code_of(rig, code_challenge=VERIFIER, code_challenge_method="plain")
    assert failed(ask(rig, code=code)) == "invalid_grant"


def test_an_application_without_pkce_needs_no_verifier(rig: StoreRig) -> None:
    rig.control("POST", "/application", pkce=False)
    code = code_of(rig, code_challenge="", code_challenge_method="")
    assert ask(rig, code=code, code_verifier="").status_code == 200


@pytest.mark.parametrize("field", ["client_id", "client_secret"])
def test_a_wrong_application_is_refused(rig: StoreRig, field: str) -> None:
    answer = ask(rig, code=code_of(rig), **{field: "nonsense"})
    assert failed(answer) == "invalid_client"
    assert answer.json()["message"] == "invalid client_id or client_secret"


def test_parameters_in_the_address_are_refused(rig: StoreRig) -> None:
    code = code_of(rig)
    answer = rig.stranger().post("/oauth/token", params=form(rig, code=code))
    assert failed(answer) == "invalid_request"
    assert ask(rig, code=code).status_code == 200, "and the code was not spent"


def test_a_json_body_is_refused(rig: StoreRig) -> None:
    assert failed(rig.stranger().post("/oauth/token", json=form(rig, code=code_of(rig)))) == "invalid_request"


@pytest.mark.parametrize("kind", ["client_credentials", "password", ""])
def test_other_grants_do_not_exist(rig: StoreRig, kind: str) -> None:
    assert failed(ask(rig, grant_type=kind)) == "unsupported_grant_type"


def test_a_refresh_token_is_spent_by_its_use(rig: StoreRig) -> None:
    first = ask(rig, code=code_of(rig)).json()
    second = refreshed(rig, first["refresh_token"])
    assert second.status_code == 200
    assert second.json()["refresh_token"] != first["refresh_token"]
    assert second.json()["access_token"] != first["access_token"]
    assert failed(refreshed(rig, first["refresh_token"])) == "invalid_grant"
    assert refreshed(rig, second.json()["refresh_token"]).status_code == 200


def test_the_older_access_token_lives_on_after_a_refresh(rig: StoreRig) -> None:
    first = rig.authorize()
    refreshed(rig, first["refresh_token"])
    answer = rig.stranger().get("/users/me", headers={"authorization": f"Bearer {first['access_token']}"})
    assert answer.status_code == 200


def test_a_second_authorisation_ends_the_older_refresh_token(rig: StoreRig) -> None:
    first, other = rig.authorize(), rig.authorize(BETO)
    rig.authorize()
    assert failed(refreshed(rig, first["refresh_token"])) == "invalid_grant"
    assert refreshed(rig, other["refresh_token"]).status_code == 200, "other users are not touched"


@pytest.mark.parametrize(("days", "works"), [(179, True), (181, False)])
def test_a_refresh_token_lives_six_months(rig: StoreRig, days: int, works: bool) -> None:
    token = rig.authorize()["refresh_token"]
    rig.store.clock.advance(days * 86_400)
    assert (refreshed(rig, token).status_code == 200) is works


def test_without_offline_access_there_is_no_refresh_token(rig: StoreRig) -> None:
    rig.control("POST", "/application", offline_access=False)
    body = ask(rig, code=code_of(rig)).json()
    assert "refresh_token" not in body
    assert "offline_access" not in body["scope"].split()


def test_another_lifetime_is_announced_and_kept(rig: StoreRig) -> None:
    rig.control("POST", "/application", expires_in=2400)
    pair = rig.authorize()
    headers = {"authorization": f"Bearer {pair['access_token']}"}
    assert pair["expires_in"] == 2400
    rig.advance(2399)
    assert rig.stranger().get("/users/me", headers=headers).status_code == 200
    rig.advance(1)
    assert rig.stranger().get("/users/me", headers=headers).status_code == 401


def test_a_blocked_application_gets_no_tokens(rig: StoreRig) -> None:
    code = code_of(rig)
    rig.control("POST", "/application", active=False)
    assert failed(ask(rig, code=code)) == "unauthorized_application"


def test_token_requests_are_counted_and_never_written_down(rig: StoreRig) -> None:
    pair = ask(rig, code=code_of(rig)).json()
    refreshed(rig, pair["refresh_token"])
    assert rig.counters()["token_requests"] == 2
    assert rig.writes() == []


def stored_by_an_earlier_run(remembers: bool) -> tuple[int, int, int]:
    """The statuses of a token of an earlier run: first use, second use, and the one that came in its place."""
    with running_store(listings=2, orders=0, questions=0) as earlier:
        token = earlier.authorize()["refresh_token"]
    with running_store(NOON + DAY, listings=2, orders=0, questions=0, remembers=remembers) as later:
        first, second = refreshed(later, token), refreshed(later, token)
        third = refreshed(later, first.json().get("refresh_token", "TG-none-1"))
        return first.status_code, second.status_code, third.status_code


def test_a_store_that_remembers_takes_a_token_of_an_earlier_run_once() -> None:
    assert stored_by_an_earlier_run(remembers=True) == (200, 400, 200)


def test_other_stores_do_not_know_it() -> None:
    assert stored_by_an_earlier_run(remembers=False) == (400, 400, 400)


def test_a_forged_token_is_not_remembered() -> None:
    with running_store(listings=2, orders=0, questions=0, remembers=True) as rig:
        name, user = "abcdefabcdef", rig.seller_id()
        for token in (f"TG-{name}{name}-{user}", f"TG-{name}-{user}", f"TG-{name}{name}-x", "nonsense", ""):
            assert failed(refreshed(rig, token)) == "invalid_grant"


def test_a_token_taken_away_in_this_run_is_not_remembered() -> None:
    with running_store(listings=2, orders=0, questions=0, remembers=True) as rig:
        token = rig.authorize()["refresh_token"]
        rig.control("POST", "/tokens", do="revoke", seller=ANA)
        assert failed(refreshed(rig, token)) == "invalid_grant"


def test_two_runs_never_issue_the_same_token() -> None:
    issued = set()
    for hours in range(3):
        with running_store(NOON + hours * DAY / 24, listings=2, orders=0, questions=0) as rig:
            issued |= {rig.authorize()["refresh_token"] for _ in range(3)}
    assert len(issued) == 9
