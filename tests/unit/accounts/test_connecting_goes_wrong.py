"""Every bad end of a login: a sentence with the next step, and nothing half saved."""

from __future__ import annotations

import threading

import pytest

from peepers_desktop.app.connect import NotWaiting
from peepers_desktop.app.connect_steps import Exchanging, ReadingSeller, Waiting
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Account
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.redirect_parse import StateDiffers
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.vault.errors import VaultDenied
from tests.helpers.connecting import Desk, arrive, code_for, open_desk
from tests.helpers.token_server import CLIENT_ID, USER_ID, Reply, refused_grant


def nothing_is_saved(desk: Desk) -> None:
    assert desk.accounts.all() == []
    assert desk.vault.read(f"tokens/{CLIENT_ID}/{USER_ID}") is None
    assert desk.vault.read(f"connection/{USER_ID}") is None
    assert desk.events == []


def failure(desk: Desk, **changes: object) -> PeepersError:
    with pytest.raises(PeepersError) as failed:
        desk.connect(**changes)
    assert failed.value.advice_text()
    nothing_is_saved(desk)
    return failed.value


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"error": "access_denied"}, "consent_refused"),
        ({"error": "redirect_uri_mismatch", "error_description": "x"}, "redirect_not_registered"),
        ({"error": "invalid_request", "error_description": "Your+client+callback+must+be"}, "redirect_not_registered"),
        ({"error": "invalid_operator_user_id"}, "operator_account"),
        ({"error": "invalid_client"}, "wrong_application"),
        ({"error": "unauthorized_application"}, "application_blocked"),
        ({"error": "something_new", "error_description": "plain+words"}, "login_refused"),
    ],
)
def test_the_login_page_says_no(desk: Desk, fields: dict[str, str], code: str) -> None:
    desk.browser = lambda url: arrive(url, **fields)
    assert failure(desk).code == code
    assert desk.server.asked == [], "no token request"


def test_an_unknown_reason_is_passed_on_in_its_own_words(desk: Desk) -> None:
    desk.browser = lambda url: arrive(url, error="something_new", error_description="%3Cb%3Eplain%3C/b%3E+words")
    refused = failure(desk)
    assert "something_new" in refused.text()
    assert refused.detail == "<b>plain</b> words"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply.json(400, error="invalid_client", message="invalid client_id or client_secret"), "wrong_application"),
        (refused_grant(), "code_refused"),
        (Reply.json(400, error="invalid_request", message="code_verifier is a required parameter"), "pkce_refused"),
        (Reply.json(200, access_token="APP_USR-1", expires_in=21600, user_id=1), "no_refresh_token"),
        (Reply(403, b"<html>", "text/html"), "edge_forbidden"),
        (Reply.json(429, error="local_rate_limited"), "rate_limited"),
        (Reply.json(503), "server_trouble"),
        (Reply(200, b'{"access_token": "APP_U', cut=5), "ambiguous"),
        (Reply(200, b"<html>", "text/html"), "bad_answer"),
    ],
)
def test_r36_the_exchange_fails(desk: Desk, reply: Reply, code: str) -> None:
    desk.server.script.append(reply)
    assert failure(desk).code == code
    assert len(desk.server.token_calls) == 1


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply.json(503), "server_trouble"),
        (Reply(403, b"<html>", "text/html"), "edge_forbidden"),
        (Reply(200, b"<html>", "text/html"), "bad_answer"),
        (Reply(200, b'{"id": 48123', cut=3), "ambiguous"),
    ],
)
def test_tokens_that_nobody_says_whose_they_are(desk: Desk, reply: Reply, code: str) -> None:
    """The exchange succeeded, and `/users/me` does not: nothing is stored, and the next try works."""
    desk.server.resource.append(reply)
    assert failure(desk).code == code
    assert desk.service.list() == ()
    assert not desk.service.keys.knows_secret(CLIENT_ID)
    assert desk.connect().id == USER_ID


def test_the_wrong_secret_is_not_kept(desk: Desk) -> None:
    assert failure(desk, client_secret="wrong").code == "wrong_application"
    assert not desk.service.keys.knows_secret(CLIENT_ID)
    assert failure(desk, client_secret=None).code == "secret_missing"


def test_after_a_failure_the_next_try_works(desk: Desk) -> None:
    failure(desk, client_secret="wrong")
    assert desk.connect().id == USER_ID


def test_tokens_of_somebody_else_than_the_code(desk: Desk) -> None:
    desk.browser = lambda url: arrive(url, code=code_for("999"))
    assert failure(desk).code == "wrong_account"


def test_a_token_answer_of_somebody_else_than_users_me(desk: Desk) -> None:
    pair = desk.server.fresh_pair()
    desk.server.script.append(Reply(200, pair.body.replace(b'"user_id": 4812345678', b'"user_id": 999')))
    assert failure(desk).code == "wrong_account"


def test_another_account_than_the_one_to_reconnect(desk: Desk) -> None:
    assert failure(desk, expected="111").code == "wrong_account"


def test_another_country(desk: Desk) -> None:
    desk.server.site_id = "MLA"
    wrong = failure(desk)
    assert (wrong.code, wrong.params) == ("wrong_site", {"site": "MLA"})


def test_a_bare_code_that_is_not_confirmed(desk: Desk) -> None:
    login = desk.service.begin(desk.request(open_browser=False))

    def on_step(step) -> None:
        if isinstance(step, Waiting):
            login.paste(code_for(USER_ID))

    with pytest.raises(errors.LoginCancelled):
        login.run(on_step, lambda seller: False)
    nothing_is_saved(desk)


def test_a_wrong_paste_leaves_the_login_running(desk: Desk) -> None:
    login = desk.service.begin(desk.request(open_browser=False))
    with pytest.raises(NotWaiting):
        login.paste(code_for(USER_ID))
    refused: list[str] = []

    def on_step(step) -> None:
        desk.steps.append(step)
        if isinstance(step, Waiting):
            with pytest.raises(StateDiffers) as other:
                login.paste(f"https://example.com/?code={code_for('1')}&state=v1.40123.{'a' * 43}")
            refused.append(other.value.code)
            desk.allow(desk.address.authorize_url)

    assert login.run(on_step).id == USER_ID
    assert refused == ["state_differs"]
    with pytest.raises(NotWaiting):
        login.paste(code_for(USER_ID))


@pytest.mark.parametrize("moment", [Waiting, Exchanging, ReadingSeller])
def test_cancel_at_any_moment_saves_nothing(desk: Desk, moment: type) -> None:
    desk.browser = desk.allow if moment is not Waiting else lambda url: None
    login = desk.service.begin(desk.request())

    def on_step(step) -> None:
        if isinstance(step, moment):
            login.cancel()

    with pytest.raises(errors.LoginCancelled):
        login.run(on_step)
    nothing_is_saved(desk)
    assert moment is not Waiting or desk.server.asked == []


def test_t20_nobody_comes(tmp_path, clock: FixedClock) -> None:
    with open_desk(tmp_path, clock) as desk:
        desk.browser = lambda url: None
        late = failure(desk)
        assert late.code == "login_timed_out"
        assert "administrator" in late.advice_text()
        assert desk.server.asked == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"site_id": "MLX"}, "unknown_site"),
        ({"redirect_uri": "http://localhost:8080/callback"}, "redirect_unusable"),
        ({"client_secret": None}, "secret_missing"),
        ({"client_secret": "   "}, "secret_missing"),
    ],
)
def test_what_cannot_work_is_said_before_a_browser_opens(desk: Desk, changes: dict[str, object], code: str) -> None:
    if "site_id" in changes:
        desk.service._hosts = type(desk.service._hosts)(desk.server.url, None)
    assert failure(desk, **changes).code == code
    assert desk.pages == []


def test_a_vault_that_says_no(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(key: str, secret: str) -> None:
        raise VaultDenied(vault="the keyring")

    with monkeypatch.context() as patch:
        patch.setattr(desk.vault, "write", refuse)
        assert failure(desk).code == "vault_denied"


def test_a_full_disk_leaves_no_tokens_without_an_account(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Accounts, account: Account) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Accounts, "save", full)
        with pytest.raises(OSError, match="No space"):
            desk.connect()
    nothing_is_saved(desk)


def test_r34_two_windows_at_once_each_get_their_own(desk: Desk) -> None:
    """R34: both logins are open at the same time, and the later one is answered first."""
    both_wait = threading.Barrier(2)
    done: list[str] = []

    def browse(url: str):
        both_wait.wait(10)
        return desk.allow(url)

    desk.browser = browse
    threads = [threading.Thread(target=lambda: done.append(desk.connect().id)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [USER_ID, USER_ID]
    verifiers = {asked.form["code_verifier"] for asked in desk.server.token_calls}
    assert len(verifiers) == 2
    assert len(desk.accounts.all()) == 1
