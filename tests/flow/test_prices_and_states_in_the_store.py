"""Prices and states: alone on the wire, guarded again at sending time, refused with a reason, never silent."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from peepers_desktop.app import refusals
from peepers_desktop.app.commands import Choice
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.rows import ItemRow
from tests.helpers.engine import Bench, bench
from tests.helpers.picking import cached_item, edit_now, in_store, pick, plain, puts, rows, state, varied_row

SMALL = {"listings": 26, "orders": 6, "questions": 0}


def dearer(row: ItemRow, percent: int) -> str:
    assert row.price is not None
    return str((row.price.amount * (100 + percent) / 100).quantize(Decimal("0.01")))


def reason(it: Bench, edit: Edit | None) -> tuple[EditState, str]:
    found = edit_now(it, edit)
    return found.state, found.reason


def test_a_price_of_variations_reaches_all_and_deletes_none(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = varied_row(it)
        before = {one["id"] for one in in_store(it, row.id)["variations"]}
        edit = it.commands.set_price(None, row.id, dearer(row, 10))
        it.send()
        after = in_store(it, row.id)["variations"]
        assert {one["id"] for one in after} == before
        assert {Decimal(str(one["price"])) for one in after} == {Decimal(dearer(row, 10))}
        assert state(it, edit) is EditState.CONFIRMED


def test_where_only_variations_take_a_price_every_one_of_them_is_named(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        it.rig.control("POST", "/settings", prices_by_variation=True)
        row = varied_row(it)
        before = {one["id"] for one in in_store(it, row.id)["variations"]}
        edit = it.commands.set_price(None, row.id, dearer(row, 10))
        it.send()
        (body,) = puts(it)
        assert {one["id"] for one in body["variations"]} == before
        assert {one["id"] for one in in_store(it, row.id)["variations"]} == before
        assert state(it, edit) is EditState.CONFIRMED


def test_automation_switched_on_meanwhile_refuses_the_price_before_it_is_sent(
    tmp_path: Path, clock: FixedClock
) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_price(None, row.id, dearer(row, 10))
        tags = [*sorted(cached_item(it, row).tags), "dynamic_standard_price"]
        it.rig.control("POST", f"/items/{row.id}", tags=tags)
        it.send()
        assert reason(it, edit) == (EditState.REJECTED, "price_automation")
        assert it.rig.requests("PUT /items/{id}") == 0


def test_a_price_that_somebody_else_changed_is_asked_about(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_price(None, row.id, dearer(row, 10))
        it.rig.control("POST", f"/items/{row.id}", price=float(dearer(row, -40)))
        it.send()
        assert reason(it, edit) == (EditState.CONFLICT, "price_changed")
        it.commands.resolve(edit_now(it, edit).id, Choice.MINE)
        it.send()
        assert reason(it, edit)[0] is EditState.CONFLICT, "from the lower price it is a jump of more than half"
        assert edit_now(it, edit).reason == "price_jump"
        it.commands.resolve(edit_now(it, edit).id, Choice.MINE)
        it.send()
        assert state(it, edit) is EditState.CONFIRMED


def test_a_confirmed_jump_is_sent_without_another_question(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        with pytest.raises(refusals.PriceJumps):
            it.commands.set_price(None, row.id, dearer(row, 60))
        edit = it.commands.set_price(None, row.id, dearer(row, 60), confirmed=True)
        it.send()
        assert state(it, edit) is EditState.CONFIRMED


def test_a_price_below_the_least_of_its_category_is_refused_in_the_marketplace_s_words(
    tmp_path: Path, clock: FixedClock
) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        edit = it.commands.set_price(None, plain(it).id, "0,50", confirmed=True)
        it.send()
        assert reason(it, edit) == (EditState.REJECTED, "refused")
        assert "minimum of price" in edit_now(it, edit).reason_detail


def test_a_lost_answer_of_a_price_that_arrived_is_read(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_price(None, row.id, dearer(row, 10))
        it.rig.fault("500_applied", path="/items/*", method="PUT", count=1)
        it.send()
        assert len(puts(it)) == 1
        assert state(it, edit) is EditState.CONFIRMED
        (told,) = it.queries.history(row.account, row.id)
        assert (told.source, told.after) == ("peepers", dearer(row, 10))


def test_pausing_and_activating_arrive(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_status(None, row.id, "paused")
        it.send()
        assert (in_store(it, row.id)["status"], state(it, edit)) == ("paused", EditState.CONFIRMED)
        back = it.commands.revert(edit_now(it, edit).id)
        it.send()
        assert (in_store(it, row.id)["status"], state(it, back)) == ("active", EditState.CONFIRMED)


def test_stock_first_then_activation_go_in_their_order(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = pick(it, lambda one: one.sub_status == ("out_of_stock",))
        with pytest.raises(refusals.ActivationNeedsStock):
            it.commands.set_status(None, row.id, "active")
        it.commands.set_stock(None, row.id, None, "4")
        status = it.commands.set_status(None, row.id, "active")
        it.send()
        assert in_store(it, row.id)["status"] == "active"
        assert state(it, status) is EditState.CONFIRMED


def test_a_listing_emptied_meanwhile_is_not_activated(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = pick(it, lambda one: one.sub_status == ("paused_by_seller",))
        edit = it.commands.set_status(None, row.id, "active")
        it.rig.control("POST", f"/items/{row.id}", available_quantity=0)
        it.send()
        assert reason(it, edit) == (EditState.REJECTED, "activation_needs_stock")


@pytest.mark.parametrize("status", ["closed", "under_review", "inactive"])
def test_a_listing_that_took_another_state_meanwhile_refuses_everything_with_the_reason(
    tmp_path: Path, clock: FixedClock, status: str
) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edits = [
            it.commands.set_stock(None, row.id, None, "50"),
            it.commands.set_price(None, row.id, dearer(row, 10)),
            it.commands.set_status(None, row.id, "paused"),
        ]
        it.rig.control("POST", f"/items/{row.id}", status=status)
        it.send()
        assert [reason(it, edit) for edit in edits] == [(EditState.REJECTED, "read_only_status")] * 3
        assert puts(it) == []


def test_a_migrated_listing_names_what_happened(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_stock(None, row.id, None, "50")
        it.rig.control("POST", f"/items/{row.id}", status="closed", tags=["variations_migration_source"])
        it.send()
        assert reason(it, edit) == (EditState.REJECTED, "migrated_to_user_products")


def test_while_a_listing_migrates_the_edit_is_kept_with_its_reason(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_stock(None, row.id, None, "50")
        it.rig.control("POST", f"/items/{row.id}", migrating=True)
        it.send()
        assert reason(it, edit) == (EditState.REJECTED, "not_found")
        it.rig.control("POST", f"/items/{row.id}", migrating=False)
        it.commands.retry(edit_now(it, edit).id)
        it.send()
        assert in_store(it, row.id)["available_quantity"] == 50


def test_a_variation_that_is_gone_refuses_its_stock_and_spares_the_others(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = varied_row(it)
        gone, kept, *_ = it.queries.variations(row.account, row.id)
        edit = it.commands.set_stock(None, row.id, gone.id, "9")
        other = it.commands.set_stock(None, row.id, kept.id, "9")
        item = it.rig.world.items[row.id]
        item.variations = [one for one in item.variations if str(one.id) != gone.id]
        it.send()
        assert reason(it, edit) == (EditState.REJECTED, "variations_changed")
        assert state(it, other) is EditState.CONFIRMED


def test_a_listing_that_gained_variations_refuses_its_own_stock(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_stock(None, row.id, None, "50")
        item, model = it.rig.world.items[row.id], it.rig.world.items[varied_row(it).id]
        item.stock, item.variations = None, model.variations[:2]
        it.send()
        assert reason(it, edit) == (EditState.REJECTED, "variations_changed")
        assert puts(it) == []


def test_closed_listings_are_refused_before_anything_is_queued(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        closed = next(row for row in rows(it) if row.status == "closed")
        with pytest.raises(refusals.StatusRefusesEdits):
            it.commands.set_price(None, closed.id, "99,90")
        assert it.queries.pending() == []
