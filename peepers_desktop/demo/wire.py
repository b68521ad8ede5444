"""Damage on the connection itself, and the server protocol that gives access to it."""

from __future__ import annotations

import asyncio
import socket
import struct
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

from peepers_desktop.demo.exchange import Reply
from peepers_desktop.demo.faults import Rule

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
TRANSPORT = "demo.transport"
_LINGER = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


class OpenProtocol(H11Protocol):
    """Uvicorn's protocol, which also hands its transport to the application."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        inner: Any = self.app

        async def with_transport(scope: Scope, receive: Receive, send: Send) -> None:
            scope[TRANSPORT] = self.transport
            await inner(scope, receive, send)

        self.app = with_transport


class Wire:
    """One connection to be mistreated, once."""

    def __init__(self, transport: asyncio.Transport, receive: Receive, stopping: asyncio.Event) -> None:
        self._transport = transport
        self._receive = receive
        self._stopping = stopping

    async def damage(self, rule: Rule, right: Reply) -> None:
        """Do what the rule says to the right answer; the connection is gone afterwards."""
        body = right.encoded()
        if rule.kind == "reset":
            self._reset()
        elif rule.kind in ("reset_body", "truncated"):
            self._write(_head(right, len(body)) + body[: len(body) // 2])
            self._reset() if rule.kind == "reset_body" else self._transport.close()
        elif rule.kind == "length_short":
            self._write(_head(right, len(body) // 2) + body)
            self._transport.close()
        elif rule.kind in ("length_long", "length_huge"):
            self._write(_head(right, 4 << 30 if rule.kind == "length_huge" else len(body) + 64) + body)
        elif rule.kind == "bad_chunks":
            self._write(_head(right, None) + b'7\r\n{"id":1\r\nZZ\r\nnot a chunk')
            self._transport.close()
        elif rule.kind in ("endless_chunks", "drip"):
            await self._trickle(rule, right, body)
        await self._gone()

    async def _trickle(self, rule: Rule, right: Reply, body: bytes) -> None:
        """Chunks without end, or the right answer one byte at a time."""
        endless = rule.kind == "endless_chunks"
        self._write(_head(right, None if endless else len(body)))
        position = 0
        while not (self._stopping.is_set() or self._transport.is_closing()) and (endless or position < len(body)):
            if self._transport.get_write_buffer_size() < 1 << 20:
                self._write(b"400\r\n" + b" " * 1024 + b"\r\n" if endless else body[position : position + 1])
                position += 1
            await self._pause(0.005 if endless else rule.seconds)

    async def _pause(self, seconds: float) -> None:
        """Wait, but not longer than the store lives."""
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    async def _gone(self) -> None:
        """Wait until the client gave up or the store stops; nothing more is ever answered here."""
        stop = asyncio.ensure_future(self._stopping.wait())
        lost = asyncio.ensure_future(self._disconnected())
        await asyncio.wait((stop, lost), return_when=asyncio.FIRST_COMPLETED)
        if not lost.done():
            self._transport.abort()
            await lost
        stop.cancel()

    async def _disconnected(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass

    def _write(self, data: bytes) -> None:
        if not self._transport.is_closing():
            self._transport.write(data)

    def _reset(self) -> None:
        """Close with RST instead of FIN."""
        sock = self._transport.get_extra_info("socket")
        if sock is not None:
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER)
        self._transport.abort()


def _head(right: Reply, length: int | None) -> bytes:
    """The head of the answer; without a length the body is chunked."""
    framing = "transfer-encoding: chunked" if length is None else f"content-length: {length}"
    extra = "".join(f"{name}: {value}\r\n" for name, value in right.headers.items())
    text = f"HTTP/1.1 {right.status} OK\r\ncontent-type: {right.content_type}\r\n{extra}{framing}\r\n\r\n"
    return text.encode("latin-1")
