"""The look after a write did not happen: a kill, or a fallen network. What is found later is told apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.events import Stage
from tests.helpers.engine import Bench, bench
from tests.helpers.picking import just_before, plain, puts, sell, state, units

SMALL = {"listings": 26, "orders": 6, "questions": 0}


@contextmanager
def without_the_look(it: Bench) -> Iterator[None]:
    """The listings cannot be read in bulk, which is how the look reads them."""
    it.rig.fault("503", path="/items/bulk", method="GET")
    try:
        yield
    finally:
        it.rig.clear_faults()


def test_a_sale_that_a_write_put_back_is_found_before_the_next_write(tmp_path: Path, clock: FixedClock) -> None:
    """50 was written over two sales and nobody looked; +3 comes on top of the 48 that are right."""
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        first = it.commands.set_stock(None, row.id, None, "50")
        with without_the_look(it), just_before(it, "put_item_quantity", lambda: sell(it, row.id, 2)):
            it.sync(Stage.PUSH, force=False)
        assert (units(it, row.id), state(it, first)) == (50, EditState.APPLIED)
        second = it.commands.set_stock(None, row.id, None, "+3")
        it.send()
        it.send()
        assert units(it, row.id) == 51
        assert (state(it, first), state(it, second)) == (EditState.CONFIRMED, EditState.CONFIRMED)


def test_no_write_goes_behind_one_that_could_not_be_looked_at(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        it.commands.set_stock(None, row.id, None, "50")
        with without_the_look(it):
            it.sync(Stage.PUSH, force=False)
            sell(it, row.id, 3)
            second = it.commands.set_stock(None, row.id, None, "+3")
            it.sync(Stage.PUSH, force=False)
        assert (state(it, second), puts(it)) == (EditState.QUEUED, [{"available_quantity": 50}])
        it.send()
        assert (state(it, second), units(it, row.id)) == (EditState.CONFIRMED, 50)


def test_what_a_later_write_added_is_not_taken_for_sales_put_back(tmp_path: Path, clock: FixedClock) -> None:
    """50, less three sold, and +3 of which nobody knows whether it arrived: the 50 that is read then may be right."""
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        first = it.commands.set_stock(None, row.id, None, "50")
        with without_the_look(it):
            it.sync(Stage.PUSH, force=False)
        sell(it, row.id, 3)
        second = it.commands.set_stock(None, row.id, None, "+3")
        assert second is not None
        outbox = it.shop.stores.outbox
        outbox.move(second.id, EditState.SENDING, attempt=1, seen={"quantity": 47, "sending": 50})
        it.client.put_item_quantity(row.id, 50)
        outbox.recover()
        it.sync(Stage.ORDERS, Stage.ITEMS, full=True)
        assert (state(it, first), state(it, second)) == (EditState.APPLIED, EditState.UNKNOWN)
        assert [edit.id for edit in outbox.unsettled(it.account)] == [first.id, second.id]  # nothing was put right
        it.send()
        assert (state(it, first), state(it, second)) == (EditState.CONFIRMED, EditState.CONFIRMED)
        assert units(it, row.id) == 50
