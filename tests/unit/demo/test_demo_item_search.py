"""The seller's own search: pages, orders, filters, and what it refuses."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.helpers.store import BETO, StoreRig

ENVELOPE = {"seller_id", "query", "paging", "results", "orders", "available_orders"}


def search(rig: StoreRig, client: httpx.Client, **params: Any) -> dict:
    answer = client.get(f"/users/{rig.seller_id()}/items/search", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def refused(rig: StoreRig, client: httpx.Client, **params: Any) -> int:
    return client.get(f"/users/{rig.seller_id()}/items/search", params=params).status_code


def test_the_envelope_has_its_quirks(reader: httpx.Client, shelf: StoreRig) -> None:
    body = search(shelf, reader)
    assert set(body) == ENVELOPE
    assert body["seller_id"] == str(shelf.seller_id()), "text here, a number elsewhere"
    assert body["paging"] == {"limit": 50, "offset": 0, "total": 60}
    assert body["orders"] == [{"id": "stop_time_asc", "name": "Order by stop time ascending"}]
    objects = [one["id"] for one in body["available_orders"] if isinstance(one["id"], dict)]
    assert objects == [{"id": "inventory_id_asc", "field": "inventory_id", "missing": "_last", "order": "asc"}]


def test_the_results_are_ids_only(reader: httpx.Client, shelf: StoreRig) -> None:
    results = search(shelf, reader, limit=100)["results"]
    assert len(results) == 60
    assert all(isinstance(item_id, str) and item_id.startswith("MLB") for item_id in results)


def test_pages_together_hold_everything_once(reader: httpx.Client, shelf: StoreRig) -> None:
    seen: list[str] = []
    for offset in range(0, 60, 25):
        seen += search(shelf, reader, limit=25, offset=offset)["results"]
    assert len(seen) == len(set(seen)) == 60


def test_every_status_is_in_it(reader: httpx.Client, shelf: StoreRig) -> None:
    ids = search(shelf, reader, limit=100)["results"]
    statuses = {shelf.world.items[item_id].status for item_id in ids}
    assert {"active", "paused", "closed", "under_review", "inactive"} <= statuses


@pytest.mark.parametrize(("limit", "works"), [(1, True), (100, True), (101, False), (0, False), ("x", False)])
def test_a_page_has_at_most_a_hundred(reader, shelf: StoreRig, limit: object, works: bool) -> None:
    assert (refused(shelf, reader, limit=limit) == 200) is works


@pytest.mark.parametrize(("offset", "works"), [(900, True), (950, True), (951, False), (5000, False)])
def test_only_the_first_thousand_can_be_reached_by_offset(reader, shelf: StoreRig, offset: int, works: bool) -> None:
    assert (refused(shelf, reader, offset=offset, limit=50) == 200) is works


def test_newest_changes_come_first_when_asked(rig: StoreRig, shop: httpx.Client) -> None:
    rig.advance(60)
    item_id = search(rig, shop, orders="last_updated_asc")["results"][7]
    rig.control("POST", f"/items/{item_id}", title="Mudou")
    assert search(rig, shop, orders="last_updated_desc")["results"][0] == item_id


@pytest.mark.parametrize(
    ("order", "key"),
    [
        ("price_asc", lambda item: item.price),
        ("price_desc", lambda item: -item.price),
        ("available_quantity_asc", lambda item: item.available),
        ("available_quantity_desc", lambda item: -item.available),
        ("last_updated_desc", lambda item: -item.updated.timestamp()),
        ("start_time_asc", lambda item: item.created),
    ],
)
def test_orders_sort(reader, shelf: StoreRig, order: str, key) -> None:
    keys = [key(shelf.world.items[one]) for one in search(shelf, reader, orders=order, limit=100)["results"]]
    assert keys == sorted(keys)


def test_the_name_is_orders_and_not_sort(reader: httpx.Client, shelf: StoreRig) -> None:
    assert search(shelf, reader, sort="price_asc")["results"] == search(shelf, reader)["results"]
    assert refused(shelf, reader, orders="nonsense") == 400


@pytest.mark.parametrize("status", ["active", "paused", "closed", "not_yet_active"])
def test_status_filters(reader: httpx.Client, shelf: StoreRig, status: str) -> None:
    ids = search(shelf, reader, status=status, limit=100)["results"]
    assert ids
    assert {shelf.world.items[item_id].status for item_id in ids} == {status}


def test_moderated_listings_answer_to_pending_only(reader: httpx.Client, shelf: StoreRig) -> None:
    ids = search(shelf, reader, status="pending", limit=100)["results"]
    found = {shelf.world.items[item_id].status for item_id in ids}
    assert found == {"under_review", "inactive", "payment_required"}
    assert refused(shelf, reader, status="under_review") == 400


def test_a_reason_can_be_searched(reader: httpx.Client, shelf: StoreRig) -> None:
    ids = search(shelf, reader, sub_status="warning", limit=100)["results"]
    assert ids
    assert all("warning" in shelf.world.items[item_id].sub_status for item_id in ids)


def test_the_two_sku_filters_look_at_different_fields(reader: httpx.Client, shelf: StoreRig) -> None:
    items = shelf.world.items_of(shelf.seller_id(), shelf.store.clock.now())
    stocks = [(item.id, item.stock) for item in items if item.stock]
    attribute_id, by_attribute = next(one for one in stocks if one[1].sku and not one[1].custom_field)
    field_id, by_field = next(one for one in stocks if one[1].custom_field and not one[1].sku)
    assert search(shelf, reader, seller_sku=by_attribute.sku)["results"] == [attribute_id]
    assert search(shelf, reader, sku=by_attribute.sku)["results"] == []
    assert search(shelf, reader, sku=by_field.custom_field)["results"] == [field_id]


def test_a_variation_is_found_by_its_sku(reader: httpx.Client, shelf: StoreRig) -> None:
    item = next(one for one in shelf.world.items.values() if len(one.variations) == 84)
    assert search(shelf, reader, seller_sku=item.variations[5].stock.sku)["results"] == [item.id]


def test_listings_of_one_user_product(reader: httpx.Client, shelf: StoreRig) -> None:
    product = next(one for one in shelf.world.user_products.values() if len(one.sold_by) == 2)
    other = next(one for one in shelf.world.user_products.values() if len(one.sold_by) == 1)
    both = search(shelf, reader, user_product_id=f"{product.id},{other.id}")["results"]
    assert sorted(search(shelf, reader, user_product_id=product.id)["results"]) == sorted(product.sold_by)
    assert sorted(both) == sorted([*product.sold_by, *other.sold_by])


@pytest.mark.parametrize(
    ("name", "value", "test"),
    [
        ("logistic_type", "fulfillment", lambda item: item.in_full),
        ("listing_type_id", "gold_pro", lambda item: item.listing_type == "gold_pro"),
        ("shipping_mode", "me1", lambda item: item.shipping_mode == "me1"),
        ("labels", "without_stock", lambda item: item.available == 0),
        ("tags", "dynamic_standard_price", lambda item: "dynamic_standard_price" in item.tags),
    ],
)
def test_other_filters(reader, shelf: StoreRig, name: str, value: str, test) -> None:
    ids = search(shelf, reader, limit=100, **{name: value})["results"]
    wanted = [item for item in shelf.world.items_of(shelf.seller_id(), shelf.store.clock.now()) if test(item)]
    assert sorted(ids) == sorted(item.id for item in wanted)
    assert ids


def test_filters_can_be_included_with_counts(reader: httpx.Client, shelf: StoreRig) -> None:
    body = search(shelf, reader, include_filters="true")
    values = {one["id"]: one["results"] for one in body["available_filters"][0]["values"]}
    assert values["active"] == search(shelf, reader, status="active")["paging"]["total"]


def test_another_shop_is_closed(reader: httpx.Client, shelf: StoreRig) -> None:
    answer = reader.get(f"/users/{shelf.seller_id(BETO)}/items/search")
    assert answer.status_code == 403
    assert answer.json()["code"] == "FORBIDDEN"


def test_restrictions_are_told(reader: httpx.Client, shelf: StoreRig) -> None:
    body = reader.get(f"/users/{shelf.seller_id()}/items/search/restrictions").json()
    assert set(body) == {"aggregations_allowed", "query_allowed", "sort_allowed"}
