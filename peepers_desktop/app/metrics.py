"""What the program has asked of the marketplace, how long cycles took and what failed: counted, never sent.

The requests of the last hour stand in the cache, minute
by minute, so that the number in the status bar is true from the first second after a restart: nobody else asks
in this profile's name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from peepers_desktop.clock import Clock
from peepers_desktop.domain.events import Event, QuotaUsed, SyncReport
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.store.cursors import Cursors

if TYPE_CHECKING:
    from peepers_desktop.app.counters import Counters

_EVERYBODY: AccountId = ""
_MINUTES = "requests.minutes"
_IDENT = re.compile(r"/(?:[A-Z]{3}U?)?\d+(?=/|$)")


class Metrics:
    """Thread-safe. `asked` is called for every request, `finished` after every cycle."""

    def __init__(self, cursors: Cursors, clock: Clock, publish: Callable[[Event], None]) -> None:
        self._cursors = cursors
        self._clock = clock
        self._publish = publish
        self._lock = Lock()
        self._minutes: dict[int, int] = self._read()
        self._saved = dict(self._minutes)
        self._limits: dict[str, int] = {}
        self._counters: Counters | None = None

    def asked(self, method: str, path: str, status: int) -> None:
        """A request was sent; `status` is 0 when no answer came."""
        with self._lock:
            minute = self._minute()
            self._minutes[minute] = self._minutes.get(minute, 0) + 1
        self._counted().asked(method, _IDENT.sub("/{id}", path), status)

    def allowed(self, client_id: str, per_hour: int) -> None:
        """The quota that an application reported."""
        with self._lock:
            self._limits[client_id] = per_hour

    def finished(self, report: SyncReport) -> None:
        """A cycle ended: note it, keep the count, and tell how much of the quota is used."""
        self._counted().finished(report)
        with self._lock:
            self._forget_old()
            changed, kept = self._minutes != self._saved, dict(self._minutes)
        if changed:
            self._cursors.write(_EVERYBODY, _MINUTES, json.dumps(kept))
            self._saved = kept
        self.tell()

    def tell(self) -> None:
        """Say how much is used, also before the first cycle."""
        self._publish(self.used())

    def used(self) -> QuotaUsed:
        """Requests of the last hour, and the quota when an application told one."""
        with self._lock:
            self._forget_old()
            limit = sum(self._limits.values()) if self._limits else None
            return QuotaUsed(sum(self._minutes.values()), limit)

    def report(self) -> str:
        """Everything counted since the start, as text for the diagnostics."""
        return self._counted().text()

    def _counted(self) -> Counters:
        """Imported by the first request: a window starts without a library that brings a web server along."""
        from peepers_desktop.app.counters import Counters

        with self._lock:
            self._counters = self._counters or Counters()
            return self._counters

    def _minute(self) -> int:
        return int(self._clock.now().timestamp()) // 60

    def _forget_old(self) -> None:
        """Minutes older than an hour, and those a clock that was set back has left in the future."""
        now = self._minute()
        self._minutes = {minute: n for minute, n in self._minutes.items() if now - 60 < minute <= now}

    def _read(self) -> dict[int, int]:
        told = json.loads(self._cursors.read(_EVERYBODY, _MINUTES) or "{}")
        return {int(minute): int(number) for minute, number in told.items()}
