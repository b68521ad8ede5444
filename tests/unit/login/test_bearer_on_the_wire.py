"""T10 to T14: what a refused token, a block or trouble on a resource does to the bearer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.limits import Limiter
from peepers_desktop.mercadolivre.transport import Transport
from tests.helpers.secret_watch import nothing_secret_is_logged
from tests.helpers.signed_in import FIRST_ACCESS, FIRST_REFRESH, SignedIn
from tests.helpers.token_server import Reply, TokenServer

EXPIRED = Reply.json(401, code="unauthorized", message="invalid access token")


@pytest.fixture
def account(clock: FixedClock, tmp_path: Path):
    with TokenServer() as server, nothing_secret_is_logged("TG-", "APP_USR-"):
        yield SignedIn(server, clock, tmp_path)


@pytest.fixture
def transport(account: SignedIn, clock: FixedClock) -> Iterator[Transport]:
    wire = Transport(account.server.url, account.authorization(), Limiter(clock), clock)
    yield wire
    wire.close()


def calls(account: SignedIn) -> list[tuple[str, str]]:
    """Path and bearer of every call that is no token request."""
    return [
        (asked.target, asked.headers["authorization"].removeprefix("Bearer "))
        for asked in account.server.asked
        if asked.target != "/oauth/token"
    ]


def test_t10_one_renewal_and_one_retry(account: SignedIn, transport: Transport) -> None:
    account.server.resource.append(EXPIRED)
    assert transport.get("/users/me").status == 200
    (_, first), (_, second) = calls(account)
    assert first == FIRST_ACCESS != second
    stored = account.shelf.read()
    assert stored is not None
    assert stored.access_token == second
    assert len(account.server.token_calls) == 1


def test_t10_a_refused_write_was_not_done_so_it_is_sent_again(account: SignedIn, transport: Transport) -> None:
    account.server.resource.extend([EXPIRED, Reply.json(200, id="MLB1")])
    assert transport.post("/answers", {"text": "Olá"}).status == 200
    assert len(calls(account)) == 2


def test_t11_a_second_refusal_ends_it(account: SignedIn, transport: Transport) -> None:
    account.server.resource.extend([EXPIRED] * 5)
    with pytest.raises(errors.TokenRejected):
        transport.get("/users/me")
    assert len(calls(account)) == 2
    assert len(account.server.token_calls) == 1
    stored = account.shelf.read()
    assert stored is not None
    assert stored.refresh_token in account.server.alive


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Reply.json(401, message="Caller is not the item's owner", error="", status=401, cause=[]), "not_owner"),
        (Reply.json(401, error="unauthorized_scopes", message="blocked", status=401), "application_blocked"),
        (Reply.json(403, code="PA_UNAUTHORIZED_RESULT_FROM_POLICIES", blocked_by="PolicyAgent"), "permission_missing"),
        (Reply(403, b"<html>no</html>", "text/html"), "edge_forbidden"),
    ],
)  # fmt: skip
def test_what_is_not_about_the_token_renews_nothing(
    account: SignedIn, transport: Transport, reply: Reply, code: str
) -> None:
    account.server.resource.append(reply)
    with pytest.raises(PeepersError) as failed:
        transport.get("/items/MLB1")
    assert failed.value.code == code
    assert account.server.token_calls == []
    assert len(calls(account)) == 1


def test_t12_a_pause_is_passed_up(account: SignedIn, transport: Transport, clock: FixedClock) -> None:
    account.server.resource.append(Reply(429, b"local_rate_limited", "text/plain"))
    with pytest.raises(errors.RateLimited):
        transport.get("/users/me")
    assert len(calls(account)) == 1


def test_t13_trouble_on_a_resource_touches_no_token(account: SignedIn, transport: Transport) -> None:
    account.server.resource.extend([Reply.json(500, error="internal_server_error")] * 3)
    with pytest.raises(errors.ServerTrouble):
        transport.get("/users/me")
    assert account.server.token_calls == []
    assert transport.get("/users/me").status == 200


def test_t14_the_token_is_never_in_an_address(account: SignedIn, transport: Transport) -> None:
    account.expire()
    transport.get("/users/me", {"attributes": "id"})
    assert [asked.target.partition("?")[0] for asked in account.server.asked] == ["/oauth/token", "/users/me"]
    for asked in account.server.asked:
        assert not any(secret in asked.target for secret in ("APP_USR", "TG-", "token=", FIRST_REFRESH))


def test_t5_without_a_grant_nothing_is_sent(account: SignedIn, transport: Transport) -> None:
    account.server.alive.clear()
    account.expire()
    for _ in range(3):
        with pytest.raises(errors.ReconnectNeeded):
            transport.get("/users/me")
    assert calls(account) == []
    assert len(account.server.token_calls) == 1
