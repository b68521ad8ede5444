"""An answer that does not say how long it is, and does not end, is given up at the limit."""

from __future__ import annotations

import socket

import pytest

from peepers_desktop.clock import SystemClock
from peepers_desktop.mercadolivre.bounded_http import BoundedHttp, Bounds
from peepers_desktop.mercadolivre.errors import BadAnswer
from tests.helpers.doors import Door

LIMIT = 64 * 1024
PIECE = b" " * 4096
FAR_BEYOND = 64


class Endless:
    """Sends up to 16 MB, in pieces or to the end of the connection, until the other side hangs up."""

    def __init__(self, head: bytes, before: bytes, after: bytes) -> None:
        self._head, self._piece = head, before + PIECE + after
        self.sent = 0

    def __call__(self, connection: socket.socket) -> bytes:
        connection.recv(4096)
        connection.sendall(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n" + self._head + b"\r\n")
        while self.sent < FAR_BEYOND * 4 * LIMIT:
            connection.sendall(self._piece)
            self.sent += len(PIECE)
        return b"all of it"


@pytest.mark.parametrize(
    ("head", "before", "after"),
    [(b"transfer-encoding: chunked\r\n", b"1000\r\n", b"\r\n"), (b"connection: close\r\n", b"", b"")],
    ids=["in-pieces", "to-the-end"],
)
def test_it_is_refused_at_the_limit(head: bytes, before: bytes, after: bytes) -> None:
    endless = Endless(head, before, after)
    with Door(endless) as door:
        http = BoundedHttp(door.url("http"), SystemClock(), Bounds(size=LIMIT))
        try:
            with pytest.raises(BadAnswer):
                http.send("GET", "/users/me")
        finally:
            http.close()
    assert door.read == [], "nobody waited for the rest"
