"""The background scheduler: one worker that runs cycles on time, on demand and after sleep.

APScheduler keeps the times; a single executor thread runs every cycle, so the database has one writer
and a refresh token one user. Callers of `sync_now` and `send_now` never wait. A long reading (a first
synchronisation takes minutes) is asked between its pages to let through what cannot wait: edits to be sent,
questions and sales of every account.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING

from peepers_desktop.app.cadence import LOOKED_AT_ALWAYS, due_stages
from peepers_desktop.app.wakefulness import Wakefulness
from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.events import Stage, SyncReport
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.errors import DefectError, PeepersError
from peepers_desktop.sync.policy import trouble_of
from peepers_desktop.sync.request import CancelFlag, SyncRequest

if TYPE_CHECKING:
    from apscheduler.schedulers.background import BackgroundScheduler

BEAT_SECONDS = 30
"""How often the scheduler looks whether something is due, and whether the machine slept."""
DETAILS_PER_ROUND = 100
"""Parcels asked for in a scheduled round; the rest follows in the next one."""
BREATH_SECONDS = 2.0
"""How long what is urgent waits behind a long reading."""

Cycle = Callable[[Account, SyncRequest, CancelFlag], SyncReport]
_SEND = frozenset({Stage.PUSH, Stage.ITEMS})
_URGENT = frozenset({Stage.PUSH, Stage.QUESTIONS, Stage.ORDERS})


class SyncScheduler:
    """Runs `cycle` for every account whose link allows it."""

    def __init__(
        self,
        accounts: Callable[[], Iterable[Account]],
        cycle: Cycle,
        clock: Clock,
        first: Callable[[], object] = lambda: None,
        mistake: Callable[[BaseException], object] = lambda error: None,
        afterwards: Callable[[], object] = lambda: None,
    ) -> None:
        """`mistake` is told of whatever ends a round that should never raise; the next round comes all the same.
        `afterwards` follows every round and every beat, also where no account is connected."""
        self._accounts = accounts
        self._cycle = cycle
        self._clock = clock
        self._first = first
        self._mistake = mistake
        self._afterwards = afterwards
        self._cancel = CancelFlag()
        self._lock = Lock()
        self._last: dict[AccountId, dict[Stage, datetime]] = {}
        self._wakefulness = Wakefulness(clock)
        self._troubled: set[AccountId] = set()
        self._breathing = False
        self._breathed = clock.monotonic()

    @cached_property
    def _jobs(self) -> BackgroundScheduler:
        """Imported when it is first needed, which is after the window stands."""
        from apscheduler.events import EVENT_JOB_ERROR
        from apscheduler.executors.pool import ThreadPoolExecutor
        from apscheduler.schedulers.background import BackgroundScheduler

        jobs = BackgroundScheduler(executors={"default": ThreadPoolExecutor(1)}, timezone="UTC")
        jobs.add_listener(lambda ended: self._mistake(ended.exception), EVENT_JOB_ERROR)
        return jobs

    def start(self) -> None:
        """Begin beating; what has to come first is done, then the first round starts at once."""
        self._soon("first", self._first)
        self._jobs.add_job(
            self.beat, "interval", seconds=BEAT_SECONDS, id="beat", coalesce=True, max_instances=1,
            misfire_grace_time=None, next_run_time=self._clock.now(),
        )  # fmt: skip
        self._jobs.start()

    def stop(self) -> None:
        """End at the next look at the flag; at most one network call is waited for."""
        self._cancel.set()
        if "_jobs" in vars(self) and self._jobs.running:
            # First, because it waits for the thread that hands jobs out, which would miss one after the shutdown.
            self._jobs.remove_all_jobs()
            self._jobs.shutdown(wait=True)

    def sync_now(self, full: bool = False) -> None:
        """ "Atualizar agora": everything, whatever its age."""
        self._soon("sync-full" if full else "sync", lambda: self.round(SyncRequest(full=full, force=True)))

    def send_now(self) -> None:
        """Send the outbox and read back what it touched."""
        self._soon("send", lambda: self.round(SyncRequest(stages=_SEND)))

    def send_at(self, when: datetime) -> None:
        """Send the outbox when an undo window ends. The job sends by itself: adding another one from the worker would
        wait for ever for a scheduler that is being stopped."""
        self._add(f"send-{when.isoformat()}", lambda: self.round(SyncRequest(stages=_SEND)), when)

    def wake(self) -> None:
        """The machine woke up or the network came back: look at everything now."""
        self._soon("wake", self._catch_up)

    def round(self, request: SyncRequest) -> list[SyncReport]:
        """One cycle per account, here and now; one account's trouble never stops another's."""
        reports = [self._run(account, request) for account in self._connected()]
        self._afterwards()
        self._wakefulness.rest()
        return reports

    def beat(self) -> None:
        """Look what is due; after sleep everything is, and a round that slept in its middle is done again."""
        if self._wakefulness.slept():
            return self._catch_up()
        for account in self._connected():
            self._look_after(account)
        self._afterwards()
        if self._wakefulness.slept_meanwhile():
            return self._catch_up()
        return self._wakefulness.rest()

    def _catch_up(self) -> None:
        with self._lock:
            self._last.clear()
        self.round(SyncRequest(force=True, details=DETAILS_PER_ROUND, asked=False))

    def _connected(self) -> Iterable[Account]:
        """Asked before each of them, because an earlier one may have changed another's state."""
        for account in list(self._accounts()):
            if account.link is Link.CONNECTED and not self._cancel.is_set():
                yield account

    def _look_after(self, account: Account) -> None:
        stages = self._due(account)
        if stages:
            quiet = stages == frozenset({Stage.PUSH})
            stages |= LOOKED_AT_ALWAYS
            self._run(account, SyncRequest(stages, details=DETAILS_PER_ROUND, quiet=quiet, asked=False))

    def _due(self, account: Account) -> frozenset[Stage]:
        with self._lock:
            return due_stages(self._last.get(account.id, {}), self._clock.now())

    def _run(self, account: Account, request: SyncRequest) -> SyncReport:
        """One cycle. What failed is due again at the next beat: only what was read counts as looked at."""
        self._remember(account.id, request.stages)
        if "_jobs" in vars(self) and self._jobs.running:
            request = replace(request, between=self._breathe)
        report = self._report_of(account, request)
        done = {Stage(name) for name, _ in report.pulled}
        self._forget(account.id, request.stages - done)
        (self._troubled.add if report.troubles else self._troubled.discard)(account.id)
        return report

    def _report_of(self, account: Account, request: SyncRequest) -> SyncReport:
        try:
            return self._cycle(account, request, self._cancel)
        except PeepersError:
            raise  # of the disk they share: the others would meet it as well
        except Exception as error:  # a mistake of our own with one account must not keep the others from their turn
            self._mistake(error)
            now = self._clock.now()
            return SyncReport(account.id, now, now, troubles=(trouble_of(DefectError(type(error).__name__)),))

    def _breathe(self) -> None:
        """Between two pages of a long reading: let through what cannot wait. An account that had trouble waits for
        the next beat, or its locked keyring would be knocked at every two seconds."""
        if self._breathing or self._clock.monotonic() - self._breathed < BREATH_SECONDS:
            return
        self._breathing = True
        try:
            for account in self._connected():
                if account.id not in self._troubled:
                    self._run(account, SyncRequest(self._due(account) & _URGENT, quiet=True, asked=False))
        finally:
            self._breathing, self._breathed = False, self._clock.monotonic()

    def _soon(self, name: str, call: Callable[[], object]) -> None:
        """Now, by APScheduler's own time, which is the machine's: ours may be that of a simulated shop."""
        self._add(name, call, None)

    def _add(self, name: str, call: Callable[[], object], when: datetime | None) -> None:
        """Asked twice while the worker is busy, a thing is done once more, not twice more."""
        self._jobs.add_job(
            call, "date", run_date=when, id=name, replace_existing=True, max_instances=3, misfire_grace_time=None
        )

    def _remember(self, account: AccountId, stages: Iterable[Stage]) -> None:
        with self._lock:
            times = self._last.setdefault(account, {})
            times.update(dict.fromkeys(stages, self._clock.now()))

    def _forget(self, account: AccountId, stages: Iterable[Stage]) -> None:
        with self._lock:
            times = self._last.setdefault(account, {})
            for stage in stages:
                times.pop(stage, None)
