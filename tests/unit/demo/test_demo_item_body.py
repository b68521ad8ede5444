"""A listing has the documented keys and the documented quirks."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.helpers.store import BETO, SUL, StoreRig

KEYS = {
    "id", "site_id", "title", "family_name", "family_id", "seller_id", "category_id", "user_product_id",
    "official_store_id", "price", "base_price", "original_price", "inventory_id", "currency_id", "initial_quantity",
    "available_quantity", "sold_quantity", "sale_terms", "buying_mode", "listing_type_id", "start_time", "stop_time",
    "end_time", "expiration_time", "condition", "permalink", "thumbnail_id", "thumbnail", "secure_thumbnail",
    "pictures", "video_id", "descriptions", "accepts_mercadopago", "non_mercado_pago_payment_methods", "shipping",
    "international_delivery_mode", "seller_address", "seller_contact", "location", "geolocation", "coverage_areas",
    "attributes", "warnings", "listing_source", "variations", "status", "sub_status", "tags", "warranty",
    "catalog_product_id", "domain_id", "seller_custom_field", "parent_item_id", "differential_pricing", "deal_ids",
    "automatic_relist", "date_created", "last_updated", "health", "catalog_listing", "item_relations", "channels",
}  # fmt: skip
SHIPPING = {
    "mode", "methods", "tags", "dimensions", "local_pick_up", "free_shipping", "logistic_type", "store_pick_up",
}  # fmt: skip
VARIATION = {
    "id", "price", "attribute_combinations", "available_quantity", "sold_quantity", "sale_terms", "picture_ids",
    "seller_custom_field", "catalog_product_id", "inventory_id", "item_relations", "user_product_id",
}  # fmt: skip
ATTRIBUTE = {"id", "name", "value_id", "value_name", "values", "value_type"}


def special(rig: StoreRig, index: int) -> str:
    """The id of one of the special listings, by its place."""
    return rig.world.by_seller[rig.seller_id()][index]


def every(reader: httpx.Client, rig: StoreRig) -> list[dict]:
    ids = rig.world.by_seller[rig.seller_id()]
    return [reader.get(f"/items/{item_id}").json() for item_id in ids]


def test_every_listing_has_exactly_the_documented_keys(reader: httpx.Client, shelf: StoreRig) -> None:
    for body in every(reader, shelf):
        assert set(body) == KEYS
        assert set(body["shipping"]) == SHIPPING
        assert all(set(one) == VARIATION for one in body["variations"])
        assert all(set(one) == ATTRIBUTE for one in body["attributes"])


def test_dates_are_in_utc_with_milliseconds(reader: httpx.Client, shelf: StoreRig) -> None:
    body = reader.get(f"/items/{special(shelf, 0)}").json()
    for name in ("date_created", "last_updated", "start_time", "stop_time"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", body[name])


def test_the_root_quantity_is_the_sum_of_the_variations(reader: httpx.Client, shelf: StoreRig) -> None:
    body = reader.get(f"/items/{special(shelf, 0)}").json()
    assert len(body["variations"]) == 84
    assert body["available_quantity"] == sum(one["available_quantity"] for one in body["variations"])
    assert body["sold_quantity"] == sum(one["sold_quantity"] for one in body["variations"])
    assert body["user_product_id"] is None
    assert len({one["user_product_id"] for one in body["variations"]}) == 84
    assert len({one["price"] for one in body["variations"]} | {body["price"]}) == 1


def test_variation_attributes_come_only_when_asked_for(reader: httpx.Client, shelf: StoreRig) -> None:
    plain = reader.get(f"/items/{special(shelf, 0)}").json()
    full = reader.get(f"/items/{special(shelf, 0)}", params={"include_attributes": "all"}).json()
    assert not any("attributes" in one for one in plain["variations"])
    names = {trait["id"] for one in full["variations"] for trait in one["attributes"]}
    assert names == {"SELLER_SKU", "GTIN"}


def test_custom_colours_have_no_value_id(reader: httpx.Client, shelf: StoreRig) -> None:
    variations = reader.get(f"/items/{special(shelf, 0)}").json()["variations"]
    colours = [one["attribute_combinations"][0] for one in variations]
    assert any(colour["value_id"] is None for colour in colours)
    assert any(colour["value_id"] for colour in colours)


def test_numbers_with_a_unit_keep_their_struct_in_the_values(reader: httpx.Client, shelf: StoreRig) -> None:
    body = reader.get(f"/items/{special(shelf, 1)}").json()
    weight = next(one for one in body["attributes"] if one["id"] == "SELLER_PACKAGE_WEIGHT")
    assert weight["value_type"] == "number_unit"
    assert set(weight["values"][0]["struct"]) == {"number", "unit"}
    assert "value_struct" not in weight


def test_full_listings_name_their_inventory(reader: httpx.Client, shelf: StoreRig) -> None:
    simple = reader.get(f"/items/{special(shelf, 1)}").json()
    assert simple["shipping"]["logistic_type"] == "fulfillment"
    assert re.fullmatch(r"[A-Z]{4}\d{5}", simple["inventory_id"])
    variations = reader.get(f"/items/{special(shelf, 23)}").json()
    assert variations["inventory_id"] is None
    assert len({one["inventory_id"] for one in variations["variations"]}) == 4


def test_full_and_flex_is_told_by_a_tag(reader: httpx.Client, shelf: StoreRig) -> None:
    shipping = reader.get(f"/items/{special(shelf, 3)}").json()["shipping"]
    assert shipping["logistic_type"] == "fulfillment"
    assert "self_service_in" in shipping["tags"]


def test_user_product_listings_have_a_family_and_no_variations(shelf: StoreRig) -> None:
    client = shelf.client(SUL)
    for item_id in shelf.world.by_seller[shelf.seller_id(SUL)]:
        body = client.get(f"/items/{item_id}").json()
        assert body["family_name"]
        assert body["family_id"] > 2**51
        assert body["variations"] == []
        assert body["user_product_id"].startswith("MLBU")
        assert "user_product_listing" in body["tags"]


def test_a_family_identifier_above_2_to_the_53_keeps_all_digits(reader: httpx.Client, shelf: StoreRig) -> None:
    assert '"family_id":18446744000000000615,' in reader.get(f"/items/{special(shelf, 7)}").text


def test_hostile_titles_arrive_whole(reader: httpx.Client, shelf: StoreRig) -> None:
    body = reader.get(f"/items/{special(shelf, 16)}").json()
    assert body["title"] == "Cano 11'' \"Águia\" Ação & Cia; 1,5 Mm 500pçs 24-pack"
    assert re.fullmatch(r"[ -~]+", body["permalink"])


def test_a_projection_names_the_wanted_fields(reader: httpx.Client, shelf: StoreRig) -> None:
    body = reader.get(f"/items/{special(shelf, 1)}", params={"attributes": "id,price,nonsense"}).json()
    assert set(body) == {"id", "price"}


def test_foreign_and_unknown_listings(reader: httpx.Client, shelf: StoreRig) -> None:
    foreign = shelf.world.by_seller[shelf.seller_id(BETO)][0]
    assert reader.get(f"/items/{foreign}").status_code == 403
    missing = reader.get("/items/MLB1")
    assert missing.status_code == 404
    assert missing.json()["error"] == "not_found"


def test_a_206_names_what_is_missing(rig: StoreRig, shop: httpx.Client) -> None:
    rig.fault("partial", path="/items/MLB*", count=1)
    answer = shop.get(f"/items/{special(rig, 1)}")
    assert answer.status_code == 206
    assert answer.headers["x-content-missing"] == "location, geolocation, seller_address"
    assert set(answer.json()) == KEYS - {"location", "geolocation", "seller_address"}


def test_large_answers_are_packed_when_the_client_takes_it(reader: httpx.Client, shelf: StoreRig) -> None:
    address = f"/items/{special(shelf, 0)}"
    assert reader.get(address).headers["content-encoding"] == "gzip"
    plain = reader.get(address, headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers
    assert plain.json() == reader.get(address).json()


@pytest.mark.parametrize("promoted", [True, False])
def test_the_sale_price(reader: httpx.Client, shelf: StoreRig, promoted: bool) -> None:
    items = shelf.world.items_of(shelf.seller_id(), shelf.store.clock.now())
    item = next(one for one in items if (one.original_price is not None) is promoted)
    body = reader.get(f"/items/{item.id}/sale_price", params={"context": "channel_marketplace"}).json()
    assert set(body) == {"price_id", "amount", "regular_amount", "currency_id", "reference_date", "metadata"}
    assert body["amount"] == item.price / 100
    assert (body["regular_amount"] is not None) is promoted
    assert bool(body["metadata"]) is promoted


def test_listings_with_price_automation_are_listed(reader: httpx.Client, shelf: StoreRig) -> None:
    answer = reader.get(f"/pricing-automation/users/{shelf.seller_id()}/items")
    assert answer.json() == {"items": [special(shelf, 10)], "paging": {"total": 1, "offset": 0, "limit": 50}}
    too_many = reader.get(f"/pricing-automation/users/{shelf.seller_id()}/items", params={"limit": 101})
    assert too_many.status_code == 400
