"""Raw knocks on a loopback port, as a browser, another program or an attacker would."""

from __future__ import annotations

import socket
import struct
from dataclasses import dataclass

PATIENCE = 10.0


@dataclass(frozen=True)
class Page:
    """`status` 0: the connection ended without an answer."""

    status: int
    head: str
    body: str

    def header(self, name: str) -> str | None:
        for line in self.head.split("\r\n")[1:]:
            key, _, value = line.partition(": ")
            if key.lower() == name.lower():
                return value
        return None


def plug(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), timeout=PATIENCE)


def read_page(connection: socket.socket) -> Page:
    received = bytearray()
    try:
        while part := connection.recv(65536):
            received += part
    except ConnectionError:
        pass
    head, _, body = received.decode("utf-8", "replace").partition("\r\n\r\n")
    return Page(int(head.split(" ")[1]) if head else 0, head, body)


def knock(port: int, request: bytes) -> Page:
    """Sends these bytes and reads until the other side hangs up."""
    with plug(port) as connection:
        try:
            connection.sendall(request)
        except ConnectionError:
            pass  # cut while still sending; what it said before is read below
        return read_page(connection)


def request(port: int, target: str, *headers: str, method: str = "GET", host: str | None = None) -> bytes:
    lines = [f"{method} {target} HTTP/1.1", f"Host: {host or f'127.0.0.1:{port}'}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1")


def get(port: int, target: str, *headers: str) -> Page:
    """A browser's top-level navigation."""
    browser = ("User-Agent: Mozilla/5.0", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document", "Accept: text/html")
    return knock(port, request(port, target, *browser, *headers))


def reset(connection: socket.socket) -> None:
    """Closes with RST instead of FIN."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
