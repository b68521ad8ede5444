"""Noticing that the machine slept.

Some clocks that never go back stand still during sleep (Linux, macOS) and some do not (Windows), so two signs
are looked for: wall time that ran ahead of the other clock, and a beat that came much later than its time
although nothing was being done.
"""

from __future__ import annotations

from datetime import timedelta

from peepers_desktop.clock import Clock

AHEAD = timedelta(seconds=60)
"""Wall time may run ahead by less than this: clocks are set right now and then."""
LATE_SECONDS = 90.0
"""A beat later than this after the end of the last work was slept through."""


class Wakefulness:
    """Compares both clocks with how they stood at the end of the last work."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._wall, self._ticks = clock.now(), clock.monotonic()

    def rest(self) -> None:
        """The work ends here."""
        self._wall, self._ticks = self._clock.now(), self._clock.monotonic()

    def slept(self) -> bool:
        """True at the beginning of work when the machine slept since the last one."""
        return self.slept_meanwhile() or self._clock.monotonic() - self._ticks > LATE_SECONDS

    def slept_meanwhile(self) -> bool:
        """True when wall time jumped ahead, also in the middle of work."""
        ticked = timedelta(seconds=self._clock.monotonic() - self._ticks)
        return self._clock.now() - self._wall - ticked > AHEAD
