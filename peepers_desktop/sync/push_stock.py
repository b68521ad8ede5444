"""Stock edits: re-read, merge, write through the right call, compare the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from peepers_desktop.domain.edits import Edit, EditState, Intent
from peepers_desktop.domain.items import Item, StockLocation, StockPath, StockRoute, UserProductStock, stock_route
from peepers_desktop.domain.merge import Merged, Outcome, merge_stock
from peepers_desktop.sync.confirm import quantity_of
from peepers_desktop.sync.push_kinds import Move, Send
from peepers_desktop.sync.round import Round

_WAREHOUSE = "seller_warehouse"
_ADDRESS = "selling_address"


@dataclass(frozen=True, slots=True)
class StockWrite:
    """A quantity on its way: to a listing, a variation, or a user product with its version."""

    item: Item
    route: StockRoute
    quantity: int
    stock: UserProductStock | None = None


class StockSender:
    """Sends quantities. `read_sales` pulls the newest orders, so that a difference can be explained."""

    def __init__(self, round_: Round, read_sales: Callable[[], object]) -> None:
        self._round = round_
        self._read_sales = read_sales

    def prepare(self, edit: Edit) -> Send | Move:
        key = edit.target
        item = self._round.client.item(key.id)
        route = stock_route(item, self._round.account.seller, key.variation_id)
        if not route.editable:
            return Move(EditState.REJECTED, f"read_only_{route.reason.value if route.reason else 'unknown'}")
        stock = self._product_stock(route)
        remote = self._remote(item, route, stock, key.variation_id)
        if self._arrived_late(edit, remote):
            return Move(EditState.APPLIED, seen=edit.seen)
        merged = self._merge(edit, remote)
        if merged.outcome is Outcome.ALREADY:
            return Move(EditState.APPLIED, "already_so", {**edit.seen, "quantity": remote, "sending": remote})
        if merged.outcome is Outcome.ASK or merged.quantity is None:
            return self._ask(edit, remote, merged)
        seen = {"quantity": remote, "sending": merged.quantity, "sold_since": merged.sold_since}
        return Send(seen, StockWrite(item, route, merged.quantity, stock))

    def send(self, edit: Edit, step: Send) -> Move:
        write: StockWrite = step.target
        now_there = self._write(edit, write)
        if now_there is None or now_there == write.quantity:
            return Move(EditState.APPLIED, seen=step.seen)
        return self._after_difference(edit, step, write, now_there)

    def read_back(self, edit: Edit) -> Move:
        key = edit.target
        item = self._round.client.item(key.id)
        route = stock_route(item, self._round.account.seller, key.variation_id)
        remote = self._remote(item, route, self._product_stock(route), key.variation_id)
        if self._arrived_late(edit, remote):
            return Move(EditState.APPLIED, seen=edit.seen)
        # The write did not arrive (yet): the next attempt re-reads and merges, and recognises it if it
        # lands in between, so nothing is ever added twice.
        return Move(EditState.QUEUED, "read_back_absent", edit.seen)

    def _merge(self, edit: Edit, remote: int | None) -> Merged:
        base, wanted = edit.base.get("quantity"), int(edit.wanted["quantity"])
        sold = 0
        if remote is not None and base is not None and remote != base and edit.intent is Intent.ABSOLUTE:
            sold = self._sold_since(edit)
        return merge_stock(base, wanted, remote, edit.intent, sold_since=sold)

    def _sold_since(self, edit: Edit) -> int:
        self._read_sales()
        key = edit.target
        return self._round.shop.orders.sold_since(edit.account, key.id, key.variation_id, edit.created_at)

    def _ask(self, edit: Edit, remote: int | None, merged: Merged) -> Move:
        seen = {"quantity": remote, "sold_since": merged.sold_since, "proposal": merged.quantity}
        return Move(EditState.CONFLICT, "stock_changed" if remote is not None else "stock_unknown", seen)

    def _arrived_late(self, edit: Edit, remote: int | None) -> bool:
        """True when the quantity of an earlier, ambiguous attempt is there, less what sold after it."""
        sent, before = edit.seen.get("sending"), edit.seen.get("quantity")
        if edit.attempt == 0 or sent is None or remote is None or sent == before:
            return False
        if remote == sent:
            return True
        key = edit.target
        self._read_sales()
        sold = self._round.shop.orders.sold_since(edit.account, key.id, key.variation_id, edit.updated_at)
        return sold > 0 and remote + sold == sent and remote != before

    def _product_stock(self, route: StockRoute) -> UserProductStock | None:
        if route.path in (StockPath.WAREHOUSE, StockPath.SELLING_ADDRESS) and route.user_product_id:
            return self._round.client.user_product_stock(route.user_product_id)
        return None

    def _remote(
        self, item: Item, route: StockRoute, stock: UserProductStock | None, variation: str | None
    ) -> int | None:
        if route.path is StockPath.WAREHOUSE:
            return _sum(stock, _WAREHOUSE)
        if route.path is StockPath.SELLING_ADDRESS:
            return _sum(stock, _ADDRESS)
        return quantity_of(item, variation)

    def _write(self, edit: Edit, write: StockWrite) -> int | None:
        """Write once; the quantity the answer shows, None when it shows none."""
        client, key = self._round.client, edit.target
        if write.route.path is StockPath.WAREHOUSE and write.stock is not None:
            answered = client.put_warehouse_stock(_with_total(write.stock, write.quantity))
            return _sum(answered, _WAREHOUSE)
        if write.route.path is StockPath.SELLING_ADDRESS and write.stock is not None:
            product = write.stock.user_product_id
            client.put_selling_address_stock(product, write.quantity, write.stock.version)
            return _sum(client.user_product_stock(product), _ADDRESS)
        if key.variation_id is not None:
            answer = client.put_variation_quantity(key.id, key.variation_id, write.quantity)
        else:
            answer = client.put_item_quantity(key.id, write.quantity)
        return quantity_of(answer.item, key.variation_id) if answer.item else None

    def _after_difference(self, edit: Edit, step: Send, write: StockWrite, now_there: int) -> Move:
        """The answer shows another number: ignored by the marketplace, or a sale in between."""
        seen = {**step.seen, "answered": now_there}
        if now_there == step.seen.get("quantity"):
            return Move(EditState.REJECTED, "write_ignored", seen)
        sold = self._sold_between(edit, write.quantity - now_there)
        if sold:
            return Move(EditState.APPLIED, seen=seen)
        return Move(EditState.CONFLICT, "stock_changed", {"quantity": now_there, "sold_since": 0, "proposal": None})

    def _sold_between(self, edit: Edit, units: int) -> bool:
        return 0 < units <= self._sold_since(edit)


def _sum(stock: UserProductStock | None, type_: str) -> int | None:
    """Units of all places of a kind; None when stock was never set up, which is not zero."""
    if stock is None:
        return None
    places = [place.quantity for place in stock.locations if place.type == type_]
    return sum(places) if places else None


def _with_total(stock: UserProductStock, total: int) -> UserProductStock:
    """The same places with the difference put on the fullest deposit; the others are echoed unchanged.

    The list replaces the whole set (page stock-multi-origen 15/05/2026), so none may be left out.
    """
    own = [place for place in stock.locations if place.type == _WAREHOUSE]
    difference = total - sum(place.quantity for place in own)
    changed: list[StockLocation] = []
    for place in sorted(own, key=lambda place: -place.quantity):
        quantity = max(0, place.quantity + difference)
        difference -= quantity - place.quantity
        changed.append(replace(place, quantity=quantity))
    return replace(stock, locations=tuple(changed))
