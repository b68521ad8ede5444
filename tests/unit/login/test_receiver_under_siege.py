"""R1 to R25 on a real port: the attacker gets nothing and the genuine login works afterwards."""

from __future__ import annotations

import secrets
import socket

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.redirect import LoopbackReceiver
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE
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


EARLIER = f"v1.40123.{'e' * 43}"
"""A state as an earlier attempt had it."""

QUERIES = {
    "R1-wrong": "code={code}&state=v1.1.x",
    "R2-missing": "code={code}",
    "R2-empty": "code={code}&state=",
    "R3-two": "code={code}&state={state}&state={state}",
    "R3-right-and-wrong": "code={code}&state={state}&state=v1.1.x",
    "R4-earlier": f"code={{code}}&state={EARLIER}",
    "R5-case": "code={code}&state={upper}",
    "R5-space": "code={code}&state={state}%20",
    "R5-plus": "code={code}&state=+{state}",
    "R5-encoded": "code={code}&state={encoded}",
    "R7-no-code": "state={state}",
    "R8-empty-code": "code=&state={state}",
    "R9-two-codes": "code={code}&code={code}&state={state}",
    "R9-two-different-codes": "code={code}&state={state}&code=TG-other",
    "R10-code-and-error": "code={code}&error=access_denied&state={state}",
    "nothing": "",
    "R23-many-fields": "&".join("p=1" for _ in range(900)),
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_r1_to_r10_a_wrong_query(receiver: LoopbackReceiver, query: str) -> None:
    state = state_of(receiver)
    encoded = f"%{ord(state[0]):02x}{state[1:]}"
    target = "/callback?" + query.format(code=CODE, state=state, upper=state.upper(), encoded=encoded)
    assert get(port_of(receiver), target).status == 400


def test_r4_the_state_of_the_attempt_before(clock: FixedClock) -> None:
    with LoopbackReceiver(LoginFlow.start(RELAY_PAGE), clock) as before:
        stale = genuine(before)
    with besieged(clock) as receiver:
        assert get(port_of(receiver), stale).status == 400


def test_r6_five_hundred_guesses(receiver: LoopbackReceiver) -> None:
    port = port_of(receiver)
    guesses = (f"/callback?code={CODE}&state=v1.{port}.{secrets.token_urlsafe(32)}" for _ in range(500))
    assert {get(port, guess).status for guess in guesses} == {400}


DESCRIPTIONS = {
    "R12-long": "x" * 3000,  # as much of it as an address may hold
    "R12-html": "%3Cscript%3Ealert(1)%3C/script%3E%3Cimg+src=x%3E",
    "R12-right-to-left": "%E2%80%AEdetpecca%E2%80%AC",
    "R12-control": "%00%07%1b%5b31m%0d%0aSet-Cookie:+a=b",
}


@pytest.mark.parametrize("description", DESCRIPTIONS.values(), ids=DESCRIPTIONS)
def test_r12_a_strange_refusal_becomes_short_plain_text(clock: FixedClock, description: str) -> None:
    with LoopbackReceiver(LoginFlow.start(RELAY_PAGE), clock) as receiver:
        query = f"error=new_and_unknown&error_description={description}&state={state_of(receiver)}"
        page = get(port_of(receiver), f"/callback?{query}")
        answer = receiver.wait(0)
    assert page.status == 200
    assert not any(sign in page.body for sign in ("alert", "script>", "detpecca"))
    assert page.header("Set-Cookie") is None
    assert (answer.error, answer.code) == ("new_and_unknown", "")
    assert len(answer.description) <= 200
    assert answer.description.isprintable()


def test_r12_beyond_what_an_address_may_hold(receiver: LoopbackReceiver) -> None:
    query = f"error=access_denied&error_description={'x' * 100_000}&state={state_of(receiver)}"
    assert knock(port_of(receiver), request(port_of(receiver), f"/callback?{query}")).status in (414, 0)


@pytest.mark.parametrize("path", ["/callback/", "//callback", "/x/../callback", "/%63allback", "/favicon.ico"])
def test_r13_r14_another_path(receiver: LoopbackReceiver, path: str) -> None:
    assert get(port_of(receiver), f"{path}?code={CODE}&state={state_of(receiver)}").status == 404


def test_r14_icons_first_and_the_login_afterwards(receiver: LoopbackReceiver) -> None:
    pages = [get(port_of(receiver), path).status for path in ("/favicon.ico", "/robots.txt", "/apple-touch-icon.png")]
    assert pages == [404, 404, 404]


@pytest.mark.parametrize("method", ["HEAD", "POST", "PUT", "OPTIONS", "TRACE"])
def test_r15_another_method(receiver: LoopbackReceiver, method: str) -> None:
    page = knock(port_of(receiver), request(port_of(receiver), genuine(receiver), method=method))
    assert (page.status, page.header("Allow")) == (405, "GET")


def test_r16_dns_rebinding(receiver: LoopbackReceiver) -> None:
    port = port_of(receiver)
    assert knock(port, request(port, genuine(receiver), host=f"evil.example:{port}")).status == 421


def test_r15_a_tunnel(receiver: LoopbackReceiver) -> None:
    port = port_of(receiver)
    assert knock(port, request(port, f"127.0.0.1:{port}", method="CONNECT")).status == 405


def test_r17_no_host_two_hosts_or_a_whole_address(receiver: LoopbackReceiver) -> None:
    port, target = port_of(receiver), genuine(receiver)
    assert knock(port, f"GET {target} HTTP/1.1\r\n\r\n".encode()).status == 421
    assert knock(port, request(port, target, f"Host: 127.0.0.1:{port}")).status == 421
    assert knock(port, request(port, f"http://127.0.0.1:{port}{target}")).status == 421


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
