"""Listings and their stock over the API."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from peepers_desktop.domain.ids import AccountId, ItemId, UserProductId, VariationId
from peepers_desktop.domain.items import Item, UserProductStock
from peepers_desktop.domain.money import Money
from peepers_desktop.mercadolivre.answers import Deposit, IdPage, ItemBatch, ItemWrite, MissingItem
from peepers_desktop.mercadolivre.convert_items import item_of, stock_of
from peepers_desktop.mercadolivre.error_bodies import causes_of, plain
from peepers_desktop.mercadolivre.errors import BadAnswer, NotFound, Refused
from peepers_desktop.mercadolivre.fields import decode, ident, listed, money, part, required, route, string, whole
from peepers_desktop.mercadolivre.limits import Priority
from peepers_desktop.mercadolivre.transport import Reply, Transport

BULK = 20
"""Ids per multi-entry call (page items-y-busquedas 10/09/2026)."""
SCAN_PAGE = 100
_WAREHOUSE = "seller_warehouse"


class ItemsApi:
    """Reads and writes listings of one seller."""

    def __init__(self, transport: Transport, account: AccountId, currency: str) -> None:
        self._http = transport
        self._account = account
        self._currency = currency
        self._bulk_path = "/items/bulk"

    def scan_item_ids(self) -> Iterator[IdPage]:
        """All ids, page by page. Must be read to its end without a pause: a scroll lives five minutes
        and may not run twice. A page that brings nothing new is the end: whatever it says, it would go on for ever."""
        params: dict[str, Any] = {"search_type": "scan", "limit": SCAN_PAGE}
        first, seen = True, set[ItemId]()
        while True:
            try:
                page, scroll = self._search(params)
            except NotFound:
                if first:
                    raise
                return
            if seen.issuperset(page.ids):
                return
            seen.update(page.ids)
            yield page
            if scroll is None:
                return
            first, params = False, {"search_type": "scan", "scroll_id": scroll}

    def recent_item_ids(self, offset: int = 0, limit: int = SCAN_PAGE) -> IdPage:
        """Ids, the listing changed last first; reaches 1000 far."""
        return self._search({"orders": "last_updated_desc", "offset": offset, "limit": limit})[0]

    def _search(self, params: Mapping[str, Any]) -> tuple[IdPage, str | None]:
        told = required(decode(self._http.get(route("users", self._account, "items", "search"), params).body))
        return IdPage(_ids(told), whole(part(told, "paging").get("total"))), string(told.get("scroll_id"))

    def items(self, ids: Sequence[ItemId]) -> ItemBatch:
        """Bodies of any number of listings, twenty a call; every entry is judged by its own status."""
        found: list[Item] = []
        missing: list[MissingItem] = []
        for start in range(0, len(ids), BULK):
            batch = self._batch(list(ids[start : start + BULK]))
            found.extend(batch.found)
            missing.extend(batch.missing)
        return ItemBatch(tuple(found), tuple(missing))

    def _batch(self, ids: list[ItemId]) -> ItemBatch:
        entries = decode(self._bulk(ids).body)
        if not isinstance(entries, list):
            raise BadAnswer
        told: dict[ItemId, Item | MissingItem] = {}
        for position, entry in enumerate(entries):
            one = self._entry(entry)
            if one.id in ids:
                told[one.id] = one
            elif not one.id and isinstance(one, MissingItem) and position < len(ids):
                told.setdefault(ids[position], replace(one, id=ids[position]))
        answers = [told.get(item_id) or MissingItem(item_id, 0, "") for item_id in ids]
        return ItemBatch(
            tuple(one for one in answers if isinstance(one, Item)),
            tuple(one for one in answers if isinstance(one, MissingItem)),
        )

    def _entry(self, entry: object) -> Item | MissingItem:
        """One entry by its own status, with an empty id where it names none. One that cannot be read costs no
        other: its cached row stays."""
        envelope = entry if isinstance(entry, Mapping) else {}
        body, status = part(envelope, "body"), whole(envelope.get("status_code")) or whole(envelope.get("code")) or 0
        item_id = ident(envelope.get("id")) or ident(body.get("id")) or ""
        if status in (200, 206) and body:
            try:
                return item_of({"id": item_id, **body}, self._account)
            except BadAnswer:
                return MissingItem(item_id, 0, "")
        return MissingItem(item_id, status, plain(string(body.get("message")) or ""))

    def _bulk(self, ids: list[ItemId]) -> Reply:
        """The new path first; where it does not exist, the old one, remembered for the rest of the run."""
        params = {"ids": ",".join(ids), "include_attributes": "all"}
        try:
            return self._http.get(self._bulk_path, params)
        except (NotFound, Refused):
            if self._bulk_path == "/items":
                raise
        reply = self._http.get("/items", params)
        self._bulk_path = "/items"
        return reply

    def item(self, item_id: ItemId) -> Item:
        """One listing with the attributes of its variations."""
        reply = self._http.get(route("items", item_id), {"include_attributes": "all"}, priority=Priority.SCREEN)
        return item_of(decode(reply.body), self._account)

    def sale_price(self, item_id: ItemId) -> Money | None:
        """The price that wins now in the marketplace channel."""
        reply = self._http.get(route("items", item_id, "sale_price"), {"context": "channel_marketplace"})
        told = required(decode(reply.body))
        return money(told.get("amount"), string(told.get("currency_id")))

    def put_item_quantity(self, item_id: ItemId, quantity: int) -> ItemWrite:
        return self._put(item_id, {"available_quantity": quantity})

    def put_variation_quantity(self, item_id: ItemId, variation_id: VariationId, quantity: int) -> ItemWrite:
        """One variation alone: a list of variations would delete those it does not name."""
        path = route("items", item_id, "variations", variation_id)
        return self._put(item_id, {"available_quantity": quantity}, path)

    def put_price(self, item_id: ItemId, price: Money) -> ItemWrite:
        return self._put(item_id, {"price": price.amount})

    def put_variation_prices(self, item_id: ItemId, variation_ids: Sequence[VariationId], price: Money) -> ItemWrite:
        """One price for all variations. Every id has to be named: those that are not are deleted (page variaciones
        30/12/2025), and prices have to be equal."""
        named = [{"id": int(one) if one.isdecimal() else one, "price": price.amount} for one in variation_ids]
        return self._put(item_id, {"variations": named})

    def put_status(self, item_id: ItemId, status: str) -> ItemWrite:
        return self._put(item_id, {"status": status})

    def _put(self, item_id: ItemId, body: Mapping[str, Any], path: str = "") -> ItemWrite:
        """A write whose answer may be a listing, a list of its variations, or nothing. However little it shows,
        it is there for comparing it with what was sent."""
        reply = self._http.put(path or route("items", item_id), body)
        if not reply.body.strip():
            return ItemWrite(None, ())
        told = decode(reply.body)
        if isinstance(told, list):
            told = {"id": item_id, "status": "", "variations": told}
        if not isinstance(told, Mapping) or not isinstance(told.get("status"), str):
            raise BadAnswer
        item = item_of({"currency_id": self._currency, **told}, self._account)
        return ItemWrite(item if item.id == item_id else None, causes_of(told.get("warnings"), "warning"))

    def user_product_stock(self, user_product_id: UserProductId) -> UserProductStock | None:
        """Stock with its version; None when it was never set up, which is not zero."""
        try:
            reply = self._http.get(route("user-products", user_product_id, "stock"), priority=Priority.SCREEN)
        except NotFound:
            return None
        return stock_of(decode(reply.body), user_product_id, reply.headers.get("x-version", ""))

    def put_warehouse_stock(self, stock: UserProductStock) -> UserProductStock | None:
        """Write all deposits of a user product; None when the answer had no body."""
        own = [place for place in stock.locations if place.type == _WAREHOUSE]
        body = {
            "locations": [
                {"store_id": p.store_id, "network_node_id": p.network_node_id, "quantity": p.quantity} for p in own
            ]
        }
        path = route("user-products", stock.user_product_id, "stock", "type", _WAREHOUSE)
        reply = self._http.put(path, body, {"x-version": stock.version})
        if not reply.body.strip():
            return None
        version = reply.headers.get("x-version", stock.version)
        return stock_of(decode(reply.body), stock.user_product_id, version)

    def put_selling_address_stock(self, user_product_id: UserProductId, quantity: int, version: str) -> None:
        path = route("user-products", user_product_id, "stock", "type", "selling_address")
        self._http.put(path, {"quantity": quantity}, {"x-version": version})

    def stores(self) -> tuple[Deposit, ...]:
        """The seller's deposits."""
        reply = self._http.get(route("users", self._account, "stores", "search"), {"tags": "stock_location"})
        found = listed(required(decode(reply.body)), "results")
        return tuple(
            Deposit(ident(s.get("id")) or "", ident(s.get("network_node_id")), string(s.get("description")) or "")
            for s in found
        )


def _ids(told: Mapping[str, Any]) -> tuple[ItemId, ...]:
    """The ids of a page. Raises `BadAnswer` for anything else: it must not pass for the end of the catalogue,
    which would mark the rest of it as gone."""
    found = told.get("results", "")
    ids = tuple(map(ident, found)) if isinstance(found, list) else () if found is None else (None,)
    known = tuple(item_id for item_id in ids if item_id is not None)
    if len(known) != len(ids):
        raise BadAnswer
    return known
