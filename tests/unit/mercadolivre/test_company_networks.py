"""A company's proxy that opens https and signs with an authority of its own: used where the system trusts it, and
refused with a sentence where it does not."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.clock import SystemClock
from peepers_desktop.mercadolivre.bounded_http import BoundedHttp, Bounds, proxy_for
from peepers_desktop.mercadolivre.errors import ProxyRefused, TlsFailed, Unreachable
from tests.helpers.certificates import certificate
from tests.helpers.doors import Door, wearing

HOST = "api.peepers.example"
VARIABLES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


class CompanyProxy(Door):
    """Answers CONNECT with `status`, and plays the host itself behind it."""

    def __init__(self, pem: Path, status: str = "200 Connection established") -> None:
        super().__init__(self._connected)
        self.asked: list[str] = []
        self._status = status
        self._host = wearing(pem)

    @property
    def heard(self) -> list[str]:
        """First lines of what reached the host."""
        return [read.decode().splitlines()[0] for read in self.read if read]

    def _connected(self, connection: socket.socket) -> bytes:
        self.asked.append(connection.recv(4096).decode().splitlines()[0])
        connection.sendall(f"HTTP/1.1 {self._status}\r\n\r\n".encode())
        return self._host(connection) if self._status.startswith("200") else b""


@pytest.fixture
def pem(tmp_path: Path) -> Path:
    return certificate(tmp_path, HOST)


@pytest.fixture
def http() -> Iterator[list[BoundedHttp]]:
    made: list[BoundedHttp] = []
    yield made
    for one in made:
        one.close()


def ask(proxy: CompanyProxy, http: list[BoundedHttp], monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("https_proxy", f"127.0.0.1:{proxy.port}")  # as many companies write it: without a scheme
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
