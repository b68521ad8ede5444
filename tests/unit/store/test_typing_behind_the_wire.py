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
