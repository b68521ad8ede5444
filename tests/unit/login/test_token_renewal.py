"""T1 to T9 and T15 to T18: a refresh token works once, and nothing but its refusal ends a connection."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.errors import PeepersError
from peepers_desktop.filelock import LockBusy
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.authorization import Authorization
from peepers_desktop.mercadolivre.oauth_tokens import TokenPair
from peepers_desktop.vault.errors import VaultLocked
from tests.helpers.secret_watch import nothing_secret_is_logged
from tests.helpers.signed_in import FIRST_ACCESS, FIRST_REFRESH, SignedIn, first_pair
from tests.helpers.token_server import CLIENT_SECRET, USER_ID, Reply, TokenServer, refused_grant


@pytest.fixture
def account(clock: FixedClock, tmp_path: Path):
    with TokenServer() as server, nothing_secret_is_logged(CLIENT_SECRET, "TG-", "APP_USR-"):
        yield SignedIn(server, clock, tmp_path)


def test_t1_a_valid_token_costs_no_request(account: SignedIn) -> None:
    assert account.authorization().token() == FIRST_ACCESS
    assert account.server.asked == []


def test_t2_an_expired_token_is_renewed_and_stored_before_it_is_used(account: SignedIn) -> None:
    account.expire()
    token = account.authorization().token()
    stored = account.shelf.read()
    assert stored is not None
    assert stored.access_token == token != FIRST_ACCESS
    assert stored.refresh_token in account.server.alive
    assert len(account.server.token_calls) == 1


def test_a_token_is_renewed_ten_minutes_early(account: SignedIn) -> None:
    bearer = account.authorization()
    account.clock.advance(5 * 3600 + 49 * 60)
    assert bearer.token() == FIRST_ACCESS
    account.clock.advance(2 * 60)
    assert bearer.token() != FIRST_ACCESS
    assert len(account.server.token_calls) == 1


def test_a_short_token_is_not_renewed_with_every_call(account: SignedIn) -> None:
    account.server.expires_in = 300
    account.expire()
    bearer = account.authorization()
    tokens = {bearer.token() for _ in range(5)}
    assert len(tokens) == len(account.server.token_calls) == 1


@pytest.mark.parametrize("workers", [2, 5, 50])
def test_t3_t4_many_workers_renew_once(account: SignedIn, workers: int) -> None:
    account.expire()
    bearer, start, tokens = account.authorization(), threading.Barrier(workers), list[str]()

    def work() -> None:
        start.wait()
        tokens.append(bearer.token())

    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(tokens) == workers
    assert len(set(tokens)) == 1
    assert len(account.server.token_calls) == 1


def test_t5_t16_a_refused_grant_asks_for_the_seller_and_never_loops(account: SignedIn) -> None:
    account.server.alive.clear()
    account.expire()
    bearer = account.authorization()
    for _ in range(3):
        with pytest.raises(errors.ReconnectNeeded) as ended:
            bearer.token()
        assert ended.value.cause == "invalid_grant"
    assert len(account.server.token_calls) == 1
    stored = account.shelf.read()
    assert stored is not None
    assert stored.refresh_token == FIRST_REFRESH


TRANSIENT = [
    pytest.param(Reply.json(503, error="service_not_available"), "server_trouble", id="T6-503"),
    pytest.param(Reply(403, b"<html>Access denied</html>", "text/html"), "edge_forbidden", id="T15-html-403"),
    pytest.param(Reply.json(429, error="local_rate_limited"), "rate_limited", id="429"),
    pytest.param(Reply(200, b'{"access_tok', cut=4), "ambiguous", id="cut"),
    pytest.param(Reply.json(200, error="invalid_token", message="x"), "bad_answer", id="T18-invalid-token-200"),
    pytest.param(Reply.json(200, error="expired_token", message="x"), "bad_answer", id="T18-expired-token-200"),
    pytest.param(Reply.json(200, error="invalid_grant", message="x"), "bad_answer", id="T18-invalid-grant-200"),
    pytest.param(Reply.json(401, error="invalid_grant"), "refused", id="401-invalid-grant"),
    pytest.param(Reply.json(400, error="invalid_client"), "wrong_application", id="secret-renewed"),
    pytest.param(Reply(200, b"<html>", "text/html"), "bad_answer", id="html-200"),
]


@pytest.mark.parametrize(("reply", "code"), TRANSIENT)
def test_t6_t15_t18_anything_else_leaves_the_account_connected(account: SignedIn, reply: Reply, code: str) -> None:
    account.server.script.append(reply)
    account.expire()
    bearer = account.authorization()
    with pytest.raises(PeepersError) as failed:
        bearer.token()
    assert failed.value.code == code
    assert not isinstance(failed.value, errors.ReconnectNeeded)
    kept = account.shelf.read()
    assert kept is not None
    assert kept.refresh_token == FIRST_REFRESH
    assert bearer.token() != FIRST_ACCESS, "the next round renews with the same refresh token"
    assert [asked.form["refresh_token"] for asked in account.server.token_calls] == [FIRST_REFRESH] * 2


def test_an_early_renewal_that_fails_costs_nothing(account: SignedIn) -> None:
    account.server.script.append(Reply.json(503, error="service_not_available"))
    bearer = account.authorization()
    account.clock.advance(5 * 3600 + 55 * 60)
    assert bearer.token() == FIRST_ACCESS
    assert bearer.token() != FIRST_ACCESS


def test_t7_a_stuck_holder_is_a_retryable_error_not_a_dead_lock(account: SignedIn) -> None:
    stuck = SignedIn(account.server, account.clock, account.folder, account.vault, patience=0.05)
    stuck.expire()
    bearer = stuck.authorization()
    with stuck.lock.held(), pytest.raises(LockBusy):
        bearer.token()
    assert bearer.token() != FIRST_ACCESS, "and afterwards it goes on"
    assert len(account.server.token_calls) == 1


class Elsewhere:
    """An endpoint during whose answer something else happens."""

    def __init__(self, account: SignedIn, happens) -> None:
        self._account = account
        self._happens = happens

    def refresh(self, refresh_token: str) -> TokenPair:
        fresh = self._account.endpoint.refresh(refresh_token)
        self._happens()
        return fresh


def late(account: SignedIn, happens) -> Authorization:
    return Authorization(USER_ID, Elsewhere(account, happens), account.shelf, account.lock, account.clock)


def lose_lock(account: SignedIn) -> None:
    (account.folder / "tokens.lock").unlink()
    (account.folder / "tokens.lock").touch()


def other_pair(account: SignedIn) -> TokenPair:
    return TokenPair("APP_USR-other", "TG-other", account.clock.now() + timedelta(hours=6), "", USER_ID)


def test_t9_who_lost_the_lock_does_not_overwrite(account: SignedIn) -> None:
    account.expire()

    def another_took_over() -> None:
        lose_lock(account)
        account.shelf.write(other_pair(account))

    bearer = late(account, another_took_over)
    with pytest.raises(errors.RefreshLockLost):
        bearer.token()
    assert account.shelf.read() == other_pair(account)
    assert bearer.token() == "APP_USR-other"
    assert account.shelf.read() == other_pair(account)


def test_t9_a_pair_is_not_lost_when_only_the_lock_was(account: SignedIn) -> None:
    account.expire()
    bearer = late(account, lambda: lose_lock(account))
    with pytest.raises(errors.RefreshLockLost):
        bearer.token()
    token = bearer.token()
    stored = account.shelf.read()
    assert stored is not None
    assert stored.access_token == token
    assert len(account.server.token_calls) == 1


def test_a_pair_is_not_put_back_after_a_disconnect(account: SignedIn) -> None:
    account.expire()
    with pytest.raises(errors.ReconnectNeeded):
        late(account, account.shelf.forget).token()
    assert account.shelf.read() is None


def test_t10_a_refused_token_is_renewed_once(account: SignedIn) -> None:
    bearer = account.authorization()
    stale = bearer.token()
    fresh = bearer.renew(stale)
    assert fresh != stale
    assert bearer.token() == fresh
    assert bearer.renew(stale) == fresh, "somebody has done so already"
    assert len(account.server.token_calls) == 1


def test_another_process_has_renewed_already(account: SignedIn) -> None:
    here, there = account.authorization(), account.authorization()
    account.expire()
    assert there.token() == here.token()
    assert len(account.server.token_calls) == 1


def test_a_pair_that_appears_after_the_refusal_is_used(account: SignedIn) -> None:
    """Two programs with the same token: the loser finds the winner's pair on the shelf."""
    account.expire()
    account.server.script.append(refused_grant())

    class Beaten:
        def refresh(self, refresh_token: str) -> TokenPair:
            try:
                return account.endpoint.refresh(refresh_token)
            finally:
                account.shelf.write(other_pair(account))

    bearer = Authorization(USER_ID, Beaten(), account.shelf, account.lock, account.clock)
    assert bearer.token() == "APP_USR-other"
    assert len(account.server.token_calls) == 1


def test_t17_n1_after_a_restart_the_rotated_token_is_used(account: SignedIn) -> None:
    account.expire()
    account.authorization().token()
    account.expire()
    account.authorization().token()
    first, second = (asked.form["refresh_token"] for asked in account.server.token_calls)
    assert first == FIRST_REFRESH
    assert second != FIRST_REFRESH


def test_x4_one_renewal_after_a_long_sleep(account: SignedIn) -> None:
    bearer = account.authorization()
    bearer.token()
    account.clock.advance(3 * 24 * 3600)
    assert bearer.token() == bearer.token() != FIRST_ACCESS
    assert len(account.server.token_calls) == 1


def test_a_renewal_without_a_refresh_token_keeps_the_old_one(account: SignedIn) -> None:
    account.expire()
    account.server.script.append(Reply.json(200, access_token="APP_USR-x", expires_in=21600, user_id=int(USER_ID)))
    assert account.authorization().token() == "APP_USR-x"
    stored = account.shelf.read()
    assert stored is not None
    assert stored.refresh_token == FIRST_REFRESH


def test_another_persons_tokens_are_never_stored(account: SignedIn) -> None:
    account.expire()
    account.server.user_id = "999"
    with pytest.raises(errors.WrongAccount):
        account.authorization().token()
    assert account.shelf.read() == first_pair(FixedClock(account.clock.now() - timedelta(hours=7)))


class Stubborn:
    """A vault that does not take anything for a while."""

    def __init__(self, account: SignedIn) -> None:
        self._vault = account.vault
        self.locked = True

    def read(self, key: str) -> str | None:
        return self._vault.read(key)

    def write(self, key: str, secret: str) -> None:
        if self.locked:
            raise VaultLocked(vault="x")
        self._vault.write(key, secret)

    def forget(self, key: str) -> None:
        self._vault.forget(key)


def test_a_pair_the_vault_would_not_take_is_kept_and_stored_later(account: SignedIn) -> None:
    account.expire()
    vault = Stubborn(account)
    account.shelf._vault = vault
    bearer = account.authorization()
    for _ in range(2):
        with pytest.raises(VaultLocked):
            bearer.token()
    vault.locked = False
    token = bearer.token()
    stored = account.shelf.read()
    assert stored is not None
    assert stored.access_token == token
    assert len(account.server.token_calls) == 1, "the used refresh token was not tried again"


@pytest.mark.parametrize("stored", [None, "", "{", '{"access_token": "a"}', "[]"])
def test_without_tokens_the_seller_has_to_connect(account: SignedIn, stored: str | None) -> None:
    account.shelf.forget()
    if stored is not None:
        account.vault.write(account.shelf._key, stored)
    with pytest.raises(errors.ReconnectNeeded) as ended:
        account.authorization().token()
    assert ended.value.cause == "no_tokens"
    assert account.server.asked == []


def test_connecting_again_wakes_a_bearer_that_had_given_up(account: SignedIn) -> None:
    account.server.alive.clear()
    account.expire()
    bearer = account.authorization()
    with pytest.raises(errors.ReconnectNeeded):
        bearer.token()
    account.shelf.write(other_pair(account))
    assert bearer.token() == "APP_USR-other"


def test_nothing_secret_shows(account: SignedIn) -> None:
    bearer = account.authorization()
    bearer.token()
    assert "APP_USR" not in repr(bearer) + repr(bearer.__dict__.get("_pair"))
