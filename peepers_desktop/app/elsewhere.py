"""Noticing what another process of the profile wrote: the events of one stay inside it."""

from __future__ import annotations

from collections.abc import Callable

from peepers_desktop.domain.events import Changed, Event, Kind


class Elsewhere:
    """Looks at the number of the database's version, which moves with every commit. It does not tell whose commit
    it was nor what it changed, so everything in view is read again: short reads, at most once a beat."""

    def __init__(self, version: Callable[[], int], publish: Callable[[Event], object]) -> None:
        self._version = version
        self._publish = publish
        self._known = version()

    def look(self) -> bool:
        """True when something was written since the last look; says that rows of every kind may differ."""
        now = self._version()
        if now == self._known:
            return False
        self._known = now
        for kind in Kind:
            self._publish(Changed(kind, ""))
        return True
