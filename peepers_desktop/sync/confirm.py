"""Seeing in a later reading that an applied edit really arrived, and putting right what it overwrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from peepers_desktop.domain.edits import ON_ITS_WAY, Edit, EditKind, EditState
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.items import Item
from peepers_desktop.domain.merge import overwritten
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.questions import Question
from peepers_desktop.sync.shop import Shop

PATIENCE = timedelta(minutes=15)
"""Stock of user products spreads asynchronously; a reading that still disagrees after this is the truth."""


class Reading(Enum):
    """What a reading says about an applied edit."""

    AGREES = "agrees"
    DISAGREES = "disagrees"
    UNSAID = "unsaid"
    """It carries no such value."""


def confirm_edits(shop: Shop, account: AccountId, items: Sequence[Item], now: datetime) -> list[str]:
    """Settle APPLIED edits of these listings by what was read; returns the ids of edits that changed.

    One that agrees is CONFIRMED; a quantity that sales lowered after the write agrees too. Units that were sold
    between the reading before a write and the write itself were put back by it: they are taken off again by an
    edit of their own. One that disagrees stays APPLIED for a later reading, for as long as `PATIENCE`; then it is
    CONFIRMED when the answer of the write had shown it (somebody changed it afterwards), else in CONFLICT.
    """
    by_id = {item.id: item for item in items}
    changed: list[str] = []
    edits = shop.outbox.unsettled(account)
    overlaid = {edit.resource for edit in edits if _may_have_left(edit)}
    for edit in edits:
        item = by_id.get(edit.target.id)
        applied = edit.state is EditState.APPLIED and edit.kind is not EditKind.ANSWER
        if item is not None and applied and edit.resource not in overlaid:
            changed.extend(_settle(shop, edit, item, now))
    return changed


def confirm_answers(shop: Shop, account: AccountId, questions: Iterable[Question]) -> list[str]:
    """Move APPLIED answers to CONFIRMED where the question shows them; the edits' ids."""
    by_id = {question.id: question for question in questions}
    confirmed = []
    for edit in shop.outbox.applied(account):
        question = by_id.get(edit.target.id) if edit.kind is EditKind.ANSWER else None
        if question is not None and question.answer is not None and question.answer.text:
            shop.outbox.move(edit.id, EditState.CONFIRMED)
            confirmed.append(str(edit.id))
    return confirmed


def _may_have_left(edit: Edit) -> bool:
    """Its value may be what is read, so that nothing is told about an edit before it."""
    return edit.state in ON_ITS_WAY or (edit.state is EditState.QUEUED and edit.attempt > 0)


def _settle(shop: Shop, edit: Edit, item: Item, now: datetime) -> list[str]:
    sold = _sold(shop, edit)
    too_many = _overwritten(edit, item, sold)
    if too_many:
        until = item.last_updated.isoformat() if item.last_updated else None
        seen = {**edit.seen, "answered": quantity_of(item, edit.target.variation_id), "until": until}
        made = shop.outbox.correct(edit.id, too_many, seen)
        return edit_ids([edit, *([made] if made else [])])
    reading = agrees(edit, item, sold)
    if reading is Reading.AGREES:
        shop.outbox.move(edit.id, EditState.CONFIRMED)
        return edit_ids([edit])
    if reading is Reading.UNSAID or now - edit.updated_at < PATIENCE:
        return []
    if edit.seen.get("answered") == edit.seen.get("sending"):
        shop.outbox.move(edit.id, EditState.CONFIRMED)
    else:
        reason = {EditKind.PRICE: "price_changed", EditKind.STATUS: "status_changed"}.get(edit.kind, "stock_changed")
        seen = {**edit.seen, **_value_of(edit, item), "sold_since": sold, "proposal": None, "sending": None}
        shop.outbox.move(edit.id, EditState.CONFLICT, reason=reason, seen=seen)
    return edit_ids([edit])


def agrees(edit: Edit, item: Item, sold: int = 0) -> Reading:
    """Whether the listing shows what the edit wrote, less the units sold since."""
    key, written = edit.target, edit.seen.get("sending", edit.wanted.get("quantity"))
    if edit.kind is EditKind.PRICE:
        wanted = _money(edit.wanted.get("amount"), item.currency)
        return Reading.UNSAID if item.price is None else _said(item.price == wanted)
    if edit.kind is EditKind.STATUS:
        return _said(item.status == edit.wanted.get("status"))
    if key.location is not None:
        # A listing does not tell one deposit's units: the answer of the write has to be enough.
        return _said(edit.seen.get("answered") == written)
    quantity = quantity_of(item, key.variation_id)
    if quantity is None or written is None:
        return Reading.UNSAID
    if edit.seen.get("locked"):
        return _said(written - sold <= quantity <= written)
    return _said(quantity == written - sold)


def _said(yes: bool) -> Reading:
    return Reading.AGREES if yes else Reading.DISAGREES


def _sold(shop: Shop, edit: Edit) -> int:
    """Units sold since the reading that the write was made from."""
    key = edit.target
    if edit.kind is not EditKind.STOCK or key.location is not None:
        return 0
    since = edit.seen.get("at")
    after = datetime.fromisoformat(since) if since else edit.updated_at
    counted = edit.seen.get("orders") or ()
    return shop.orders.sold_since(edit.account, key.id, key.variation_id, after, counted)


def _overwritten(edit: Edit, item: Item, sold: int) -> int:
    """Units that the write put back. A version guards some writes against it, and what was already so wrote
    nothing."""
    sent, quantity = edit.seen.get("sending"), quantity_of(item, edit.target.variation_id)
    writes = edit.kind is EditKind.STOCK and not edit.seen.get("locked") and edit.reason != "already_so"
    if not writes or edit.target.location is not None or sent is None or quantity is None or not sold:
        return 0
    return overwritten(int(sent), quantity, sold) if quantity <= int(sent) else 0


def _value_of(edit: Edit, item: Item) -> dict[str, Any]:
    if edit.kind is EditKind.PRICE:
        return {"amount": str(item.price.amount) if item.price else None, "currency": item.currency}
    if edit.kind is EditKind.STATUS:
        return {"status": item.status}
    return {"quantity": quantity_of(item, edit.target.variation_id)}


def _money(amount: Any, currency: str) -> Money | None:
    try:
        return Money.of(Decimal(str(amount)), currency)
    except InvalidOperation:
        return None


def quantity_of(item: Item, variation_id: str | None) -> int | None:
    """Available units of the listing or of one variation; None when the answer lacked it."""
    if variation_id is None:
        return item.quantity
    variation = item.variation(variation_id)
    return variation.quantity if variation else None


def edit_ids(edits: Iterable[Edit]) -> list[str]:
    """Their ids as text, the form events carry."""
    return [str(edit.id) for edit in edits]
