"""Variations: the list replaces the set, one by one is safe, and prices are equal."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.helpers.store import StoreRig
from tests.unit.demo.edits import causes, put, special

PLACE = 6


def variations(rig: StoreRig, shop: httpx.Client, place: int = PLACE) -> list[dict[str, Any]]:
    return list(shop.get(f"/items/{special(rig, place)}").json()["variations"])


def quantities(rig: StoreRig, shop: httpx.Client) -> dict[int, int]:
    return {one["id"]: one["available_quantity"] for one in variations(rig, shop)}


def one_by_one(rig: StoreRig, shop: httpx.Client, variation_id: object, **body: Any) -> httpx.Response:
    return shop.put(f"/items/{special(rig, PLACE)}/variations/{variation_id}", json=body)


def test_one_variation_changes_alone(rig: StoreRig, shop: httpx.Client) -> None:
    before = quantities(rig, shop)
    chosen = next(iter(before))
    answer = one_by_one(rig, shop, chosen, available_quantity=77)
    assert answer.status_code == 200
    assert quantities(rig, shop) == before | {chosen: 77}
    assert {one["id"]: one["available_quantity"] for one in answer.json()} == before | {chosen: 77}


def test_the_root_follows(rig: StoreRig, shop: httpx.Client) -> None:
    one_by_one(rig, shop, variations(rig, shop)[0]["id"], available_quantity=77)
    body = shop.get(f"/items/{special(rig, PLACE)}").json()
    assert body["available_quantity"] == sum(one["available_quantity"] for one in body["variations"])


def test_the_listing_pauses_when_the_last_one_is_gone(rig: StoreRig, shop: httpx.Client) -> None:
    for one in variations(rig, shop):
        assert shop.get(f"/items/{special(rig, PLACE)}").json()["status"] == "active"
        one_by_one(rig, shop, one["id"], available_quantity=0)
    body = shop.get(f"/items/{special(rig, PLACE)}").json()
    assert (body["status"], body["sub_status"]) == ("paused", ["out_of_stock"])
    one_by_one(rig, shop, variations(rig, shop)[0]["id"], available_quantity=1)
    assert shop.get(f"/items/{special(rig, PLACE)}").json()["status"] == "active"


def test_an_unknown_variation_is_a_404(rig: StoreRig, shop: httpx.Client) -> None:
    assert one_by_one(rig, shop, 1, available_quantity=7).status_code == 404
    foreign = variations(rig, shop, 0)[0]["id"]
    assert one_by_one(rig, shop, foreign, available_quantity=7).status_code == 404


def test_a_variation_in_full_is_refused(rig: StoreRig, shop: httpx.Client) -> None:
    chosen = variations(rig, shop, 23)[0]["id"]
    answer = shop.put(f"/items/{special(rig, 23)}/variations/{chosen}", json={"available_quantity": 7})
    assert causes(answer) == ["field_not_updatable"]


@pytest.mark.parametrize("wanted", [-1, "7", 100_000])
def test_what_is_no_quantity_is_refused(rig: StoreRig, shop: httpx.Client, wanted: Any) -> None:
    chosen = variations(rig, shop)[0]["id"]
    answer = one_by_one(rig, shop, chosen, available_quantity=wanted)
    assert causes(answer) == ["item.available_quantity.invalid"]


def test_one_variation_cannot_have_a_price_of_its_own(rig: StoreRig, shop: httpx.Client) -> None:
    chosen = variations(rig, shop)[0]
    answer = one_by_one(rig, shop, chosen["id"], price=chosen["price"] + 1)
    assert causes(answer) == ["item.variations.price.invalid"]


def test_ids_that_are_not_named_are_deleted(rig: StoreRig, shop: httpx.Client) -> None:
    first, second, *_ = variations(rig, shop)
    entries = [{"id": first["id"], "available_quantity": 10}, {"id": second["id"]}]
    body = put(shop, special(rig, PLACE), variations=entries).json()
    assert [one["id"] for one in body["variations"]] == [first["id"], second["id"]]
    assert quantities(rig, shop) == {first["id"]: 10, second["id"]: second["available_quantity"]}


def test_naming_all_of_them_loses_none(rig: StoreRig, shop: httpx.Client) -> None:
    before = variations(rig, shop)
    entries = [{"id": one["id"], "available_quantity": one["available_quantity"]} for one in before]
    entries[3]["available_quantity"] = 50
    put(shop, special(rig, PLACE), variations=entries)
    after = variations(rig, shop)
    assert [one["id"] for one in after] == [one["id"] for one in before]
    assert after[3]["available_quantity"] == 50
    assert [one["sold_quantity"] for one in after] == [one["sold_quantity"] for one in before]


def test_an_entry_without_an_id_is_new_and_has_no_history(rig: StoreRig, shop: httpx.Client) -> None:
    before = variations(rig, shop)
    entries: list[dict[str, Any]] = [{"id": one["id"]} for one in before[:-1]]
    colour = [{"id": "COLOR", "name": "Cor", "value_name": "Turquesa"}]
    entries.append({"available_quantity": 4, "attribute_combinations": colour})
    newest = put(shop, special(rig, PLACE), variations=entries).json()["variations"][-1]
    assert newest["id"] not in {one["id"] for one in before}
    assert (newest["available_quantity"], newest["sold_quantity"]) == (4, 0)
    assert newest["attribute_combinations"][0]["value_name"] == "Turquesa"
    stock = shop.get(f"/user-products/{newest['user_product_id']}/stock").json()
    assert stock["locations"] == [{"type": "selling_address", "quantity": 4}]


def test_an_unknown_id_refuses_everything(rig: StoreRig, shop: httpx.Client) -> None:
    before = quantities(rig, shop)
    entries = [{"id": key, "available_quantity": 1} for key in before] + [{"id": 1}]
    assert causes(put(shop, special(rig, PLACE), variations=entries)) == ["item.variations.invalid"]
    assert quantities(rig, shop) == before


def test_different_prices_save_nothing(rig: StoreRig, shop: httpx.Client) -> None:
    before = variations(rig, shop)
    entries = [{"id": one["id"], "price": 100 + index} for index, one in enumerate(before)]
    assert causes(put(shop, special(rig, PLACE), variations=entries)) == ["item.variations.price.invalid"]
    assert variations(rig, shop) == before


def test_one_price_for_all_is_taken(rig: StoreRig, shop: httpx.Client) -> None:
    before = variations(rig, shop)
    wanted = round(before[0]["price"] * 1.2, 2)
    body = put(shop, special(rig, PLACE), variations=[{"id": one["id"], "price": wanted} for one in before]).json()
    assert {one["price"] for one in body["variations"]} == {body["price"]} == {wanted}


def test_a_simple_listing_takes_no_variations(rig: StoreRig, shop: httpx.Client) -> None:
    assert causes(put(shop, special(rig, 2), variations=[{"available_quantity": 1}])) == ["field_not_updatable"]


def test_sellers_in_the_user_product_model_add_none(rig: StoreRig, shop: httpx.Client) -> None:
    rig.world.sellers[rig.seller_id()].tags.append("user_product_seller")
    entries: list[dict[str, Any]] = [{"id": one["id"]} for one in variations(rig, shop)]
    answer = put(shop, special(rig, PLACE), variations=[*entries, {"available_quantity": 1}])
    assert causes(answer) == ["item.variations.not_allowed"]
