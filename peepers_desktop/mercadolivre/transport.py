"""The marketplace's API for one bearer: token in its header only, paced by the limiter, reads repeated with care."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count
from threading import Lock
from typing import Any, Protocol

import msgspec

from peepers_desktop import log
from peepers_desktop.clock import Clock
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.bounded_http import Answer, BoundedHttp, Bounds
from peepers_desktop.mercadolivre.error_bodies import error_of, hidden_status, is_expired_token
from peepers_desktop.mercadolivre.errors import BadAnswer, RateLimited, TokenRejected
from peepers_desktop.mercadolivre.limits import Limiter, Priority
from peepers_desktop.mercadolivre.oauth_http import secure_base
from peepers_desktop.mercadolivre.retry import TOTAL, pause_before_next

_LEAST = 5.0
"""Seconds every try gets, however long it waited for its turn."""
_ENCODER = msgspec.json.Encoder(decimal_format="number")


class Bearer(Protocol):
    """Where the access token comes from."""

    def token(self) -> str:
        """A token that is believed to be good."""

    def renew(self, stale: str) -> str:
        """A new token after `stale` was refused."""


@dataclass(frozen=True, slots=True)
class Reply:
    """A successful answer. `missing` names the holes of a 206; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Request:
    method: str
    path: str
    params: Mapping[str, Any] | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    content: bytes | None = None
    priority: Priority = Priority.WRITE


class Transport:
    """Thread-safe; one connection pool for all threads."""

    def __init__(
        self,
        base_url: str,
        bearer: Bearer,
        limits: Limiter,
        clock: Clock,
        chance: Callable[[], float] = random.random,
        bounds: Bounds | None = None,
        asked: Callable[[str, str, int], None] | None = None,
    ) -> None:
        """`asked` is told of every request: method, path, and the status of its answer or 0."""
        self._http = BoundedHttp(secure_base(base_url), clock, bounds)
        self._bearer = bearer
        self._limits = limits
        self._clock = clock
        self._chance = chance
        self._asked = asked or _nobody
        self._lock = Lock()
        self.requests = 0

    @property
    def limits(self) -> Limiter:
        return self._limits

    def get(
        self,
        path: str,
        params: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        priority: Priority = Priority.BACKGROUND,
    ) -> Reply:
        """A read: what a moment may cure is tried up to three times (see `retry`)."""
        request = _Request("GET", path, params, headers or {}, None, priority)
        until, tries = self._clock.monotonic() + TOTAL, count(1)
        token = self._bearer.token()
        reply = self._tried(request, token, until, tries)
        if reply is None:
            reply = self._tried(request, self._bearer.renew(token), until, tries)
        if reply is None:
            raise TokenRejected
        return reply

    def _tried(self, request: _Request, token: str, until: float, tries: Iterator[int]) -> Reply | None:
        """The answer under one token; None when the token was refused. The token is fetched outside: what fails
        at the token endpoint is never tried again here, because a refresh token works only once."""
        for tried in tries:
            try:
                answer = self._send(request, token, until)
                expired = is_expired_token(answer.status, answer.body)
                return None if expired else self._judge(request, answer)
            except PeepersError as error:
                elapsed = self._clock.monotonic() - (until - TOTAL)
                pause = pause_before_next(tried, elapsed, error, self._chance())
                if pause is None:
                    _note(request, error, tried)
                    raise
            self._clock.wait(pause)
        raise AssertionError("unreachable")

    def put(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Reply:
        """A write, sent once."""
        return self._write("PUT", path, body, headers)

    def post(self, path: str, body: Mapping[str, Any], headers: Mapping[str, str] | None = None) -> Reply:
        """A write, sent once."""
        return self._write("POST", path, body, headers)

    def close(self) -> None:
        self._http.close()

    def _write(self, method: str, path: str, body: Mapping[str, Any], headers: Mapping[str, str] | None) -> Reply:
        all_headers = {**(headers or {}), "Content-Type": "application/json"}
        request = _Request(method, path, None, all_headers, _ENCODER.encode(body))
        try:
            return self._authorized(request)
        except PeepersError as error:
            _note(request, error, 1)
            raise

    def _authorized(self, request: _Request) -> Reply:
        """Send once; after a refused token renew once and send once more. A refused token means that nothing
        was done, so this is safe for writes too."""
        token = self._bearer.token()
        answer = self._send(request, token, None)
        if is_expired_token(answer.status, answer.body):
            answer = self._send(request, self._bearer.renew(token), None)
            if is_expired_token(answer.status, answer.body):
                raise TokenRejected
        return self._judge(request, answer)

    def _send(self, request: _Request, token: str, until: float | None) -> Answer:
        with self._limits.slot(request.priority):
            with self._lock:
                self.requests += 1
            status = 0
            try:
                answer = self._sent(request, token, until)
                status = answer.status
            finally:
                self._asked(request.method, request.path, status)
            return answer

    def _sent(self, request: _Request, token: str, until: float | None) -> Answer:
        seconds = None if until is None else max(_LEAST, until - self._clock.monotonic())
        return self._http.send(
            request.method,
            request.path,
            params=request.params,
            headers={**request.headers, "Authorization": f"Bearer {token}"},
            content=request.content,
            seconds=seconds if seconds is None else min(seconds, self._http.bounds.total),
        )

    def _judge(self, request: _Request, answer: Answer) -> Reply:
        status = answer.status if answer.status >= 300 else hidden_status(answer.body) or answer.status
        retry_after = self._seconds(answer.headers.get("retry-after"))
        error = error_of(status, answer.body, retry_after, request.path) if status >= 400 else None
        self._limits.answered(429 if isinstance(error, RateLimited) else status, retry_after)
        log.get("wire").debug("answered", method=request.method, path=request.path, status=answer.status)
        if error is not None:
            raise error
        if status >= 300:
            raise BadAnswer
        holes = answer.headers.get("x-content-missing", "").split(",")
        missing = frozenset(name.strip() for name in holes if name.strip())
        return Reply(answer.status, answer.headers, answer.body, missing)

    def _seconds(self, text: str | None) -> float | None:
        """A Retry-After, which may be seconds or a date; nonsense says nothing. At most an hour."""
        if not text:
            return None
        try:
            wanted = float(text) if text.strip().isdecimal() else self._until(parsedate_to_datetime(text))
        except (ValueError, OverflowError):
            return None
        return max(0.0, min(3600.0, wanted))

    def _until(self, when: datetime) -> float:
        return ((when if when.tzinfo else when.replace(tzinfo=UTC)) - self._clock.now()).total_seconds()


def _note(request: _Request, error: PeepersError, attempt: int) -> None:
    """One line for a call that failed for good, however often it was tried: no query, no header, no body."""
    status = getattr(error, "status", None)
    log.get("wire").info(
        "failed", method=request.method, path=request.path, code=error.code, status=status, attempt=attempt
    )


def _nobody(method: str, path: str, status: int) -> None:
    """Nobody counts."""
