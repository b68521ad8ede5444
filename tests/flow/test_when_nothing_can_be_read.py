"""Before a write the marketplace is read, and after a lost answer as well: what follows when that reading fails."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from peepers_desktop.app.commands import Choice
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import ANSWER_UNDO_SECONDS, Edit, EditState
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import QuestionFilter
from peepers_desktop.domain.rows import ItemRow
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from tests.helpers.engine import BRIEF, Bench, bench
from tests.helpers.picking import cached_item, edit_now, just_after, just_before, pick, plain, puts, sell, state, units
from tests.helpers.store import SUL

SMALL = {"listings": 26, "orders": 6, "questions": 0}
READING = {"path": "/items/MLB*", "method": "GET"}
PUT = {"path": "/items/*", "method": "PUT"}


def push(it: Bench) -> Any:
    return it.sync(Stage.PUSH, force=False)


def typed(it: Bench, value: str = "50") -> tuple[Edit, str]:
    it.sync()
    row = plain(it)
    edit = it.commands.set_stock(None, row.id, None, value)
    assert edit is not None
    return edit, row.id


def reason(it: Bench, edit: Edit | None) -> tuple[EditState, str]:
    found = edit_now(it, edit)
    return found.state, found.reason


# Before a write.


@pytest.mark.parametrize("kind", ["blocked", "403_policy"])
def test_without_the_permission_to_read_a_listing_it_is_not_written(
    tmp_path: Path, clock: FixedClock, kind: str
) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, _ = typed(it)
        it.rig.fault(kind, **READING)
        report = push(it)
        assert (state(it, edit), puts(it)) == (EditState.BLOCKED, [])
        assert report.pushed.rejected == 1
        assert report.troubles, "it is told, not only kept"


def test_a_listing_that_cannot_be_read_now_is_tried_later(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        it.rig.fault("500", **READING)
        push(it)
        found = edit_now(it, edit)
        assert (found.state, found.reason, found.attempt) == (EditState.QUEUED, "server_trouble", 0)
        assert found.not_before is not None
        it.rig.clear_faults()
        assert push(it).pushed.applied == 0, "not before its time"
        it.clock.advance(700)
        push(it)
        assert units(it, item_id) == 50


def test_a_listing_that_is_gone_refuses_its_edit(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, _ = typed(it)
        it.rig.fault("404", **READING)
        push(it)
        assert (state(it, edit), puts(it)) == (EditState.REJECTED, [])


def test_a_version_that_is_never_the_newest_is_tried_again_later(tmp_path: Path, clock: FixedClock) -> None:
    """Read and merged anew a few times at once, and then in another round."""
    with bench(tmp_path, clock, listings=40, orders=6, questions=0, seller=SUL) as it:
        it.sync()
        row = in_deposits(it)
        edit = it.commands.set_stock(None, row.id, None, "+5")
        it.rig.fault("409_version", path="/user-products/*", method="PUT")
        push(it)
        found = edit_now(it, edit)
        assert (found.state, found.reason, found.attempt) == (EditState.QUEUED, "version_mismatch", 3)
        assert found.not_before is not None
        it.rig.clear_faults()
        it.clock.advance(700)
        push(it)
        assert units(it, row.id) == (row.quantity or 0) + 5


# After a lost answer.


def test_a_look_that_fails_leaves_the_doubt_and_is_taken_again(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it, "+5")
        it.rig.fault("500_applied", **PUT, count=1)
        with just_after(it, "put_item_quantity", lambda: it.rig.fault("500", **READING)):
            push(it)
            it.clock.advance(700)
            push(it)
        found = edit_now(it, edit)
        assert (found.state, found.reason) == (EditState.UNKNOWN, "server_trouble")
        assert found.not_before is not None
        it.rig.clear_faults()
        it.clock.advance(700)
        it.send()
        assert state(it, edit) is EditState.CONFIRMED
        assert (units(it, item_id), len(puts(it))) == (edit.wanted["quantity"], 1)


def test_a_listing_that_is_gone_after_a_lost_answer_ends_the_doubt(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, _ = typed(it, "+5")
        it.rig.fault("500", **PUT, count=1)
        with just_after(it, "put_item_quantity", lambda: it.rig.fault("404", **READING)):
            push(it)
            it.clock.advance(700)
            push(it)
        assert state(it, edit) is EditState.REJECTED
        assert puts(it) == []


def test_an_edit_whose_sending_left_no_note_is_sent_after_a_look(tmp_path: Path, clock: FixedClock) -> None:
    """As one of an older version of the program that was found half sent."""
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = typed(it)
        it.shop.stores.outbox.start(edit.id, attempt=1, seen={})
        assert it.shop.stores.outbox.recover() == 1
        push(it)
        assert reason(it, edit) == (EditState.QUEUED, "read_back_absent")
        it.clock.advance(700)
        it.send()
        assert (units(it, item_id), len(puts(it))) == (50, 1)


def test_a_late_landing_that_sales_explain_as_well_is_asked_about(tmp_path: Path, clock: FixedClock) -> None:
    """Two fewer were typed and did not arrive; two were sold before the next attempt: the number is the wanted one."""
    with bench(tmp_path, clock, **SMALL, bounds=BRIEF) as it:
        edit, item_id = typed(it, "-2")
        it.rig.fault("timeout_not_applied", **PUT, count=1, seconds=0.01)
        push(it)
        assert reason(it, edit) == (EditState.QUEUED, "read_back_absent")
        sell(it, item_id, 2)
        it.clock.advance(700)
        push(it)
        assert reason(it, edit) == (EditState.CONFLICT, "arrival_unclear")
        assert puts(it) == []


# One deposit: which of them a sale was taken from is not told, so nothing is explained by sales.


def in_deposits(it: Bench) -> ItemRow:
    return pick(it, lambda row: row.status == "active" and row.read_only is None and (row.quantity or 0) > 10)


def places(it: Bench, row: ItemRow) -> dict[str, int]:
    product = cached_item(it, row).user_product_id
    found = it.rig.control("GET", f"/user-products/{product}")["locations"]
    return {place["node_id"] or place["type"]: place["quantity"] for place in found}


def test_a_lost_answer_of_one_deposit_is_looked_for_there(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=40, orders=6, questions=0, seller=SUL) as it:
        it.sync()
        row = in_deposits(it)
        before = places(it, row)
        node = min(before, key=lambda name: before[name])
        edit = it.commands.set_stock(None, row.id, None, "+5", location=node)
        it.rig.fault("500_applied", path="/user-products/*", method="PUT", count=1)
        push(it)
        it.clock.advance(700)
        push(it)
        assert places(it, row) == {**before, node: before[node] + 5}
        assert state(it, edit) in (EditState.APPLIED, EditState.CONFIRMED)
        assert len(puts(it)) == 1


def test_a_deposit_that_changed_after_the_seller_looked_is_asked_about_again(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=40, orders=6, questions=0, seller=SUL) as it:
        it.sync()
        row = in_deposits(it)
        before = places(it, row)
        node = max(before, key=lambda name: before[name])
        edit = it.commands.set_stock(None, row.id, None, "40", location=node)
        push(it)
        assert state(it, edit) is EditState.CONFLICT
        it.commands.resolve(edit_now(it, edit).id, Choice.MINE)
        sell(it, row.id, 1)
        push(it)
        assert reason(it, edit) == (EditState.CONFLICT, "stock_changed")
        assert puts(it) == []


# Answers.


def test_an_answer_to_a_listing_that_was_paused_is_refused_in_the_marketplace_s_words(
    tmp_path: Path, clock: FixedClock
) -> None:
    with bench(tmp_path, clock, listings=26, orders=6, questions=12) as it:
        it.sync()
        waiting = it.queries.question_rows(it.queries.questions(QuestionFilter(waiting_only=True)))
        row = next(r for r in waiting if (i := it.queries.item(r.account, r.item_id)) and i.status == "active")
        edit = it.commands.answer(None, row.id, "Sim, temos!")
        it.clock.advance(ANSWER_UNDO_SECONDS + 1)
        pause = lambda: it.rig.control("POST", f"/items/{row.item_id}", status="paused")  # noqa: E731
        with just_before(it, "post_answer", pause):
            push(it)
        found = edit_now(it, edit)
        assert (found.state, found.reason) == (EditState.REJECTED, "refused")
        assert "must be active" in found.reason_detail
        assert it.rig.writes("/answers") == []


# Long readings.


def test_between_two_pages_of_a_long_reading_there_is_room_for_what_is_urgent(
    tmp_path: Path, clock: FixedClock
) -> None:
    """A seller who types while a whole catalogue is read does not wait for its end."""
    with bench(tmp_path, clock, listings=60, orders=6, questions=0) as it:
        it.sync(Stage.ITEMS)
        sent: list[Edit] = []
        arrived: list[bool] = []

        def between() -> None:
            if not sent:
                sent.append(typed_now(it))
                it.engine.cycle(SyncRequest(stages=frozenset({Stage.PUSH})), CancelFlag())

        reading = SyncRequest(stages=frozenset({Stage.ITEMS}), full=True, force=True, between=between)
        with just_after(it, "items", lambda: arrived.append(bool(puts(it)))):
            it.engine.cycle(reading, CancelFlag())
        assert arrived == [True], "before the first page of listings"
        assert state(it, sent[0]) in (EditState.APPLIED, EditState.CONFIRMED)


def typed_now(it: Bench) -> Edit:
    edit = it.commands.set_stock(None, plain(it).id, None, "50")
    assert edit is not None
    return edit
