"""One token bucket per application: writes first, then what is on screen, then background work.

No global number is published (page rate-limit-error-429 05/05/2026), so the rate starts from what the
application reports or a cautious default, halves on every 429 and recovers slowly.
"""

from __future__ import annotations

import random
from bisect import insort
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import IntEnum
from itertools import count
from threading import Event, Lock

from peepers_desktop.clock import Clock
from peepers_desktop.mercadolivre.errors import RateLimited

DEFAULT_RATE = 5.0
BURST = 10
IN_FLIGHT = 4
PATIENCE = 5.0
"""Seconds of a pause that are waited out; a longer one is told to the caller at once."""
_FIRST_PAUSE, _LONGEST_PAUSE, _SHORTEST_PAUSE = 2.0, 60.0, 0.5
_LOWEST_RATE = 0.2
_RECOVERY = 1.02
_TICK = 0.001
"""The shortest wait: a shorter one may not move a clock that has been running for days."""
_WHOLE = 1.0 - 1e-9
"""A token, give or take the rounding of the clock."""


class Priority(IntEnum):
    """Smaller goes first."""

    WRITE = 0
    SCREEN = 1
    BACKGROUND = 2


@dataclass(frozen=True, slots=True)
class LimitState:
    """What the status bar and the diagnostics show. Rate in requests per second."""

    rate: float
    in_flight: int
    paused_until: datetime | None


@dataclass(order=True, slots=True)
class _Ticket:
    """A request waiting for its turn: by priority, then by arrival."""

    priority: Priority
    number: int
    wake: Event = field(default_factory=Event, compare=False)


class Limiter:
    """Thread-safe. Waits on the clock, so that a test's clock passes the time at once."""

    def __init__(self, clock: Clock, rate: float = DEFAULT_RATE, chance: Callable[[], float] = random.random) -> None:
        self._clock = clock
        self._chance = chance
        self._lock = Lock()
        self._numbers = count()
        self._queue: list[_Ticket] = []
        self._in_flight = 0
        self._ceiling = self._rate = rate
        self._tokens = float(BURST)
        self._filled_at = clock.monotonic()
        self._refusals = 0
        self._paused_until = self._filled_at

    def allow(self, per_hour: int) -> None:
        """Take the application's own quota as the ceiling; a rate that a 429 has lowered climbs from where it is."""
        with self._lock:
            unhurt = self._rate >= self._ceiling
            self._ceiling = max(_LOWEST_RATE, per_hour / 3600)
            self._rate = self._ceiling if unhurt else min(self._rate, self._ceiling)

    @contextmanager
    def slot(self, priority: Priority) -> Iterator[None]:
        """Hold one request's place from its start to the end of its answer.

        Raises:
            RateLimited: the marketplace asked for a pause longer than `PATIENCE`; nothing was sent.
        """
        self._wait_for_turn(priority)
        try:
            yield
        finally:
            with self._lock:
                self._in_flight -= 1
                self._wake_first()

    def _wait_for_turn(self, priority: Priority) -> None:
        ticket = _Ticket(priority, next(self._numbers))
        with self._lock:
            insort(self._queue, ticket)
        try:
            while (delay := self._step(ticket)) != 0.0:
                if delay is None:
                    ticket.wake.wait(1.0)
                else:
                    self._clock.wait(delay, ticket.wake)
        finally:
            with self._lock:
                self._queue.remove(ticket)
                self._wake_first()

    def _step(self, ticket: _Ticket) -> float | None:
        """0.0 when the ticket may go, and has gone; else the seconds to wait, or None until it is woken."""
        with self._lock:
            ticket.wake.clear()
            now = self._clock.monotonic()
            pause = self._paused_until - now
            if pause > PATIENCE:
                raise RateLimited(pause)
            if self._queue[0] is not ticket or self._in_flight >= IN_FLIGHT:
                return None
            delay = max(pause, self._until_a_token(now))
            if delay > 0:
                return delay
            self._tokens -= 1
            self._in_flight += 1
            return 0.0

    def _until_a_token(self, now: float) -> float:
        earned = max(0.0, now - self._filled_at) * self._rate
        self._tokens = min(float(BURST), self._tokens + earned)
        self._filled_at = max(now, self._filled_at)
        return 0.0 if self._tokens >= _WHOLE else max(_TICK, (1.0 - self._tokens) / self._rate)

    def _wake_first(self) -> None:
        if self._queue:
            self._queue[0].wake.set()

    def answered(self, status: int, retry_after: float | None = None) -> None:
        """Learn from an answer. `retry_after` in seconds, where the answer gave one."""
        with self._lock:
            if status == 429:
                self._slow_down(retry_after)
            elif status < 500:
                self._refusals = 0
                self._rate = min(self._ceiling, self._rate * _RECOVERY)

    def _slow_down(self, retry_after: float | None) -> None:
        """Requests that were under way together are refused together: only the first of them counts."""
        now = self._clock.monotonic()
        if now >= self._paused_until:
            self._refusals += 1
            self._rate = max(_LOWEST_RATE, self._rate / 2)
        longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2.0 ** (self._refusals - 1))
        pause = retry_after if retry_after is not None else max(_SHORTEST_PAUSE, self._chance() * longest)
        self._paused_until = max(self._paused_until, now + pause)
        self._tokens, self._filled_at = 0.0, self._paused_until

    def state(self) -> LimitState:
        """The limiter as it is now."""
        with self._lock:
            left = self._paused_until - self._clock.monotonic()
            until = self._clock.now() + timedelta(seconds=left) if left > 0 else None
            return LimitState(self._rate, self._in_flight, until)
