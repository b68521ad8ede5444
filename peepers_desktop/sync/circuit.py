"""Offline mode: opened by five network failures in a row, closed by the first answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from threading import Lock

from peepers_desktop.clock import Clock
from peepers_desktop.domain.events import Connection, ConnectionChanged

FAILURES_TO_OPEN = 5
PROBE_EVERY = timedelta(seconds=30)
_EARLY = timedelta(seconds=2)
"""A beat that comes a moment early still probes."""


class Circuit:
    """Counts failed network attempts of all accounts together: they share one wire."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._opened_at: datetime | None = None
        self._limited_until: datetime | None = None

    @property
    def offline(self) -> bool:
        return self._opened_at is not None

    def probe_due(self) -> bool:
        """True when a call may be tried: online, or the last try in offline mode is 30 s old."""
        with self._lock:
            if self._opened_at is None:
                return True
            if abs(self._clock.now() - self._opened_at) < PROBE_EVERY - _EARLY:
                return False
            self._opened_at = self._clock.now()
            return True

    def failed(self, attempts: int) -> bool:
        """Count `attempts` failures in a row; True when this one opened the circuit."""
        with self._lock:
            self._failures += attempts
            opens = self._failures >= FAILURES_TO_OPEN and self._opened_at is None
            if self._failures >= FAILURES_TO_OPEN:
                self._opened_at = self._clock.now()
            return opens

    def answered(self) -> bool:
        """The other side answered; True when this ended offline mode or a pause."""
        with self._lock:
            ended = self._opened_at is not None or self._limited_until is not None
            self._opened_at, self._limited_until, self._failures = None, None, 0
            return ended

    def limited(self, until: datetime | None) -> None:
        """The marketplace asked for a pause until then."""
        with self._lock:
            self._limited_until = until

    def state(self) -> ConnectionChanged:
        """What the status bar should say now."""
        if self._opened_at is not None:
            return ConnectionChanged(Connection.OFFLINE, self._opened_at + PROBE_EVERY)
        if self._limited_until is not None and self._limited_until > self._clock.now():
            return ConnectionChanged(Connection.LIMITED, self._limited_until)
        return ConnectionChanged(Connection.ONLINE)
