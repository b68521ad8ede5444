"""Thousands of seeded runs in which everything goes wrong: one answer per question, not a unit sold twice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.merge import Merged, Outcome
from peepers_desktop.sync import push_answer, push_stock
from tests.helpers.fire_size import quick_folder, size, tell
from tests.helpers.fire_stage import stage
from tests.helpers.fire_store import Fault
from tests.helpers.fire_world import new_file

RUNS = size(120, 10_000)
STEPS = 12
RUNS_OF_A_CONTROL = 40


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with quick_folder() as folder:
        yield new_file(folder)


@pytest.mark.slow
@pytest.mark.timeout(size(600, 7200))
def test_no_run_breaks_a_law(template: Path) -> None:
    writes = answers = crashes = edits = 0
    for seed in range(RUNS):
        with stage(template, seed) as scene:
            try:
                scene.play(STEPS)
            except AssertionError as broken:
                pytest.fail(f"seed {seed}: {broken}\n" + "\n".join(scene.world.story))
            journal = scene.world.store.journal
            writes += len(journal)
            answers += sum(one.kind == "answer" for one in journal)
            crashes += scene.world.crashes
            edits += len(scene.world.acknowledged)
    tell(f"{RUNS} runs, {edits} edits, {writes} accepted writes, {answers} answers, {crashes} crashes, 0 laws broken")
    assert writes > RUNS
    assert answers > RUNS / 10


@pytest.mark.parametrize("fault", [Fault.DUPLICATE, Fault.TIMEOUT_AFTER, Fault.TROUBLE_APPLIED])
@pytest.mark.parametrize("place", [("MLB1", None), ("MLB3", "31"), ("MLB5", None)])
@pytest.mark.parametrize("units", [0, 1])
def test_a_difference_is_added_once(template: Path, place: tuple[str, str | None], fault: Fault, units: int) -> None:
    """Delivered twice, or its answer lost, with and without a sale while the answer is waited for."""
    with stage(template, 0) as scene:
        world = scene.world
        before = world.store.shelves[place].units
        world.type_quantity(place, "+3")
        if units and fault is Fault.TIMEOUT_AFTER and place[0] != "MLB5":
            world.buy_during_a_write(place, units)
        world.break_next("write", fault)
        world.send()
        world.clock.advance(1)
        sold = before + 3 - world.store.shelves[place].units
        sold += world.store.sell(place, units)
        scene.finish()
        assert world.store.shelves[place].units == before + 3 - sold


def test_the_last_writer_would_oversell(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the count that was typed is written, whatever was sold meanwhile. This is what hubs do."""

    def last_writer_wins(base: object, wanted: int, *_rest: object, **_more: object) -> Merged:
        return Merged(Outcome.SEND, wanted)

    monkeypatch.setattr(push_stock, "merge_stock", last_writer_wins)
    oversold = 0
    for seed in range(RUNS_OF_A_CONTROL):
        with stage(template, seed) as scene:
            scene.laws.strict = False
            scene.world.type_quantity(("MLB1", None), str(12 + seed % 5))
            scene.wait_for_the_undo_window()
            scene.world.buy(("MLB1", None), 1 + seed % 3)
            scene.finish()
            oversold += scene.laws.oversold
    tell(f"last writer wins: {oversold} units oversold in {RUNS_OF_A_CONTROL} runs")
    assert oversold >= RUNS_OF_A_CONTROL


def test_sending_again_without_reading_would_answer_twice(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: after a lost reply the answer is posted again. The marketplace of this test lets it."""

    def at_once(_sender: object, _edit: object) -> push_answer.Move:
        return push_answer.Move(EditState.QUEUED)

    monkeypatch.setattr(push_answer.AnswerSender, "read_back", at_once)
    monkeypatch.setattr(push_answer.AnswerSender, "prepare", lambda _, edit: push_answer.Send({}, edit.wanted["text"]))
    with stage(template, 0) as scene:
        scene.world.answer("901", "Sim!")
        scene.wait_for_the_undo_window()
        scene.world.break_next("write", Fault.TIMEOUT_AFTER)
        scene.world.send()
        with pytest.raises(AssertionError, match="answered more than once"):
            scene.finish()
