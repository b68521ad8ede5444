"""What the seller types while an edit of the same thing is on its way."""

from __future__ import annotations

import pytest

from peepers_desktop.domain.edits import Edit, EditKind, EditState, Intent, ResourceKey
from peepers_desktop.store.outbox import NewEdit
from tests.helpers.shop import SELLER, TestShop

KEY = ResourceKey(EditKind.STOCK, "MLB1")


def typed(shop: TestShop, shown: int, wanted: int, intent: Intent) -> Edit:
    new = NewEdit(SELLER.user_id, KEY, {"quantity": shown}, {"quantity": wanted}, intent)
    return shop.stores.outbox.enqueue(new)


@pytest.mark.parametrize("state", [EditState.SENDING, EditState.UNKNOWN, EditState.APPLIED])
@pytest.mark.parametrize(
    ("intent", "wanted", "difference"), [(Intent.DELTA, 29, 2), (Intent.DELTA, 24, -3), (Intent.ABSOLUTE, 29, None)]
)
def test_a_difference_stays_as_large_as_it_was_typed(
    shop: TestShop, state: EditState, intent: Intent, wanted: int, difference: int | None
) -> None:
    """+2 over 25 met a sale and wrote 26; the row still shows 27, and the next +2 is typed over that."""
    outbox = shop.stores.outbox
    first = typed(shop, 25, 27, Intent.DELTA)
    outbox.move(first.id, EditState.SENDING, attempt=1, seen={"quantity": 24, "sending": 26})
    if state is not EditState.SENDING:
        outbox.move(first.id, state)
    second = typed(shop, 27, wanted, intent)
    assert second.base == {"quantity": 26}
    assert second.intent is intent
    if difference is None:
        assert second.wanted == {"quantity": wanted}
    else:
        assert second.wanted["quantity"] - second.base["quantity"] == difference


def lost_on_its_way(shop: TestShop, first: Edit, sending: int) -> None:
    outbox = shop.stores.outbox
    outbox.move(first.id, EditState.SENDING, attempt=1, seen={"quantity": sending - 13, "sending": sending})
    outbox.move(first.id, EditState.UNKNOWN)


@pytest.mark.parametrize("sending", [99, 97], ids=["as wanted", "merged with a sale of two"])
@pytest.mark.parametrize("found", [EditState.QUEUED, EditState.PARKED])
def test_a_difference_that_did_not_arrive_counts_beside_those_behind_it(
    shop: TestShop, sending: int, found: EditState
) -> None:
    """+13 is lost, +4 waits behind it, it turns out not to be there, and +4 is typed over both: 21 are to be added."""
    outbox = shop.stores.outbox
    first = typed(shop, 86, 99, Intent.DELTA)
    lost_on_its_way(shop, first, sending)
    second = typed(shop, 99, 103, Intent.DELTA)
    outbox.move(first.id, found, reason="read_back_absent")
    shown = second.wanted["quantity"]
    third = typed(shop, shown, shown + 4, Intent.DELTA)
    assert third.base == {"quantity": 86}
    assert third.wanted == {"quantity": 86 + 13 + 4 + 4}
    assert third.intent is Intent.DELTA
    assert {outbox.get(one.id).state for one in (first, second)} == {EditState.SUPERSEDED}


def test_what_is_on_its_way_is_not_sent_once_more(shop: TestShop) -> None:
    """+13 was set aside, +4 is on its way past it, and +4 more is typed over both: 17 are left to be added."""
    outbox = shop.stores.outbox
    first = typed(shop, 86, 99, Intent.DELTA)
    lost_on_its_way(shop, first, 99)
    second = typed(shop, 99, 103, Intent.DELTA)
    outbox.move(first.id, EditState.PARKED, reason="poison")
    outbox.move(second.id, EditState.SENDING, attempt=1, seen={"quantity": 86, "sending": 90})
    third = typed(shop, 103, 107, Intent.DELTA)
    assert third.wanted["quantity"] - third.base["quantity"] == 13 + 4
    assert outbox.get(first.id).state is EditState.SUPERSEDED


def test_a_count_over_several_is_a_change_of_what_the_first_one_changed(shop: TestShop) -> None:
    first = typed(shop, 86, 99, Intent.DELTA)
    lost_on_its_way(shop, first, 99)
    typed(shop, 99, 103, Intent.DELTA)
    shop.stores.outbox.move(first.id, EditState.QUEUED, reason="read_back_absent")
    third = typed(shop, 103, 40, Intent.ABSOLUTE)
    assert (third.base, third.wanted, third.intent) == ({"quantity": 86}, {"quantity": 40}, Intent.ABSOLUTE)
