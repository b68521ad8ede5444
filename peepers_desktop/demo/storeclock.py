"""The store's own clock: it follows a given source of time, and can be moved forward by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

TimeSource = Callable[[], datetime]
"""Returns an aware instant, for example ``SystemClock().now``."""


class StoreClock:
    """What time it is inside the simulated marketplace.

    Given an instant, the clock stands still and moves only by :meth:`advance`, which makes a run repeatable.
    Given a source (a callable), the clock follows it, plus everything it was advanced by.
    """

    def __init__(self, start: datetime | TimeSource) -> None:
        self._source: TimeSource = start if callable(start) else _standing_at(start)
        self._ahead = timedelta()

    def now(self) -> datetime:
        """The store's current instant, in UTC."""
        return self._source().astimezone(UTC) + self._ahead

    def advance(self, seconds: float) -> datetime:
        """Move forward and return the new instant. Going back is refused with ``ValueError``."""
        if seconds < 0:
            raise ValueError("the store's clock only moves forward")
        self._ahead += timedelta(seconds=seconds)
        return self.now()


def _standing_at(instant: datetime) -> TimeSource:
    if instant.tzinfo is None:
        raise ValueError("the store needs an aware instant")
    return lambda: instant
