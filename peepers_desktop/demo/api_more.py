"""The small neighbours: unread messages, claims, missed feeds. Enough for a badge and a count."""

from __future__ import annotations

from peepers_desktop.demo.exchange import Call, Json, Reply
from peepers_desktop.demo.refusals import Refusal, bad_request
from peepers_desktop.demo.spelling import minus_four


def unread(call: Call) -> Reply:
    """GET /messages/unread (mensajes-pendientes 11/09/2025); the empty answer has a text id."""
    if call.query.get("role") != "seller" or call.query.get("tag") != "post_sale":
        message = "role and tag are required"
        raise Refusal(400, {"status_code": 400, "code": "bad_request", "message": message})
    packs = [pack for pack in call.world.packs.values() if pack.seller_id == call.caller][-2:]
    if not packs:
        return Reply({"user_id": str(call.caller), "results": []})
    results = [{"resource": f"/packs/{pack.id}/sellers/{call.caller}", "count": 1} for pack in packs]
    return Reply({"user_id": call.caller, "results": results})


def claims(call: Call) -> Reply:
    """GET /post-purchase/v1/claims/search (que-es-un-reclamo 06/05/2026): needs a real filter."""
    named = {"players.role", "players.user_id", "resource", "resource_id", "order_id", "pack_id", "id"} & set(
        call.query
    )
    if not named:
        raise Refusal(400, {"error": "invalid_query", "message": "at least one filter is required"})
    if ("players.role" in call.query) != ("players.user_id" in call.query):
        raise Refusal(400, {"error": "invalid_params", "message": "players.role and players.user_id go together"})
    limit, offset = min(call.number("limit", 30), 100), call.number("offset", 0)
    wanted = call.query.get("status")
    found = [claim for claim in _claims(call) if wanted in (None, claim["status"])]
    return Reply(
        {"paging": {"total": len(found), "offset": offset, "limit": limit}, "data": found[offset : offset + limit]}
    )


def _claims(call: Call) -> list[Json]:
    """One claim for every parcel that came back."""
    return [
        _claim(call, shipment.order_ids[0], shipment.buyer.id)
        for shipment in call.world.shipments.values()
        if shipment.seller_id == call.caller and shipment.status == "not_delivered"
    ]


def _claim(call: Call, order_id: int, buyer_id: int) -> Json:
    order = call.world.orders[order_id]
    action = {"action": "send_message_to_mediator", "mandatory": False, "due_date": None}
    return {
        "id": 5_187_110_991 + order_id % 1_000_003,
        "resource_id": order_id,
        "status": "opened",
        "type": "mediations",
        "stage": "claim",
        "parent_id": None,
        "resource": "order",
        "reason_id": "PNR9501",
        "fulfilled": True,
        "quantity_type": None,
        "players": [
            {"role": "complainant", "type": "buyer", "user_id": buyer_id, "available_actions": []},
            {"role": "respondent", "type": "seller", "user_id": call.caller, "available_actions": [action]},
        ],
        "resolution": None,
        "site_id": "MLB",
        "date_created": minus_four(order.touched),
        "last_updated": minus_four(order.touched),
    }


def missed_feeds(call: Call) -> Reply:
    """GET /missed_feeds (productos-recibe-notificaciones 01/06/2026): nothing, since no callback is configured."""
    if call.query.get("app_id") != call.tokens.application.client_id:
        raise Refusal(400, bad_request("app_id is required"))
    if call.query.get("topic") == "items" and not call.query.get("site_id"):
        raise Refusal(400, bad_request("site_id is required"))
    return Reply({"messages": []})
