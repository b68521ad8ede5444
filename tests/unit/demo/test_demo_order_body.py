"""Orders and packs: documented keys, and the cases that break careless code."""

from __future__ import annotations

import re
from typing import Any

import httpx
import pytest

from tests.helpers.store import BETO, StoreRig

CORE = {
    "id", "date_created", "last_updated", "date_closed", "pack_id", "fulfilled", "buying_mode",
    "shipping_cost", "mediations", "total_amount", "paid_amount", "order_items", "currency_id", "payments",
    "coupon", "shipping", "status", "status_detail", "tags", "seller", "buyer", "taxes",
    "manufacturing_ending_date", "order_request", "feedback",
}  # fmt: skip
LINE = {
    "item", "quantity", "requested_quantity", "picked_quantity", "unit_price", "currency_id",
    "manufacturing_days", "sale_fee", "listing_type_id", "base_exchange_rate", "base_currency_id",
    "element_id", "stock", "discounts", "bundle", "compat_id", "kit_instance_id",
}  # fmt: skip
LINE_ITEM = {
    "id", "title", "category_id", "variation_id", "seller_custom_field", "variation_attributes", "warranty",
    "condition", "seller_sku", "global_price", "net_weight", "user_product_id", "release_date",
}  # fmt: skip
PAYMENT = {
    "id", "order_id", "payer_id", "collector", "card_id", "reason", "site_id", "payment_method_id",
    "currency_id", "installments", "issuer_id", "atm_transfer_reference", "activation_uri", "operation_type",
    "payment_type", "available_actions", "status", "status_code", "status_detail", "transaction_amount",
    "transaction_amount_refunded", "taxes_amount", "coupon_id", "coupon_amount", "shipping_cost",
    "overpaid_amount", "total_paid_amount", "installment_amount", "deferred_period", "date_approved",
    "transaction_order_id", "date_created", "date_last_modified", "marketplace_fee", "reference_id",
    "authorization_code",
}  # fmt: skip


@pytest.fixture(scope="module")
def details(reader: httpx.Client, shelf: StoreRig) -> list[dict[str, Any]]:
    """The detail of every order of the default seller."""
    numbers = [order.id for order in shelf.world.orders.values() if order.seller_id == shelf.seller_id()]
    return [reader.get(f"/orders/{number}").json() for number in numbers]


def test_a_detail_has_one_clock_and_a_found_order_two(reader: httpx.Client, shelf: StoreRig, details) -> None:
    results = reader.get("/orders/search", params={"seller": shelf.seller_id()}).json()["results"]
    assert all(set(one) == CORE | {"context", "cancel_detail", "expiration_date"} for one in details)
    extra = {"date_last_updated", "hidden_for_seller", "comments", "pickup_id"}
    assert all(set(one) == CORE | extra for one in results)


def test_the_feedback_has_other_keys_in_a_search(reader: httpx.Client, shelf: StoreRig, details) -> None:
    results = reader.get("/orders/search", params={"seller": shelf.seller_id()}).json()["results"]
    assert all(set(one["feedback"]) == {"sale", "purchase"} for one in results)
    whole = [one for one in details if one["feedback"]]
    assert all(set(one["feedback"]) == {"seller", "buyer"} for one in whole)


def test_every_order_has_one_line_with_the_documented_keys(details) -> None:
    for order in details:
        (line,) = order["order_items"]
        assert set(line) - {"full_unit_price", "gross_price"} == LINE
        assert set(line["item"]) == LINE_ITEM
        assert all(set(payment) == PAYMENT for payment in order["payments"])


def test_identifiers_have_sixteen_digits(details) -> None:
    assert all(len(str(order["id"])) == 16 for order in details)


def test_the_total_is_price_times_quantity(details) -> None:
    for order in details:
        line = order["order_items"][0]
        assert round(line["unit_price"] * line["quantity"], 2) == order["total_amount"]
    assert {type(order["total_amount"]) for order in details} == {int, float}, "whole numbers and fractions are mixed"


def test_the_fee_is_per_unit_and_often_missing_in_the_payment(details) -> None:
    paid = [order for order in details if order["payments"]]
    for order in paid:
        fee, line = order["payments"][0]["marketplace_fee"], order["order_items"][0]
        assert fee in (0, round(line["sale_fee"] * line["quantity"], 2))
    assert any(one["payments"][0]["marketplace_fee"] == 0 and one["order_items"][0]["sale_fee"] > 0 for one in paid)


def test_paid_amount_includes_the_coupon(details) -> None:
    order = next(one for one in details if one["coupon"]["amount"] and one["payments"])
    assert order["paid_amount"] == order["total_amount"]
    left = order["total_amount"] - order["coupon"]["amount"]
    assert order["payments"][0]["total_paid_amount"] == pytest.approx(left)


def test_stock_is_an_object_a_list_or_null(details) -> None:
    kinds = {type(order["order_items"][0]["stock"]) for order in details}
    assert kinds == {dict, list, type(None)}


def test_the_list_price_is_not_always_there(details) -> None:
    lines = [order["order_items"][0] for order in details]
    assert {("full_unit_price" in line, "gross_price" in line) for line in lines} == {(True, True), (False, False)}


def test_user_product_lines_name_the_colour_without_a_variation(shelf: StoreRig) -> None:
    client = shelf.client("DEPOSITO_SUL")
    orders = client.get("/orders/search", params={"seller": shelf.seller_id("DEPOSITO_SUL")}).json()["results"]
    line = orders[0]["order_items"][0]["item"]
    assert line["variation_id"] is None
    assert line["variation_attributes"][0]["id"] == "COLOR"


def test_variation_lines_name_their_variation(details) -> None:
    line = next(o["order_items"][0]["item"] for o in details if o["order_items"][0]["item"]["variation_id"])
    assert set(line["variation_attributes"][0]) == {"id", "name", "value_id", "value_name"}


def test_the_buyer_is_sometimes_a_number_only(details) -> None:
    kinds = {frozenset(order["buyer"]) for order in details}
    assert frozenset({"id"}) in kinds
    assert frozenset({"id", "nickname", "first_name", "last_name", "billing_info"}) in kinds
    assert not any({"email", "phone"} & set(order["buyer"]) for order in details)


def test_some_orders_have_no_parcel(details) -> None:
    without = [order for order in details if order["shipping"]["id"] is None]
    assert without
    assert all("no_shipping" in order["tags"] for order in without)


def test_cancelled_orders_say_who_and_why(details) -> None:
    order = next(one for one in details if one["status"] == "cancelled")
    assert set(order["cancel_detail"]) == {"group", "code", "description", "requested_by", "date"}
    assert order["payments"][0]["status"] == "refunded"


def test_a_part_of_the_orders_comes_as_206(reader: httpx.Client, shelf: StoreRig) -> None:
    partial = next(o for o in shelf.world.orders.values() if o.partial and o.seller_id == shelf.seller_id())
    answer = reader.get(f"/orders/{partial.id}")
    assert answer.status_code == 206
    assert answer.headers["x-content-missing"] == "buyer, feedback"
    assert (answer.json()["buyer"], answer.json()["feedback"]) == ({}, {})


def test_any_order_can_be_made_partial(rig: StoreRig, shop: httpx.Client) -> None:
    order = next(o.id for o in rig.world.orders.values() if not o.partial and o.seller_id == rig.seller_id())
    rig.fault("partial", path="/orders/*", count=1)
    assert [shop.get(f"/orders/{order}").status_code for _ in range(2)] == [206, 200]


def test_unknown_foreign_and_senseless_orders(reader: httpx.Client, shelf: StoreRig) -> None:
    missing = reader.get("/orders/2000000000000001")
    assert missing.status_code == 404
    assert missing.json() == {
        "message": "Order do not exists",
        "error": "order_not_found",
        "status": 404,
        "cause": None,
    }
    foreign = next(o.id for o in shelf.world.orders.values() if o.seller_id == shelf.seller_id(BETO))
    assert reader.get(f"/orders/{foreign}").json()["error"] == "not_owned_order"
    assert reader.get("/orders/abc").json()["error"] == "invalid_order_id"


def test_a_pack_joins_orders_of_one_parcel(reader: httpx.Client, shelf: StoreRig) -> None:
    pack = next(p for p in shelf.world.packs.values() if len(p.order_ids) > 1 and p.seller_id == shelf.seller_id())
    body = reader.get(f"/packs/{pack.id}").json()
    assert set(body) == {
        "shipment", "orders", "id", "status", "status_detail", "family_pack_id", "trash_pack_id", "buyer",
        "date_created", "last_updated",
    }  # fmt: skip
    orders = [reader.get(f"/orders/{one['id']}").json() for one in body["orders"]]
    assert {order["pack_id"] for order in orders} == {pack.id}
    assert {order["shipping"]["id"] for order in orders} == {body["shipment"]["id"]}
    assert re.fullmatch(r".*T\d\d:\d\d:\d\d\.\d{3}-0400", body["date_created"]), "no colon in the offset"


def test_unknown_and_foreign_packs(reader: httpx.Client, shelf: StoreRig) -> None:
    foreign = [pack.id for pack in shelf.world.packs.values() if pack.seller_id != shelf.seller_id()]
    assert reader.get("/packs/1").status_code == 404
    assert reader.get(f"/packs/{foreign[0]}").status_code == 403


def test_the_parcels_of_an_order_are_always_a_list(reader: httpx.Client, shelf: StoreRig, details) -> None:
    for order in details:
        answer = reader.get(f"/orders/{order['id']}/shipments", headers={"X-New-Domain": "true"})
        if order["shipping"]["id"] is None:
            assert answer.status_code == 204
            assert answer.content == b""
        else:
            forward = [link["id"] for link in answer.json() if link["type"] == "forward"]
            assert forward == [order["shipping"]["id"]]


def test_a_parcel_that_came_back_is_not_the_first_of_the_list(rig: StoreRig, shop: httpx.Client) -> None:
    order = next(o for o in rig.world.orders.values() if o.shipment_id and o.seller_id == rig.seller_id())
    rig.control("POST", f"/shipments/{order.shipment_id}", status="not_delivered", substatus="returned")
    links = shop.get(f"/orders/{order.id}/shipments").json()
    assert [link["type"] for link in links] == ["return", "forward"]
