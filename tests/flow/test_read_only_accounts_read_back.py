"""A read-only account sends nothing, and still finds out what became of what had left."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.filelock import FileLock
from peepers_desktop.sync.circuit import Circuit
from peepers_desktop.sync.engine import SyncEngine
from peepers_desktop.sync.turn import Turn
from tests.helpers.engine import Bench, bench
from tests.helpers.picking import edit_now, pick, plain, puts, state, units

SMALL = {"listings": 12, "orders": 0, "questions": 0}


def left_on_the_wire(it: Bench, arrived: bool) -> Edit:
    """An edit whose process died while it was sending, in an account that was turned to read only. Another one, of
    another listing, would be due."""
    row = plain(it)
    other = pick(it, lambda one: one.status == "active" and one.read_only is None and one.id != row.id)
    it.commands.set_stock(None, other.id, None, "17")
    edit = it.commands.set_stock(None, row.id, None, "7")
    assert edit is not None
    seen = {"quantity": row.quantity, "sending": 7}
    it.shop.stores.outbox.move(edit.id, EditState.SENDING, attempt=1, seen=seen)
    if arrived:
        it.client.put_item_quantity(row.id, 7)
    it.commands.set_mode(it.account, SendMode.READ_ONLY)
    return edit


def with_turn(it: Bench, folder: Path) -> FileLock:
    """Give the engine a turn; the lock as another process has it."""
    path = folder / "locks" / "sending.lock"
    turn = Turn(path, it.clock, it.shop.stores.outbox)
    parts = (it.account, it.client, it.shop.stores, it.clock, Circuit(it.clock), it.events.append)
    it.engine = SyncEngine(*parts, turn=turn)
    return FileLock(path, it.clock, patience=0)


@pytest.mark.parametrize(
    ("arrived", "wanted"), [(True, {EditState.APPLIED, EditState.CONFIRMED}), (False, {EditState.QUEUED})]
)
def test_what_had_left_is_read_back(tmp_path: Path, clock: FixedClock, arrived: bool, wanted: set[EditState]) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        with_turn(it, tmp_path)
        edit = left_on_the_wire(it, arrived)
        before = len(it.rig.writes())
        report = it.send()
        assert report.ok
        assert state(it, edit) in wanted
        assert len(it.rig.writes()) == before
        clock.advance(3600)
        it.send()
        it.send()
        assert state(it, edit) in wanted, "what was not there is kept, and does not leave"
        assert len(it.rig.writes()) == before


def test_what_another_process_is_sending_is_left_alone(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        other = with_turn(it, tmp_path)
        edit = left_on_the_wire(it, arrived=False)
        with other.held():
            report = it.send()
        assert state(it, edit) is EditState.SENDING
        assert [note.code for note in report.notes] == ["sends_elsewhere"]
        it.send()
        assert state(it, edit) is EditState.QUEUED


def test_what_waits_costs_no_reading(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        other = with_turn(it, tmp_path)
        row = plain(it)
        edit = it.commands.set_stock(None, row.id, None, "7")
        it.commands.set_mode(it.account, SendMode.READ_ONLY)
        before = it.client.requests
        with other.held():
            assert it.send().notes == (), "it waits for the seller, not for another process"
        it.send()
        assert it.client.requests == before
        assert (edit_now(it, edit).state, puts(it)) == (EditState.QUEUED, [])
        assert units(it, row.id) == row.quantity
