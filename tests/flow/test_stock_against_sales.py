"""Stock edits against sales that happen meanwhile, over real sockets: never overwritten, never doubled."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop.app.commands import Choice
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import EditState
from tests.helpers.engine import Bench, bench
from tests.helpers.picking import (
    cached_item,
    edit_now,
    just_before,
    plain,
    puts,
    rows,
    sell,
    state,
    units,
    varied_row,
)

SMALL = {"listings": 26, "orders": 6, "questions": 0}


def conflict(it: Bench, edit) -> tuple[int, int, int | None]:
    found = edit_now(it, edit)
    assert found.state is EditState.CONFLICT
    return found.seen["quantity"], found.seen["sold_since"], found.seen.get("proposal")


def test_a_sale_between_the_reading_and_the_write_is_taken_off_again(tmp_path: Path, clock: FixedClock) -> None:
    """The write puts 50; two were sold a moment before it: 48 are right, and 48 are there at the end."""
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        it.clock.advance(60)
        edit = it.commands.set_stock(None, row.id, None, "50")
        with just_before(it, "put_item_quantity", lambda: sell(it, row.id, 2)):
            it.send()
        assert puts(it) == [{"available_quantity": 50}, {"available_quantity": 48}]
        assert units(it, row.id) == 48
        assert state(it, edit) is EditState.CONFIRMED
        correction = it.shop.stores.outbox.get(edit_now(it, edit).id + 1)
        assert (correction.reason, correction.state) == ("", EditState.CONFIRMED)
        assert correction.marks["corrects"] == edit_now(it, edit).id


def test_a_sale_right_after_the_write_needs_nothing(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_stock(None, row.id, None, "50")
        with just_before(it, "items", lambda: sell(it, row.id, 2)):
            it.send()
        assert units(it, row.id) == 48
        it.sync()
        assert state(it, edit) is EditState.CONFIRMED
        assert puts(it) == [{"available_quantity": 50}]


def test_a_difference_behind_a_count_keeps_a_sale_in_its_window(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        it.commands.set_stock(None, row.id, None, "50")

        def meanwhile() -> None:
            it.commands.set_stock(None, row.id, None, "+5")
            sell(it, row.id, 2)

        with just_before(it, "put_item_quantity", meanwhile):
            it.send()
        it.send()
        assert units(it, row.id) == 53


@pytest.mark.parametrize("ahead", [timedelta(hours=5), timedelta(hours=-5)], ids=["slow", "fast"])
def test_a_wrong_clock_of_this_machine_hides_no_sale(tmp_path: Path, clock: FixedClock, ahead: timedelta) -> None:
    """The marketplace's clock is right; ours is hours off. Both sales are found, and only these."""
    with bench(tmp_path, clock, **SMALL, ahead=ahead) as it:
        it.sync()
        row = plain(it)
        base = row.quantity or 0
        edit = it.commands.set_stock(None, row.id, None, str(base + 2))
        sell(it, row.id, 2)
        sell(it, row.id)
        it.send()
        assert conflict(it, edit) == (base - 3, 3, base - 1)


def test_a_sale_seen_before_typing_is_not_counted_again(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        base = row.quantity or 0
        sell(it, row.id, 3)
        it.sync()
        edit = it.commands.set_stock(None, row.id, None, str(base + 2))
        assert edit_now(it, edit).base == {"quantity": base - 3}
        sell(it, row.id)
        it.send()
        assert conflict(it, edit) == (base - 4, 1, base + 1)


def test_a_sale_known_here_but_not_on_the_row_yet_explains_the_difference(tmp_path: Path, clock: FixedClock) -> None:
    """The order was read, its listing not again: the seller still sees the old number when typing."""
    from peepers_desktop.domain.events import Stage

    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        base = row.quantity or 0
        sell(it, row.id, 3)
        it.sync(Stage.ORDERS)
        edit = it.commands.set_stock(None, row.id, None, str(base + 2))
        it.send()
        assert conflict(it, edit) == (base - 3, 3, base - 1)


def test_a_count_is_lowered_by_sales_unasked_where_the_seller_chose_so(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        base = row.quantity or 0
        edit = it.commands.set_stock(None, row.id, None, str(base + 2))
        sell(it, row.id, 3)
        it.send(lower_by_sales=True)
        assert puts(it) == [{"available_quantity": base - 1}]
        assert (state(it, edit), edit_now(it, edit).reason) == (EditState.CONFIRMED, "lowered_by_sales")
        back = it.commands.revert(edit_now(it, edit).id)
        it.send()
        assert (units(it, row.id), state(it, back)) == (base - 3, EditState.CONFIRMED), "what was sold stays sold"


@pytest.mark.parametrize("case", ["below zero", "not explained"])
def test_also_then_the_seller_is_asked_where_sales_do_not_settle_it(
    tmp_path: Path, clock: FixedClock, case: str
) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        base = row.quantity or 0
        edit = it.commands.set_stock(None, row.id, None, "1" if case == "below zero" else str(base + 2))
        sell(it, row.id, 3)
        if case == "not explained":
            it.rig.control("POST", f"/items/{row.id}", available_quantity=base - 1)
        it.send(lower_by_sales=True)
        assert conflict(it, edit)[1:] == (3, 0 if case == "below zero" else None)
        assert puts(it) == []


def test_a_cancelled_sale_explains_nothing(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        base = row.quantity or 0
        edit = it.commands.set_stock(None, row.id, None, str(base + 2))
        it.clock.advance(60)
        order = it.rig.control("POST", f"/items/{row.id}/sale", units=3)
        it.rig.control("POST", f"/orders/{order['id']}/cancel")
        it.send()
        assert conflict(it, edit) == (base - 3, 0, None)


def test_sales_of_another_listing_of_the_same_product_explain_the_difference(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        by_product: dict[str, list] = {}
        for row in rows(it):
            if row.status == "active" and row.read_only is None and not row.variation_count:
                by_product.setdefault(cached_item(it, row).user_product_id or "", []).append(row)
        one, other = next(pair for pair in by_product.values() if len(pair) == 2)
        base = one.quantity or 0
        edit = it.commands.set_stock(None, one.id, None, str(base + 5))
        sell(it, other.id, 2)
        it.send()
        assert conflict(it, edit) == (base - 2, 2, base + 3)
        it.commands.resolve(edit_now(it, edit).id, Choice.MERGED)
        it.send()
        assert units(it, one.id) == units(it, other.id) == base + 3


def test_a_difference_that_would_go_below_zero_stops_at_zero_and_says_so(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        base = row.quantity or 0
        edit = it.commands.set_stock(None, row.id, None, f"-{base - 1}")
        sell(it, row.id, 3)
        it.send()
        assert units(it, row.id) == 0
        assert edit_now(it, edit).reason == "raised_to_zero"


def test_somebody_else_s_change_is_asked_about_without_a_proposal(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_stock(None, row.id, None, "50")
        it.rig.control("POST", f"/items/{row.id}", available_quantity=3)
        it.send()
        assert conflict(it, edit) == (3, 0, None)
        assert puts(it) == []
        it.commands.resolve(edit_now(it, edit).id, Choice.MINE)
        it.send()
        assert units(it, row.id) == 50


def test_a_variation_is_merged_with_its_own_sales_only(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = varied_row(it)
        mine, other, *_ = it.queries.variations(row.account, row.id)
        before = {v.id: v.quantity for v in it.queries.variations(row.account, row.id)}
        edit = it.commands.set_stock(None, row.id, mine.id, str((mine.quantity or 0) + 4))
        sell(it, row.id, 1, mine.id)
        sell(it, row.id, 2, other.id)
        it.send()
        assert conflict(it, edit) == ((mine.quantity or 0) - 1, 1, (mine.quantity or 0) + 3)
        it.commands.resolve(edit_now(it, edit).id, Choice.MERGED)
        it.send()
        it.sync(full=True)
        after = {v.id: v.quantity for v in it.queries.variations(row.account, row.id)}
        assert after == {**before, mine.id: (mine.quantity or 0) + 3, other.id: (other.quantity or 0) - 2}


def test_a_sale_in_the_window_of_a_variation_is_taken_off_too(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = varied_row(it)
        mine, *_ = it.queries.variations(row.account, row.id)
        it.commands.set_stock(None, row.id, mine.id, "40")
        with just_before(it, "put_variation_quantity", lambda: sell(it, row.id, 1, mine.id)):
            it.send()
        shown = {v.id: v.quantity for v in it.queries.variations(row.account, row.id)}
        assert shown[mine.id] == 39
        assert puts(it) == [{"available_quantity": 40}, {"available_quantity": 39}]


def test_old_orders_of_a_listing_whose_clock_stands_still_are_never_taken_off(
    tmp_path: Path, clock: FixedClock
) -> None:
    """Should a listing's `last_updated` not follow its sales, orders known before the reading count as read."""
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        sell(it, row.id, 3)
        it.rig.world.items[row.id].updated -= timedelta(days=3)
        it.sync(full=True)
        edit = it.commands.set_stock(None, row.id, None, "50")
        it.send()
        assert puts(it) == [{"available_quantity": 50}]
        assert state(it, edit) is EditState.CONFIRMED
