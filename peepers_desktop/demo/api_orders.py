"""Orders and packs (gerenciamento-de-vendas 07/08/2026, gestiona-ventas 21/09/2026, gestion-packs 29/12/2025)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from peepers_desktop.demo import body_order
from peepers_desktop.demo.exchange import Call, Reply
from peepers_desktop.demo.model import Order
from peepers_desktop.demo.refusals import NOT_OWNED_ORDER, ORDER_NOT_FOUND, Refusal, bad_request, standard
from peepers_desktop.demo.spelling import read_date

MOST = 51
OFFSET_CEILING = 10_000
KEPT = timedelta(days=365)
_DATES: dict[str, Callable[[Order], datetime | None]] = {
    "order.date_last_updated": lambda order: order.touched,
    "order.date_created": lambda order: order.created,
    "order.date_closed": lambda order: order.closed,
}
_SORTS = {"date_asc": "Date ascending", "date_desc": "Date descending"}


def search(call: Call) -> Reply:
    """GET /orders/search: an unknown filter is ignored without a word, cancelled sales come only when asked for."""
    seller = call.query.get("seller")
    if not seller and not call.query.get("buyer"):
        raise Refusal(400, bad_request("seller or buyer is required"))
    if seller != str(call.caller):
        raise Refusal(403, standard(403, "caller.id.invalid", "The caller.id does not match the seller or buyer"))
    limit, offset = call.number("limit", 50), call.number("offset", 0)
    if limit > MOST:
        raise Refusal(400, bad_request(f"Limit must be a lower or equal than {MOST}"))
    if offset > OFFSET_CEILING:
        raise Refusal(400, bad_request(f"Offset must be a lower or equal than {OFFSET_CEILING}"))
    sort = call.query.get("sort", "date_asc")
    if sort not in _SORTS:
        raise Refusal(400, bad_request(f"Invalid sort {sort}"))
    orders = sorted(_matching(call), key=lambda order: (order.closed or order.created, order.id))
    if sort == "date_desc":
        orders.reverse()
    return Reply(
        {
            "query": call.query.get("q"),
            "results": [body_order.found(order) for order in orders[offset : offset + limit]],
            "sort": {"id": sort, "name": _SORTS[sort]},
            "available_sorts": [{"id": name, "name": text} for name, text in _SORTS.items() if name != sort],
            "filters": [],
            "paging": {"total": len(orders), "offset": offset, "limit": limit},
            "display": "complete",
        }
    )


def _matching(call: Call) -> list[Order]:
    tests: list[Callable[[Order], bool]] = [_in_status(call), *_between(call)]
    item, tags, words = call.query.get("item"), call.listed("tags"), call.query.get("q", "").lower()
    if item:
        tests.append(lambda order: order.item_id == item)
    if tags:
        tests.append(lambda order: any(tag in order.tags for tag in tags))
    without = call.listed("tags.not")
    if without:
        tests.append(lambda order: not any(tag in order.tags for tag in without))
    if words:
        tests.append(lambda order: _mentions(order, words))
    oldest = call.now - KEPT
    mine = (one for one in call.world.orders.values() if one.seller_id == call.caller and one.created >= oldest)
    return [order for order in mine if all(test(order) for test in tests)]


def _in_status(call: Call) -> Callable[[Order], bool]:
    wanted = call.listed("order.status")
    if wanted:
        return lambda order: order.status in wanted
    return lambda order: order.status != "cancelled"


def _between(call: Call) -> list[Callable[[Order], bool]]:
    """Date filters use the date up to the hour and drop minutes and seconds, of both ends."""
    tests: list[Callable[[Order], bool]] = []
    for name, clock in _DATES.items():
        low, high = _hour(call, f"{name}.from"), _hour(call, f"{name}.to")
        if low is not None:
            tests.append(lambda order, clock=clock, low=low: (at := clock(order)) is not None and at >= low)  # type: ignore[misc]
        if high is not None:
            tests.append(lambda order, clock=clock, high=high: (at := clock(order)) is not None and at <= high)  # type: ignore[misc]
    return tests


def _hour(call: Call, name: str) -> datetime | None:
    text = call.query.get(name)
    if not text:
        return None
    instant = read_date(text)
    if instant is None:
        raise Refusal(400, bad_request(f"Invalid date format for {name}"))
    return instant.astimezone(UTC).replace(minute=0, second=0, microsecond=0)


def _mentions(order: Order, words: str) -> bool:
    """Order, item, title or nickname; not names or addresses."""
    texts = (str(order.id), order.item_id.lower(), order.buyer.nickname.lower())
    return words in texts or words in order.title.lower()


def one(call: Call) -> Reply:
    """GET /orders/{id}; now and then a part is missing and the status is 206."""
    order = owned(call, call.params["id"])
    body = body_order.detail(order)
    if order.partial or "partial" in call.marks:
        body["buyer"], body["feedback"] = {}, {}
        return Reply(body, 206, {"X-Content-Missing": "buyer, feedback"})
    return Reply(body)


def owned(call: Call, order_id: str) -> Order:
    """The caller's order, 404 or 403."""
    if not order_id.isdecimal():
        raise Refusal(400, standard(400, "invalid_order_id", "Invalid order id"))
    order = call.world.orders.get(int(order_id))
    if order is None:
        raise Refusal(404, ORDER_NOT_FOUND)
    if order.seller_id != call.caller:
        raise Refusal(403, NOT_OWNED_ORDER)
    return order


def pack(call: Call) -> Reply:
    """GET /packs/{id}."""
    found = call.world.packs.get(int(call.params["id"])) if call.params["id"].isdecimal() else None
    if found is None:
        raise Refusal(404, ORDER_NOT_FOUND)
    if found.seller_id != call.caller:
        raise Refusal(403, NOT_OWNED_ORDER)
    return Reply(body_order.pack(found))


def shipments(call: Call) -> Reply:
    """GET /orders/{id}/shipments: always a list since 09/2026, and 204 while there is nothing."""
    order = owned(call, call.params["id"])
    if order.shipment_id is None:
        return Reply(status=204)
    links = [{"id": order.shipment_id, "type": "forward"}]
    shipment = call.world.shipments[order.shipment_id]
    if shipment.status == "not_delivered":
        links.insert(0, {"id": order.shipment_id + 58_782_847, "type": "return"})
    return Reply(links)
