"""A loopback HTTP server for one login: one thread, many connections, none of which can hold up another.

Browsers open connections they never use, other programs knock, and some of them do not stop. So nothing
here waits for anybody: every connection has deadlines, and when there are too many the one that has been
silent longest makes room.
"""

from __future__ import annotations

import selectors
import socket
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from peepers_desktop.clock import Clock
from peepers_desktop.errors import SurroundingsError
from peepers_desktop.mercadolivre.redirect_address import LOOPBACK
from peepers_desktop.mercadolivre.redirect_http import Place, Redirect, judge
from peepers_desktop.mercadolivre.redirect_page import response

MAX_CONNECTIONS = 16
READ_TIMEOUT = 3.0
"""Seconds without a byte."""
DEADLINE = 10.0
"""Seconds for a connection as a whole, however busy."""
BACKLOG = 128
TICK = 0.1
"""Seconds after which deadlines are looked at again, whatever the sockets do."""
FAREWELL_TICKS = 10
"""How many ticks an answer that is on its way out gets after `stop`."""


class PortTaken(SurroundingsError):
    code = "login_port_taken"
    message = "Another program already uses port {port} of this computer."
    advice = "Close that program, or register a redirect address with another port."


def bind_loopback(port: int) -> socket.socket:
    """A listening socket on 127.0.0.1 that nobody else can share; port 0 means any free one.

    Raises:
        PortTaken: the port is in use or reserved.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            # Skips the minute after an earlier login on the same port; on POSIX it never shares a listening port.
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((LOOPBACK, port))
        listener.listen(BACKLOG)
        listener.setblocking(False)
    except OSError as taken:
        listener.close()
        raise PortTaken(port=port) from taken
    return listener


@dataclass(slots=True, eq=False)
class _Connection:
    socket: socket.socket
    opened: float
    heard: float
    received: bytearray = field(default_factory=bytearray)
    outgoing: bytes = b""
    answered: bool = False

    def expired(self, now: float) -> bool:
        return now - self.opened >= DEADLINE or now - self.heard >= READ_TIMEOUT


class RedirectServer:
    """Serves `listener` on a thread of its own until `stop`, and closes it.

    `answer` judges a well-formed request and returns the status of the page it gets; it runs on the
    server's thread and must not block.
    """

    def __init__(self, listener: socket.socket, place: Place, answer: Callable[[Redirect], int], clock: Clock) -> None:
        self._listener = listener
        self._place = place
        self._answer = answer
        self._clock = clock
        self._connections: list[_Connection] = []
        self._selector = selectors.DefaultSelector()
        self._bell, self._rope = socket.socketpair()
        self._stopping = False
        self._close_at: float | None = None
        self._thread = threading.Thread(target=self._serve, name=f"login-{place.port}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Closes the port now; an answer on its way out is still delivered. Returns when the thread has ended."""
        self._stopping = True
        self._ring()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def stop_in(self, seconds: float) -> None:
        """Closes the port by itself after this time; safe from any thread, does not wait."""
        self._close_at = self._clock.monotonic() + seconds
        self._ring()

    def _ring(self) -> None:
        try:
            self._rope.send(b"!")
        except OSError:
            pass  # the server has already ended

    def _serve(self) -> None:
        self._selector.register(self._listener, selectors.EVENT_READ)
        self._selector.register(self._bell, selectors.EVENT_READ)
        try:
            while not self._over():
                self._round()
            self._farewell()
        finally:
            for connection in list(self._connections):
                self._drop(connection)
            self._selector.close()
            for end in (self._listener, self._bell, self._rope):
                end.close()

    def _over(self) -> bool:
        return self._stopping or (self._close_at is not None and self._clock.monotonic() >= self._close_at)

    def _round(self) -> None:
        """Known connections first: a request that is complete is read before anybody has to make room.

        Silence is measured at the look, not after its work: what arrived while others were served is unread yet.
        """
        ready = self._selector.select(TICK)
        looked = self._clock.monotonic()
        knocked = False
        for key, events in ready:
            if key.fileobj is self._listener:
                knocked = True
            elif key.fileobj is self._bell:
                self._bell.recv(1024)
            else:
                self._attend(key.data, events)
        if knocked:
            self._accept()
        for connection in [each for each in self._connections if each.expired(looked)]:
            self._drop(connection)

    def _farewell(self) -> None:
        self._selector.unregister(self._listener)
        self._listener.close()
        for connection in [each for each in self._connections if not each.answered]:
            self._drop(connection)
        for _ in range(FAREWELL_TICKS):
            if not self._connections:
                return
            for key, events in self._selector.select(TICK):
                if key.fileobj is self._bell:
                    self._bell.recv(1024)
                else:
                    self._attend(key.data, events)

    def _accept(self) -> None:
        for _ in range(MAX_CONNECTIONS):
            try:
                accepted, _peer = self._listener.accept()
            except OSError:
                return  # nobody left, or the one who knocked is gone
            if len(self._connections) >= MAX_CONNECTIONS:
                self._drop(min(self._connections, key=lambda each: (each.answered, each.heard)))
            accepted.setblocking(False)
            now = self._clock.monotonic()
            connection = _Connection(accepted, now, now)
            self._connections.append(connection)
            self._selector.register(accepted, selectors.EVENT_READ, connection)
            self._attend(connection, selectors.EVENT_READ)

    def _attend(self, connection: _Connection, events: int) -> None:
        try:
            if events & selectors.EVENT_WRITE:
                self._write(connection)
            elif connection.answered:
                self._discard(connection)
            else:
                self._read(connection)
        except (BlockingIOError, InterruptedError):
            pass
        except OSError:
            self._drop(connection)  # reset by the other side; what it asked for is already settled or worthless

    def _read(self, connection: _Connection) -> None:
        received = connection.socket.recv(8192)
        if not received:
            self._drop(connection)
            return
        connection.heard = self._clock.monotonic()
        connection.received += received
        verdict = judge(bytes(connection.received), self._place)
        if verdict is None:
            return
        if isinstance(verdict, Redirect):
            self._reply(connection, response(self._answer(verdict), verdict.language))
        elif verdict.status:
            self._reply(connection, response(verdict.status))
        else:
            self._drop(connection)

    def _reply(self, connection: _Connection, page: bytes) -> None:
        connection.answered = True
        connection.received.clear()
        connection.outgoing = page
        self._selector.modify(connection.socket, selectors.EVENT_WRITE, connection)
        self._write(connection)

    def _write(self, connection: _Connection) -> None:
        sent = connection.socket.send(connection.outgoing)
        connection.outgoing = connection.outgoing[sent:]
        if not connection.outgoing:
            # Closing with unread bytes would reset the connection and could take the page with it.
            connection.socket.shutdown(socket.SHUT_WR)
            self._selector.modify(connection.socket, selectors.EVENT_READ, connection)

    def _discard(self, connection: _Connection) -> None:
        """Waits for the other side to hang up, within the deadlines; `heard` stays as it was."""
        if not connection.socket.recv(65536):
            self._drop(connection)

    def _drop(self, connection: _Connection) -> None:
        if connection not in self._connections:
            return
        self._connections.remove(connection)
        self._selector.unregister(connection.socket)
        connection.socket.close()
