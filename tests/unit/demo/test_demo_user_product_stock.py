"""Stock by user product: a version to send back, deposits that replace each other, and Brazil's refusals."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.helpers.store import BETO, SUL, StoreRig
from tests.unit.demo.edits import special


@pytest.fixture
def depot(rig: StoreRig) -> httpx.Client:
    return rig.client(SUL)


def product_of(rig: StoreRig, name: str = SUL) -> str:
    """A user product of a seller whose stock is at the seller's."""
    items = [rig.world.items[item_id] for item_id in rig.world.by_seller[rig.seller_id(name)]]
    item = next(one for one in items if one.stock and not one.in_full and one.status == "active")
    assert item.stock is not None
    return item.stock.user_product.id


def warehouse(client: httpx.Client, product: str, locations: Any, version: str | None) -> httpx.Response:
    headers = {} if version is None else {"x-version": version}
    address = f"/user-products/{product}/stock/type/seller_warehouse"
    return client.put(address, json={"locations": locations}, headers=headers)


def deposits(first: int, second: int) -> list[dict[str, Any]]:
    return [
        {"store_id": "54936888", "network_node_id": "BRP163942", "quantity": first},
        {"store_id": "54936999", "network_node_id": "BRP163943", "quantity": second},
    ]


def version_of(client: httpx.Client, product: str) -> str:
    return client.get(f"/user-products/{product}/stock").headers["x-version"]


def test_deposits_are_listed_with_their_node(rig: StoreRig, depot: httpx.Client) -> None:
    answer = depot.get(f"/user-products/{product_of(rig)}/stock")
    body = answer.json()
    assert set(body) == {"locations", "user_id", "id"}
    assert answer.headers["x-version"].isdecimal()
    assert [set(place) for place in body["locations"]] == [{"type", "network_node_id", "store_id", "quantity"}] * 2
    assert {place["type"] for place in body["locations"]} == {"seller_warehouse"}


def test_a_simple_seller_has_a_selling_address(rig: StoreRig, shop: httpx.Client) -> None:
    body = shop.get(f"/user-products/{product_of(rig, 'LOJA_DA_ANA')}/stock").json()
    assert [set(place) for place in body["locations"]] == [{"type", "quantity"}]
    assert body["locations"][0]["type"] == "selling_address"


def test_full_and_flex_has_two_places(rig: StoreRig, shop: httpx.Client) -> None:
    item = shop.get(f"/items/{special(rig, 3)}").json()
    body = shop.get(f"/user-products/{item['user_product_id']}/stock").json()
    assert [place["type"] for place in body["locations"]] == ["meli_facility", "selling_address"]
    assert sum(place["quantity"] for place in body["locations"]) == item["available_quantity"]


def test_writing_replaces_the_deposits_and_renews_the_version(rig: StoreRig, depot: httpx.Client) -> None:
    product = product_of(rig)
    before = version_of(depot, product)
    answer = warehouse(depot, product, deposits(10, 5), before)
    assert answer.status_code == 200
    assert set(answer.json()) == {"user_id", "product_release_date", "id", "locations"}
    assert answer.headers["x-version"] == str(int(before) + 1) == version_of(depot, product)
    found = depot.get(f"/user-products/{product}/stock").json()["locations"]
    assert [place["quantity"] for place in found] == [10, 5]


def test_a_deposit_that_is_not_named_is_gone(rig: StoreRig, depot: httpx.Client) -> None:
    product = product_of(rig)
    warehouse(depot, product, deposits(10, 5)[:1], version_of(depot, product))
    found = depot.get(f"/user-products/{product}/stock").json()["locations"]
    assert [(place["store_id"], place["quantity"]) for place in found] == [("54936888", 10)]


def test_the_listing_follows(rig: StoreRig, depot: httpx.Client) -> None:
    product = product_of(rig)
    item_id = rig.world.user_products[product].sold_by[0]
    warehouse(depot, product, deposits(0, 0), version_of(depot, product))
    assert depot.get(f"/items/{item_id}").json()["status"] == "paused"
    warehouse(depot, product, deposits(3, 4), version_of(depot, product))
    body = depot.get(f"/items/{item_id}").json()
    assert (body["available_quantity"], body["status"]) == (7, "active")


def test_without_the_version_nothing_is_written(rig: StoreRig, depot: httpx.Client) -> None:
    answer = warehouse(depot, product_of(rig), deposits(1, 1), None)
    assert (answer.status_code, answer.json()) == (400, {"status": 400, "message": "Missing X-Version header"})
    assert rig.writes() == []


def test_a_stale_version_is_a_409(rig: StoreRig, depot: httpx.Client) -> None:
    product = product_of(rig)
    stale = version_of(depot, product)
    warehouse(depot, product, deposits(1, 1), stale)
    answer = warehouse(depot, product, deposits(2, 2), stale)
    assert (answer.status_code, answer.json()) == (409, {"status": 409, "message": "Version mismatch"})
    assert len(rig.writes()) == 1


def test_a_sale_makes_the_version_stale(rig: StoreRig, depot: httpx.Client) -> None:
    product = product_of(rig)
    warehouse(depot, product, deposits(5, 5), version_of(depot, product))
    seen = version_of(depot, product)
    rig.control("POST", f"/items/{rig.world.user_products[product].sold_by[0]}/sale", units=2)
    assert warehouse(depot, product, deposits(9, 9), seen).status_code == 409
    assert sum(p["quantity"] for p in depot.get(f"/user-products/{product}/stock").json()["locations"]) == 8


@pytest.mark.parametrize(
    ("locations", "message"),
    [
        ([], "cannot be null or empty"),
        (None, "cannot be null or empty"),
        ([{"network_node_id": "BRP163942", "quantity": 1}], "store cannot be null or empty"),
        ([{"store_id": "1", "network_node_id": "BRP163942", "quantity": 1}], "store not found: 1"),
        ([{"store_id": "54936888", "network_node_id": "X", "quantity": 1}], "store does not belong to seller"),
        ([{"store_id": "54936888", "network_node_id": "BRP163942", "quantity": -1}], "quantity"),
    ],
)
def test_places_that_do_not_fit_are_refused(rig: StoreRig, depot: httpx.Client, locations: Any, message: str) -> None:
    product = product_of(rig)
    answer = warehouse(depot, product, locations, version_of(depot, product))
    assert answer.status_code == 400
    assert message in answer.json()["message"]


def test_a_single_warehouse_takes_one_node(rig: StoreRig, depot: httpx.Client) -> None:
    rig.world.sellers[rig.seller_id(SUL)].tags.remove("multiwarehouse")
    product = product_of(rig)
    answer = warehouse(depot, product, deposits(1, 1), version_of(depot, product))
    text = "seller with a single warehouse cannot update stock across multiple network nodes"
    assert answer.json() == {"status": 400, "message": text}
    assert warehouse(depot, product, deposits(1, 1)[:1], version_of(depot, product)).status_code == 200


def test_the_selling_address_is_blocked_in_brazil(rig: StoreRig, shop: httpx.Client) -> None:
    product = shop.get(f"/items/{special(rig, 3)}").json()["user_product_id"]
    headers = {"x-version": version_of(shop, product)}
    answer = shop.put(f"/user-products/{product}/stock/type/selling_address", json={"quantity": 9}, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["message"] == "the site is blocked for modifications to the selling address"


def test_the_selling_address_needs_a_version_too(rig: StoreRig, shop: httpx.Client) -> None:
    product = shop.get(f"/items/{special(rig, 3)}").json()["user_product_id"]
    answer = shop.put(f"/user-products/{product}/stock/type/selling_address", json={"quantity": 9})
    assert answer.json()["message"] == "Missing X-Version header"


def test_unknown_stock_is_not_zero(rig: StoreRig, shop: httpx.Client) -> None:
    answer = shop.get("/user-products/MLBU1/stock")
    assert (answer.status_code, answer.json()) == (404, {"status": 404, "message": "stock-locations not found"})


def test_foreign_products_are_refused(rig: StoreRig, shop: httpx.Client) -> None:
    for address in (f"/user-products/{product_of(rig, BETO)}", f"/user-products/{product_of(rig, BETO)}/stock"):
        assert shop.get(address).status_code == 403


def test_the_user_product_itself(rig: StoreRig, shop: httpx.Client) -> None:
    item = shop.get(f"/items/{special(rig, 7)}").json()
    body = shop.get(f"/user-products/{item['user_product_id']}").json()
    assert set(body) == {
        "id", "name", "user_id", "domain_id", "attributes", "pictures", "thumbnail", "catalog_product_id", "family_id",
        "tags", "date_created", "last_updated",
    }  # fmt: skip
    assert body["date_created"].endswith("+0000"), "without a colon here"
    assert body["family_id"] == item["family_id"]
    assert [set(one) for one in body["attributes"]] == [{"id", "name", "values"}] * len(body["attributes"])


def test_a_family_names_its_products(rig: StoreRig, shop: httpx.Client) -> None:
    body = shop.get("/sites/MLB/user-products-families/18446744000000000615").json()
    assert len(body["user_products_ids"]) == 2
    assert shop.get("/sites/MLB/user-products-families/1").status_code == 404


def test_deposits_can_be_searched(rig: StoreRig, depot: httpx.Client, shop: httpx.Client) -> None:
    answer = depot.get(f"/users/{rig.seller_id(SUL)}/stores/search", params={"tags": "stock_location"}).json()
    assert answer["paging"]["total"] == 2
    assert set(answer["results"][0]) == {
        "id", "user_id", "description", "status", "location", "tags", "network_node_id", "services",
    }  # fmt: skip
    assert shop.get(f"/users/{rig.seller_id()}/stores/search").json()["results"] == []


def test_full_stock_tells_what_cannot_be_sold(rig: StoreRig, shop: httpx.Client) -> None:
    inventory = shop.get(f"/items/{special(rig, 1)}").json()["inventory_id"]
    body = shop.get(f"/inventories/{inventory}/stock/fulfillment").json()
    assert set(body) == {
        "inventory_id", "total", "available_quantity", "not_available_quantity", "not_available_detail",
        "external_references",
    }  # fmt: skip
    assert body["total"] == body["available_quantity"] + body["not_available_quantity"]
    assert body["external_references"] == [{"type": "item", "id": special(rig, 1), "variation_id": None}]
    missing = shop.get("/inventories/AAAA00000/stock/fulfillment")
    assert (missing.status_code, missing.json()["error"]) == (404, "seller_product_not_found")
