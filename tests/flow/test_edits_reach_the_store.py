"""Edits through the outbox to the demonstration store: once, merged, and read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.app.commands import Choice
from peepers_desktop.app.refusals import NoConflict
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import ANSWER_UNDO_SECONDS, EditState
from peepers_desktop.domain.filters import ItemFilter, QuestionFilter
from peepers_desktop.domain.rows import ItemRow
from tests.helpers.engine import Bench, bench


def simple(it: Bench) -> ItemRow:
    """An active listing whose stock can be edited."""
    rows = it.queries.item_rows(it.queries.items(ItemFilter()))
    return next(r for r in rows if r.status == "active" and r.read_only is None and 10 < (r.quantity or 0) < 9000)


def stock_in_store(it: Bench, item_id: str) -> int:
    return int(it.rig.control("GET", f"/items/{item_id}")["available_quantity"])


def state(it: Bench, edit_id: int) -> EditState:
    return it.shop.stores.outbox.get(edit_id).state


def test_a_count_arrives_and_is_confirmed(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        row = simple(it)
        edit = it.commands.set_stock(None, row.id, None, "7")
        assert edit is not None
        shown = it.queries.item(row.account, row.id)
        assert shown is not None
        assert (shown.quantity, shown.remote_quantity) == (7, row.quantity)
        report = it.send()
        assert (report.pushed.applied, report.pushed.queued) == (1, 0)
        assert state(it, edit.id) is EditState.CONFIRMED
        assert stock_in_store(it, row.id) == 7
        assert len(it.rig.writes()) == 1


def test_a_difference_is_added_to_what_sales_left(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        row = simple(it)
        it.commands.set_stock(None, row.id, None, "+5")
        it.rig.control("POST", f"/items/{row.id}/sale", units=3)
        it.send()
        assert stock_in_store(it, row.id) == (row.quantity or 0) - 3 + 5


def test_a_count_never_overwrites_a_sale(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        row = simple(it)
        base = row.quantity or 0
        edit = it.commands.set_stock(None, row.id, None, str(base + 2))
        assert edit is not None
        it.clock.advance(60)
        it.rig.control("POST", f"/items/{row.id}/sale", units=3)
        report = it.send()
        assert report.pushed.conflict == 1
        assert it.rig.writes() == []
        found = it.shop.stores.outbox.get(edit.id)
        assert found.state is EditState.CONFLICT
        assert (found.seen["quantity"], found.seen["sold_since"], found.seen["proposal"]) == (base - 3, 3, base - 1)
        it.commands.resolve(edit.id, Choice.MERGED)
        it.send()
        assert stock_in_store(it, row.id) == base - 1


def test_a_variation_is_written_alone(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        rows = it.queries.item_rows(it.queries.items(ItemFilter()))
        row = next(
            r
            for r in rows
            if r.status == "active"
            and r.variation_count > 1
            and any(v.read_only is None for v in it.queries.variations(r.account, r.id))
        )
        before = {v.id: v.quantity for v in it.queries.variations(row.account, row.id)}
        chosen = next(iter(before))
        it.commands.set_stock(None, row.id, chosen, "9")
        it.send()
        after = {v.id: v.quantity for v in it.queries.variations(row.account, row.id)}
        assert after == {**before, chosen: 9}


def test_typing_again_supersedes_and_typing_back_takes_back(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        row = simple(it)
        first = it.commands.set_stock(None, row.id, None, "7")
        second = it.commands.set_stock(None, row.id, None, "8")
        assert first is not None
        assert second is not None
        assert state(it, first.id) is EditState.SUPERSEDED
        assert second.base == {"quantity": row.quantity}
        it.commands.set_stock(None, row.id, None, str(row.quantity))
        assert state(it, second.id) is EditState.CANCELLED
        assert it.send().pushed.applied == 0


def test_undo_takes_the_newest_queued_edit_back(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        edit = it.commands.set_stock(None, simple(it).id, None, "7")
        undone = it.commands.undo()
        assert edit is not None
        assert undone is not None
        assert undone.id == edit.id
        assert state(it, edit.id) is EditState.CANCELLED
        assert it.commands.undo() is None


def test_an_answer_waits_for_its_undo_window_and_is_sent_once(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        rows = it.queries.question_rows(it.queries.questions(QuestionFilter(waiting_only=True)))
        row = next(r for r in rows if (i := it.queries.item(r.account, r.item_id)) and i.status == "active")
        edit = it.commands.answer(None, row.id, "Sim, temos!")
        it.send()
        assert it.rig.writes() == []
        it.clock.advance(ANSWER_UNDO_SECONDS + 1)
        it.send()
        it.send()
        assert state(it, edit.id) is EditState.APPLIED
        assert [w["path"] for w in it.rig.writes()] == ["/answers"]
        answered = it.shop.stores.questions.get(row.account, row.id)
        assert answered is not None
        assert answered.answer is not None
        assert answered.answer.text == "Sim, temos!"


def test_a_price_travels_alone(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        row = next(
            r
            for r in it.queries.item_rows(it.queries.items(ItemFilter()))
            if r.status == "active" and not r.dynamic_price and r.price is not None and not r.variation_count
        )
        assert row.price is not None
        wanted = row.price.amount + 1
        it.commands.set_price(None, row.id, str(wanted))
        assert it.send().pushed.applied == 1
        assert it.rig.writes()[0]["body"] == {"price": float(wanted)}


def test_what_was_on_the_wire_at_a_crash_is_read_before_anything_else(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        row = simple(it)
        edit = it.commands.set_stock(None, row.id, None, "7")
        assert edit is not None
        outbox = it.shop.stores.outbox
        outbox.move(edit.id, EditState.SENDING, attempt=1, seen={"quantity": row.quantity, "sending": 7})
        it.client.put_item_quantity(row.id, 7)
        assert outbox.recover() == 1
        it.send()
        assert state(it, edit.id) in (EditState.APPLIED, EditState.CONFIRMED)
        assert len(it.rig.writes()) == 1


def test_what_is_on_the_wire_cannot_be_resolved_into_a_second_send(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        edit = it.commands.set_stock(None, simple(it).id, None, "7")
        assert edit is not None
        it.shop.stores.outbox.move(edit.id, EditState.SENDING, attempt=1)
        with pytest.raises(NoConflict):
            it.commands.resolve(edit.id, Choice.MINE)
        assert state(it, edit.id) is EditState.SENDING
