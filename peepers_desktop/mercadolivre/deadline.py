"""A limit for a whole request, which httpx does not have: its time-outs bound each silence, so an answer
that drips a byte a second would never end, neither in its headers nor in its body.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from peepers_desktop.clock import Clock

_NOTHING_LEFT = 0.001
"""Seconds given to an operation that starts after the end, so that it fails as a time-out."""


class Deadline:
    """The instant at which this thread's request must be over. One per client; each thread has its own."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._mine = threading.local()

    @contextmanager
    def within(self, seconds: float) -> Iterator[None]:
        """Everything this thread reads and writes meanwhile ends after `seconds` at the latest."""
        self._mine.until = self._clock.monotonic() + seconds
        try:
            yield
        finally:
            self._mine.until = None

    def shorten(self, timeout: float | None) -> float | None:
        """The time-out of one operation, cut to what is left."""
        until: float | None = getattr(self._mine, "until", None)
        if until is None:
            return timeout
        left = max(_NOTHING_LEFT, until - self._clock.monotonic())
        return left if timeout is None else min(timeout, left)


class DeadlineTransport(httpx.HTTPTransport):
    """httpx's transport, with every operation on the socket under the deadline."""

    def __init__(self, deadline: Deadline, context: ssl.SSLContext, proxy: str | None = None) -> None:
        super().__init__(verify=context, http2=False, trust_env=False, proxy=proxy)
        # httpx has no setting for the network below it. Its version is pinned, and a test drips to prove this.
        pool: Any = self._pool
        pool._network_backend = _Network(pool._network_backend, deadline)


class _Network:
    """Opens connections that know the deadline."""

    def __init__(self, network: Any, deadline: Deadline) -> None:
        self._network = network
        self._deadline = deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Any = None,
    ) -> _Connection:
        allowed = self._deadline.shorten(timeout)
        opened = self._network.connect_tcp(host, port, allowed, local_address, socket_options)
        return _Connection(opened, self._deadline)


class _Connection:
    """One connection; the names are those that httpx calls."""

    def __init__(self, connection: Any, deadline: Deadline) -> None:
        self._connection = connection
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        received: bytes = self._connection.read(max_bytes, self._deadline.shorten(timeout))
        return received

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._connection.write(buffer, self._deadline.shorten(timeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> _Connection:
        secured = self._connection.start_tls(ssl_context, server_hostname, self._deadline.shorten(timeout))
        return _Connection(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._connection.get_extra_info(info)

    def close(self) -> None:
        self._connection.close()
