"""One cycle of one account: push, then pull, in the order the seller cares about."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime

from peepers_desktop import log
from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.domain.events import (
    AccountChanged,
    Event,
    PushCounts,
    Stage,
    SyncFinished,
    SyncReport,
    SyncStarted,
    Trouble,
)
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.errors import DefectError, PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.sync.circuit import Circuit
from peepers_desktop.sync.doubts import DoubtReader
from peepers_desktop.sync.policy import Then, reason_of, trouble_of, verdict_of
from peepers_desktop.sync.pull_items import ItemPull
from peepers_desktop.sync.pull_orders import OrderPull
from peepers_desktop.sync.pull_questions import QuestionPull
from peepers_desktop.sync.pull_shipments import ShipmentPull
from peepers_desktop.sync.push import Pusher, Stopped
from peepers_desktop.sync.refused import RestingStages
from peepers_desktop.sync.request import CancelFlag, Cancelled, SyncRequest
from peepers_desktop.sync.round import Round
from peepers_desktop.sync.shop import Shop
from peepers_desktop.sync.turn import SendsElsewhere, Turn

IN_FLIGHT = 4
"""Network calls side by side within a cycle."""
_READ_ATTEMPTS = 3
"""Tries the client makes of a read before it gives up; each counts against the circuit."""


@dataclass(slots=True)
class _Tally:
    """What a cycle gathers for its report."""

    pulled: dict[str, int] = field(default_factory=dict)
    pushed: PushCounts = field(default_factory=PushCounts)
    troubles: list[Trouble] = field(default_factory=list)
    notes: list[Trouble] = field(default_factory=list)
    cancelled: bool = False


class SyncEngine:
    """Runs cycles of one account. Not reentrant: the scheduler has one worker."""

    def __init__(
        self,
        account: AccountId,
        client: MarketplaceClient,
        shop: Shop,
        clock: Clock,
        circuit: Circuit,
        publish: Callable[[Event], None],
        mistake: Callable[[Exception], object] = lambda error: None,
        turn: Turn | None = None,
    ) -> None:
        """`mistake` is told of errors nobody thought of, so that they can be reported. `turn` keeps other processes
        of the profile from sending meanwhile; None where there is no other."""
        self._account = account
        self._client = client
        self._shop = shop
        self._clock = clock
        self._circuit = circuit
        self._publish = publish
        self._mistake = mistake
        self._turn = turn
        self._rests = RestingStages(shop.cursors, account, clock)

    def cycle(self, request: SyncRequest, cancel: CancelFlag) -> SyncReport:
        """Run once. Never raises a `PeepersError`: failures are in the report, in the seller's words.

        Offline, a round that nobody asked for does nothing but ask every 30 s whether the other side is there;
        the first answer ends offline mode and the round goes on as if nothing had been.
        """
        started, requests = self._clock.now(), self._client.requests
        tally = _Tally()
        account = self._shop.accounts.get(self._account)
        if account is not None and self._reachable(request, tally):
            if not request.quiet:
                self._publish(SyncStarted(self._account, request.full))
            with ThreadPoolExecutor(IN_FLIGHT, thread_name_prefix="peepers-net") as pool:
                parts = (account, self._client, self._shop, self._clock, self._publish, pool, cancel, request)
                self._run(Round(*parts), tally)
        elif account is not None and not request.force:
            return self._report(started, self._client.requests - requests, tally)
        report = self._report(started, self._client.requests - requests, tally)
        if not request.quiet or report.troubles:
            self._publish(SyncFinished(report))
        return report

    def _reachable(self, request: SyncRequest, tally: _Tally) -> bool:
        """True when a cycle has a chance: online, or the probe of offline mode was answered just now."""
        if not self._circuit.offline:
            return True
        if not request.force and not self._circuit.probe_due():
            tally.troubles.append(trouble_of(errors.Unreachable()))
            return False
        try:
            self._client.me()
        except PeepersError as error:
            if verdict_of(error).wire:
                self._failed(error, None, tally)
                tally.troubles.append(trouble_of(error))
                return False
        self._answered()
        return True

    def _answered(self) -> None:
        if self._circuit.answered():
            self._publish(self._circuit.state())

    @staticmethod
    def refused(
        account: AccountId, error: PeepersError, shop: Shop, clock: Clock, publish: Callable[[Event], None]
    ) -> SyncReport:
        """The report of an account whose client could not even be built, for example without tokens."""
        link = verdict_of(error).link
        if link is not None:
            shop.accounts.set_link(account, link, reason_of(error))
            publish(AccountChanged(account))
        now = clock.now()
        report = SyncReport(account=account, started=now, finished=now, troubles=(trouble_of(error),))
        publish(SyncFinished(report))
        return report

    def _report(self, started: datetime, requests: int, tally: _Tally) -> SyncReport:
        return SyncReport(
            account=self._account,
            started=started,
            finished=self._clock.now(),
            pulled=tuple(tally.pulled.items()),
            pushed=tally.pushed,
            requests=requests,
            troubles=tuple(tally.troubles),
            notes=tuple(tally.notes),
            cancelled=tally.cancelled,
        )

    def _run(self, round_: Round, tally: _Tally) -> None:
        steps: dict[Stage, Callable[[], None]] = {
            Stage.PUSH: lambda: self._push(round_, tally),
            Stage.QUESTIONS: lambda: _pulled(tally, Stage.QUESTIONS, QuestionPull(round_).run()),
            Stage.ORDERS: lambda: _pulled(tally, Stage.ORDERS, OrderPull(round_).run()),
            Stage.SHIPMENTS: lambda: _pulled(tally, Stage.SHIPMENTS, ShipmentPull(round_).run()),
            Stage.ITEMS: lambda: _items(tally, ItemPull(round_)),
        }
        for stage in Stage:
            if stage in round_.request.stages and not self._step(stage, steps[stage], round_.request.force, tally):
                return

    def _step(self, stage: Stage, step: Callable[[], None], force: bool, tally: _Tally) -> bool:
        """Run one stage; False when the cycle must end here."""
        resting = None if force else self._rests.trouble(stage)
        if resting is not None:
            tally.troubles.append(resting)
            return True
        try:
            step()
        except Cancelled:
            tally.cancelled = True
            return False
        except Stopped as stop:
            return self._failed(stop.cause, None, tally)
        except PeepersError as error:
            return self._failed(error, stage, tally)
        except Exception as error:  # a mistake of our own in one part must not stop the others, nor go unseen
            log.get("sync").error("defect", stage=stage.value, kind=type(error).__name__, exception=_where(error))
            self._mistake(error)
            return self._failed(DefectError(type(error).__name__), stage, tally)
        self._rests.wake(stage)
        self._answered()
        return True

    def _failed(self, error: PeepersError, stage: Stage | None, tally: _Tally) -> bool:
        """Apply the policy table; True when the next stage may run. `stage` None: already reported."""
        verdict = verdict_of(error)
        log.get("sync").info(
            "failure", account=self._account, code=error.code, stage=stage.value if stage else None,
            state=verdict.then.value,
        )  # fmt: skip
        if stage is not None:
            tally.troubles.append(trouble_of(error, stage))
            if verdict.rest is not None:
                self._rests.rest(stage, tally.troubles[-1], verdict.rest)
        if verdict.link is not None:
            self._shop.accounts.set_link(self._account, verdict.link, reason_of(error))
            self._publish(AccountChanged(self._account))
        if isinstance(error, errors.RateLimited):
            self._circuit.limited(error.until(self._clock.now()))
            self._publish(self._circuit.state())
        if verdict.wire and self._circuit.failed(_READ_ATTEMPTS):
            self._publish(self._circuit.state())
        return verdict.then is Then.NEXT_STAGE and not self._circuit.offline

    def _push(self, round_: Round, tally: _Tally) -> None:
        kind = DoubtReader if round_.account.send_mode is SendMode.READ_ONLY else Pusher
        pusher = kind(round_, lambda: OrderPull(round_).refresh())
        try:
            with self._turn.taken() if self._turn is not None else nullcontext(True) as ours:
                if ours:
                    pusher.run()
        except SendsElsewhere as elsewhere:
            if pusher.waits():
                tally.notes.append(trouble_of(elsewhere, Stage.PUSH))
        finally:
            tally.pushed = pusher.counts()
            tally.troubles.extend(pusher.troubles)


def _where(error: Exception) -> str:
    """The place of a mistake without its values, which may be a buyer's."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return " < ".join(f"{frame.name}:{frame.lineno}" for frame in reversed(frames))


def _pulled(tally: _Tally, stage: Stage, rows: int) -> None:
    tally.pulled[stage.value] = rows


def _items(tally: _Tally, pull: ItemPull) -> None:
    try:
        _pulled(tally, Stage.ITEMS, pull.run())
    finally:
        if pull.refused is not None:
            tally.troubles.append(trouble_of(pull.refused, Stage.ITEMS))
