"""The limit for a whole request hangs on a part of httpx that is not public (docs/decisions/0005).

An update of httpx that moves it fails here, before an answer that never ends holds a synchronisation.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator

import httpx
import pytest

from peepers_desktop.clock import SystemClock
from peepers_desktop.mercadolivre.deadline import Deadline, DeadlineTransport

HEADERS = b"HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n"
LIMIT = 0.3


@pytest.fixture(params=[HEADERS[:10], HEADERS], ids=["in the headers", "in the body"])
def dripping(request: pytest.FixtureRequest) -> Iterator[str]:
    """A server that says a little and then a byte every 20 milliseconds, for ever."""
    over = threading.Event()
    listener = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        caller, _ = listener.accept()
        with caller:
            caller.recv(65536)
            caller.sendall(request.param)
            while not over.wait(0.02):
                try:
                    caller.sendall(b"x")
                except OSError:  # the caller had enough
                    return

    server = threading.Thread(target=drip, name="dripping server")
    server.start()
    with listener:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
        over.set()
        server.join()


def test_an_answer_that_drips_ends_in_time(dripping: str) -> None:
    clock = SystemClock()
    deadline = Deadline(clock)
    transport = DeadlineTransport(deadline, ssl.create_default_context())
    began = clock.monotonic()
    with (
        httpx.Client(transport=transport, timeout=10) as client,
        deadline.within(LIMIT),
        pytest.raises(httpx.TimeoutException),
    ):
        client.get(dripping)
    assert LIMIT * 0.9 <= clock.monotonic() - began < 10
