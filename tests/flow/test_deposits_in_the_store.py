"""Sellers who keep stock by deposit: the right call, the other deposits untouched, versions instead of races."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from peepers_desktop.app import refusals
from peepers_desktop.app.commands import Choice
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.items import ReadOnlyReason
from peepers_desktop.domain.rows import ItemRow
from tests.helpers.engine import Bench, bench
from tests.helpers.picking import cached_item, edit_now, just_before, pick, plain, puts, rows, state, units
from tests.helpers.store import BETO, SUL

SMALL = {"listings": 40, "orders": 6, "questions": 0}


def kept(it: Bench) -> ItemRow:
    """A listing with units in two deposits."""
    return pick(it, lambda row: row.status == "active" and row.read_only is None and (row.quantity or 0) > 10)


def places(it: Bench, row: ItemRow) -> dict[str, int]:
    product = cached_item(it, row).user_product_id
    found = it.rig.control("GET", f"/user-products/{product}")["locations"]
    return {place["node_id"] or place["type"]: place["quantity"] for place in found}


def test_a_count_goes_to_the_deposits_and_not_to_the_listing(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = kept(it)
        before = places(it, row)
        edit = it.commands.set_stock(None, row.id, None, f"{(row.quantity or 0) + 5}")
        it.send()
        fullest = max(before, key=lambda node: before[node])
        assert places(it, row) == {**before, fullest: before[fullest] + 5}
        assert [write["path"].rsplit("/", 1)[-1] for write in it.rig.writes()] == ["seller_warehouse"]
        assert state(it, edit) is EditState.CONFIRMED


def test_less_is_taken_from_the_fullest_deposit_first(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = kept(it)
        before = places(it, row)
        it.commands.set_stock(None, row.id, None, "2")
        it.send()
        after = places(it, row)
        assert sum(after.values()) == 2
        assert set(after) == set(before)


def test_one_deposit_alone_is_changed_and_the_others_echoed(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = kept(it)
        before = places(it, row)
        node, other = sorted(before, key=lambda name: before[name])
        edit = it.commands.set_stock(None, row.id, None, "40", location=node)
        assert edit_now(it, edit).resource == f"stock:{row.id}@{node}"
        it.send()
        # What the deposit held was not on the screen, so the seller is asked before it is replaced.
        assert edit_now(it, edit).seen["quantity"] == before[node]
        assert state(it, edit) is EditState.CONFLICT
        it.commands.resolve(edit_now(it, edit).id, Choice.MINE)
        it.send()
        assert places(it, row) == {node: 40, other: before[other]}
        assert state(it, edit) in (EditState.APPLIED, EditState.CONFIRMED)


def test_a_difference_for_one_deposit_needs_no_question(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = kept(it)
        before = places(it, row)
        node = min(before, key=lambda name: before[name])
        it.commands.set_stock(None, row.id, None, "+5", location=node)
        shown = it.queries.item(row.account, row.id)
        assert shown is not None
        assert shown.quantity == (row.quantity or 0) + 5
        it.send()
        assert places(it, row) == {**before, node: before[node] + 5}


def test_a_newer_version_is_read_and_merged_at_once(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = kept(it)
        edit = it.commands.set_stock(None, row.id, None, "+5")

        def sale() -> None:
            it.clock.advance(60)
            it.rig.control("POST", f"/items/{row.id}/sale", units=3)

        with just_before(it, "put_warehouse_stock", sale):
            it.send()
        assert units(it, row.id) == (row.quantity or 0) + 2
        assert edit_now(it, edit).attempt == 2
        assert len(puts(it)) == 1


def test_a_count_against_a_newer_version_is_asked_about(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = kept(it)
        base = row.quantity or 0
        edit = it.commands.set_stock(None, row.id, None, str(base + 5))

        def sale() -> None:
            it.clock.advance(60)
            it.rig.control("POST", f"/items/{row.id}/sale", units=3)

        with just_before(it, "put_warehouse_stock", sale):
            it.send()
        found = edit_now(it, edit)
        assert found.state is EditState.CONFLICT
        assert (found.seen["quantity"], found.seen["sold_since"], found.seen["proposal"]) == (base - 3, 3, base + 2)
        assert puts(it) == []


def test_units_in_full_are_counted_but_never_written(tmp_path: Path, clock: FixedClock) -> None:
    """Full and Flex side by side at a seller with deposits: the listing shows the sum, a write touches its part."""
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        row = _in_full_and_deposits(it)
        it.commands.set_stock(None, row.id, None, f"{(row.quantity or 0) + 4}")
        it.send()
        after = places(it, row)
        assert after["meli_facility"] == 7
        assert sum(after.values()) == (row.quantity or 0) + 4


def _in_full_and_deposits(it: Bench) -> ItemRow:
    from peepers_desktop.demo.model import Location

    it.sync()
    row = kept(it)
    item = it.rig.world.items[row.id]
    assert item.stock is not None
    item.stock.user_product.locations.append(Location("meli_facility", 7))
    item.logistic_type, item.shipping_tags = "fulfillment", ["self_service_in"]
    it.clock.advance(60)
    it.rig.world.stock_changed(item.stock.user_product, item.id, it.clock.now())
    it.sync(full=True)
    found = it.queries.item(row.account, row.id)
    assert found is not None
    return found


def test_stock_that_was_never_set_up_is_not_zero(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = kept(it)
        edit = it.commands.set_stock(None, row.id, None, "9")
        stock = it.rig.world.items[row.id].stock
        assert stock is not None
        stock.user_product.locations = []
        it.send()
        assert (state(it, edit), edit_now(it, edit).reason) == (EditState.CONFLICT, "stock_unknown")
        it.commands.resolve(edit_now(it, edit).id, Choice.MINE)
        it.send()
        assert (state(it, edit), edit_now(it, edit).reason) == (EditState.REJECTED, "stock_not_set_up")
        assert puts(it) == []


def test_a_seller_who_moved_to_deposits_is_noticed_before_anything_is_written(
    tmp_path: Path, clock: FixedClock
) -> None:
    """Their old write answers 200 and changes nothing; the tags are read before every sending."""
    with bench(tmp_path, clock, **SMALL, seller=BETO) as it:
        it.sync()
        row = plain(it)
        seller = it.rig.world.seller_named(BETO)
        assert seller is not None
        edit = it.commands.set_stock(None, row.id, None, "9")
        seller.tags.append("warehouse_management")
        it.send()
        assert it.shop.stores.accounts.all()[0].seller.keeps_warehouses
        assert [write for write in it.rig.writes() if write["path"] == f"/items/{row.id}"] == []
        assert state(it, edit) is not EditState.APPLIED


@pytest.mark.parametrize(
    ("seller", "reason", "error"),
    [
        (SUL, ReadOnlyReason.FULL, refusals.FullIsReadOnly),
        (BETO, ReadOnlyReason.FULL_AND_FLEX, refusals.FullAndFlexIsReadOnly),
    ],
)
def test_full_is_read_only_and_says_why(
    tmp_path: Path, clock: FixedClock, seller: str, reason: ReadOnlyReason, error: Any
) -> None:
    with bench(tmp_path, clock, **SMALL, seller=seller) as it:
        it.sync()
        row = next(row for row in rows(it) if row.read_only is reason)
        with pytest.raises(error):
            it.commands.set_stock(None, row.id, None, "9")


def test_a_listing_that_went_to_full_meanwhile_is_refused_with_the_reason(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=BETO) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_stock(None, row.id, None, "9")
        it.rig.control("POST", f"/items/{row.id}", logistic_type="fulfillment")
        it.send()
        assert (state(it, edit), edit_now(it, edit).reason) == (EditState.REJECTED, "read_only_full")
        assert puts(it) == []


def test_an_account_without_deposits_takes_none(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        with pytest.raises(refusals.NoDeposits):
            it.commands.set_stock(None, plain(it).id, None, "9", location="BRP163942")
