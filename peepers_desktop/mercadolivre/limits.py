"""One token bucket per application: writes first, then what is on screen, then background work.

No global number is published (page rate-limit-error-429 05/05/2026), so the rate starts from what the
application reports or a cautious default, halves on every 429 and recovers slowly.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum
from threading import Condition

from peepers_desktop.clock import Clock

DEFAULT_RATE = 5.0
BURST = 10
IN_FLIGHT = 4
_FIRST_PAUSE, _LONGEST_PAUSE = 2.0, 60.0
_LOWEST_RATE = 0.2
_RECOVERY = 1.02


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


class Limiter:
    """Thread-safe. Waits on the clock, so that a test's clock passes the time at once."""

    def __init__(self, clock: Clock, rate: float = DEFAULT_RATE, chance: Callable[[], float] = random.random) -> None:
        self._clock = clock
        self._chance = chance
        self._ceiling = self._rate = rate
        self._tokens = float(BURST)
        self._filled_at = clock.monotonic()
        self._in_flight = 0
        self._waiting = dict.fromkeys(Priority, 0)
        self._refusals = 0
        self._paused_until: float | None = None
        self._turn = Condition()

    def allow(self, per_hour: int) -> None:
        """Take the application's own quota as the ceiling."""
        with self._turn:
            self._ceiling = self._rate = max(_LOWEST_RATE, per_hour / 3600)

    @contextmanager
    def slot(self, priority: Priority) -> Iterator[None]:
        """Hold one request's place from its start to the end of its answer."""
        self._acquire(priority)
        try:
            yield
        finally:
            with self._turn:
                self._in_flight -= 1
                self._turn.notify_all()

    def _acquire(self, priority: Priority) -> None:
        with self._turn:
            self._waiting[priority] += 1
            try:
                while self._in_flight >= IN_FLIGHT or self._more_urgent_waits(priority):
                    self._turn.wait(1.0)
                self._in_flight += 1
                delay = self._take()
            finally:
                self._waiting[priority] -= 1
                self._turn.notify_all()
        if delay > 0:
            self._clock.wait(delay)

    def _more_urgent_waits(self, priority: Priority) -> bool:
        return any(self._waiting[other] for other in Priority if other < priority)

    def _take(self) -> float:
        """Take one token; the seconds to wait until it is really there."""
        now = self._clock.monotonic()
        self._tokens = min(float(BURST), self._tokens + (now - self._filled_at) * self._rate)
        self._filled_at = now
        self._tokens -= 1
        pause = max(0.0, (self._paused_until or now) - now)
        return max(pause, -self._tokens / self._rate if self._tokens < 0 else 0.0)

    def answered(self, status: int, retry_after: float | None = None) -> None:
        """Learn from an answer."""
        with self._turn:
            if status == 429:
                self._slow_down(retry_after)
            else:
                self._refusals = 0
                self._rate = min(self._ceiling, self._rate * _RECOVERY)

    def _slow_down(self, retry_after: float | None) -> None:
        self._refusals += 1
        self._rate = max(_LOWEST_RATE, self._rate / 2)
        longest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** (self._refusals - 1))
        pause = retry_after if retry_after is not None else max(0.5, self._chance() * longest)
        self._paused_until = self._clock.monotonic() + pause

    def state(self) -> LimitState:
        with self._turn:
            left = 0.0 if self._paused_until is None else self._paused_until - self._clock.monotonic()
            until = self._clock.now() + timedelta(seconds=left) if left > 0 else None
            return LimitState(self._rate, self._in_flight, until)
