"""The one place that reads time. Everyone else is handed a `Clock`."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Protocol


class Clock(Protocol):
    """Time as the program sees it."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds that never go back; only differences mean anything."""

    def wait(self, seconds: float, wake: Event | None = None) -> bool:
        """Wait up to `seconds`; returns True when `wake` was set before they passed."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    def wait(self, seconds: float, wake: Event | None = None) -> bool:
        return (wake or Event()).wait(max(0.0, seconds))


class ShiftedClock:
    """Another clock, moved on by what was asked for: a window beside a simulated shop whose time is moved."""

    def __init__(self, base: Clock) -> None:
        self._base = base
        self._shift = timedelta()

    def now(self) -> datetime:
        return self._base.now() + self._shift

    def advance(self, seconds: float) -> None:
        """Move on by `seconds`; waiting and differences are not touched."""
        self._shift += timedelta(seconds=seconds)

    def monotonic(self) -> float:
        return self._base.monotonic()

    def wait(self, seconds: float, wake: Event | None = None) -> bool:
        return self._base.wait(seconds, wake)


class FixedClock:
    """A clock that moves only when told to: for tests and for replaying a day.

    `wait` returns at once and moves the clock on by the time it was asked to wait, so code that
    backs off runs its real path without anyone sleeping.
    """

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)
        self._ticks = 0.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._ticks

    def advance(self, seconds: float) -> None:
        """Move time on by `seconds`."""
        self._now += timedelta(seconds=seconds)
        self._ticks += seconds

    def wait(self, seconds: float, wake: Event | None = None) -> bool:
        if wake is not None and wake.is_set():
            return True
        self.advance(max(0.0, seconds))
        return False
