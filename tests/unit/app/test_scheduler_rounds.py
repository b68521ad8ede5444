"""When the scheduler asks, of whom, and for what: after time, after sleep, after failures, and between pages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event

import pytest

from peepers_desktop.app.cadence import LOOKED_AT_ALWAYS
from peepers_desktop.app.scheduler import SyncScheduler
from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.events import Stage, SyncReport, Trouble
from peepers_desktop.store.errors import StoreTrouble
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from tests.helpers.shop import NOON


class SleepyClock(FixedClock):
    """Its wall time can run without its other time, as on a machine that sleeps."""

    def sleep_through(self, seconds: float) -> None:
        self._now += timedelta(seconds=seconds)


class LeapingClock(SystemClock):
    """The machine's clock, with a lever to let time pass."""

    leapt = 0.0

    def monotonic(self) -> float:
        return super().monotonic() + self.leapt


def account(name: str, link: Link = Link.CONNECTED) -> Account:
    return Account(Seller(name, name, "MLB"), link, "#2d6cdf", NOON)


@dataclass
class Desk:
    """A scheduler whose cycles are written down."""

    clock: SleepyClock
    accounts: list[Account]
    asked: list[tuple[str, SyncRequest]] = field(default_factory=list)
    failing: frozenset[Stage] = frozenset()
    meanwhile: Callable[[], object] = lambda: None
    mistakes: list[BaseException] = field(default_factory=list)
    housekeeping: int = 0

    def __post_init__(self) -> None:
        self.scheduler = SyncScheduler(
            lambda: self.accounts, self.cycle, self.clock, mistake=self.mistakes.append, afterwards=self.tidy
        )

    def tidy(self) -> None:
        self.housekeeping += 1

    def cycle(self, account: Account, request: SyncRequest, cancel: CancelFlag) -> SyncReport:
        self.asked.append((account.id, request))
        self.meanwhile()
        pulled = tuple((stage.value, 0) for stage in request.stages - self.failing - {Stage.PUSH})
        return SyncReport(account.id, self.clock.now(), self.clock.now(), pulled)

    def beat(self, after: float = 30) -> list[tuple[str, SyncRequest]]:
        """What one beat asks, so many seconds after the one before."""
        self.clock.advance(after)
        self.asked.clear()
        self.scheduler.beat()
        return list(self.asked)


@pytest.fixture
def desk() -> Desk:
    return Desk(SleepyClock(NOON), [account("1")])


def test_the_first_beat_asks_for_everything(desk: Desk) -> None:
    [(_, request)] = desk.beat()
    assert request.stages == frozenset(Stage)
    assert not request.quiet


def test_questions_every_two_minutes_sales_every_five(desk: Desk) -> None:
    desk.beat()
    asked = [(beat * 30, desk.beat()[0][1].stages) for beat in range(1, 11)]
    assert [at for at, stages in asked if Stage.QUESTIONS in stages] == [120, 240]
    assert [at for at, stages in asked if Stage.ORDERS in stages] == [300]


def test_a_beat_with_nothing_due_is_quiet_and_still_looks_for_edits(desk: Desk) -> None:
    desk.beat()
    [(_, request)] = desk.beat()
    assert request.quiet
    assert request.stages == LOOKED_AT_ALWAYS


def test_a_part_that_failed_is_due_again_at_the_next_beat(desk: Desk) -> None:
    desk.failing = frozenset({Stage.ORDERS})
    desk.beat()
    assert Stage.ORDERS in desk.beat()[0][1].stages
    desk.failing = frozenset()
    desk.beat()
    assert Stage.ORDERS not in desk.beat()[0][1].stages


def test_after_sleep_everything_is_asked_for_at_once(desk: Desk) -> None:
    """N5: catching up is not only for the start."""
    desk.beat()
    desk.clock.sleep_through(3600)
    [(_, request)] = desk.beat()
    assert request.force
    assert request.stages == frozenset(Stage)


def test_sleep_is_noticed_where_the_other_clock_runs_on(desk: Desk) -> None:
    desk.beat()
    [(_, request)] = desk.beat(after=600)
    assert request.force


def test_sleep_in_the_middle_of_a_round_is_noticed(desk: Desk) -> None:
    desk.meanwhile = lambda: desk.clock.sleep_through(1800) if len(desk.asked) == 1 else None
    assert [request.force for _, request in desk.beat()] == [False, True]


def test_a_long_round_is_no_sleep(desk: Desk) -> None:
    desk.meanwhile = lambda: desk.clock.advance(400)
    desk.beat()
    desk.meanwhile = lambda: None
    assert [request.force for _, request in desk.beat()] == [False]


def test_a_clock_set_back_makes_everything_due(desk: Desk) -> None:
    desk.beat()
    desk.clock.sleep_through(-7200)
    assert Stage.QUESTIONS in desk.beat()[0][1].stages


def test_only_connected_accounts_are_asked(desk: Desk) -> None:
    desk.accounts = [account("1", Link.RECONNECT), account("2"), account("3", Link.BLOCKED)]
    assert [name for name, _ in desk.beat()] == ["2"]


def test_trouble_of_one_account_stops_only_that_account(desk: Desk) -> None:
    desk.accounts = [account("1"), account("2")]
    desk.failing = frozenset(Stage)

    def ended() -> None:
        if len(desk.asked) == 1:
            desk.accounts[0] = account("1", Link.RECONNECT)

    desk.meanwhile = ended
    assert [name for name, _ in desk.beat()] == ["1", "2"]
    assert [name for name, _ in desk.beat()] == ["2"]


def test_a_mistake_of_ours_with_one_account_is_told_and_the_next_has_its_turn(desk: Desk) -> None:
    desk.accounts = [account("1"), account("2")]

    def broken() -> None:
        if desk.asked[-1][0] == "1":
            raise ZeroDivisionError

    desk.meanwhile = broken
    for _ in range(2):
        assert [name for name, _ in desk.beat()] == ["1", "2"]
    reports = desk.scheduler.round(SyncRequest())
    assert [[trouble.code for trouble in report.troubles] for report in reports] == [["defect"], []]
    assert [type(error) for error in desk.mistakes] == [ZeroDivisionError] * 3


def test_what_the_disk_says_ends_the_round(desk: Desk) -> None:
    desk.accounts = [account("1"), account("2")]

    def full() -> None:
        raise StoreTrouble

    desk.meanwhile = full
    with pytest.raises(StoreTrouble):
        desk.scheduler.round(SyncRequest())
    assert desk.mistakes == []


def test_the_house_is_kept_after_each_round_and_beat_also_without_accounts(desk: Desk) -> None:
    desk.accounts = [account("1", Link.RECONNECT), account("2", Link.ARCHIVED)]
    assert desk.beat() == []
    assert desk.scheduler.round(SyncRequest()) == []
    assert desk.housekeeping == 2


def test_between_pages_what_is_urgent_of_every_account_goes_first() -> None:
    """On the real worker: a long reading of one account lets the other's edits and questions through."""
    clock, done = LeapingClock(), Event()
    asked: list[tuple[str, frozenset[Stage], bool]] = []

    def cycle(account: Account, request: SyncRequest, cancel: CancelFlag) -> SyncReport:
        asked.append((account.id, request.stages, request.quiet))
        if not request.quiet:
            assert request.between is not None
            clock.leapt += 10
            request.between()
            done.set()
        return SyncReport(account.id, clock.now(), clock.now(), tuple((stage.value, 0) for stage in request.stages))

    accounts = [account("1"), account("2")]
    scheduler = SyncScheduler(lambda: accounts, cycle, clock)
    scheduler.start()
    try:
        assert done.wait(10)
    finally:
        scheduler.stop()
    assert asked[0] == ("1", frozenset(Stage), False)
    assert ("2", frozenset({Stage.PUSH, Stage.QUESTIONS, Stage.ORDERS}), True) in asked[1:3]
    assert ("1", frozenset({Stage.PUSH}), True) in asked[1:3]


def test_an_account_in_trouble_is_not_knocked_at_between_pages() -> None:
    clock, done = LeapingClock(), Event()
    asked: list[str] = []
    trouble = (Trouble("vault_locked", "Locked.", "Unlock it."),)

    def cycle(account: Account, request: SyncRequest, cancel: CancelFlag) -> SyncReport:
        asked.append(account.id)
        if account.id == "1":
            return SyncReport(account.id, clock.now(), clock.now(), troubles=trouble)
        if not request.quiet:
            for _ in range(3):
                clock.leapt += 10
                assert request.between is not None
                request.between()
            done.set()
        return SyncReport(account.id, clock.now(), clock.now())

    accounts = [account("1"), account("2")]
    scheduler = SyncScheduler(lambda: accounts, cycle, clock)
    scheduler.start()
    try:
        assert done.wait(10)
    finally:
        scheduler.stop()
    assert asked[:5] == ["1", "2", "2", "2", "2"]
