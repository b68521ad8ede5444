"""Parcels: two formats, histories in no promised order, deadlines, delays, costs, links."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

import httpx
import pytest

from peepers_desktop.demo.model import Shipment
from tests.helpers.store import BETO, StoreRig

NEW = {"x-format-new": "true"}
BOTH = {
    "id", "status", "substatus", "date_created", "last_updated", "tracking_number", "tracking_method", "tags",
    "items_types", "priority_class", "snapshot_packing", "sibling", "quotation",
}  # fmt: skip
NEW_ONLY = {"logistic", "lead_time", "origin", "destination", "source", "declared_value", "dimensions"}
LEGACY_SOME = {
    "mode", "logistic_type", "type", "shipping_option", "sender_id", "sender_address", "receiver_id",
    "receiver_address", "site_id", "order_id", "order_cost", "base_cost", "shipping_items", "status_history",
    "substatus_history", "date_first_printed",
}  # fmt: skip
LEAD_TIME = {
    "processing_time", "option_id", "shipping_method", "currency_id", "cost", "list_cost", "cost_type",
    "service_id", "delivery_type", "delivery_promise", "priority_class", "buffering", "pickup_promise",
    "estimated_schedule_limit", "estimated_delivery_time", "estimated_delivery_limit",
    "estimated_delivery_extended", "estimated_delivery_final",
}  # fmt: skip


def mine(rig: StoreRig) -> list[Shipment]:
    return [one for one in rig.world.shipments.values() if one.seller_id == rig.seller_id()]


def pick(rig: StoreRig, test) -> Shipment:
    return next(one for one in mine(rig) if test(one))


def test_the_new_format_has_neither_order_nor_history(reader: httpx.Client, shelf: StoreRig) -> None:
    for shipment in mine(shelf):
        body = reader.get(f"/shipments/{shipment.id}", headers=NEW).json()
        assert set(body) == BOTH | NEW_ONLY
        assert set(body["lead_time"]) == LEAD_TIME
        assert body["logistic"] == {"mode": shipment.mode, "type": shipment.logistic_type, "direction": "forward"}


def test_without_the_header_the_legacy_format_is_answered(reader: httpx.Client, shelf: StoreRig) -> None:
    for shipment in mine(shelf):
        body = reader.get(f"/shipments/{shipment.id}").json()
        assert set(body) >= BOTH | LEGACY_SOME
        assert not NEW_ONLY & set(body)


def test_both_formats_tell_the_same_story(reader: httpx.Client, shelf: StoreRig) -> None:
    for shipment in mine(shelf):
        new = reader.get(f"/shipments/{shipment.id}", headers=NEW).json()
        old = reader.get(f"/shipments/{shipment.id}").json()
        assert {name: new[name] for name in BOTH} == {name: old[name] for name in BOTH}
        assert (new["logistic"]["type"], new["logistic"]["mode"]) == (old["logistic_type"], old["mode"])
        assert new["lead_time"]["cost"] == old["shipping_option"]["cost"]
        assert new["destination"]["receiver_id"] == old["receiver_id"]


def test_the_legacy_substatus_history_holds_only_the_payment(reader: httpx.Client, shelf: StoreRig) -> None:
    shipment = pick(shelf, lambda one: one.status == "delivered")
    body = reader.get(f"/shipments/{shipment.id}").json()
    assert [one["substatus"] for one in body["substatus_history"]] == ["shipment_paid"]
    assert body["status_history"]["date_delivered"]
    assert body["status_history"]["date_shipped"]


def test_addresses_are_hidden_until_the_payment_is_confirmed(rig: StoreRig, shop: httpx.Client) -> None:
    shipment = mine(rig)[0]
    assert shop.get(f"/shipments/{shipment.id}", headers=NEW).json()["destination"]["shipping_address"][
        "street_name"] != "XXXXXXX"  # fmt: skip
    rig.control("POST", f"/shipments/{shipment.id}", status="pending", substatus="waiting_for_payment")
    hidden = shop.get(f"/shipments/{shipment.id}", headers=NEW).json()["destination"]["shipping_address"]
    assert (hidden["address_line"], hidden["street_name"]) == ("XXXXXXX", "XXXXXXX")


def test_a_history_is_complete_and_sorted_one_way_or_the_other(reader: httpx.Client, shelf: StoreRig) -> None:
    directions = set()
    for shipment in mine(shelf):
        moves = reader.get(f"/shipments/{shipment.id}/history").json()
        dates = [datetime.fromisoformat(move["date"]) for move in moves]
        assert len(moves) == len(shipment.history)
        assert all(set(move) == {"status", "substatus", "date"} for move in moves)
        assert dates in (sorted(dates), sorted(dates, reverse=True))
        directions.add(dates[0] < dates[-1])
    assert directions == {True, False}


def test_several_moves_share_one_instant(reader: httpx.Client, shelf: StoreRig) -> None:
    shipment = pick(shelf, lambda one: one.status == "delivered" and one.logistic_type == "cross_docking")
    moves = reader.get(f"/shipments/{shipment.id}/history").json()
    when = {move["substatus"]: move["date"] for move in moves}
    delivered = next(move["date"] for move in moves if move["status"] == "delivered")
    assert when["first_visit"] == delivered
    handling = next(move["date"] for move in moves if move["status"] == "handling")
    assert when["ready_to_print"] == handling


def test_the_collection_happens_before_shipped(reader: httpx.Client, shelf: StoreRig) -> None:
    shipment = pick(shelf, lambda one: one.status == "delivered" and one.logistic_type == "cross_docking")
    moves = reader.get(f"/shipments/{shipment.id}/history").json()
    collected = next(move for move in moves if move["substatus"] == "picked_up")
    shipped = next(move for move in moves if move["status"] == "shipped")
    assert collected["status"] == "ready_to_ship"
    assert collected["date"] < shipped["date"]
    assert "soon_to_pickup" in {move["substatus"] for move in moves}, "not in the published list"


def test_items_name_their_order(reader: httpx.Client, shelf: StoreRig) -> None:
    shipment = pick(shelf, lambda one: len(one.order_ids) > 1)
    items = reader.get(f"/shipments/{shipment.id}/items", headers=NEW).json()
    keys = {"item_id", "description", "quantity", "variation_id", "dimensions", "order_id", "sender_id"}
    assert all(set(item) == keys for item in items)
    assert [item["order_id"] for item in items] == shipment.order_ids


def test_costs_name_the_sender(reader: httpx.Client, shelf: StoreRig) -> None:
    shipment = mine(shelf)[0]
    body = reader.get(f"/shipments/{shipment.id}/costs", headers=NEW).json()
    assert set(body) == {"gross_amount", "receiver", "senders"}
    (sender,) = body["senders"]
    assert set(sender) == {"user_id", "cost", "compensation", "save", "discounts"}
    assert sender["user_id"] == shelf.seller_id()
    assert sender["cost"] == shipment.seller_cost / 100


def test_payments_exist_for_packs_only(reader: httpx.Client, shelf: StoreRig) -> None:
    packed = pick(shelf, lambda one: one.pack_id is not None)
    alone = pick(shelf, lambda one: one.pack_id is None)
    (payment,) = reader.get(f"/shipments/{packed.id}/payments").json()
    assert set(payment) == {"payment_id", "user_id", "amount", "status"}
    assert reader.get(f"/shipments/{alone.id}/payments").json() == []


def test_the_deadline_is_a_local_instant_without_a_fraction(reader: httpx.Client, shelf: StoreRig) -> None:
    shipment = pick(shelf, lambda one: one.substatus == "ready_to_print" and one.logistic_type != "fulfillment")
    body = reader.get(f"/shipments/{shipment.id}/sla").json()
    assert set(body) == {"status", "service", "expected_date", "last_updated"}
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT23:59:59-03:00", body["expected_date"])
    assert body["last_updated"].endswith("Z")


def test_a_missed_deadline_is_delayed(rig: StoreRig, shop: httpx.Client) -> None:
    shipment = pick(rig, lambda one: one.substatus == "ready_to_print" and one.logistic_type != "fulfillment")
    rig.store.clock.advance(4 * 86_400)
    assert rig.client().get(f"/shipments/{shipment.id}/sla").json()["status"] == "delayed"


@pytest.mark.parametrize("kind", ["full", "cancelled"])
def test_full_and_cancelled_parcels_have_no_deadline(rig: StoreRig, shop: httpx.Client, kind: str) -> None:
    shipment = pick(rig, lambda one: one.logistic_type == "fulfillment" or kind == "cancelled")
    if kind == "cancelled":
        rig.control("POST", f"/shipments/{shipment.id}", status="cancelled")
    answer = shop.get(f"/shipments/{shipment.id}/sla")
    assert (answer.status_code, answer.json()["message"]) == (404, "failed to retrieve data")


def test_no_delay_is_a_404(reader: httpx.Client, shelf: StoreRig) -> None:
    shipment = pick(shelf, lambda one: not one.delays)
    answer = reader.get(f"/shipments/{shipment.id}/delays")
    assert (answer.status_code, answer.json()["message"]) == (404, "Delays Not Found for shipment")


def test_delays_come_wrapped_and_bare(rig: StoreRig, shop: httpx.Client) -> None:
    shapes: dict[type, Any] = {}
    for shipment in mine(rig)[:6]:
        shipment.delays = [("handling_delayed", shipment.dispatch_by)]
        body = shop.get(f"/shipments/{shipment.id}/delays").json()
        shapes[type(body)] = body
    assert set(shapes[dict]) == {"shipment_id", "delays"}
    assert set(shapes[list][0]) == set(shapes[dict]["delays"][0]) == {"type", "date", "source"}


def test_lead_time_and_carrier(reader: httpx.Client, shelf: StoreRig) -> None:
    shipment = mine(shelf)[0]
    lead = reader.get(f"/shipments/{shipment.id}/lead_time", headers=NEW).json()
    assert set(lead) == LEAD_TIME | {"delay"}
    carrier = reader.get(f"/shipments/{shipment.id}/carrier", headers=NEW).json()
    assert set(carrier) == {"name", "url"}
    assert shipment.tracking_number in carrier["url"]


def test_the_orders_of_a_parcel_have_text_numbers(reader: httpx.Client, shelf: StoreRig) -> None:
    shipment = pick(shelf, lambda one: len(one.order_ids) > 1)
    address = f"/shipments/{shipment.id}/orders"
    assert reader.get(address).status_code == 400, "the header is required"
    links = reader.get(address, headers={"X-New-Domain": "true"}).json()
    assert [link["order_id"] for link in links] == [str(number) for number in shipment.order_ids]
    assert {link["pack_id"] for link in links} == {str(shipment.pack_id)}
    assert set(links[0]) == {
        "order_id", "pack_id", "item_id", "variation_id", "user_product_id", "seller_id", "requested_quantity",
    }  # fmt: skip


PARTS = ["", "/history", "/items", "/costs", "/payments", "/sla", "/delays", "/lead_time", "/carrier", "/orders"]


@pytest.mark.parametrize("part", PARTS)
def test_foreign_and_unknown_parcels(reader: httpx.Client, shelf: StoreRig, part: str) -> None:
    foreign = next(one.id for one in shelf.world.shipments.values() if one.seller_id == shelf.seller_id(BETO))
    headers = {"X-New-Domain": "true"}
    assert reader.get(f"/shipments/{foreign}{part}", headers=headers).status_code == 403
    assert reader.get(f"/shipments/1{part}", headers=headers).status_code == 404
    assert reader.get(f"/shipments/abc{part}", headers=headers).status_code == 404
