"""Every resource wants a living bearer with the right permission, in the header and nowhere else."""

from __future__ import annotations

import pytest

from peepers_desktop.demo.routes import marketplace
from tests.helpers.store import ANA, BETO, StoreRig

PROTECTED = [endpoint for endpoint in marketplace() if not endpoint.open]
POLICY_KEYS = {"code", "blocked_by", "message", "status"}


def path_of(template: str) -> str:
    for name in ("user", "id", "app", "variation"):
        template = template.replace("{" + name + "}", "1")
    return template


@pytest.mark.parametrize("endpoint", PROTECTED, ids=lambda one: f"{one.method} {one.template}")
def test_no_resource_answers_without_a_token(shelf: StoreRig, endpoint) -> None:
    answer = shelf.stranger().request(endpoint.method, path_of(endpoint.template))
    assert answer.status_code == 401
    assert answer.json() == {"code": "unauthorized", "message": "authorization value not present"}


@pytest.mark.parametrize("header", ["Basic abc", "Bearer", "abc"])
def test_other_headers_are_no_token(shelf: StoreRig, header: str) -> None:
    answer = shelf.stranger().get("/users/me", headers={"authorization": header})
    assert answer.json()["message"] == "authorization value not present"


def test_an_unknown_token_is_invalid(shelf: StoreRig) -> None:
    answer = shelf.stranger().get("/users/me", headers={"authorization": "Bearer APP_USR-1-2-3-4"})
    assert answer.status_code == 401
    assert answer.json() == {"message": "invalid access token", "error": "unauthorized", "status": 401, "cause": []}


def test_the_scheme_is_read_case_insensitively(shelf: StoreRig) -> None:
    token = shelf.authorize()["access_token"]
    assert shelf.stranger().get("/users/me", headers={"authorization": f"bearer {token}"}).status_code == 200


def test_a_token_in_the_address_is_not_read(shelf: StoreRig) -> None:
    token = shelf.authorize()["access_token"]
    assert shelf.stranger().get("/users/me", params={"access_token": token}).status_code == 401


def test_access_ends_after_six_hours(rig: StoreRig) -> None:
    shop = rig.client()
    rig.store.clock.advance(21_599)
    assert shop.get("/users/me").status_code == 200
    rig.store.clock.advance(1)
    assert shop.get("/users/me").status_code == 401


def test_expiring_by_lever_leaves_the_refresh_token(rig: StoreRig) -> None:
    shop = rig.client()
    assert rig.control("POST", "/tokens", do="expire", seller=ANA) == {"changed": 1}
    assert shop.get("/users/me").status_code == 401
    assert len(rig.control("GET", "/tokens")["refresh"]) == 1


def test_revoking_by_lever_takes_everything_of_one_user(rig: StoreRig) -> None:
    shop, other = rig.client(), rig.client(BETO)
    assert rig.control("POST", "/tokens", do="revoke", seller=ANA) == {"changed": 2}
    assert shop.get("/users/me").status_code == 401
    assert other.get("/users/me").status_code == 200


def test_disconnecting_ends_both_tokens_of_the_caller(rig: StoreRig) -> None:
    shop = rig.client()
    answer = shop.delete(f"/users/{rig.seller_id()}/applications/{rig.store.client_id}")
    assert answer.status_code == 200
    assert set(answer.json()) == {"user_id", "app_id", "msg"}
    assert shop.get("/users/me").status_code == 401
    assert rig.control("GET", "/tokens")["refresh"] == []


def test_nobody_disconnects_somebody_else(rig: StoreRig) -> None:
    shop, other = rig.client(), rig.client(BETO)
    answer = shop.delete(f"/users/{rig.seller_id(BETO)}/applications/{rig.store.client_id}")
    assert answer.status_code == 403
    assert other.get("/users/me").status_code == 200


@pytest.mark.parametrize(
    ("group", "path"),
    [
        ("publish_sync", "/users/{user}/items/search"),
        ("orders_shipments", "/orders/search?seller={user}"),
        ("comunication", "/questions/search?seller_id={user}"),
    ],
)
def test_a_missing_permission_is_a_policy_403(rig: StoreRig, group: str, path: str) -> None:
    shop = rig.client()
    address = path.replace("{user}", str(rig.seller_id()))
    assert shop.get(address).status_code == 200
    rig.control("POST", "/permissions", **{group: "none", "now": True})
    answer = shop.get(address)
    assert answer.status_code == 403
    assert set(answer.json()) == POLICY_KEYS
    assert answer.json()["code"] == "PA_UNAUTHORIZED_RESULT_FROM_POLICIES"
    assert shop.get("/users/me").status_code == 200, "the account itself is always readable"


def test_reading_is_possible_where_writing_is_not(rig: StoreRig) -> None:
    rig.control("POST", "/permissions", publish_sync="read")
    shop = rig.client()
    item = rig.world.by_seller[rig.seller_id()][2]
    assert shop.get(f"/items/{item}").status_code == 200
    assert shop.put(f"/items/{item}", json={"available_quantity": 3}).status_code == 403
    assert rig.writes() == []


def test_a_grant_keeps_the_permissions_it_was_given(rig: StoreRig) -> None:
    before = rig.client()
    rig.control("POST", "/permissions", comunication="none")
    after = rig.client()
    params = {"seller_id": rig.seller_id()}
    assert before.get("/questions/search", params=params).status_code == 200
    assert after.get("/questions/search", params=params).status_code == 403


def test_refreshing_does_not_widen_a_grant(rig: StoreRig) -> None:
    rig.control("POST", "/permissions", invoices="none")
    pair = rig.authorize()
    rig.control("POST", "/permissions", invoices="write")
    fields = {
        "grant_type": "refresh_token",
        "client_id": rig.store.client_id,
        "client_secret": rig.store.client_secret,
        "refresh_token": pair["refresh_token"],
    }
    assert "invoices" not in rig.stranger().post("/oauth/token", data=fields).json()["scope"]


def test_unknown_paths_and_methods_answer_in_json(reader) -> None:
    assert reader.get("/nothing/here").json()["status"] == 404
    wrong = reader.delete("/orders/search")
    assert wrong.status_code == 405
    assert set(wrong.json()) == {"message", "error", "status", "cause"}


def test_a_quota_per_minute_can_be_switched_on(rig: StoreRig) -> None:
    shop = rig.client()
    rig.control("POST", "/settings", requests_per_minute=3)
    assert [shop.get("/users/me").status_code for _ in range(4)] == [200, 200, 200, 429]
    rig.advance(60)
    assert shop.get("/users/me").status_code == 200
