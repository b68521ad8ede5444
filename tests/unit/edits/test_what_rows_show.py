"""Overlay, never overwrite: rows show what the seller wants while it may still come true, and the truth otherwise."""

from __future__ import annotations

import pytest

from peepers_desktop.domain.edits import Edit, EditKind, EditState, Intent, ResourceKey
from peepers_desktop.domain.rows import ItemRow
from peepers_desktop.store.edit_rows import NewEdit
from tests.helpers.counter import ACCOUNT, Counter
from tests.helpers.shop import item, varied

S = EditState
STILL_WANTED = [
    (),
    (S.SENDING,),
    (S.SENDING, S.UNKNOWN),
    (S.SENDING, S.APPLIED),
    (S.SENDING, S.CONFLICT),
    (S.SENDING, S.BLOCKED),
    (S.PARKED,),
]


def shown(counter: Counter) -> ItemRow:
    row = counter.queries.item(ACCOUNT, "MLB1")
    assert row is not None
    return row


def typed(counter: Counter, text: str = "12") -> Edit | None:
    return counter.commands.set_stock(None, "MLB1", None, text)


@pytest.mark.parametrize("states", STILL_WANTED, ids=lambda states: "-".join(s.value for s in states) or "queued")
def test_what_may_still_come_true_is_shown_with_its_state(counter: Counter, states: tuple[EditState, ...]) -> None:
    counter.stock_up(item("MLB1"))
    edit = counter.walk(typed(counter), *states) if states else typed(counter)
    row = shown(counter)
    assert row.pending is not None
    assert (row.quantity, row.remote_quantity, row.pending.state) == (12, 10, counter.state(edit))


def test_a_refusal_rolls_itself_back_and_stays_to_be_seen(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    counter.walk(typed(counter), S.SENDING, S.REJECTED)
    row = shown(counter)
    assert row.pending is not None
    assert (row.quantity, row.remote_quantity, row.pending.state) == (10, 10, S.REJECTED)


def test_a_refused_price_and_a_refused_variation_roll_back_as_well(counter: Counter) -> None:
    counter.stock_up(item("MLB1"), varied("MLB2", 3, 4))
    counter.walk(counter.commands.set_price(None, "MLB1", "119,90"), S.SENDING, S.REJECTED)
    counter.walk(counter.commands.set_stock(None, "MLB2", "20", "9"), S.SENDING, S.REJECTED)
    price = shown(counter).price
    assert price is not None
    assert str(price.amount) == "129.90"
    assert [row.quantity for row in counter.queries.variations(ACCOUNT, "MLB2")] == [3, 4]


@pytest.mark.parametrize(
    "states", [(S.CANCELLED,), (S.SENDING, S.APPLIED, S.CONFIRMED)], ids=["cancelled", "confirmed"]
)
def test_what_came_to_an_end_leaves_no_mark(counter: Counter, states: tuple[EditState, ...]) -> None:
    counter.stock_up(item("MLB1"))
    counter.walk(typed(counter), *states)
    row = shown(counter)
    assert (row.quantity, row.pending) == (10, None)


def test_a_reading_never_overwrites_what_was_typed(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    typed(counter)
    counter.stock_up(item("MLB1", 7))
    row = shown(counter)
    assert (row.quantity, row.remote_quantity) == (12, 7)


def test_of_two_edits_of_a_thing_the_newer_is_shown(counter: Counter) -> None:
    counter.stock_up(item("MLB1"))
    first = counter.walk(typed(counter), S.SENDING)
    second = typed(counter, "15")
    row = shown(counter)
    assert row.pending is not None
    assert second is not None
    assert (row.quantity, row.pending.edit_id) == (15, second.id)
    counter.walk(first, S.REJECTED)
    assert shown(counter).quantity == 15


def in_deposit(counter: Counter, node: str, base: dict[str, int], wanted: int) -> Edit:
    """Of the first variation of MLB2."""
    key = ResourceKey(EditKind.STOCK, "MLB2", "20", node)
    return counter.shop.stores.outbox.enqueue(NewEdit(ACCOUNT, key, base, {"quantity": wanted}, Intent.DELTA))


def test_what_single_deposits_get_adds_up_in_the_row_of_their_variation(counter: Counter) -> None:
    """A count for a deposit whose units nobody has seen makes no difference that could be shown."""
    counter.stock_up(varied("MLB2", 3, 4))
    counter.commands.set_price(None, "MLB2", "139,90")
    in_deposit(counter, "BRP1", {"quantity": 1}, 6)
    newest = in_deposit(counter, "BRP2", {}, 9)
    first, second = counter.queries.variations(ACCOUNT, "MLB2")
    assert (first.quantity, first.remote_quantity, second.quantity) == (8, 3, 4)
    assert first.pending is not None
    assert first.pending.edit_id == newest.id
    assert second.pending is None
