"""A company's proxy that opens https and signs with an authority of its own: used where the system trusts it, and
refused with a sentence where it does not."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from peepers_desktop.clock import SystemClock
from peepers_desktop.mercadolivre.bounded_http import BoundedHttp, Bounds, proxy_for
from peepers_desktop.mercadolivre.errors import ProxyRefused, TlsFailed, Unreachable

HOST = "api.peepers.example"
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def certificate(folder: Path) -> Path:
    """Of the host, signed by itself; key and certificate in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = datetime.now(UTC)
    built = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    plain = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "company.pem"
    path.write_bytes(plain + built.public_bytes(serialization.Encoding.PEM))
    return path


class CompanyProxy:
    """Answers CONNECT with `status`, and plays the host itself behind it."""

    def __init__(self, pem: Path, status: str = "200 Connection established") -> None:
        self.asked: list[str] = []
        self.heard: list[str] = []
        self._status = status
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(pem)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, name="company-proxy")

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._listener.getsockname()[1]}"

    def __enter__(self) -> CompanyProxy:
        self._thread.start()
        return self

    def __exit__(self, *reason: object) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self._thread.join()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            with connection:
                connection.settimeout(5)
                try:
                    self._treat(connection)
                except OSError:
                    continue

    def _treat(self, connection: socket.socket) -> None:
        self.asked.append(connection.recv(4096).decode().splitlines()[0])
        connection.sendall(f"HTTP/1.1 {self._status}\r\n\r\n".encode())
        if self._status.startswith("200"):
            with self._context.wrap_socket(connection, server_side=True) as secured:
                self.heard.append(secured.recv(4096).decode().splitlines()[0])
                secured.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}")


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    return certificate(tmp_path)


@pytest.fixture
def http() -> Iterator[list[BoundedHttp]]:
    made: list[BoundedHttp] = []
    yield made
    for one in made:
        one.close()


def ask(proxy: CompanyProxy, http: list[BoundedHttp], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("https_proxy", proxy.address)  # as many companies write it: without a scheme
    http.append(BoundedHttp(f"https://{HOST}", SystemClock(), Bounds(connect=5, silence=5, total=5)))
    return http[0].send("GET", "/users/me", headers={"Authorization": "Bearer APP_USR-secret"}).status


def test_a_trusted_companys_authority_is_believed(pem, http, monkeypatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with CompanyProxy(pem) as proxy:
        assert ask(proxy, http, monkeypatch) == 200
    assert (proxy.asked, proxy.heard) == ([f"CONNECT {HOST}:443 HTTP/1.1"], ["GET /users/me HTTP/1.1"])


def test_an_authority_the_system_does_not_know_is_refused_before_a_byte(pem, http, monkeypatch) -> None:
    with CompanyProxy(pem) as proxy, pytest.raises(TlsFailed) as refused:
        ask(proxy, http, monkeypatch)
    assert proxy.heard == []
    for word in ("date", "proxy", "certificate"):
        assert word in refused.value.advice_text(), "what to do about it"


@pytest.mark.parametrize("status", ["407 Proxy Authentication Required", "403 Forbidden", "502 Bad Gateway"])
def test_a_proxy_that_says_no_is_named(pem, http, monkeypatch, status: str) -> None:
    with CompanyProxy(pem, status) as proxy, pytest.raises(ProxyRefused) as refused:
        ask(proxy, http, monkeypatch)
    assert isinstance(refused.value, Unreachable), "nothing was sent, and the round ends as without a network"
    assert "proxy" in refused.value.text()


@pytest.mark.parametrize(
    ("told", "base", "wanted"),
    [
        ({"https_proxy": "http://proxy:3128"}, "https://api.example", "http://proxy:3128"),
        ({"https_proxy": "proxy:3128"}, "https://api.example", "http://proxy:3128"),
        ({"all_proxy": "http://proxy:3128"}, "https://api.example", "http://proxy:3128"),
        ({"https_proxy": "socks5://proxy:1080"}, "https://api.example", None),
        ({"https_proxy": "http://proxy:3128", "no_proxy": "api.example"}, "https://api.example", None),
        ({"http_proxy": "http://proxy:3128"}, "https://api.example", None),
        ({"http_proxy": "http://proxy:3128", "https_proxy": "http://proxy:3128"}, "http://127.0.0.1:9", None),
        ({}, "https://api.example", None),
    ],
)
def test_which_proxy(monkeypatch: pytest.MonkeyPatch, told: dict[str, str], base: str, wanted: str | None) -> None:
    for name, value in told.items():
        monkeypatch.setenv(name, value)
    assert proxy_for(base) == wanted
