"""Random hostile requests by the hundred or the ten thousand: whatever they say, the genuine redirect still works
within a second. PEEPERS_FIRE=full sends all ten thousand; a failing run names its seed."""

from __future__ import annotations

import random
import string
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack

import pytest

from peepers_desktop.clock import SystemClock
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.mercadolivre.redirect import LoopbackReceiver
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE
from peepers_desktop.mercadolivre.redirect_server import MAX_CONNECTIONS
from tests.helpers.fire_size import size, tell
from tests.helpers.knocking import get, plug, request, reset
from tests.helpers.receivers import CODE, genuine, port_of
from tests.helpers.secret_watch import nothing_secret_is_logged

COUNT = size(500, 10_000)
SEED = 20261125
GRANTED = frozenset({200, 409})
"""What only the genuine answer may ever get."""


class Attacker:
    """Makes requests of many shapes. It knows the port and the path, and everything of the state but its nonce."""

    def __init__(self, seed: int, port: int) -> None:
        self._dice = random.Random(seed)
        self._port = port
        self._shapes: tuple[Callable[[], bytes], ...] = (
            self.noise, self.guess, self.odd_line, self.odd_headers, self.other_method, self.long, self.tls, self.body,
            self.many_fields, self.embedded, self.rebound, self.cut_short, self.smuggled,
        )  # fmt: skip

    def next(self) -> tuple[str, bytes]:
        shape = self._dice.choice(self._shapes)
        return shape.__name__, shape()

    def ends_rudely(self) -> bool:
        return self._dice.random() < 0.2

    def text(self, length: int) -> str:
        return "".join(self._dice.choices(string.ascii_letters + string.digits + "%&=?/._-~;:#", k=length))

    def noise(self) -> bytes:
        return self._dice.randbytes(self._dice.randint(1, 3000))

    def query(self) -> str:
        nonce = self.text(43)
        states = [
            f"state=v1.{self._port}.{nonce}",
            f"state=v1.{self._port}.",
            f"State=v1.{self._port}.{nonce}",
            "state",
        ]
        codes = [f"code={CODE}", "code=", f"code={self.text(600)}", "error=access_denied", f"code={CODE}&code={CODE}"]
        return "&".join([self._dice.choice(codes), self._dice.choice(states)])

    def guess(self) -> bytes:
        return request(self._port, f"/callback?{self.query()}", "Sec-Fetch-Mode: navigate")

    def odd_line(self) -> bytes:
        version = self._dice.choice(["HTTP/1.1", "HTTP/0.9", "HTTP/2", "http/1.1", "", "HTTP/1.1 x"])
        gap = self._dice.choice([" ", "  ", "\t", "\x00", "\r", "\n"])
        return f"GET{gap}/callback?{self.query()}{gap}{version}\r\nHost: 127.0.0.1:{self._port}\r\n\r\n".encode()

    def odd_headers(self) -> bytes:
        line = f"{self.text(5)}: {self.text(self._dice.randint(0, 400))}"
        odd = self._dice.choice(
            [f" {line}", line.replace(":", ""), f"{line}\n{line}", "Host: evil", f"\x00{line}", line]
        )
        return request(self._port, f"/callback?{self.query()}", *[odd] * self._dice.randint(1, 120))

    def other_method(self) -> bytes:
        method = self._dice.choice(["HEAD", "POST", "PUT", "OPTIONS", "TRACE", "CONNECT", "PRI", "M-SEARCH", "get"])
        return request(self._port, f"/callback?{self.query()}", method=method)

    def long(self) -> bytes:
        return request(self._port, f"/callback?{self.query()}&{self.text(self._dice.randint(4000, 70_000))}")

    def tls(self) -> bytes:
        return b"\x16\x03\x01" + self._dice.randbytes(self._dice.randint(10, 600))

    def body(self) -> bytes:
        header = self._dice.choice(["Content-Length: 4294967296", "Transfer-Encoding: chunked", "Content-Length: 12"])
        return request(self._port, f"/callback?{self.query()}", header) + self._dice.randbytes(2000)

    def many_fields(self) -> bytes:
        return request(self._port, "/callback?" + "&".join("a=b" for _ in range(self._dice.randint(9, 900))))

    def embedded(self) -> bytes:
        header = self._dice.choice(["Origin: https://evil.example", "Sec-Fetch-Dest: image", "Sec-Fetch-Mode: cors"])
        return request(self._port, f"/callback?{self.query()}", header)

    def rebound(self) -> bytes:
        host = self._dice.choice(["evil.example", f"evil.example:{self._port}", "", "127.0.0.1", f"[::1]:{self._port}"])
        return request(self._port, f"/callback?{self.query()}", host=host)

    def cut_short(self) -> bytes:
        whole = request(self._port, f"/callback?{self.query()}", f"X: {self.text(200)}")
        return whole[: self._dice.randint(1, len(whole) - 1)]

    def smuggled(self) -> bytes:
        second = request(self._port, f"/callback?{self.query()}")
        return request(self._port, "/favicon.ico", "Content-Length: 0") + second


def strike(
    receiver: LoopbackReceiver, make: Callable[[], tuple[str, bytes]], left_open: ExitStack, *, rude: bool
) -> tuple[str, int]:
    """One hostile connection: its shape, and the status it was given (0: none, or not waited for)."""
    name, data = make()
    connection = plug(port_of(receiver))
    try:
        connection.sendall(data)
        if rude:
            reset(connection)
            return name, 0
        connection.settimeout(0.05)
        answer = connection.recv(12)
    except TimeoutError:
        left_open.enter_context(connection)  # it waits for more, and so do we: an idle connection
        return name, 0
    except OSError:
        answer = b""
    connection.close()
    return name, int(answer[9:12]) if answer[9:12].isdigit() else 0


@pytest.mark.timeout(900)
def test_the_genuine_answer_survives_them_all() -> None:
    statuses, shapes = Counter[int](), Counter[str]()
    with ExitStack() as left_open, LoopbackReceiver(LoginFlow.start(RELAY_PAGE), SystemClock()) as receiver:
        flow = receiver.flow
        left_open.enter_context(nothing_secret_is_logged(CODE, flow.nonce, flow.verifier))
        attacker = Attacker(SEED, port_of(receiver))
        for _ in range(COUNT):
            name, status = strike(receiver, attacker.next, left_open, rude=attacker.ends_rudely())
            assert status not in GRANTED, f"seed {SEED}: {name} was believed"
            statuses[status] += 1
            shapes[name] += 1
        before = time.perf_counter()
        page = get(port_of(receiver), genuine(receiver))
        took = time.perf_counter() - before
        assert page.status == 200, page.head
        assert took < 1.0, f"{took:.2f} s after {COUNT} hostile requests"
        assert receiver.wait(0).code == CODE
        assert len(receiver._server._connections) <= MAX_CONNECTIONS
    assert len(shapes) == 13
    told = ", ".join(f"{status or 'cut'} {times}" for status, times in sorted(statuses.items()))
    tell(f"{COUNT} hostile requests ({told}); then the genuine one in {took * 1000:.0f} ms")


def test_a_believed_attack_would_be_noticed() -> None:
    with ExitStack() as left_open, LoopbackReceiver(LoginFlow.start(RELAY_PAGE), SystemClock()) as receiver:
        known = request(port_of(receiver), genuine(receiver))
        assert strike(receiver, lambda: ("genuine", known), left_open, rude=False)[1] in GRANTED
