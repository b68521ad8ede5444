"""The outbox, the merge and the push against a marketplace that breaks at will: Hypothesis chooses what happens, and
after every single step the invariants hold. A failure is shrunk to the shortest story that shows it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from peepers_desktop.app.commands import Choice
from peepers_desktop.domain.edits import EditKind, EditState
from peepers_desktop.domain.merge import Merged, Outcome
from peepers_desktop.store import lanes
from peepers_desktop.store.outbox import Outbox
from peepers_desktop.sync import push_stock
from tests.helpers.fire_laws import Laws
from tests.helpers.fire_scenes import DIFFERENCES, ON_READS, ON_WRITES
from tests.helpers.fire_size import FULL, quick_folder, size
from tests.helpers.fire_store import Fault
from tests.helpers.fire_world import SELLERS, FireWorld, new_file

EXAMPLES = size(45, 1_000)
STEPS = size(30, 50)
PLACES = st.sampled_from((("MLB1", None), ("MLB2", None), ("MLB3", "31"), ("MLB4", None)))
QUESTIONS = st.sampled_from(("901", "902", "903"))
LISTINGS = st.sampled_from(("MLB1", "MLB4"))
ACCOUNTS = st.sampled_from(tuple(seller.user_id for seller in SELLERS))
ON_THE_WIRE = ("Outbox.start for Pusher._start, after its commit", "put_item_quantity, carried out")
UNITS = st.integers(1, 3)


class Shop(RuleBasedStateMachine):
    """Everything that may happen. The template is put in by the test."""

    template: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=self.template.parent))
        self.world = FireWorld(self.template, self.folder)
        self.laws = Laws(self.world)
        self.texts = 0

    @rule(place=PLACES, count=st.integers(1, 20))
    def type_a_count(self, place: tuple[str, str | None], count: int) -> None:
        self.world.type_quantity(place, str(count))

    @rule(place=PLACES, difference=st.sampled_from(DIFFERENCES))
    def type_a_difference(self, place: tuple[str, str | None], difference: str) -> None:
        self.world.type_quantity(place, difference)

    @rule(name=LISTINGS, reais=st.integers(120, 140))
    def type_a_price(self, name: str, reais: int) -> None:
        self.world.type_price(name, f"{reais}.90")

    @rule(name=LISTINGS, status=st.sampled_from(("active", "paused")))
    def pause_or_activate(self, name: str, status: str) -> None:
        self.world.type_status(name, status)

    @rule(question=QUESTIONS)
    def answer(self, question: str) -> None:
        self.texts += 1
        self.world.answer(question, f"Sim, temos {self.texts}!")

    @rule(place=PLACES, units=UNITS)
    def somebody_buys(self, place: tuple[str, str | None], units: int) -> None:
        self.world.clock.advance(1)
        self.world.buy(place, units)

    @rule(place=PLACES, units=st.integers(0, 20))
    def somebody_else_edits(self, place: tuple[str, str | None], units: int) -> None:
        self.world.clock.advance(1)
        self.world.somebody_else(place, units)

    @rule(question=QUESTIONS)
    def somebody_else_answers(self, question: str) -> None:
        self.world.store.answered_elsewhere(question, "Respondido no painel.")

    @rule(fault=st.sampled_from(ON_WRITES))
    def break_a_write(self, fault: Fault) -> None:
        self.world.break_next("write", fault)

    @rule(fault=st.sampled_from(ON_READS))
    def break_a_reading(self, fault: Fault) -> None:
        self.world.break_next("read", fault)

    @precondition(lambda self: self.world.in_state(EditState.QUEUED))
    @rule(units=UNITS, data=st.data())
    def lose_an_answer_while_somebody_buys(self, units: int, data: st.DataObject) -> None:
        waiting = [edit.target for edit in self.world.in_state(EditState.QUEUED) if edit.kind is EditKind.STOCK]
        if waiting:
            key = data.draw(st.sampled_from(waiting))
            self.world.buy_during_a_write((key.id, key.variation_id), units)
            self.world.break_next("write", Fault.TIMEOUT_AFTER)

    @rule()
    def send(self) -> None:
        self.world.send()

    @rule()
    def read(self) -> None:
        self.world.read()

    @rule(seconds=st.sampled_from((1, 5, 11, 60, 700)))
    def wait(self, seconds: int) -> None:
        self.world.clock.advance(seconds)

    @rule()
    def die_between_two_steps(self) -> None:
        self.world.restart()

    @precondition(lambda self: self.world.trip.passed)
    @rule(data=st.data(), passing=st.integers(1, 3))
    def die_at_a_point(self, data: st.DataObject, passing: int) -> None:
        self.world.die_at(data.draw(st.sampled_from(sorted(self.world.trip.passed))), passing)

    @rule(place=PLACES, typed=st.tuples(*[st.sampled_from(DIFFERENCES)] * 3), point=st.sampled_from(ON_THE_WIRE))
    def die_while_it_is_on_the_wire_and_type_on(
        self, place: tuple[str, str | None], typed: tuple[str, str, str], point: str
    ) -> None:
        """By chance alone it is seldom that one is in doubt, the next waits behind it, and a third comes over both."""
        first, second, third = typed
        self.world.type_quantity(place, first)
        self.laws.check()
        self.world.die_at(point)
        self.world.send()
        self.laws.check()
        self.world.type_quantity(place, second)
        self.laws.check()
        self.world.clock.advance(60)
        self.world.send()
        self.laws.check()
        self.world.type_quantity(place, third)

    @rule(account=ACCOUNTS)
    def lose_the_link(self, account: str) -> None:
        self.world.disconnect(account)

    @rule(account=ACCOUNTS)
    def connect_again(self, account: str) -> None:
        self.world.relink(account)

    @rule(place=PLACES)
    def poison(self, place: tuple[str, str | None]) -> None:
        self.world.poison(place)

    @rule(account=ACCOUNTS, stranger=st.booleans())
    def another_accounts_token(self, account: str, stranger: bool) -> None:
        """The token on the shelf belongs to somebody else: nothing may be sent with it."""
        self.world.store.strangers = {account} if stranger else set()

    @precondition(lambda self: self.world.in_state(EditState.CONFLICT))
    @rule(data=st.data(), choice=st.sampled_from(Choice))
    def decide(self, data: st.DataObject, choice: Choice) -> None:
        edits = self.world.in_state(EditState.CONFLICT)
        self.world.resolve(data.draw(st.sampled_from([edit.id for edit in edits])), choice)

    @precondition(lambda self: self.world.edits())
    @rule(data=st.data(), act=st.sampled_from(("cancel", "retry", "revert")))
    def cancel_retry_or_revert(self, data: st.DataObject, act: str) -> None:
        """Any edit in any state: what may not be done is refused and changes nothing. A revert is a new edit, which
        the laws judge like every other."""
        number = data.draw(st.sampled_from([edit.id for edit in self.world.edits()]))
        getattr(self.world, act)(number)

    @rule()
    def undo(self) -> None:
        self.world.undo()

    @invariant()
    def the_laws_hold(self) -> None:
        self.laws.check()

    def teardown(self) -> None:
        try:
            self.world.drain()
            self.laws.check_at_the_end()
        finally:
            self.world.close()
            shutil.rmtree(self.folder)


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with quick_folder() as folder:
        Shop.template = new_file(folder)
        yield Shop.template


def play(examples: int, *, shrink: bool = True) -> None:
    """In CI always the same examples, so that a red build is red again; in full other ones every time."""
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    how = settings(
        max_examples=examples, stateful_step_count=STEPS, deadline=None, derandomize=not FULL, database=None,
        phases=phases, suppress_health_check=list(HealthCheck), report_multiple_bugs=False,
    )  # fmt: skip
    run_state_machine_as_test(Shop, settings=how)


@pytest.mark.slow
@pytest.mark.timeout(size(600, 7200))
def test_the_invariants_hold_whatever_happens(template: Path) -> None:
    play(EXAMPLES)
    assert template.exists()


def test_a_merge_that_ignores_sales_is_found(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: last writer wins."""
    monkeypatch.setattr(push_stock, "merge_stock", lambda _base, wanted, *_, **__: Merged(Outcome.SEND, wanted))
    with pytest.raises(AssertionError, match="brings back"):
        play(200, shrink=False)


def test_a_difference_that_is_dropped_is_found(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: only the last of several that wait is taken over, as it once was."""
    joined = lanes._in_place_of
    monkeypatch.setattr(lanes, "_in_place_of", lambda waiting, older, new: joined(waiting[-1:], older, new))
    with pytest.raises(AssertionError, match="typed over"):
        play(200, shrink=False)


def test_an_intent_that_is_not_durable_is_found(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: nothing stands as SENDING when the first byte leaves."""
    monkeypatch.setattr(Outbox, "start", lambda outbox, edit_id, **_seen: outbox.get(edit_id))
    with pytest.raises(AssertionError, match="stand as SENDING"):
        play(100, shrink=False)
