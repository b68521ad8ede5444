"""Parcels and everything under them (gerenciamento-de-envios 07/08/2026, envios 18/09/2026)."""

from __future__ import annotations

from peepers_desktop.demo import body_shipment
from peepers_desktop.demo.exchange import Call, Reply
from peepers_desktop.demo.model import Shipment
from peepers_desktop.demo.refusals import ACCESS_DENIED, Refusal, bad_request, not_found
from peepers_desktop.demo.spelling import amount, brasilia, loose_amount, zulu_seconds

_SERVICES = {"cross_docking": "xd_same_day", "self_service": "flex"}


def _owned(call: Call) -> Shipment:
    text = call.params["id"]
    shipment = call.world.shipments.get(int(text)) if text.isdecimal() else None
    if shipment is None:
        raise Refusal(404, not_found(f"Shipment with id {text} not found"))
    if shipment.seller_id != call.caller:
        raise Refusal(403, ACCESS_DENIED)
    return shipment


def one(call: Call) -> Reply:
    """GET /shipments/{id}, in the new format when the header asks for it."""
    shipment = _owned(call)
    seller = call.world.sellers[shipment.seller_id]
    if call.flag("x-format-new"):
        return Reply(body_shipment.new_format(shipment, seller))
    return Reply(body_shipment.legacy(shipment, seller))


def history(call: Call) -> Reply:
    """GET /shipments/{id}/history."""
    return Reply(body_shipment.history(_owned(call)))


def items(call: Call) -> Reply:
    """GET /shipments/{id}/items."""
    shipment = _owned(call)
    orders = [call.world.orders[order_id] for order_id in shipment.order_ids]
    return Reply(
        [
            {
                "item_id": order.item_id,
                "description": order.title,
                "quantity": order.quantity,
                "variation_id": order.variation_id,
                "dimensions": {"height": 10, "width": 26, "length": 28, "weight": 765},
                "order_id": order.id,
                "sender_id": order.seller_id,
            }
            for order in orders
        ]
    )


def costs(call: Call) -> Reply:
    """GET /shipments/{id}/costs: the seller's own entry is the one with their user id."""
    shipment = _owned(call)
    saved = {"rate": 0.6, "type": "mandatory", "promoted_amount": amount(shipment.list_cost - shipment.seller_cost)}
    return Reply(
        {
            "gross_amount": amount(shipment.list_cost),
            "receiver": {
                "user_id": shipment.buyer.id,
                "cost": loose_amount(shipment.buyer_cost),
                "compensation": 0,
                "save": 0,
                "discounts": [{"rate": 1, "type": "loyal", "promoted_amount": 4.07}],
            },
            "senders": [
                {
                    "user_id": shipment.seller_id,
                    "cost": loose_amount(shipment.seller_cost),
                    "compensation": 0,
                    "save": 0,
                    "discounts": [saved],
                }
            ],
        }
    )


def payments(call: Call) -> Reply:
    """GET /shipments/{id}/payments: only of shipments that belong to a pack."""
    shipment = _owned(call)
    if shipment.pack_id is None:
        return Reply([])
    entry = {
        "payment_id": shipment.id % 10**10,
        "user_id": shipment.buyer.id,
        "amount": amount(shipment.buyer_cost),
        "status": "approved",
    }
    return Reply([entry])


def sla(call: Call) -> Reply:
    """GET /shipments/{id}/sla: the dispatch deadline; nothing for Full and cancelled parcels."""
    shipment = _owned(call)
    if shipment.logistic_type == "fulfillment" or shipment.status == "cancelled":
        raise Refusal(404, not_found("failed to retrieve data"))
    shipped = next((m.at for m in shipment.history if m.status in ("shipped", "delivered")), None)
    late = (shipped or call.now) > shipment.dispatch_by
    return Reply(
        {
            "status": "delayed" if late else "on_time",
            "service": _SERVICES.get(shipment.logistic_type, "standard"),
            "expected_date": brasilia(shipment.dispatch_by),
            "last_updated": zulu_seconds(shipment.created),
        }
    )


def delays(call: Call) -> Reply:
    """GET /shipments/{id}/delays: 404 means none; some answers come without the envelope."""
    shipment = _owned(call)
    found = [{"type": kind, "date": zulu_seconds(at), "source": "shipping-delays"} for kind, at in shipment.delays]
    if not found:
        raise Refusal(404, not_found("Delays Not Found for shipment"))
    return Reply(found if shipment.id % 2 else {"shipment_id": shipment.id, "delays": found})


def lead_time(call: Call) -> Reply:
    """GET /shipments/{id}/lead_time."""
    shipment = _owned(call)
    body = body_shipment.lead_time(shipment)
    body["delay"] = [kind for kind, _ in shipment.delays]
    return Reply(body)


def carrier(call: Call) -> Reply:
    """GET /shipments/{id}/carrier: where the parcel can be followed."""
    shipment = _owned(call)
    address = f"{call.base_url}/rastreio/{shipment.tracking_number}"
    return Reply({"name": "MEL Distribution", "url": address})


def orders(call: Call) -> Reply:
    """GET /shipments/{id}/orders: needs ``X-New-Domain: true``; its identifiers are text."""
    if not call.flag("x-new-domain"):
        raise Refusal(400, bad_request("X-New-Domain header is required"))
    shipment = _owned(call)
    found = [call.world.orders[order_id] for order_id in shipment.order_ids]
    return Reply(
        [
            {
                "order_id": str(order.id),
                "pack_id": str(shipment.pack_id or order.id),
                "item_id": order.item_id,
                "variation_id": order.variation_id,
                "user_product_id": order.user_product_id,
                "seller_id": order.seller_id,
                "requested_quantity": order.quantity,
            }
            for order in found
        ]
    )
