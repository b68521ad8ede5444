"""One HTTP exchange, bounded in time and in size, verified, never redirected.

A failure says whether the request left this machine: `NotSent` before its first byte, `Ambiguous` after it.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx
import truststore

from peepers_desktop import __version__
from peepers_desktop.clock import Clock
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.deadline import Deadline, DeadlineTransport
from peepers_desktop.mercadolivre.errors import Ambiguous, BadAnswer, ProxyRefused, TlsFailed, Unreachable
from peepers_desktop.mercadolivre.inflate import unpacked

USER_AGENT = f"PeepersDesktop/{__version__}"
_BEFORE_THE_FIRST_BYTE = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


@dataclass(frozen=True, slots=True)
class Bounds:
    """Seconds to connect, of silence, and for all of it; bytes of an answer after unpacking."""

    connect: float = 10.0
    silence: float = 20.0
    total: float = 30.0
    size: int = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """Whatever came back, of any status. Header names are in lower case."""

    status: int
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)


class BoundedHttp:
    """Thread-safe; keeps its connections. `base` is https, or http on 127.0.0.1 (see `oauth_http.secure_base`)."""

    def __init__(self, base: str, clock: Clock, bounds: Bounds | None = None, accept: str = "application/json") -> None:
        self.bounds = bounds or Bounds()
        self._deadline = Deadline(clock)
        # The system's trust store: company proxies and antivirus bring their own authorities.
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        self._http = httpx.Client(
            base_url=base,
            transport=DeadlineTransport(self._deadline, context, proxy_for(base)),
            timeout=httpx.Timeout(self.bounds.silence, connect=self.bounds.connect),
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": USER_AGENT, "Accept": accept, "Accept-Encoding": "gzip"},
        )

    def send(
        self,
        method: str,
        path: str,
        *,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        seconds: float | None = None,
    ) -> Answer:
        """Send once and read the whole answer, within `seconds` or the usual total.

        Raises:
            Unreachable, TlsFailed: no byte was sent.
            Ambiguous: it was sent, and the answer is lost or took too long.
            BadAnswer: the answer is too large, or its packing is broken.
        """
        try:
            with (
                self._deadline.within(self.bounds.total if seconds is None else seconds),
                self._http.stream(method, path, params=params, headers=headers, content=content) as answer,
            ):
                body = self._body(answer)
        except httpx.HTTPError as failed:
            raise _failure(failed) from failed
        return Answer(answer.status_code, {name.lower(): text for name, text in answer.headers.items()}, body)

    def _body(self, answer: httpx.Response) -> bytes:
        announced = answer.headers.get("content-length", "")
        if announced.isdecimal() and int(announced) > self.bounds.size:
            raise BadAnswer
        encoding = answer.headers.get("content-encoding", "identity").strip().lower()
        return _joined(unpacked(answer.iter_raw(), encoding, self.bounds.size), self.bounds.size)

    def close(self) -> None:
        self._http.close()


def proxy_for(base: str) -> str | None:
    """The system's proxy for an address; loopback never goes through one, and SOCKS is not spoken."""
    if not base.startswith("https") or proxy_bypass(urlsplit(base).hostname or ""):
        return None
    told = getproxies().get("https") or getproxies().get("all") or ""
    proxy = told if "://" in told or not told else f"http://{told}"
    return proxy if proxy.startswith(("http://", "https://")) else None


def _joined(parts: Iterator[bytes], size: int) -> bytes:
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > size:
            raise BadAnswer
    return bytes(body)


def _failure(failed: httpx.HTTPError) -> PeepersError:
    if isinstance(failed, httpx.ProxyError):
        return ProxyRefused()
    if isinstance(failed, _BEFORE_THE_FIRST_BYTE):
        return TlsFailed() if _is_tls(failed) else Unreachable()
    return Ambiguous()


def _is_tls(failed: BaseException) -> bool:
    cause: BaseException | None = failed
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False
