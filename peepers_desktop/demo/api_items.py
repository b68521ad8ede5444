"""Reading listings: one, many, their price now, their picture.

Pages: items-y-busquedas 10/09/2026, api-de-precios 26/02/2026.
"""

from __future__ import annotations

import re

from peepers_desktop.demo import body_item
from peepers_desktop.demo.api_users import require_self
from peepers_desktop.demo.exchange import Call, Json, Reply, project
from peepers_desktop.demo.model import Item
from peepers_desktop.demo.pictures import picture
from peepers_desktop.demo.refusals import ACCESS_DENIED, Refusal, bad_request, not_found, standard
from peepers_desktop.demo.spelling import amount, zulu_seconds

MANY = 20
_ENVELOPE = ("id", "status_code", "code", "body")


def one(call: Call) -> Reply:
    """GET /items/{id}; ``include_attributes=all`` adds the attributes of the variations."""
    item = owned(call, call.params["id"])
    body = body_item.body(item, call.base_url, call.query.get("include_attributes") == "all")
    if "partial" in call.marks:
        missing = ("location", "geolocation", "seller_address")
        rest = {name: value for name, value in body.items() if name not in missing}
        return Reply(rest, 206, {"X-Content-Missing": ", ".join(missing)})
    return Reply(project(body, call.listed("attributes")))


def owned(call: Call, item_id: str) -> Item:
    """The caller's listing: 404 when unknown or migrating, 403 when somebody else's."""
    item = call.world.item(item_id, call.now)
    if item is None or item.migrating:
        raise Refusal(404, not_found(f"Item with id {item_id} not found"))
    if item.seller_id != call.caller:
        raise Refusal(403, ACCESS_DENIED)
    return item


def bulk(call: Call) -> Reply:
    """GET /items/bulk?ids=: an entry per id, in no promised order; projections need the prefix ``body.``.

    Naming fields of the envelope in ``attributes`` made whole batches answer 403 per entry (observed in 2026).
    """
    if not call.world.settings.bulk:
        raise Refusal(404, not_found("resource not found"))
    ids = _ids(call)
    if len(ids) > MANY:
        raise Refusal(400, bad_request("ids: a maximum of 20 is allowed"))
    names = call.listed("attributes")
    forbidden = "entries_403" in call.marks or any(name in _ENVELOPE for name in names)
    fields = [name.removeprefix("body.") for name in names if name.startswith("body.")]
    entries = []
    for item_id in reversed(ids):
        status, body = _entry(call, item_id, forbidden)
        if status == 200 and names:
            body = {name: body[name] for name in fields if name in body}
        entries.append({"id": item_id, "status_code": status, "body": body})
    return Reply(entries)


def many(call: Call) -> Reply:
    """GET /items?ids=: the older form, which cuts the list at twenty without a word and names no ids outside."""
    if not call.world.settings.legacy_multiget:
        raise Refusal(410, standard(410, "gone", "use /items/bulk"))
    names = call.listed("attributes")
    answer = []
    for item_id in _ids(call)[:MANY]:
        status, body = _entry(call, item_id, "entries_403" in call.marks)
        if status == 404:
            body = {"id": item_id, **body}
        answer.append({"code": status, "body": project(body, names) if status == 200 else body})
    return Reply(answer)


def _ids(call: Call) -> list[str]:
    ids = call.listed("ids")
    if not ids:
        raise Refusal(400, bad_request("ids is required"))
    return ids


def _entry(call: Call, item_id: str, forbidden: bool) -> tuple[int, Json]:
    item = call.world.item(item_id, call.now)
    if item is None or item.migrating or "entries_404" in call.marks:
        return 404, not_found(f"Item with id {item_id} not found")
    if forbidden or item.seller_id != call.caller:
        return 403, standard(403, "access_denied", "Access to the requested resource is forbidden")
    return 200, body_item.body(item, call.base_url)


def sale_price(call: Call) -> Reply:
    """GET /items/{id}/sale_price: the winning price now."""
    item = owned(call, call.params["id"])
    promotion = item.original_price is not None
    return Reply(
        {
            "price_id": item.id[-3:],
            "amount": amount(item.price),
            "regular_amount": amount(item.original_price) if item.original_price is not None else None,
            "currency_id": "BRL",
            "reference_date": zulu_seconds(call.now),
            "metadata": {"promotion_id": f"OFFER-{item.id}-1", "promotion_type": "custom"} if promotion else {},
        }
    )


def automated(call: Call) -> Reply:
    """GET /pricing-automation/users/{user}/items: listings whose price the marketplace moves."""
    seller_id = require_self(call)
    limit, offset = call.number("limit", 50), call.number("offset", 0)
    if limit > 100:
        raise Refusal(400, bad_request("limit must be at most 100"))
    items = call.world.items_of(seller_id, call.now)
    ids = [item.id for item in items if "dynamic_standard_price" in item.tags]
    paging = {"total": len(ids), "offset": offset, "limit": limit}
    return Reply({"items": ids[offset : offset + limit], "paging": paging})


def image(call: Call) -> Reply:
    """GET /pictures/D_{picture}-{size}.png: drawn on demand, 90 pixels for ``I`` and 500 for ``O``."""
    match = re.fullmatch(r"D_\d+-(MLB\d+)_\d{6}-([A-Z])\.png", call.params["name"])
    item = call.world.items.get(match[1]) if match else None
    if match is None or item is None:
        raise Refusal(404, not_found("picture not found"))
    drawn = picture(item.id, item.title, 500 if match[2] == "O" else 90)
    return Reply(raw=drawn, content_type="image/png", headers={"cache-control": "max-age=86400"})
