"""Stock edits: re-read, merge, write through the right call, compare the answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from peepers_desktop.domain.edits import Edit, EditState, Intent
from peepers_desktop.domain.items import Item, ReadOnlyReason, StockRoute
from peepers_desktop.domain.merge import Arrival, Merged, Outcome, arrival, merge_stock
from peepers_desktop.sync.push_kinds import Move, Send, keep_reading, standing_refusal
from peepers_desktop.sync.round import Round
from peepers_desktop.sync.stock_reading import StockReading, read_stock, write_stock


class StockSender:
    """Sends quantities. `read_sales` pulls the newest orders, so that a difference can be explained."""

    def __init__(self, round_: Round, read_sales: Callable[[], object]) -> None:
        self._round = round_
        self._read_sales = read_sales

    def prepare(self, edit: Edit) -> Send | Move:
        reading = read_stock(self._round, edit.target)
        refused = _refusal(reading.item, reading.route, edit)
        if refused is not None:
            return refused
        late = self._arrived_late(edit, reading)
        if late is not None:
            return late
        keep_reading(self._round, reading.item)
        before = self._known(edit, reading)
        merged = self._merge(edit, reading.remote)
        seen = {"quantity": reading.remote, "sold_since": merged.sold_since, **before}
        if merged.outcome is Outcome.ALREADY:
            return Move(
                EditState.APPLIED, "already_so", {**seen, "sending": reading.remote, "answered": reading.remote}
            )
        if merged.outcome is Outcome.ASK or merged.quantity is None:
            reason = "stock_changed" if reading.remote is not None else "stock_unknown"
            return Move(EditState.CONFLICT, reason, {**seen, "proposal": merged.quantity})
        if reading.locked and reading.stock is None:
            return Move(EditState.REJECTED, "stock_not_set_up", seen)
        lowered = edit.intent is Intent.ABSOLUTE and merged.quantity < int(edit.wanted["quantity"])
        more = {"sending": merged.quantity, "locked": reading.locked, "clamped": merged.clamped, "lowered": lowered}
        return Send({**seen, **more}, (reading, merged.quantity))

    def send(self, edit: Edit, step: Send) -> Move:
        reading: StockReading = step.target[0]
        quantity: int = step.target[1]
        now_there = write_stock(self._round.client, edit.target, reading, quantity)
        reason = "raised_to_zero" if step.seen["clamped"] else "lowered_by_sales" if step.seen["lowered"] else ""
        if now_there is None or now_there == quantity:
            return Move(EditState.APPLIED, reason, {**step.seen, "answered": now_there})
        return self._after_difference(edit, step, quantity, now_there)

    def read_back(self, edit: Edit) -> Move:
        """Whether the write whose answer was lost is there."""
        reading = read_stock(self._round, edit.target)
        sent, remote = edit.seen.get("sending"), reading.remote
        if sent is None or remote is None:
            return Move(EditState.QUEUED, "read_back_absent")
        doubt = doubt_about(edit)
        sold = self._sold_since_doubt(edit, doubt)
        found = arrival(doubt["quantity"], int(sent), remote, sold)
        if found is Arrival.ARRIVED:
            return Move(EditState.APPLIED, seen={"answered": remote})
        if found is Arrival.ABSENT:
            # Not there yet; should it land later, the next attempt recognises it by this note.
            return Move(EditState.QUEUED, "read_back_absent", {"doubt": doubt})
        reason = "arrival_unclear" if found is Arrival.UNCLEAR else "stock_changed"
        seen = {"quantity": remote, "sold_since": sold, "proposal": None, **self._known(edit, reading)}
        return Move(EditState.CONFLICT, reason, {**seen, "doubt": None, "sending": None})

    def _merge(self, edit: Edit, remote: int | None) -> Merged:
        base, wanted = edit.base.get("quantity"), int(edit.wanted["quantity"])
        if "stock_unknown" in edit.marks.get("confirmed", ()) and (base is None or remote is None):
            return Merged(Outcome.SEND, wanted)
        sold = 0
        if remote is not None and base is not None and remote != base and edit.intent is Intent.ABSOLUTE:
            sold = self._sold_since_typed(edit)
        automatic = self._round.request.lower_by_sales
        return merge_stock(base, wanted, remote, edit.intent, sold_since=sold, automatic=automatic)

    def _sold_since_typed(self, edit: Edit) -> int:
        """Units sold that the quantity on the screen did not count. Which deposit a sale is taken from is not
        told, so for one deposit nothing is explained by sales."""
        key, marks = edit.target, edit.marks
        if key.location is not None:
            return 0
        self._read_sales()
        since = _instant(marks.get("base_at")) or edit.created_at
        orders = self._round.shop.orders
        return orders.sold_since(edit.account, key.id, key.variation_id, since, marks.get("orders") or ())

    def _sold_since_doubt(self, edit: Edit, doubt: Mapping[str, Any]) -> int:
        key = edit.target
        if key.location is not None:
            return 0
        self._read_sales()
        since = _instant(doubt.get("at")) or edit.updated_at
        orders = self._round.shop.orders
        return orders.sold_since(edit.account, key.id, key.variation_id, since, doubt.get("orders") or ())

    def _known(self, edit: Edit, reading: StockReading) -> dict[str, Any]:
        """What the reading counts: until when, by the listing's own clock, and the later orders known by then."""
        read, key = reading.item.last_updated, edit.target
        if read is None:
            return {"at": None, "orders": None}
        counted = self._round.shop.orders.counted(edit.account, key.id, key.variation_id, read)
        return {"at": read.isoformat(), "orders": list(counted)}

    def _arrived_late(self, edit: Edit, reading: StockReading) -> Move | None:
        """An earlier attempt that was not there when it was looked for, and has landed since."""
        doubt, remote = edit.seen.get("doubt"), reading.remote
        if not doubt or remote is None or doubt.get("sending") is None:
            return None
        found = arrival(doubt["quantity"], int(doubt["sending"]), remote, self._sold_since_doubt(edit, doubt))
        if found is Arrival.ARRIVED:
            return Move(EditState.APPLIED, seen={**doubt, "doubt": None, "answered": remote})
        if found is Arrival.UNCLEAR:
            seen = {"quantity": remote, "proposal": None, "doubt": None, **self._known(edit, reading)}
            return Move(EditState.CONFLICT, "arrival_unclear", seen)
        return None

    def _after_difference(self, edit: Edit, step: Send, quantity: int, now_there: int) -> Move:
        """The answer shows another number: a sale in between, or the marketplace ignored the write."""
        seen = {**step.seen, "answered": now_there}
        sold = self._sold_since_doubt(edit, step.seen)
        if quantity - sold <= now_there < quantity:
            return Move(EditState.APPLIED, seen=seen)
        if now_there == step.seen.get("quantity"):
            return Move(EditState.REJECTED, "write_ignored", {**seen, "sending": None})
        changed = {"quantity": now_there, "sold_since": sold, "proposal": None, "sending": None}
        return Move(EditState.CONFLICT, "stock_changed", {**seen, **changed})


def _refusal(item: Item, route: StockRoute, edit: Edit) -> Move | None:
    """What in the listing stands against the edit now, although it did not when it was typed."""
    standing = standing_refusal(item, edit)
    if standing is not None:
        return standing
    if route.editable:
        return None
    if route.reason is ReadOnlyReason.PICK_VARIATION:
        return Move(EditState.REJECTED, "variations_changed")
    return Move(EditState.REJECTED, f"read_only_{route.reason.value if route.reason else 'status'}")


def doubt_about(edit: Edit) -> dict[str, Any]:
    """What has to be known later to tell whether the write that stands in `seen` has landed."""
    return {name: edit.seen.get(name) for name in ("quantity", "sending", "at", "orders")}


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
