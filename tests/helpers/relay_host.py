"""The relay page on a web host of its own: https, with a certificate made for the test and trusted by its key."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE
from tests.helpers.certificates import certificate, key_hash, worn

FOLDER = Path(__file__).parents[2] / "resources" / "relay"
HOST = urlsplit(RELAY_PAGE).hostname or ""
PATH = urlsplit(RELAY_PAGE).path


@dataclass
class RelayHost:
    """`flags` make a Chromium find and trust it at the page's real address."""

    port: int
    key_hash: str
    asked: list[str] = field(default_factory=list)
    """Paths that were asked for, without their queries."""

    @property
    def flags(self) -> list[str]:
        return [
            f"--host-resolver-rules=MAP {HOST} 127.0.0.1:{self.port}",
            f"--ignore-certificate-errors-spki-list={self.key_hash}",
        ]


@contextmanager
def relay_host(folder: Path) -> Iterator[RelayHost]:
    """The page as the project hosts it."""
    pem = certificate(folder, HOST)
    served: list[RelayHost] = []

    class Handler(SimpleHTTPRequestHandler):
        timeout = 20

        def translate_path(self, path: str) -> str:
            where = urlsplit(path).path
            served[0].asked.append(where)
            return str(FOLDER / "index.html") if where == PATH else str(FOLDER / "no such page")

        def log_message(self, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a browser opens connections that it never uses, and cuts others

    server = Server(("127.0.0.1", 0), Handler)
    server.socket = worn(pem).wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    served.append(RelayHost(server.server_address[1], key_hash(pem)))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="relay-host")
    thread.start()
    try:
        yield served[0]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
