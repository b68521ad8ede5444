"""R1 to R25 on a real port: the attacker gets nothing and the genuine login works afterwards."""

from __future__ import annotations

import secrets
import socket

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.mercadolivre.redirect import LoopbackReceiver
from peepers_desktop.mercadolivre.redirect_http import Place
from peepers_desktop.mercadolivre.redirect_server import DEADLINE, READ_TIMEOUT, RedirectServer, bind_loopback
from tests.helpers.knocking import Page, get, knock, plug, read_page, request, reset
from tests.helpers.receivers import CODE, besieged, genuine, port_of


@pytest.fixture
def receiver(clock: FixedClock):
    with besieged(clock) as waiting:
        yield waiting


def state_of(receiver: LoopbackReceiver) -> str:
    return receiver.flow.state


def was_cut(connection: socket.socket) -> bool:
    """The other side ended it: cleanly, or with a reset when a byte of ours was still unread."""
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True


@pytest.mark.parametrize(
    "query",
    [
        "code={code}&state=v1.1.x", "code={code}", "code={code}&state={state}&state={state}",
        "code={code}&state={upper}",
        "code={code}&state={state}%20", "state={state}", "code=&state={state}", "code={code}&code={code}&state={state}",
        "code={code}&error=access_denied&state={state}", "", "&".join("p=1" for _ in range(900)),
    ],
)  # fmt: skip
def test_r1_to_r10_a_wrong_query(receiver: LoopbackReceiver, query: str) -> None:
    state = state_of(receiver)
    target = "/callback?" + query.format(code=CODE, state=state, upper=state.upper())
    assert get(port_of(receiver), target).status == 400


def test_r6_guessing(receiver: LoopbackReceiver) -> None:
    port = port_of(receiver)
    guesses = (f"/callback?code={CODE}&state=v1.{port}.{secrets.token_urlsafe(32)}" for _ in range(100))
    assert {get(port, guess).status for guess in guesses} == {400}


@pytest.mark.parametrize(
    "path", ["/callback/", "//callback", "/x/../callback", "/%63allback", "/favicon.ico", "/robots.txt"]
)
def test_r13_r14_another_path(receiver: LoopbackReceiver, path: str) -> None:
    assert get(port_of(receiver), f"{path}?code={CODE}&state={state_of(receiver)}").status == 404


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "OPTIONS", "TRACE"])
def test_r15_another_method(receiver: LoopbackReceiver, method: str) -> None:
    page = knock(port_of(receiver), request(port_of(receiver), genuine(receiver), method=method))
    assert (page.status, page.header("Allow")) == (405, "GET")


def test_r16_dns_rebinding(receiver: LoopbackReceiver) -> None:
    port = port_of(receiver)
    assert knock(port, request(port, genuine(receiver), host=f"evil.example:{port}")).status == 421


def test_r18_an_embedded_request(receiver: LoopbackReceiver) -> None:
    port = port_of(receiver)
    assert knock(port, request(port, genuine(receiver), "Origin: https://evil.example")).status == 403
    assert knock(port, request(port, genuine(receiver), "Sec-Fetch-Mode: no-cors")).status == 403


def test_r19_idle_connections_hold_nobody_up(receiver: LoopbackReceiver) -> None:
    idle = [plug(port_of(receiver)) for _ in range(10)]
    page = get(port_of(receiver), "/favicon.ico")
    assert page.status == 404
    for connection in idle:
        connection.close()


def test_r19_an_idle_connection_is_hung_up_on(receiver: LoopbackReceiver, clock: FixedClock) -> None:
    with plug(port_of(receiver)) as idle:
        assert get(port_of(receiver), "/").status == 404  # by now the idle one has been accepted
        clock.advance(READ_TIMEOUT)
        assert was_cut(idle)


def test_r20_a_slow_sender_is_cut_at_the_deadline(receiver: LoopbackReceiver, clock: FixedClock) -> None:
    with plug(port_of(receiver)) as slow:
        slow.sendall(b"GET /callback")
        for _ in range(int(DEADLINE) - 1):
            slow.sendall(b"?")
            get(port_of(receiver), "/")  # the byte before it has been read when this is answered
            clock.advance(1.0)
        slow.settimeout(0.3)
        with pytest.raises(TimeoutError):
            slow.recv(1)  # still there: it never fell silent
        slow.settimeout(10)
        clock.advance(1.0)
        assert was_cut(slow)


def test_r21_a_flood_of_two_hundred(receiver: LoopbackReceiver) -> None:
    flood = [plug(port_of(receiver)) for _ in range(200)]
    assert get(port_of(receiver), "/").status == 404
    assert len(receiver._server._connections) <= 16
    for connection in flood:
        connection.close()


@pytest.mark.parametrize("header", ["Content-Length: 4294967296", "Transfer-Encoding: chunked"])
def test_r22_a_body_is_not_read(receiver: LoopbackReceiver, header: str) -> None:
    port = port_of(receiver)
    with plug(port) as connection:
        connection.sendall(request(port, genuine(receiver), header) + b"5\r\nhello\r\n" * 100)
        assert read_page(connection).status == 400


def test_r22_an_endless_body_is_hung_up_on(receiver: LoopbackReceiver, clock: FixedClock) -> None:
    port = port_of(receiver)
    with plug(port) as connection:
        connection.sendall(request(port, "/", "Content-Length: 4294967296"))
        assert connection.recv(65536).startswith(b"HTTP/1.1 404")
        clock.advance(READ_TIMEOUT)
        connection.settimeout(10)
        try:
            while True:
                connection.sendall(b"x" * 65536)
        except ConnectionError:
            pass
        assert get(port, "/").status == 404


def test_r23_large_and_damaged_requests(receiver: LoopbackReceiver) -> None:
    port = port_of(receiver)
    assert knock(port, request(port, "/callback?" + "a" * 65536)).status in (414, 0)
    assert knock(port, b"GET /callback?a=\x00 HTTP/1.1\r\n\r\n").status == 400
    assert knock(port, b"GET /callback?a=\xff HTTP/1.1\r\n\r\n").status == 400
    page: Page = get(port, f"/callback?code=a%0d%0aSet-Cookie:%20x&state={state_of(receiver)}")
    assert (page.status, page.header("Set-Cookie")) == (400, None)


def test_r24_tls_on_the_plain_port(receiver: LoopbackReceiver) -> None:
    hello = bytes.fromhex("16030100c8010000c40303") + b"\x5a" * 190
    assert knock(port_of(receiver), hello).status == 0


def test_r25_a_reset_in_the_middle(receiver: LoopbackReceiver) -> None:
    for _ in range(20):
        connection = plug(port_of(receiver))
        connection.sendall(request(port_of(receiver), "/callback?code=x&state=y"))
        reset(connection)
    assert get(port_of(receiver), "/").status == 404


def test_r25_the_answer_counts_although_its_page_was_lost(clock: FixedClock) -> None:
    with OneVisitor(clock) as (port, target, statuses):
        connection = plug(port)
        connection.sendall(request(port, target))
        read = connection.recv(1)
        reset(connection)
        assert read == b"H"
        assert get(port, target).status == 409
        assert statuses == [200, 409]


class OneVisitor:
    """A bare server that takes its first visitor and tells the others that they are late."""

    def __init__(self, clock: FixedClock) -> None:
        self._listener = bind_loopback(0)
        self._port = self._listener.getsockname()[1]
        self._clock = clock
        self._statuses: list[int] = []

    def __enter__(self) -> tuple[int, str, list[int]]:
        self._server = RedirectServer(self._listener, Place(self._port, "/x"), self._answer, self._clock)
        return self._port, "/x?a=b", self._statuses

    def __exit__(self, *reason: object) -> None:
        self._server.stop()

    def _answer(self, redirect: object) -> int:
        self._statuses.append(409 if self._statuses else 200)
        return self._statuses[-1]


def test_only_this_address_is_bound() -> None:
    with bind_loopback(0) as listener:
        assert listener.getsockname()[0] == "127.0.0.1"
        assert listener.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT) == 0
