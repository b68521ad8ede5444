"""The relay page on a web host of its own: https, with a certificate made for the test and trusted by its key."""

from __future__ import annotations

import base64
import hashlib
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE

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
    context, key_hash = certified(folder)
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
    server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    served.append(RelayHost(server.server_address[1], key_hash))
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), name="relay-host")
    thread.start()
    try:
        yield served[0]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def certified(folder: Path) -> tuple[ssl.SSLContext, str]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = folder / "relay.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    pem.write_bytes(private + certificate.public_bytes(serialization.Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    public = key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
    return context, base64.b64encode(hashlib.sha256(public).digest()).decode()
