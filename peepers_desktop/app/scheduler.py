"""The background scheduler: one worker that runs cycles on time, on demand and after sleep.

APScheduler keeps the times; a single executor thread runs every cycle, so the database has one writer
and a refresh token one user. Callers of `sync_now` and `send_now` never wait.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from threading import Lock

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

from peepers_desktop.app.cadence import due_stages
from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.events import Stage, SyncReport
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.sync.request import CancelFlag, SyncRequest

BEAT_SECONDS = 30
"""How often the scheduler looks whether something is due, and whether the machine slept."""
SLEPT_AFTER = timedelta(seconds=90)
"""A gap between two beats longer than this means the machine was asleep."""
DETAILS_PER_ROUND = 100
"""Parcels asked for in a scheduled round; the rest follows in the next one."""

Cycle = Callable[[Account, SyncRequest, CancelFlag], SyncReport]
_SEND = frozenset({Stage.PUSH, Stage.ITEMS})


class SyncScheduler:
    """Runs `cycle` for every account whose link allows it."""

    def __init__(self, accounts: Callable[[], Iterable[Account]], cycle: Cycle, clock: Clock) -> None:
        self._accounts = accounts
        self._cycle = cycle
        self._clock = clock
        self._cancel = CancelFlag()
        self._lock = Lock()
        self._last: dict[AccountId, dict[Stage, datetime]] = {}
        self._last_beat: datetime | None = None
        self._jobs = BackgroundScheduler(executors={"default": ThreadPoolExecutor(1)}, timezone="UTC")

    def start(self) -> None:
        """Begin beating; the first round starts at once."""
        self._jobs.add_job(
            self._beat, "interval", seconds=BEAT_SECONDS, id="beat", coalesce=True, max_instances=1,
            misfire_grace_time=None, next_run_time=self._clock.now(),
        )  # fmt: skip
        self._jobs.start()

    def stop(self) -> None:
        """End at the next look at the flag; at most one network call is waited for."""
        self._cancel.set()
        if self._jobs.running:
            self._jobs.shutdown(wait=True)

    def sync_now(self, full: bool = False) -> None:
        """ "Atualizar agora": everything, whatever its age."""
        self._soon("sync-full" if full else "sync", lambda: self.round(SyncRequest(full=full, force=True)))

    def send_now(self) -> None:
        """Send the outbox and read back what it touched."""
        self._soon("send", lambda: self.round(SyncRequest(stages=_SEND)))

    def send_at(self, when: datetime) -> None:
        """Send the outbox when an undo window ends."""
        self._add(f"send-{when.isoformat()}", self.send_now, when)

    def wake(self) -> None:
        """The machine woke up or the network came back: look now."""
        self._soon("wake", self._beat)

    def round(self, request: SyncRequest) -> list[SyncReport]:
        """One cycle per account, here and now; one account's trouble never stops another's."""
        reports = []
        for account in self._accounts():
            if account.link is Link.CONNECTED and not self._cancel.is_set():
                reports.append(self._cycle(account, request, self._cancel))
                self._remember(account.id, request.stages)
        return reports

    def _soon(self, name: str, call: Callable[[], object]) -> None:
        self._add(name, call, self._clock.now())

    def _add(self, name: str, call: Callable[[], object], when: datetime) -> None:
        """Asked twice while the worker is busy, a thing is done once more, not twice more."""
        self._jobs.add_job(
            call, "date", run_date=when, id=name, replace_existing=True, max_instances=3, misfire_grace_time=None
        )

    def _beat(self) -> None:
        now = self._clock.now()
        slept = self._last_beat is not None and now - self._last_beat > SLEPT_AFTER
        self._last_beat = now
        if slept:
            self._forget_times()
        for account in self._accounts():
            if account.link is Link.CONNECTED and not self._cancel.is_set():
                self._look_after(account, now)

    def _look_after(self, account: Account, now: datetime) -> None:
        with self._lock:
            stages = due_stages(self._last.get(account.id, {}), now)
        if stages:
            request = SyncRequest(stages=stages | {Stage.ITEMS}, details=DETAILS_PER_ROUND)
            self._cycle(account, request, self._cancel)
            self._remember(account.id, stages)

    def _remember(self, account: AccountId, stages: frozenset[Stage]) -> None:
        with self._lock:
            times = self._last.setdefault(account, {})
            times.update(dict.fromkeys(stages, self._clock.now()))

    def _forget_times(self) -> None:
        with self._lock:
            self._last.clear()
