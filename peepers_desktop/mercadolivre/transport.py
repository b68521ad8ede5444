"""HTTP to one API host: bounded in time and size, verified, never redirected, the token only in its header.

A failure says whether the request left this machine: `NotSent` before the first byte, `Ambiguous` after.
"""

from __future__ import annotations

import random
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Protocol

import httpx
import truststore

from peepers_desktop import __version__
from peepers_desktop.clock import Clock
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.error_bodies import error_of, is_expired_token
from peepers_desktop.mercadolivre.errors import (
    Ambiguous,
    BadAnswer,
    NotSent,
    ServerTrouble,
    TlsFailed,
    TokenRejected,
    Unreachable,
)
from peepers_desktop.mercadolivre.limits import Limiter, Priority
from peepers_desktop.mercadolivre.oauth_http import secure_base

USER_AGENT = f"PeepersDesktop/{__version__}"
MAX_BODY = 32 * 1024 * 1024
"""Largest answer read, in bytes after decompression."""
DEADLINE = 40.0
"""Seconds for one request as a whole, however slowly its answer drips."""
READ_TRIES = 3
_TIMEOUT = httpx.Timeout(10.0, read=20.0)
_BACKOFF = (0.5, 8.0)


class Bearer(Protocol):
    """Where the access token comes from."""

    def token(self) -> str:
        """A token that is believed to be good."""

    def renew(self, stale: str) -> str:
        """A new token after `stale` was refused."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A successful answer. `missing` names the holes of a 206."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    missing: frozenset[str] = frozenset()


class Transport:
    """Thread-safe; one httpx client for all threads."""

    def __init__(
        self, base_url: str, bearer: Bearer, limits: Limiter, clock: Clock, chance: Callable[[], float] = random.random
    ) -> None:
        self._base = secure_base(base_url)
        self._bearer = bearer
        self._limits = limits
        self._clock = clock
        self._chance = chance
        self._lock = Lock()
        self.requests = 0
        context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        # Proxies of the environment do not apply to the loopback store.
        self._http = httpx.Client(
            base_url=self._base, timeout=_TIMEOUT, verify=context, follow_redirects=False,
            trust_env=self._base.startswith("https"), headers={"User-Agent": USER_AGENT, "Accept": "application/json"},
        )  # fmt: skip

    @property
    def limits(self) -> Limiter:
        return self._limits

    def get(self, path: str, params: Mapping[str, Any] | None = None, headers: Mapping[str, str] | None = None,
            priority: Priority = Priority.BACKGROUND) -> Reply:  # fmt: skip
        """A read: tried up to three times with full jitter, within the rules of class A."""
        for attempt in range(READ_TRIES):
            try:
                return self._authorized("GET", path, params, headers, None, priority)
            except (NotSent, Ambiguous, ServerTrouble, BadAnswer):
                if attempt == READ_TRIES - 1:
                    raise
                self._clock.wait(self._chance() * min(_BACKOFF[1], _BACKOFF[0] * 2 ** (attempt + 1)))
        raise AssertionError("unreachable")

    def put(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Reply:
        """A write, sent once."""
        return self._authorized("PUT", path, None, headers, body, Priority.WRITE)

    def post(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Reply:
        """A write, sent once."""
        return self._authorized("POST", path, None, headers, body, Priority.WRITE)

    def close(self) -> None:
        self._http.close()

    def _authorized(self, method: str, path: str, params: Mapping[str, Any] | None, headers: Mapping[str, str] | None,
                    body: Mapping[str, Any] | None, priority: Priority) -> Reply:  # fmt: skip
        """Send; after a refused token renew once and send once more. A refused token means that nothing
        was done, so this is safe for writes too."""
        token = self._bearer.token()
        status, reply_headers, content = self._send(method, path, params, headers, body, priority, token)
        if is_expired_token(status, content):
            token = self._bearer.renew(token)
            status, reply_headers, content = self._send(method, path, params, headers, body, priority, token)
            if is_expired_token(status, content):
                raise TokenRejected
        return self._judge(status, reply_headers, content)

    def _judge(self, status: int, headers: httpx.Headers, content: bytes) -> Reply:
        if 300 <= status < 400:
            raise BadAnswer
        if status >= 400:
            raise error_of(status, content, _seconds(headers.get("retry-after")))
        missing = frozenset(part.strip() for part in headers.get("x-content-missing", "").split(",") if part.strip())
        return Reply(status, {name.lower(): value for name, value in headers.items()}, content, missing)

    def _send(
        self, method: str, path: str, params: Mapping[str, Any] | None, headers: Mapping[str, str] | None,
        body: Mapping[str, Any] | None, priority: Priority, token: str,
    ) -> tuple[int, httpx.Headers, bytes]:  # fmt: skip
        all_headers = {**(headers or {}), "Authorization": f"Bearer {token}"}
        with self._limits.slot(priority):
            with self._lock:
                self.requests += 1
            try:
                with self._http.stream(method, path, params=params, headers=all_headers, json=body) as answer:
                    content = self._read(answer)
            except httpx.HTTPError as error:
                raise _wire_error(error) from error
            self._limits.answered(answer.status_code, _seconds(answer.headers.get("retry-after")))
            return answer.status_code, answer.headers, content

    def _read(self, answer: httpx.Response) -> bytes:
        ends = self._clock.monotonic() + DEADLINE
        chunks, size = [], 0
        for chunk in answer.iter_bytes(64 * 1024):
            size += len(chunk)
            if size > MAX_BODY:
                raise BadAnswer
            if self._clock.monotonic() > ends:
                raise Ambiguous
            chunks.append(chunk)
        return b"".join(chunks)


def _wire_error(error: httpx.HTTPError) -> PeepersError:
    if isinstance(error, (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)):
        return TlsFailed() if _is_tls(error) else Unreachable()
    return BadAnswer() if isinstance(error, httpx.DecodingError) else Ambiguous()


def _is_tls(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _seconds(text: str | None) -> float | None:
    """A Retry-After in seconds; a date or nonsense says nothing."""
    try:
        return max(0.0, min(3600.0, float(text))) if text else None
    except ValueError:
        return None
