"""Seeing in a later reading that an applied edit really arrived."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from peepers_desktop.domain.edits import Edit, EditKind, EditState
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.items import Item
from peepers_desktop.sync.shop import Shop


def confirm_edits(shop: Shop, account: AccountId, items: Sequence[Item]) -> list[str]:
    """Move APPLIED edits of these listings to CONFIRMED when the reading agrees; returns their ids.

    A quantity that sales lowered after the write agrees too. One that disagrees stays APPLIED for a
    later reading: stock of user products spreads asynchronously.
    """
    by_id = {item.id: item for item in items}
    confirmed: list[str] = []
    for edit in shop.outbox.applied(account):
        item = by_id.get(edit.target.id)
        if item is not None and agrees(shop, edit, item):
            shop.outbox.move(edit.id, EditState.CONFIRMED)
            confirmed.append(str(edit.id))
    return confirmed


def agrees(shop: Shop, edit: Edit, item: Item) -> bool:
    """True when the listing shows what the edit wrote."""
    if edit.kind is EditKind.STOCK:
        return _stock_agrees(shop, edit, item)
    if edit.kind is EditKind.PRICE:
        return item.price is not None and str(item.price.amount) == str(edit.wanted.get("amount"))
    if edit.kind is EditKind.STATUS:
        return item.status == edit.wanted.get("status")
    return False


def _stock_agrees(shop: Shop, edit: Edit, item: Item) -> bool:
    key = edit.target
    quantity = quantity_of(item, key.variation_id)
    written = edit.seen.get("sending", edit.wanted.get("quantity"))
    if quantity is None or written is None:
        return False
    if quantity == written:
        return True
    sold = shop.orders.sold_since(edit.account, item.id, key.variation_id, edit.updated_at)
    return sold > 0 and quantity + sold == written


def quantity_of(item: Item, variation_id: str | None) -> int | None:
    """Available units of the listing or of one variation; None when the answer lacked it."""
    if variation_id is None:
        return item.quantity
    variation = item.variation(variation_id)
    return variation.quantity if variation else None


def edit_ids(edits: Iterable[Edit]) -> list[str]:
    """Their ids as text, the form events carry."""
    return [str(edit.id) for edit in edits]
