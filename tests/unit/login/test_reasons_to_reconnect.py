"""Why an account has to be connected again is said as exactly as it can be known, and stays said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.login_errors import GrantChanged, SecretRenewed
from peepers_desktop.mercadolivre.reconnect import WITHOUT_KEYS, reconnect
from tests.helpers.signed_in import FIRST_ACCESS, SignedIn
from tests.helpers.token_server import Reply, TokenServer, refused_grant

DAY = 24 * 3600


@pytest.fixture
def account(clock: FixedClock, tmp_path: Path) -> Iterator[SignedIn]:
    with TokenServer() as server:
        yield SignedIn(server, clock, tmp_path)


def ended(account: SignedIn, stale: str | None = None) -> errors.ReconnectNeeded:
    bearer = account.authorization()
    reasons = []
    for _ in range(2):
        with pytest.raises(errors.ReconnectNeeded) as needed:
            bearer.token() if stale is None else bearer.renew(stale)
        reasons.append(needed.value)
    assert reasons[0].text() == reasons[1].text(), "it stays said"
    assert len(account.server.token_calls) == 1
    return reasons[0]


def test_six_months_without_use(account: SignedIn) -> None:
    account.server.alive.clear()
    account.clock.advance(181 * DAY)
    reason = ended(account)
    assert reason.cause == "expired"
    assert "six months" in reason.text()


def test_a_password_was_changed_or_the_permission_withdrawn(account: SignedIn) -> None:
    """The marketplace refuses an access token before its time, and the refresh token with it."""
    account.server.alive.clear()
    reason = ended(account, stale=FIRST_ACCESS)
    assert reason.cause == "withdrawn"
    assert "password" in reason.text()


def test_a_refusal_in_the_ordinary_course_names_what_it_can_be(account: SignedIn) -> None:
    account.server.alive.clear()
    account.expire()
    reason = ended(account)
    assert reason.cause == "invalid_grant"
    for word in ("password", "withdrawn", "another computer"):
        assert word in reason.advice_text()


def test_a_refusal_in_generic_words_is_a_refusal(account: SignedIn) -> None:
    """Words about a redirect address, which a renewal does not have."""
    account.server.script.append(refused_grant("invalid, expired, revoked, or does not match the redirect_uri"))
    account.expire()
    assert ended(account).cause == "invalid_grant"


def test_a_renewed_secret_leaves_the_account_connected(account: SignedIn) -> None:
    account.server.script.append(Reply.json(400, error="invalid_client", message="invalid client_id or client_secret"))
    account.expire()
    bearer = account.authorization()
    with pytest.raises(SecretRenewed) as renewed:
        bearer.token()
    assert "secret key" in renewed.value.text()
    assert bearer.token() != FIRST_ACCESS, "with the right secret the same refresh token works"


def test_changed_permissions_are_said(account: SignedIn) -> None:
    account.server.script.append(Reply.json(400, error="unauthorized_client", message="no grant for these scopes"))
    account.expire()
    with pytest.raises(GrantChanged) as changed:
        account.authorization().token()
    assert "permission" in changed.value.text()
    assert not isinstance(changed.value, errors.ReconnectNeeded)


@pytest.mark.parametrize("cause", ["no_tokens", "session_over", "expired", "withdrawn", "invalid_grant"])
def test_a_remembered_cause_says_the_same_again(cause: str) -> None:
    error = reconnect(cause)
    assert error.cause == cause
    assert error.code == "reconnect_needed"
    assert error.message != errors.ReconnectNeeded.message
    assert error.advice_text()


def test_a_cause_nobody_knows_still_has_a_sentence() -> None:
    error: PeepersError = reconnect("of another version")
    assert "has ended" in error.text()


def test_only_lost_keys_leave_a_grant_behind() -> None:
    assert {"no_tokens", "session_over"} == WITHOUT_KEYS
