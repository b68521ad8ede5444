"""A door on loopback: takes connections and does one thing with each, whatever the other side expects."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from pathlib import Path

from tests.helpers.certificates import worn

Treatment = Callable[[socket.socket], bytes]


class Door:
    """Open while its block lasts; remembers what each treatment could read."""

    def __init__(self, treat: Treatment) -> None:
        self.read: list[bytes] = []
        self._treat = treat
        self._open = True
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, name="door")

    def url(self, scheme: str = "https") -> str:
        return f"{scheme}://127.0.0.1:{self.port}"

    def __enter__(self) -> Door:
        self._thread.start()
        return self

    def __exit__(self, *reason: object) -> None:
        self._open = False
        with socket.socket() as last:
            last.connect_ex(("127.0.0.1", self.port))  # closing a listener does not wake who waits at it
        self._thread.join()
        self._listener.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            with connection:
                if not self._open:
                    return
                connection.settimeout(5)
                try:
                    self.read.append(self._treat(connection))
                except OSError:
                    continue  # the other side has hung up


def hung_up(connection: socket.socket) -> bytes:
    """The handshake ends, in good order, after its first message."""
    connection.recv(65536)
    return b""


def slammed(connection: socket.socket) -> bytes:
    """The handshake is reset: closing with something unread does that."""
    connection.recv(10)
    return b""


def no_tls(connection: socket.socket) -> bytes:
    """A plain web server on a port for https."""
    read = connection.recv(4096)
    connection.sendall(b"HTTP/1.1 400 Bad Request\r\ncontent-length: 0\r\n\r\n")
    return read


def wearing(pem: Path) -> Treatment:
    """Shows a certificate, and answers an empty object to who believes it."""
    context = worn(pem)

    def treat(connection: socket.socket) -> bytes:
        with context.wrap_socket(connection, server_side=True) as secured:
            read = secured.recv(4096)
            secured.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")
            return read

    return treat
