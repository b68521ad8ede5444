"""Which listings a seller has: /users/{id}/items/search (items-y-busquedas 08/04/2025 and 10/09/2026)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peepers_desktop.demo.api_users import require_self
from peepers_desktop.demo.exchange import Call, Json, Reply
from peepers_desktop.demo.model import Item
from peepers_desktop.demo.refusals import TOO_MANY, Refusal, bad_request, standard
from peepers_desktop.demo.scans import Scan, Scans

FIRST_RESULTS = 1000
MODERATED = ("under_review", "inactive", "payment_required")
STATUSES = ("active", "paused", "closed", "pending", "not_yet_active", "programmed")
_ORDERS: dict[str, tuple[str, Callable[[Item], Any], bool]] = {
    "stop_time_asc": ("Order by stop time ascending", lambda item: item.created, False),
    "stop_time_desc": ("Order by stop time descending", lambda item: item.created, True),
    "start_time_asc": ("Order by start time ascending", lambda item: item.created, False),
    "start_time_desc": ("Order by start time descending", lambda item: item.created, True),
    "available_quantity_asc": ("Order by available quantity ascending", lambda item: item.available, False),
    "available_quantity_desc": ("Order by available quantity descending", lambda item: item.available, True),
    "price_asc": ("Order by price ascending", lambda item: item.price, False),
    "price_desc": ("Order by price descending", lambda item: item.price, True),
    "last_updated_desc": ("Order by lastUpdated descending", lambda item: item.updated, True),
    "last_updated_asc": ("Order by last updated ascending", lambda item: item.updated, False),
    "inventory_id_asc": ("Order by inventory id ascending", lambda item: _inventory(item), False),
}  # fmt: skip


class Listing:
    """The endpoint, with the scans that are open."""

    def __init__(self) -> None:
        self.scans = Scans()

    def search(self, call: Call) -> Reply:
        """GET /users/{user}/items/search, by offset or by scan."""
        seller_id = require_self(call)
        if call.query.get("scroll_id") and call.query.get("search_type") == "scan":
            return self._next_page(call, seller_id)
        limit = call.number("limit", 50)
        if not 1 <= limit <= 100:
            raise Refusal(400, bad_request("Invalid limit: it must be between 1 and 100"))
        order = call.query.get("orders", "stop_time_asc")
        if order not in _ORDERS:
            raise Refusal(400, bad_request(f"Invalid orders: {order}"))
        ids = _matching(call, seller_id, order)
        if call.query.get("search_type") == "scan":
            return self._first_page(call, seller_id, ids, limit)
        offset = call.number("offset", 0)
        if offset + limit > FIRST_RESULTS:
            raise Refusal(400, bad_request("Invalid offset: only the first 1000 results, use search_type=scan"))
        body = _envelope(seller_id, ids[offset : offset + limit], limit, offset, len(ids), order)
        if call.query.get("include_filters") == "true":
            body.update(_filters(call, seller_id))
        return Reply(body)

    def _first_page(self, call: Call, seller_id: int, ids: list[str], limit: int) -> Reply:
        if "offset" in call.query:
            raise Refusal(400, bad_request("offset is not allowed with search_type=scan"))
        scan = self.scans.begin(seller_id, ids, limit, call.world.settings.scans_at_once, call.now)
        if scan is None:
            raise Refusal(429, TOO_MANY)
        return self._page(call, scan)

    def _next_page(self, call: Call, seller_id: int) -> Reply:
        if "limit" in call.query or "offset" in call.query:
            raise Refusal(400, bad_request("scroll_id cannot be combined with limit or offset"))
        scan = self.scans.take(call.query["scroll_id"], seller_id, call.now)
        if scan is None:
            raise Refusal(400, standard(400, "invalid_scroll_id", "the scroll_id is invalid or has expired"))
        return self._page(call, scan)

    def _page(self, call: Call, scan: Scan) -> Reply:
        ids, scroll_id = self.scans.page(scan, call.now)
        body = _envelope(scan.seller_id, ids, scan.limit, 0, scan.total, "stop_time_asc")
        body["scroll_id"] = scroll_id
        return Reply(body)


def restrictions(call: Call) -> Reply:
    """GET /users/{user}/items/search/restrictions."""
    require_self(call)
    return Reply({"aggregations_allowed": True, "query_allowed": True, "sort_allowed": True})


def _envelope(seller_id: int, ids: list[str], limit: int, offset: int, total: int, order: str) -> Json:
    """``seller_id`` is text here, and one available order has an object as its id."""
    available: list[Json] = [{"id": name, "name": text} for name, (text, _, _) in _ORDERS.items()]
    available[-1]["id"] = {"id": "inventory_id_asc", "field": "inventory_id", "missing": "_last", "order": "asc"}
    return {
        "seller_id": str(seller_id),
        "query": None,
        "paging": {"limit": limit, "offset": offset, "total": total},
        "results": ids,
        "orders": [{"id": order, "name": _ORDERS[order][0]}],
        "available_orders": available,
    }


def _matching(call: Call, seller_id: int, order: str) -> list[str]:
    items = [item for item in call.world.items_of(seller_id, call.now) if _wanted(call, item)]
    _, key, descending = _ORDERS[order]
    return [item.id for item in sorted(items, key=key, reverse=descending)]


def _wanted(call: Call, item: Item) -> bool:
    """Filters that the store knows; others are ignored, as the marketplace does with many."""
    return all(test(item, call.query[name]) for name, test in _FILTERS.items() if call.query.get(name))


def _in_status(item: Item, wanted: str) -> bool:
    """Moderated listings answer to ``pending``; there is no ``under_review`` here."""
    if wanted not in STATUSES:
        raise Refusal(400, bad_request(f"Invalid status: {wanted}"))
    return item.status in MODERATED if wanted == "pending" else item.status == wanted


_FILTERS: dict[str, Callable[[Item, str], bool]] = {
    "status": _in_status,
    "sub_status": lambda item, wanted: wanted in item.sub_status,
    "sku": lambda item, wanted: any(stock.custom_field == wanted for stock in item.stocks()),
    "seller_sku": lambda item, wanted: any(stock.sku == wanted for stock in item.stocks()),
    "user_product_id": lambda item, wanted: any(s.user_product.id in wanted.split(",") for s in item.stocks()),
    "listing_type_id": lambda item, wanted: item.listing_type == wanted,
    "logistic_type": lambda item, wanted: item.logistic_type == wanted,
    "shipping_mode": lambda item, wanted: item.shipping_mode == wanted,
    "tags": lambda item, wanted: wanted in item.tags,
    "labels": lambda item, wanted: item.available == 0 if wanted == "without_stock" else True,
}


def _inventory(item: Item) -> tuple[bool, str]:
    names = [stock.inventory_id for stock in item.stocks() if stock.inventory_id]
    return (not names, min(names, default=""))


def _filters(call: Call, seller_id: int) -> Json:
    items = call.world.items_of(seller_id, call.now)
    values = [
        {"id": name, "name": name, "results": sum(1 for item in items if _in_status(item, name))} for name in STATUSES
    ]
    return {"filters": [], "available_filters": [{"id": "status", "name": "Status", "values": values}]}
