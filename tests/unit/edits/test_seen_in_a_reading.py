"""Applied edits meet later readings: confirmed, waited for, corrected, or asked about; never on a guess."""

from __future__ import annotations

from datetime import timedelta

import pytest

from peepers_desktop.domain.edits import Edit, EditState, Intent
from peepers_desktop.domain.items import Item
from peepers_desktop.domain.money import Money
from peepers_desktop.sync.confirm import PATIENCE, confirm_edits
from tests.helpers.counter import ACCOUNT, Counter
from tests.helpers.shop import NOON, item, order

LATER = NOON + timedelta(seconds=30)
READ_AT = (NOON - timedelta(hours=1)).isoformat()


def applied(counter: Counter, typed: str = "50", **seen: object) -> Edit:
    """Ten became fifty, from a reading that is an hour old; the answer showed it unless `seen` says otherwise."""
    counter.stock_up(item("MLB1"))
    edit = counter.commands.set_stock(None, "MLB1", None, typed)
    values = {"quantity": 10, "sending": 50, "answered": 50, "at": READ_AT, "orders": [], **seen}
    return counter.walk(edit, EditState.SENDING, EditState.APPLIED, seen=values)


def sold(counter: Counter, units: int, order_id: str = "2000001") -> None:
    counter.shop.stores.orders.save([order(order_id, "MLB1", units, date_created=NOON - timedelta(minutes=1))])


def read(counter: Counter, listing: Item, after: timedelta = timedelta()) -> list[str]:
    return confirm_edits(counter.shop.stores, ACCOUNT, [listing], counter.shop.clock.now() + after)


def newest(counter: Counter) -> Edit:
    return counter.queries.pending()[-1].edit


@pytest.mark.parametrize(("there", "units"), [(50, 0), (48, 2)])
def test_what_agrees_is_confirmed_less_what_was_sold(counter: Counter, there: int, units: int) -> None:
    edit = applied(counter)
    if units:
        sold(counter, units)
    assert read(counter, item("MLB1", there, last_updated=LATER)) == [str(edit.id)]
    assert counter.state(edit) is EditState.CONFIRMED
    assert counter.queries.pending() == []


def test_units_that_a_write_put_back_are_taken_off_by_an_edit_of_its_own(counter: Counter) -> None:
    edit = applied(counter)
    sold(counter, 2)
    read(counter, item("MLB1", 50, last_updated=LATER))
    correction = newest(counter)
    assert (correction.base, correction.wanted, correction.intent) == ({"quantity": 50}, {"quantity": 48}, Intent.DELTA)
    assert (correction.reason, correction.marks["corrects"]) == ("sale_overwritten", edit.id)
    assert counter.state(edit) is EditState.CONFIRMED
    assert read(counter, item("MLB1", 50, last_updated=LATER)) == [], "once"


def test_of_two_sales_only_the_overwritten_one_is_taken_off(counter: Counter) -> None:
    applied(counter)
    sold(counter, 2, "2000001")
    sold(counter, 3, "2000002")
    read(counter, item("MLB1", 47, last_updated=LATER))
    assert newest(counter).wanted == {"quantity": 45}


def test_a_waiting_difference_is_made_smaller_instead(counter: Counter) -> None:
    applied(counter)
    counter.commands.set_stock(None, "MLB1", None, "+5")
    sold(counter, 2)
    read(counter, item("MLB1", 50, last_updated=LATER))
    (row,) = counter.queries.pending()
    assert (row.edit.base, row.edit.wanted) == ({"quantity": 50}, {"quantity": 53})


def test_a_waiting_count_was_made_after_the_sale_and_stays(counter: Counter) -> None:
    applied(counter)
    counter.commands.set_stock(None, "MLB1", None, "60")
    sold(counter, 2)
    read(counter, item("MLB1", 50, last_updated=LATER))
    (row,) = counter.queries.pending()
    assert row.edit.wanted == {"quantity": 60}


@pytest.mark.parametrize("seen", [{"locked": True}, {"orders": ["2000001"]}], ids=["versioned", "known before"])
def test_a_sale_that_was_counted_is_not_taken_off(counter: Counter, seen: dict[str, object]) -> None:
    edit = applied(counter, **seen)
    sold(counter, 2)
    read(counter, item("MLB1", 50, last_updated=LATER))
    assert counter.state(edit) is EditState.CONFIRMED
    assert counter.queries.pending() == []


def test_a_reading_that_disagrees_is_waited_for(counter: Counter) -> None:
    """Stock of user products spreads asynchronously."""
    edit = applied(counter)
    assert read(counter, item("MLB1", 10)) == []
    assert counter.state(edit) is EditState.APPLIED


@pytest.mark.parametrize(
    ("answered", "state"), [(50, EditState.CONFIRMED), (None, EditState.CONFLICT)], ids=["shown once", "never shown"]
)
def test_what_still_disagrees_later_was_changed_by_somebody_or_never_arrived(
    counter: Counter, answered: int | None, state: EditState
) -> None:
    edit = applied(counter, answered=answered)
    read(counter, item("MLB1", 30), PATIENCE)
    found = counter.get(edit)
    assert found.state is state
    if state is EditState.CONFLICT:
        assert (found.reason, found.seen["quantity"]) == ("stock_changed", 30)


def test_a_price_and_a_status_that_still_disagree_are_asked_about_with_what_is_there(counter: Counter) -> None:
    counter.stock_up(item("MLB1"), item("MLB2"))
    price = counter.commands.set_price(None, "MLB1", "139,90")
    status = counter.commands.set_status(None, "MLB2", "paused")
    applied = [
        counter.walk(edit, EditState.SENDING, EditState.APPLIED, seen={"sending": sent})
        for edit, sent in ((price, "139.90"), (status, "paused"))
    ]
    listings = [item("MLB1", price=Money(13500, "BRL")), item("MLB2")]
    later = counter.shop.clock.now() + PATIENCE
    confirm_edits(counter.shop.stores, ACCOUNT, listings, later)
    found = [counter.get(edit) for edit in applied]
    assert [(edit.state, edit.reason) for edit in found] == [
        (EditState.CONFLICT, "price_changed"), (EditState.CONFLICT, "status_changed"),
    ]  # fmt: skip
    assert (found[0].seen["amount"], found[1].seen["status"]) == ("135.00", "active")


def test_a_price_that_is_not_told_says_nothing(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.commands.set_price(None, "MLB1", "139,90")
    counter.walk(edit, EditState.SENDING, EditState.APPLIED, seen={"sending": "139.90"})
    assert read(counter, item("MLB1", price=None), PATIENCE) == []
    assert counter.state(edit) is EditState.APPLIED


def test_a_quantity_that_is_not_told_says_nothing(counter: Counter) -> None:
    edit = applied(counter)
    assert read(counter, item("MLB1", None), PATIENCE) == []
    assert counter.state(edit) is EditState.APPLIED


def test_a_price_is_confirmed_by_its_amount_however_it_is_spelled(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.arrive(counter.commands.set_price(None, "MLB1", "120"))
    read(counter, item("MLB1", price=Money(12000, "BRL")))
    assert counter.state(edit) is EditState.CONFIRMED


def test_the_edit_behind_confirms_the_one_before(counter: Counter) -> None:
    first = applied(counter)
    second = counter.commands.set_stock(None, "MLB1", None, "60")
    counter.walk(second, EditState.SENDING, EditState.APPLIED, seen={"quantity": 50, "sending": 60})
    assert counter.state(first) is EditState.CONFIRMED
