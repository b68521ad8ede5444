"""One HTTP call of the login, bounded in time and size. Small and apart from the transport of the resources:
it runs before there is a token, and a lost answer must not be tried again behind anybody's back."""

from __future__ import annotations

import ssl
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
import truststore

from peepers_desktop import __version__
from peepers_desktop.clock import Clock
from peepers_desktop.errors import UsageError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.redirect_address import LOOPBACK

USER_AGENT = f"PeepersDesktop/{__version__}"
TIMEOUT = httpx.Timeout(10.0, read=20.0)
DEADLINE = 30.0
"""Seconds for a call as a whole."""
MAX_BODY = 256 * 1024


class InsecureAddress(UsageError):
    code = "insecure_address"
    message = "{address} is not an https address."
    advice = "Use https; http works only with 127.0.0.1."


@dataclass(frozen=True, slots=True)
class HttpAnswer:
    """What came back; `repr` keeps the body, which may hold tokens, to itself."""

    status: int
    content_type: str
    body: bytes = field(repr=False)

    @property
    def is_html(self) -> bool:
        return "html" in self.content_type or self.body.lstrip()[:1] == b"<"


def secure_base(url: str) -> str:
    """The address without a trailing slash.

    Raises:
        InsecureAddress: tokens would travel readable.
    """
    parts = urlsplit(url)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname == LOOPBACK):
        return url.rstrip("/")
    raise InsecureAddress(address=url)


def call(
    method: str, url: str, clock: Clock, *, form: dict[str, str] | None = None, token: str | None = None
) -> HttpAnswer:
    """Sends once and reads the answer, whatever its status. Redirects are not followed.

    Raises:
        errors.Unreachable, errors.TlsFailed: nothing was sent.
        errors.Ambiguous: it was sent, and the answer is lost.
        errors.BadAnswer: the answer is larger than any this could be.
    """
    headers = {"Accept": "application/json", "Accept-Encoding": "identity", "User-Agent": USER_AGENT}
    if token is not None:
        headers["Authorization"] = f"Bearer {token}"
    try:
        with _client(url) as client, client.stream(method, url, data=form, headers=headers) as answer:
            body = _read(answer, clock)
            return HttpAnswer(answer.status_code, answer.headers.get("content-type", "").lower(), body)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError) as failed:
        raise (errors.TlsFailed if _is_tls(failed) else errors.Unreachable) from failed
    except httpx.TransportError as lost:
        raise errors.Ambiguous from lost


def _client(url: str) -> httpx.Client:
    """Trusts what the system trusts, so that a company's proxy works; loopback never goes through one."""
    if urlsplit(url).hostname == LOOPBACK:
        return httpx.Client(timeout=TIMEOUT, trust_env=False)
    return httpx.Client(timeout=TIMEOUT, verify=truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT))


def _read(answer: httpx.Response, clock: Clock) -> bytes:
    until = clock.monotonic() + DEADLINE
    body = bytearray()
    for part in answer.iter_raw():
        body += part
        if len(body) > MAX_BODY:
            raise errors.BadAnswer
        if clock.monotonic() > until:
            raise errors.Ambiguous
    return bytes(body)


def _is_tls(failed: BaseException) -> bool:
    cause: BaseException | None = failed
    while cause is not None:
        if isinstance(cause, ssl.SSLError) or "CERTIFICATE" in str(cause) or "[SSL" in str(cause):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
