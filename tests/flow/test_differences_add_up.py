"""Every difference that was typed reaches the marketplace once, whatever became of those before it."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.events import Stage
from tests.helpers.engine import Bench, bench
from tests.helpers.picking import plain, sell, state, units

SMALL = {"listings": 26, "orders": 6, "questions": 0}


def add(it: Bench, item_id: str, difference: int) -> Edit:
    edit = it.commands.set_stock(None, item_id, None, f"+{difference}")
    assert edit is not None
    return edit


@pytest.mark.parametrize("sold", [0, 2], ids=["nothing sold", "two sold meanwhile"])
@pytest.mark.parametrize("arrived", [False, True], ids=["lost", "arrived"])
def test_what_was_on_its_way_when_the_program_died(tmp_path: Path, clock: FixedClock, sold: int, arrived: bool) -> None:
    """+13 leaves and the program dies; +4 is typed, the first is looked for, and +4 is typed once more."""
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        item_id = plain(it).id
        before = units(it, item_id)
        first = add(it, item_id, 13)
        clock.advance(1)
        if sold:
            sell(it, item_id, sold)
        there = before - sold
        seen = {"quantity": there, "sending": there + 13, "at": clock.now().isoformat(), "orders": []}
        it.shop.stores.outbox.start(first.id, attempt=1, seen=seen)
        if arrived:
            it.client.put_item_quantity(item_id, there + 13)
        add(it, item_id, 4)
        assert it.shop.stores.outbox.recover() == 1
        clock.advance(60)
        it.sync(Stage.PUSH, force=False)
        assert (state(it, first) is EditState.QUEUED) is not arrived
        add(it, item_id, 4)
        for _ in range(4):
            clock.advance(700)
            it.send()
        assert units(it, item_id) == before - sold + 13 + 4 + 4
