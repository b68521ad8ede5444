"""A parcel as JSON: the new format, and the legacy one that is still answered without the header.

Page: gerenciamento-de-envios 07/08/2026 (``x-format-new: true``); legacy bodies as recorded in 11/2025.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from peepers_desktop.demo.exchange import Json
from peepers_desktop.demo.model import Seller, Shipment
from peepers_desktop.demo.spelling import amount, brasilia_midnight, minus_four, zulu

_METHODS = {"self_service": "Flex", "fulfillment": "Full", "drop_off": "Correios", "default": "Transportadora própria"}
_SIBLING = dict.fromkeys(("reason", "sibling_id", "description", "source", "date_created", "last_updated"))
_AGENCY = dict.fromkeys(("carrier_id", "phone", "agency_id", "description", "type", "open_hours"))


def new_format(one: Shipment, seller: Seller) -> Json:
    """The body with ``x-format-new: true``: no order id, no history."""
    return {
        **_both(one),
        "logistic": {"mode": one.mode, "type": one.logistic_type, "direction": "forward"},
        "lead_time": lead_time(one),
        "origin": {
            "node": f"BRP{seller.id}1",
            "shipping_address": _origin(seller),
            "type": "selling_address",
            "sender_id": seller.id,
            "snapshot": {"id": "1", "version": 1},
        },
        "destination": {
            "comments": None,
            "receiver_id": one.buyer.id,
            "receiver_name": _receiver(one),
            "shipping_address": _destination(one),
            "type": "buying_address",
            "receiver_phone": "(11) 0000-0000" if one.mode == "me1" else None,
            "snapshot": {"id": "2", "version": 1},
        },
        "source": {"site_id": "MLB", "market_place": "MELI", "customer_id": None, "application_id": None},
        "declared_value": amount(one.declared_value),
        "dimensions": {"height": 24, "width": 26, "length": 33, "weight": 2010},
    }


def legacy(one: Shipment, seller: Seller) -> Json:
    """The body without the header; its substatus history may hold only the payment."""
    lead = lead_time(one)
    return {
        **_both(one), "mode": one.mode, "logistic_type": one.logistic_type, "type": "forward",
        "shipping_option": {
            "id": lead["option_id"], "shipping_method_id": lead["shipping_method"]["id"],
            "name": lead["shipping_method"]["name"], "currency_id": "BRL", "list_cost": lead["list_cost"],
            "cost": lead["cost"], "delivery_type": "estimated",
            "estimated_handling_limit": {"date": brasilia_midnight(one.dispatch_by)},
            "estimated_delivery_time": lead["estimated_delivery_time"],
            "estimated_delivery_limit": lead["estimated_delivery_limit"],
            "estimated_delivery_final": lead["estimated_delivery_final"],
        },
        "sender_id": seller.id, "sender_address": _origin(seller), "receiver_id": one.buyer.id,
        "receiver_address": {
            **_destination(one), "receiver_name": _receiver(one), "receiver_phone": None,
        },
        "site_id": "MLB", "market_place": "MELI", "customer_id": None, "application_id": None,
        "order_id": one.order_ids[0], "external_reference": None, "order_cost": amount(one.declared_value),
        "base_cost": amount(one.list_cost), "shipping_items": [], "service_id": 157861, "created_by": "receiver",
        "date_first_printed": _first(one, "ready_to_ship", "printed"), "comments": None, "return_details": None,
        "return_tracking_number": None, "carrier_info": None, "cost_components": {},
        "status_history": {
            "date_handling": _first(one, "handling"), "date_ready_to_ship": _first(one, "ready_to_ship"),
            "date_shipped": _first(one, "shipped"), "date_first_visit": _first(one, "shipped", "first_visit"),
            "date_delivered": _first(one, "delivered"), "date_not_delivered": _first(one, "not_delivered"),
            "date_returned": _first(one, "not_delivered", "returned"), "date_cancelled": _first(one, "cancelled"),
        },
        "substatus_history": [
            {"date": minus_four(one.history[0].at), "substatus": "shipment_paid", "status": "pending"}
        ],
    }  # fmt: skip


def lead_time(one: Shipment) -> Json:
    """Promises and costs of the delivery."""
    name = _METHODS.get(one.logistic_type, "Normal")
    return {
        "processing_time": None, "option_id": 3_033_979_541,
        "shipping_method": {"id": 100_009, "name": name, "type": "standard", "deliver_to": "address"},
        "currency_id": "BRL", "cost": amount(one.buyer_cost), "list_cost": amount(one.list_cost),
        "cost_type": "charged" if one.buyer_cost else "free", "service_id": 157861, "delivery_type": "estimated",
        "delivery_promise": "estimated", "priority_class": {"id": None}, "buffering": {"date": None},
        "pickup_promise": {"from": None, "to": None}, "estimated_schedule_limit": {"date": None},
        "estimated_delivery_time": {
            "date": brasilia_midnight(one.deliver_by), "pay_before": minus_four(one.created + timedelta(hours=3)),
            "schedule": None, "unit": "hour", "offset": {"date": None, "shipping": None}, "shipping": 48,
            "time_frame": {"from": None, "to": None}, "handling": 24, "type": "known",
        },
        "estimated_delivery_limit": {"date": brasilia_midnight(one.deliver_by + timedelta(days=11))},
        "estimated_delivery_extended": {"date": brasilia_midnight(one.deliver_by + timedelta(days=2))},
        "estimated_delivery_final": {"date": brasilia_midnight(one.deliver_by + timedelta(days=18))},
    }  # fmt: skip


def history(one: Shipment) -> list[Json]:
    """All moves; newest first for even identifiers, because the order is not promised. Equal dates occur."""
    moments = sorted(one.history, key=lambda moment: moment.at, reverse=one.id % 2 == 0)
    return [{"status": m.status, "substatus": m.substatus, "date": zulu(m.at)} for m in moments]


def _both(one: Shipment) -> Json:
    return {
        "id": one.id,
        "status": one.status,
        "substatus": one.substatus,
        "date_created": minus_four(one.created),
        "last_updated": minus_four(one.updated),
        "tracking_number": one.tracking_number,
        "tracking_method": "MEL Distribution",
        "tags": [],
        "items_types": ["new"],
        "priority_class": {"id": None},
        "snapshot_packing": {"snapshot_id": f"00000000-0000-4000-8000-{one.id:012d}", "pack_hash": "2"},
        "sibling": dict(_SIBLING),
        "quotation": None,
    }


def _first(one: Shipment, status: str, substatus: str | None = None) -> str | None:
    for moment in one.history:
        if moment.status == status and substatus in (None, moment.substatus):
            return minus_four(moment.at)
    return None


def _address(city: str, state: str, state_name: str, zip_code: str, line: str, updated: datetime | None) -> Json:
    street, _, number = line.rpartition(" ")
    return {
        "country": {"id": "BR", "name": "Brasil"}, "address_line": line, "types": [], "scoring": 1,
        "agency": dict(_AGENCY), "city": {"id": None, "name": city}, "geolocation_type": "ROOFTOP", "latitude": 0,
        "longitude": 0, "address_id": 1_000_000_001, "municipality": {"id": None, "name": None}, "location_id": 0,
        "street_name": street, "street_number": number or "S/N", "zip_code": zip_code, "comment": None,
        "intersection": None, "geolocation_source": "geolocation-visits", "state": {"id": state, "name": state_name},
        "neighborhood": {"id": None, "name": "Centro"},
        "geolocation_last_updated": zulu(updated) if updated else None, "node": None,
    }  # fmt: skip


def _receiver(one: Shipment) -> str:
    return f"{one.buyer.first_name} {one.buyer.last_name}"


def _origin(seller: Seller) -> Json:
    address = _address(seller.city, seller.state, seller.state, "01001000", "Rua de Teste 123", seller.registered)
    node = {"node_id": f"BRP{seller.id}1", "logistic_center_id": None}
    return {**address, "types": ["default_selling_address", "shipping"], "node": node}


def _destination(one: Shipment) -> Json:
    """Hidden until the payment is confirmed."""
    buyer = one.buyer
    if one.status == "pending":
        return {
            **_address(buyer.city, buyer.state, buyer.state_name, "XXXXXXX", "XXXXXXX", None),
            "street_name": "XXXXXXX",
        }
    return {
        **_address(buyer.city, buyer.state, buyer.state_name, buyer.zip_code, buyer.street, None),
        "delivery_preference": "residential",
    }
