"""Undoing: what waits vanishes, what arrived is reverted by an edit of its own, what cannot be undone says so."""

from __future__ import annotations

import pytest

from peepers_desktop.app import refusals
from peepers_desktop.domain.accounts import Seller
from peepers_desktop.domain.edits import Edit, EditKind, EditState, Intent
from peepers_desktop.domain.guards import Draft
from peepers_desktop.domain.items import StockLocation
from peepers_desktop.store.deposits import Deposits
from tests.helpers.counter import ACCOUNT, Counter
from tests.helpers.shop import item


def arrived(counter: Counter, edit: Edit | None, **remote: object) -> Edit:
    """It arrived, and a later reading showed it."""
    done = counter.arrive(edit)
    counter.shop.clock.advance(60)
    counter.stock_up(item(done.target.id, **remote))  # type: ignore[arg-type]
    return counter.walk(done, EditState.CONFIRMED)


def test_a_queued_edit_vanishes(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.commands.set_stock(None, "MLB1", None, "7")
    assert edit is not None
    assert counter.commands.revert(edit.id).state is EditState.CANCELLED
    shown = counter.queries.item(ACCOUNT, "MLB1")
    assert shown is not None
    assert shown.quantity == 10


def test_an_applied_count_is_reverted_by_its_difference(counter: Counter) -> None:
    """From 10 to 25, then four were sold: going back takes fifteen off and leaves six, not ten."""
    counter.stock_up(item("MLB1"))
    edit = arrived(counter, counter.commands.set_stock(None, "MLB1", None, "25"), quantity=21)
    back = counter.commands.revert(edit.id)
    assert (back.base, back.wanted, back.intent) == ({"quantity": 21}, {"quantity": 6}, Intent.DELTA)
    assert back.undo_of == edit.id
    assert back.state is EditState.QUEUED


def test_going_back_never_goes_below_zero(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = arrived(counter, counter.commands.set_stock(None, "MLB1", None, "25"), quantity=4)
    assert counter.commands.revert(edit.id).wanted == {"quantity": 0}


def test_what_a_merge_wrote_is_what_is_taken_back(counter: Counter) -> None:
    """Typed +5 on 10, three were sold before it was sent: 7 became 12, so five are taken back."""
    counter.stock_up(item("MLB1"))
    edit = counter.commands.set_stock(None, "MLB1", None, "+5")
    sent = counter.walk(edit, EditState.SENDING, EditState.APPLIED, seen={"quantity": 7, "sending": 12})
    counter.stock_up(item("MLB1", 12))
    counter.walk(sent, EditState.CONFIRMED)
    assert counter.commands.revert(sent.id).wanted == {"quantity": 7}


def test_without_a_note_of_the_sending_the_seller_s_own_numbers_are_taken_back(counter: Counter) -> None:
    """An edit of an older version of the program says neither what was found nor what was sent."""
    counter.stock_up(item("MLB1"))
    done = counter.walk(counter.commands.set_stock(None, "MLB1", None, "25"), EditState.SENDING, EditState.APPLIED)
    counter.stock_up(item("MLB1", 25))
    assert counter.commands.revert(done.id).wanted == {"quantity": 10}


def test_what_was_there_before_is_not_made_up(counter: Counter) -> None:
    """From an unknown price to 30: there is no price to go back to."""
    counter.stock_up(item("MLB1", price=None))
    edit = counter.commands.set_price(None, "MLB1", "30")
    assert edit is not None
    assert edit.base == {}
    done = counter.arrive(edit)
    with pytest.raises(refusals.NothingToRevert):
        counter.commands.revert(done.id)


def test_a_difference_of_one_deposit_goes_back_there(counter: Counter) -> None:
    counter.stock_up(item("MLB1", user_product_id="MLBU1"))
    counter.shop.stores.accounts.set_seller(Seller(ACCOUNT, "LOJA_DA_ANA", "MLB", frozenset({"warehouse_management"})))
    edit = counter.commands.set_stock(None, "MLB1", None, "+5", location="BRP1")
    done = counter.walk(edit, EditState.SENDING, EditState.APPLIED, seen={"quantity": 2, "sending": 7})
    back = counter.commands.revert(done.id)
    assert (back.target.location, back.marks["difference"]) == ("BRP1", -5)


def test_a_difference_typed_over_what_was_written_stays_as_large(counter: Counter) -> None:
    """Ten were read and +5 typed; one was sold before it was sent, so 14 were written, and the row shows 14."""
    counter.stock_up(item("MLB1", user_product_id="MLBU1"))
    counter.shop.stores.accounts.set_seller(Seller(ACCOUNT, "LOJA_DA_ANA", "MLB", frozenset({"warehouse_management"})))
    place = StockLocation("seller_warehouse", 10, "54936888", "BRP1")
    Deposits(counter.shop.database).keep(ACCOUNT, "MLBU1", (place,), counter.shop.clock.now())
    edit = counter.commands.set_stock(None, "MLB1", None, "+5", location="BRP1")
    counter.walk(edit, EditState.SENDING, EditState.APPLIED, seen={"quantity": 9, "sending": 14})
    count = counter.commands.set_stock(None, "MLB1", None, "20", location="BRP1")
    assert count is not None
    assert (count.wanted["quantity"], count.intent) == (20, Intent.ABSOLUTE), "a count stays a count"
    counter.commands.cancel(count.id)
    more = counter.commands.set_stock(None, "MLB1", None, "+2", location="BRP1")
    assert more is not None
    assert (more.marks["difference"], more.intent) == (2, Intent.DELTA)


def test_a_price_and_a_status_go_back_to_what_they_were(counter: Counter) -> None:
    from peepers_desktop.domain.money import Money

    counter.stock_up(item("MLB1"), item("MLB2"))
    price = counter.commands.set_price(None, "MLB1", "30", confirmed=True)
    done = counter.arrive(price)
    counter.stock_up(item("MLB1", price=Money(3000, "BRL")))
    back = counter.commands.revert(done.id)
    assert (back.base["amount"], back.wanted["amount"]) == ("30.00", "129.90")
    status = counter.arrive(counter.commands.set_status(None, "MLB2", "paused"))
    counter.stock_up(item("MLB2", status="paused"))
    assert counter.commands.revert(status.id).wanted == {"status": "active"}


def test_an_edit_is_reverted_once_and_the_revert_can_be_reverted(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = arrived(counter, counter.commands.set_stock(None, "MLB1", None, "25"), quantity=25)
    back = counter.commands.revert(edit.id)
    with pytest.raises(refusals.AlreadyReverted):
        counter.commands.revert(edit.id)
    again = arrived(counter, back, quantity=10)
    assert counter.commands.revert(again.id).wanted == {"quantity": 25}


def test_a_revert_that_was_dropped_can_be_asked_for_again(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = arrived(counter, counter.commands.set_stock(None, "MLB1", None, "25"), quantity=25)
    counter.commands.cancel(counter.commands.revert(edit.id).id)
    assert counter.commands.revert(edit.id).state is EditState.QUEUED


@pytest.mark.parametrize("states", [[EditState.SENDING], [EditState.SENDING, EditState.UNKNOWN]])
def test_what_is_on_its_way_is_waited_for(counter: Counter, states) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.walk(counter.commands.set_stock(None, "MLB1", None, "25"), *states)
    with pytest.raises(refusals.OnItsWay):
        counter.commands.revert(edit.id)


def test_what_changed_nothing_has_nothing_to_revert(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.commands.set_stock(None, "MLB1", None, "12")
    seen = {"quantity": 12, "sending": 12}
    done = counter.walk(edit, EditState.APPLIED, seen=seen, reason="already_so")
    counter.stock_up(item("MLB1", 12))
    with pytest.raises(refusals.NothingToRevert):
        counter.commands.revert(done.id)


def test_a_whole_batch_goes_back_whatever_became_of_its_rows(counter: Counter) -> None:
    counter.stock_up(*(item(f"MLB{n}") for n in range(4)))
    drafts = [Draft(ACCOUNT, EditKind.STOCK, f"MLB{n}", None, "20") for n in range(4)]
    edits = [result.edit for result in counter.commands.apply(drafts)]
    arrived(counter, edits[0], quantity=20)
    counter.walk(edits[1], EditState.SENDING)
    counter.walk(edits[2], EditState.REJECTED)
    assert edits[0] is not None
    done = counter.commands.revert_batch(edits[0].batch)
    assert {(edit.resource, edit.state) for edit in done} == {
        ("stock:MLB0", EditState.QUEUED), ("stock:MLB2", EditState.CANCELLED), ("stock:MLB3", EditState.CANCELLED),
    }  # fmt: skip
    assert counter.state(edits[1]) is EditState.SENDING
    new = next(edit for edit in done if edit.state is EditState.QUEUED)
    assert new.batch != edits[0].batch


def test_a_batch_of_which_nothing_can_go_back_says_why(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.walk(counter.commands.set_stock(None, "MLB1", None, "20", "act"), EditState.SENDING)
    with pytest.raises(refusals.OnItsWay):
        counter.commands.revert_batch(edit.batch)


def test_undo_drops_the_newest_act_with_all_its_rows(counter: Counter) -> None:
    counter.stock_up(item("MLB1"), item("MLB2"), item("MLB3"))
    counter.commands.set_stock(None, "MLB3", None, "1")
    for n in (1, 2):
        counter.commands.set_stock(None, f"MLB{n}", None, "7", "act")
    counter.commands.undo()
    assert [row.edit.resource for row in counter.queries.pending()] == ["stock:MLB3"]
