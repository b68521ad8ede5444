"""An order and a pack as JSON (gerenciamento-de-vendas 07/08/2026, gestion-packs 29/12/2025)."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from peepers_desktop.demo.exchange import Json
from peepers_desktop.demo.model import Order, Pack, Trait
from peepers_desktop.demo.spelling import amount, loose_amount, minus_four, minus_four_without_colon, plus_zero, zulu


def detail(order: Order) -> Json:
    """The body of /orders/{id}: only the order's own clock, and the longer forms."""
    body = _core(order)
    body["feedback"] = {"seller": None, "buyer": None}
    body["context"] = {"channel": "marketplace", "site": "MLB", "flows": []}
    body["cancel_detail"] = _cancel_detail(order)
    body["expiration_date"] = None
    return body


def found(order: Order) -> Json:
    """An element of /orders/search: both clocks, other feedback keys, the buyer's nickname."""
    body = _core(order)
    body["date_last_updated"] = plus_zero(order.touched) if order.id % 2 else zulu(order.touched)
    body["feedback"] = {"sale": None, "purchase": None}
    body["hidden_for_seller"] = False
    body["comments"] = None
    body["pickup_id"] = None
    return body


def _core(order: Order) -> Json:
    total = loose_amount(order.total)
    return {
        "id": order.id, "date_created": minus_four(order.created), "last_updated": minus_four(order.updated),
        "date_closed": _or_none(order.closed), "pack_id": order.pack_id, "fulfilled": None,
        "buying_mode": "buy_equals_pay", "shipping_cost": None, "mediations": [], "total_amount": total,
        "paid_amount": total if order.closed else 0, "order_items": [_line(order)], "currency_id": "BRL",
        "payments": [_payment(order)] if order.has_payment and order.closed else [],
        "coupon": {"id": None if not order.coupon else str(order.id)[-8:], "amount": loose_amount(order.coupon)},
        "shipping": {"id": order.shipment_id}, "status": order.status, "status_detail": None,
        "tags": list(order.tags), "seller": {"id": order.seller_id}, "buyer": _buyer(order),
        "taxes": {"amount": None, "currency_id": None, "id": None}, "manufacturing_ending_date": None,
        "order_request": {"change": None, "return": None},
    }  # fmt: skip


def _or_none(instant: datetime | None) -> str | None:
    return None if instant is None else minus_four(instant)


def _buyer(order: Order) -> Json:
    buyer = order.buyer
    if order.id % 5 == 0:
        return {"id": buyer.id}
    return {
        "id": buyer.id,
        "nickname": buyer.nickname,
        "first_name": buyer.first_name,
        "last_name": buyer.last_name,
        "billing_info": {"id": str(order.id)[-9:]},
    }


def _line(order: Order) -> Json:
    line: Json = {
        "item": {
            "id": order.item_id, "title": order.title, "category_id": order.category_id,
            "variation_id": order.variation_id, "seller_custom_field": order.custom_field,
            "variation_attributes": [_choice(trait) for trait in order.variation_traits],
            "warranty": order.warranty, "condition": "new", "seller_sku": order.sku, "global_price": None,
            "net_weight": None, "user_product_id": order.user_product_id, "release_date": None,
        },
        "quantity": order.quantity, "requested_quantity": {"measure": "unit", "value": order.quantity},
        "picked_quantity": None, "unit_price": amount(order.unit_price), "currency_id": "BRL",
        "manufacturing_days": None, "sale_fee": amount(order.sale_fee), "listing_type_id": order.listing_type,
        "base_exchange_rate": None, "base_currency_id": None, "element_id": None, "stock": _stock(order),
        "discounts": None, "bundle": None, "compat_id": None, "kit_instance_id": None,
    }  # fmt: skip
    if order.full_unit_price is not None:
        line["full_unit_price"] = amount(order.full_unit_price)
        line["gross_price"] = amount(order.full_unit_price * order.quantity)
    return line


def _choice(trait: Trait) -> Json:
    return {"id": trait.id, "name": trait.name, "value_id": trait.value_id, "value_name": trait.value}


def _stock(order: Order) -> Any:
    """An object in recorded answers, a list in the documentation, or null."""
    if order.stock_form == "object":
        return {"store_id": None, "node_id": f"BRP{order.seller_id}1"}
    if order.stock_form == "array":
        return [{"store_id": "54936888", "network_node_id": "BRP163942"}]
    return None


def _payment(order: Order) -> Json:
    method, kind = order.payment_method
    paid = minus_four(order.closed or order.created)
    total = loose_amount(order.total)
    return {
        "id": order.id % 10**11, "order_id": order.id, "payer_id": order.buyer.id,
        "collector": {"id": order.seller_id}, "card_id": None, "reason": order.title, "site_id": "MLB",
        "payment_method_id": method, "currency_id": "BRL", "installments": order.installments, "issuer_id": "2007",
        "atm_transfer_reference": {"transaction_id": None, "company_id": None}, "activation_uri": None,
        "operation_type": "regular_payment", "payment_type": kind, "available_actions": ["refund"],
        "status": "refunded" if order.status == "cancelled" else "approved", "status_code": None,
        "status_detail": "accredited", "transaction_amount": total,
        "transaction_amount_refunded": total if order.status == "cancelled" else 0, "taxes_amount": 0,
        "coupon_id": None, "coupon_amount": loose_amount(order.coupon), "shipping_cost": 0, "overpaid_amount": 0,
        "total_paid_amount": loose_amount(order.total - order.coupon), "installment_amount": None,
        "deferred_period": None, "date_approved": paid, "transaction_order_id": None, "date_created": paid,
        "date_last_modified": minus_four(order.updated), "marketplace_fee": amount(order.marketplace_fee),
        "reference_id": None, "authorization_code": None,
    }  # fmt: skip


def _cancel_detail(order: Order) -> Json | None:
    if order.cancel_detail is None:
        return None
    return {**order.cancel_detail, "date": minus_four(datetime.fromisoformat(order.cancel_detail["date"]))}


def pack(one: Pack) -> Json:
    """A pack; its dates have no colon in the offset."""
    return {
        "shipment": {"id": one.shipment_id},
        "orders": [{"id": order_id, "static_tags": []} for order_id in one.order_ids],
        "id": one.id,
        "status": one.status,
        "status_detail": None,
        "family_pack_id": None,
        "trash_pack_id": None,
        "buyer": {"id": one.buyer.id},
        "date_created": minus_four_without_colon(one.created),
        "last_updated": minus_four_without_colon(one.updated),
    }
