"""Typing over what waits, over what is on its way, and back to what the marketplace has."""

from __future__ import annotations

from typing import Any

import pytest

from peepers_desktop.app import refusals
from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.edits import Edit, EditKind, EditState, Intent
from peepers_desktop.domain.guards import Draft
from peepers_desktop.domain.questions import ANSWER_LIMIT
from peepers_desktop.errors import EditError
from peepers_desktop.store.errors import IllegalMove
from tests.helpers.counter import ACCOUNT, Counter
from tests.helpers.shop import NOON, SELLER, item, order, question

QUEUED, SENDING, UNKNOWN, APPLIED = EditState.QUEUED, EditState.SENDING, EditState.UNKNOWN, EditState.APPLIED


def typed(counter: Counter, kind: EditKind, value: str) -> Edit | None:
    if kind is EditKind.STOCK:
        return counter.commands.set_stock(None, "MLB1", None, value)
    if kind is EditKind.PRICE:
        return counter.commands.set_price(None, "MLB1", value)
    return counter.commands.set_status(None, "MLB1", value)


KINDS: list[Any] = [
    pytest.param(EditKind.STOCK, "10", "12", id="stock"),
    pytest.param(EditKind.PRICE, "129,90", "119,90", id="price"),
    pytest.param(EditKind.STATUS, "active", "paused", id="status"),
]


@pytest.mark.parametrize(("kind", "remote", "other"), KINDS)
def test_typing_the_remote_value_back_takes_the_queued_edit_back(counter: Counter, kind, remote, other) -> None:
    counter.stock_up(item("MLB1"))
    edit = typed(counter, kind, other)
    back = typed(counter, kind, remote)
    assert back is not None
    assert edit is not None
    assert (back.id, back.state) == (edit.id, EditState.CANCELLED)
    assert counter.queries.pending() == []


@pytest.mark.parametrize(("kind", "remote", "other"), KINDS)
@pytest.mark.parametrize("on_the_way", [[SENDING], [SENDING, UNKNOWN], [SENDING, APPLIED]], ids=lambda s: s[-1].value)
def test_typing_the_remote_value_back_behind_one_that_left_is_a_new_edit(
    counter: Counter, kind, remote, other, on_the_way
) -> None:
    counter.stock_up(item("MLB1"))
    first = counter.walk(typed(counter, kind, other), *on_the_way)
    back = typed(counter, kind, remote)
    assert back is not None
    assert (back.state, back.base) == (QUEUED, first.wanted)
    assert counter.state(first) is on_the_way[-1]


@pytest.mark.parametrize(("kind", "remote", "other"), KINDS)
def test_typing_what_is_shown_changes_nothing(counter: Counter, kind, remote, other) -> None:
    counter.stock_up(item("MLB1"))
    assert typed(counter, kind, remote) is None
    edit = typed(counter, kind, other)
    assert typed(counter, kind, other) is None
    assert counter.state(edit) is QUEUED


@pytest.mark.parametrize("state", [EditState.BLOCKED, EditState.CONFLICT])
def test_typing_the_remote_value_back_drops_what_needed_the_seller(counter: Counter, state: EditState) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.walk(counter.commands.set_stock(None, "MLB1", None, "12"), state)
    counter.commands.set_stock(None, "MLB1", None, "10")
    assert counter.state(edit) is EditState.CANCELLED


def test_seven_then_eight_is_one_change_of_what_was_first_seen(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    first = counter.commands.set_stock(None, "MLB1", None, "7")
    second = counter.commands.set_stock(None, "MLB1", None, "8")
    assert counter.state(first) is EditState.SUPERSEDED
    assert counter.get(second).base == {"quantity": 10}
    assert counter.get(second).marks == counter.get(first).marks


def test_a_reading_in_between_does_not_change_what_was_first_seen(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.commands.set_stock(None, "MLB1", None, "7")
    counter.stock_up(item("MLB1", 8))
    edit = counter.get(counter.commands.set_stock(None, "MLB1", None, "9"))
    assert (edit.base, edit.wanted) == ({"quantity": 10}, {"quantity": 9})


def test_two_differences_stay_a_difference_and_a_count_makes_a_count(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.commands.set_stock(None, "MLB1", None, "+5")
    both = counter.get(counter.commands.set_stock(None, "MLB1", None, "-2"))
    assert (both.wanted, both.base, both.intent) == ({"quantity": 13}, {"quantity": 10}, Intent.DELTA)
    counter.commands.set_stock(None, "MLB1", None, "20")
    mixed = counter.get(counter.commands.set_stock(None, "MLB1", None, "+1"))
    assert (mixed.wanted, mixed.intent) == ({"quantity": 21}, Intent.ABSOLUTE)


@pytest.mark.parametrize(
    ("next_one", "becomes"), [("+2", EditState.PARKED), ("40", EditState.SUPERSEDED)], ids=["difference", "count"]
)
def test_a_count_settles_what_was_set_aside_and_a_difference_does_not(
    counter: Counter, next_one: str, becomes: EditState
) -> None:
    """+5 was on its way when the next one was typed, and was set aside: a +2 that arrives does not contain it."""
    counter.stock_up(item("MLB1"))
    first = counter.walk(counter.commands.set_stock(None, "MLB1", None, "+5"), SENDING, UNKNOWN)
    second = counter.commands.set_stock(None, "MLB1", None, next_one)
    counter.walk(first, EditState.PARKED)
    counter.walk(second, SENDING, APPLIED)
    assert counter.state(first) is becomes


@pytest.mark.parametrize("given_up", ["refused", "cancelled"])
def test_what_was_given_up_is_not_shown_in_the_sum_behind_it(counter: Counter, given_up: str) -> None:
    counter.stock_up(item("MLB1"))
    first = counter.walk(counter.commands.set_stock(None, "MLB1", None, "+5"), SENDING, UNKNOWN)
    second = counter.commands.set_stock(None, "MLB1", None, "+2")
    counter.walk(first, QUEUED)
    if given_up == "refused":
        counter.walk(first, SENDING, EditState.REJECTED)
    else:
        counter.commands.cancel(first.id)
    waiting = counter.get(second)
    assert (waiting.base, waiting.wanted, waiting.intent) == ({"quantity": 10}, {"quantity": 12}, Intent.DELTA)
    row = counter.queries.item(ACCOUNT, "MLB1")
    assert row is not None
    assert row.quantity == 12
    third = counter.get(counter.commands.set_stock(None, "MLB1", None, "+1"))
    assert third.wanted["quantity"] - third.base["quantity"] == 3


def test_differences_for_one_deposit_add_up_whatever_became_of_the_first(counter: Counter) -> None:
    counter.stock_up(item("MLB1", user_product_id="MLBU1"))
    counter.shop.stores.accounts.set_seller(Seller(ACCOUNT, "LOJA_DA_ANA", "MLB", frozenset({"warehouse_management"})))

    def add(words: str) -> Edit | None:
        return counter.commands.set_stock(None, "MLB1", None, words, location="BRP1")

    first = counter.walk(add("+13"), SENDING, UNKNOWN)
    add("+4")
    counter.walk(first, QUEUED)
    assert counter.get(add("+4")).marks["difference"] == 21


def test_two_differences_for_one_deposit_add_up(counter: Counter) -> None:
    counter.stock_up(item("MLB1", user_product_id="MLBU1"))
    counter.shop.stores.accounts.set_seller(Seller(ACCOUNT, "LOJA_DA_ANA", "MLB", frozenset({"warehouse_management"})))
    counter.commands.set_stock(None, "MLB1", None, "+5", location="BRP1")
    edit = counter.get(counter.commands.set_stock(None, "MLB1", None, "-7", location="BRP1"))
    assert (edit.base, edit.wanted, edit.marks["difference"]) == ({"quantity": 2}, {"quantity": 0}, -2)
    shown = counter.queries.item(ACCOUNT, "MLB1")
    assert shown is not None
    assert shown.quantity == 8
    counted = counter.get(counter.commands.set_stock(None, "MLB1", None, "9", location="BRP1"))
    assert (counted.wanted, counted.intent) == ({"quantity": 9}, Intent.ABSOLUTE)


def test_a_difference_typed_over_a_count_for_one_deposit_stays_a_count(counter: Counter) -> None:
    counter.stock_up(item("MLB1", user_product_id="MLBU1"))
    counter.shop.stores.accounts.set_seller(Seller(ACCOUNT, "LOJA_DA_ANA", "MLB", frozenset({"warehouse_management"})))
    counter.commands.set_stock(None, "MLB1", None, "9", location="BRP1")
    edit = counter.get(counter.commands.set_stock(None, "MLB1", None, "-2", location="BRP1"))
    assert (edit.wanted, edit.intent, edit.base) == ({"quantity": 7}, Intent.ABSOLUTE, {})


def test_what_was_refused_is_settled_by_the_edit_that_waited_behind_it(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    first = counter.walk(counter.commands.set_stock(None, "MLB1", None, "7"), SENDING)
    second = counter.commands.set_stock(None, "MLB1", None, "8")
    counter.walk(first, EditState.REJECTED)
    counter.arrive(second)
    assert counter.state(first) is EditState.SUPERSEDED


def test_an_edit_keeps_what_its_base_counted(counter: Counter) -> None:
    """The listing was read after this order: it is in the ten units already."""
    counter.shop.stores.orders.save([order("2000001", "MLB1", date_created=NOON)])
    counter.stock_up(item("MLB1"))
    edit = counter.get(counter.commands.set_stock(None, "MLB1", None, "7"))
    assert edit.marks["orders"] == ["2000001"]
    counter.shop.stores.orders.save([order("2000002", "MLB1", date_created=NOON)])
    other = counter.get(counter.commands.set_stock(None, "MLB1", None, "7", "b") or edit)
    assert other.marks["orders"] == ["2000001"]


@pytest.mark.parametrize(
    ("states", "error"),
    [
        ([SENDING], refusals.OnItsWay),
        ([SENDING, UNKNOWN], refusals.OnItsWay),
        ([SENDING, APPLIED], refusals.AlreadyThere),
        ([SENDING, APPLIED, EditState.CONFIRMED], refusals.AlreadyThere),
        ([EditState.CANCELLED], refusals.AlreadyOver),
    ],
)
def test_cancelling_too_late_says_where_the_edit_is(counter: Counter, states, error: type[EditError]) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.walk(counter.commands.set_stock(None, "MLB1", None, "7"), *states)
    with pytest.raises(error):
        counter.commands.cancel(edit.id)
    assert counter.state(edit) is states[-1]


@pytest.mark.parametrize("states", [[SENDING], [SENDING, UNKNOWN], [SENDING, APPLIED], [EditState.CONFLICT]])
def test_only_what_was_refused_or_stopped_is_sent_again(counter: Counter, states) -> None:
    """Sending again what may have arrived would add a difference twice."""
    counter.stock_up(item("MLB1"))
    edit = counter.walk(counter.commands.set_stock(None, "MLB1", None, "+5"), *states)
    with pytest.raises(EditError) as refused:
        counter.commands.retry(edit.id)
    assert not isinstance(refused.value, IllegalMove)
    assert counter.state(edit) is states[-1]


@pytest.mark.parametrize("state", [EditState.REJECTED, EditState.BLOCKED, EditState.PARKED])
def test_what_was_refused_or_stopped_is_retried(counter: Counter, state: EditState) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.walk(counter.commands.set_stock(None, "MLB1", None, "7"), state, reason="whatever", attempt=8)
    again = counter.commands.retry(edit.id)
    assert (again.state, again.reason, again.attempt) == (QUEUED, "", 0)


@pytest.mark.parametrize("status", ["closed", "deleted", "sold", ""])
def test_a_listing_is_only_paused_and_activated(counter: Counter, status: str) -> None:
    counter.stock_up(item("MLB1"))
    with pytest.raises(refusals.NotAStatus):
        counter.commands.set_status(None, "MLB1", status)


def test_a_closed_listing_takes_neither_price_nor_status_nor_stock(counter: Counter) -> None:
    counter.stock_up(item("MLB1", status="closed"))
    for kind, _, other in (one.values for one in KINDS):
        with pytest.raises(refusals.StatusRefusesEdits):
            typed(counter, kind, other)  # type: ignore[arg-type]


def test_an_empty_listing_is_not_activated(counter: Counter) -> None:
    counter.stock_up(item("MLB1", 0, status="paused", sub_status=("out_of_stock",)))
    with pytest.raises(refusals.ActivationNeedsStock):
        counter.commands.set_status(None, "MLB1", "active")
    counter.commands.set_stock(None, "MLB1", None, "4")
    assert counter.commands.set_status(None, "MLB1", "active") is not None


def test_a_listing_of_unknown_stock_may_be_activated(counter: Counter) -> None:
    """Missing is not zero."""
    counter.stock_up(item("MLB1", None, status="paused"))
    assert counter.commands.set_status(None, "MLB1", "active") is not None


def test_an_answer_says_that_it_is_final(counter: Counter) -> None:
    counter.shop.stores.questions.save([question("501")])
    edit = counter.commands.answer(None, "501", "Sim!")
    assert "cannot be taken back" in refusals.AnswerCannotBeUndone().text()
    counter.walk(edit, SENDING, APPLIED)
    for undo in (counter.commands.cancel, counter.commands.revert):
        with pytest.raises(refusals.AnswerCannotBeUndone):
            undo(edit.id)


@pytest.mark.parametrize(
    ("words", "refusal"), [("  ", refusals.AnswerIsEmpty), ("a" * (ANSWER_LIMIT + 1), refusals.AnswerTooLong)]
)
def test_an_answer_has_words_and_not_too_many(counter: Counter, words: str, refusal: type[EditError]) -> None:
    counter.shop.stores.questions.save([question("501")])
    with pytest.raises(refusal):
        counter.commands.answer(None, "501", words)
    assert counter.commands.answer(None, "501", "a" * ANSWER_LIMIT).state is QUEUED


def test_an_answer_is_no_draft(counter: Counter) -> None:
    """It is not typed over, merged or reviewed as a change of a listing: a mistake of the program, said at once."""
    counter.stock_up(item("MLB1"))
    with pytest.raises(ValueError, match="answer is not drafted"):
        counter.commands.apply([Draft(None, EditKind.ANSWER, "MLB1", None, "Sim")], confirmed=True)


def test_a_listing_of_two_accounts_is_asked_about(counter: Counter) -> None:
    accounts = counter.shop.stores.accounts
    accounts.save(Account(Seller("777", "OUTRA", "MLB"), Link.CONNECTED, "#000000", NOON))
    counter.stock_up(item("MLB1"), item("MLB1", account="777"))
    with pytest.raises(refusals.WhichAccount):
        counter.commands.set_stock(None, "MLB1", None, "7")
    edit = counter.commands.set_stock("777", "MLB1", None, "7")
    assert edit is not None
    assert edit.account == "777"


def test_a_disconnected_account_takes_no_edit(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.shop.stores.accounts.archive(ACCOUNT)
    with pytest.raises(refusals.AccountIsArchived):
        counter.commands.set_stock(None, "MLB1", None, "7")


def test_nothing_is_typed_for_somebody_else_s_account(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    with pytest.raises(refusals.UnknownItem):
        counter.commands.set_stock("999", "MLB1", None, "7")
    assert SELLER.user_id == ACCOUNT
