"""Price and status edits: never sent together with anything else, the answer always compared."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.guards import price_jump
from peepers_desktop.domain.items import Item
from peepers_desktop.domain.money import Money
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.answers import ItemWrite
from peepers_desktop.sync.push_kinds import Move, Send, keep_reading, standing_refusal
from peepers_desktop.sync.round import Round


class PriceSender:
    """Sends prices. A price sent with other fields is silently ignored on automated listings
    (page automatizacoes-de-precos 11/08/2026), so it always travels alone."""

    def __init__(self, round_: Round) -> None:
        self._round = round_

    def prepare(self, edit: Edit) -> Send | Move:
        item = self._round.client.item(edit.target.id)
        wanted = _wanted(edit)
        refused = standing_refusal(item, edit)
        if refused is not None:
            return refused
        if item.price == wanted:
            return _there(edit, {**_seen(item), "sending": str(wanted.amount)})
        keep_reading(self._round, item)
        if item.price is None or _base(edit) is None or item.price != _base(edit):
            return Move(EditState.CONFLICT, "price_changed", _seen(item))
        if price_jump(item.price, wanted) and "price_jump" not in edit.marks.get("confirmed", ()):
            return Move(EditState.CONFLICT, "price_jump", _seen(item))
        return Send({**_seen(item), "sending": str(wanted.amount)}, (item, wanted))

    def send(self, edit: Edit, step: Send) -> Move:
        item, wanted = step.target
        answer = self._write(item, wanted)
        if answer.item is None or answer.item.price is None:
            return Move(EditState.APPLIED, seen=step.seen)
        if answer.item.price == wanted:
            return Move(EditState.APPLIED, seen={**step.seen, "answered": str(wanted.amount)})
        detail = "; ".join(warning.message for warning in answer.warnings)
        return Move(EditState.REJECTED, "write_ignored", _seen(answer.item), detail)

    def _write(self, item: Item, wanted: Money) -> ItemWrite:
        """The price alone; where a listing takes it only by variation, once for each of those just read. The first
        form deletes nothing, whatever happened since, so it goes first."""
        client = self._round.client
        try:
            return client.put_price(item.id, wanted)
        except errors.Refused as refusal:
            by_variation = item.has_variations and "price is not modifiable" in refusal.detail.lower()
            if not by_variation or _ids(client.item(item.id)) != _ids(item):
                raise
        return client.put_variation_prices(item.id, [one.id for one in item.variations], wanted)

    def read_back(self, edit: Edit) -> Move:
        item = self._round.client.item(edit.target.id)
        if item.price == _wanted(edit):
            return Move(EditState.APPLIED, seen=edit.seen)
        return Move(EditState.QUEUED, "read_back_absent", edit.seen)


def _ids(item: Item) -> set[str]:
    return {one.id for one in item.variations}


def _there(edit: Edit, seen: Mapping[str, Any]) -> Move:
    """The value is there: by an earlier attempt whose answer was lost, or it was so without us."""
    if edit.reason == "read_back_absent":
        return Move(EditState.APPLIED)
    return Move(EditState.APPLIED, "already_so", seen)


def _wanted(edit: Edit) -> Money:
    return Money.of(Decimal(edit.wanted["amount"]), edit.wanted["currency"])


def _base(edit: Edit) -> Money | None:
    amount = edit.base.get("amount")
    return None if amount is None else Money.of(Decimal(amount), edit.base["currency"])


def _seen(item: Item) -> dict[str, str | None]:
    return {"amount": str(item.price.amount) if item.price else None, "currency": item.currency}


class StatusSender:
    """Pauses and activates listings."""

    def __init__(self, round_: Round) -> None:
        self._round = round_

    def prepare(self, edit: Edit) -> Send | Move:
        item = self._round.client.item(edit.target.id)
        wanted = str(edit.wanted["status"])
        if item.status == wanted:
            return _there(edit, {"status": item.status, "sending": wanted})
        keep_reading(self._round, item)
        refused = standing_refusal(item, edit)
        if refused is not None:
            return refused
        if item.status != edit.base.get("status"):
            return Move(EditState.CONFLICT, "status_changed", {"status": item.status})
        if wanted == "active" and item.quantity == 0:
            return Move(EditState.REJECTED, "activation_needs_stock", {"status": item.status})
        return Send({"status": item.status, "sending": wanted}, wanted)

    def send(self, edit: Edit, step: Send) -> Move:
        answer = self._round.client.put_status(edit.target.id, step.target)
        if answer.item is None:
            return Move(EditState.APPLIED, seen=step.seen)
        if answer.item.status == step.target:
            return Move(EditState.APPLIED, seen={**step.seen, "answered": step.target})
        return Move(EditState.REJECTED, "write_ignored", {"status": answer.item.status})

    def read_back(self, edit: Edit) -> Move:
        item = self._round.client.item(edit.target.id)
        if item.status == edit.wanted["status"]:
            return Move(EditState.APPLIED, seen=edit.seen)
        return Move(EditState.QUEUED, "read_back_absent", edit.seen)
