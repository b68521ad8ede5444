"""Status and price: closed is final, moderated stays moderated, automation keeps its price, jumps are moderated."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.helpers.store import StoreRig
from tests.unit.demo.edits import causes, put, special


@pytest.mark.parametrize(("wanted", "reasons"), [("paused", ["paused_by_seller"]), ("closed", [])])
def test_an_active_listing_can_be_paused_and_closed(rig, shop: httpx.Client, wanted: str, reasons: list[str]) -> None:
    body = put(shop, special(rig, 2), status=wanted).json()
    assert (body["status"], body["sub_status"]) == (wanted, reasons)


def test_a_paused_listing_can_be_activated(rig: StoreRig, shop: httpx.Client) -> None:
    body = put(shop, special(rig, 11), status="active").json()
    assert (body["status"], body["sub_status"]) == ("active", [])


def test_an_empty_listing_cannot_be_activated(rig: StoreRig, shop: httpx.Client) -> None:
    assert causes(put(shop, special(rig, 12), status="active")) == ["item.status.not_modifiable"]


def test_it_can_together_with_its_stock(rig: StoreRig, shop: httpx.Client) -> None:
    body = put(shop, special(rig, 12), status="active", available_quantity=4).json()
    assert (body["status"], body["available_quantity"]) == ("active", 4)


@pytest.mark.parametrize("wanted", ["active", "paused"])
def test_closed_is_final(rig: StoreRig, shop: httpx.Client, wanted: str) -> None:
    answer = put(shop, special(rig, 14), status=wanted)
    assert answer.status_code == 400
    text = f"Item in status closed is not possible to change to status {wanted}. Valid transitions are [closed]"
    assert answer.json() == {"message": text, "error": "validation_error", "status": 400, "cause": []}


@pytest.mark.parametrize("index", [13, 15, 22])
def test_moderated_listings_keep_their_status(rig: StoreRig, shop: httpx.Client, index: int) -> None:
    answer = put(shop, special(rig, index), status="active")
    assert causes(answer) == ["item.status.not_modifiable"]
    cause = answer.json()["cause"][0]
    assert (cause["cause_id"], cause["type"], cause["department"]) == (340, "error", "items")


def test_an_unknown_status_is_refused(rig: StoreRig, shop: httpx.Client) -> None:
    assert put(shop, special(rig, 2), status="Active").status_code == 400


def test_deleting_too_early_is_a_409(rig: StoreRig, shop: httpx.Client) -> None:
    item_id = special(rig, 2)
    put(shop, item_id, status="closed")
    early = put(shop, item_id, deleted="true")
    assert early.status_code == 409
    assert early.json()["message"] == "item optimistic locking error"
    rig.advance(5)
    body = put(shop, item_id, deleted="true").json()
    assert (body["status"], body["sub_status"]) == ("closed", ["deleted"])


def test_only_closed_or_moderated_listings_can_be_deleted(rig: StoreRig, shop: httpx.Client) -> None:
    assert put(shop, special(rig, 2), deleted="true").status_code == 400
    assert put(shop, special(rig, 13), deleted="true").status_code == 200


def test_a_price_is_set_in_reais(rig: StoreRig, shop: httpx.Client) -> None:
    item_id = special(rig, 2)
    wanted = round(shop.get(f"/items/{item_id}").json()["price"] * 1.1, 2)
    body = put(shop, item_id, price=wanted).json()
    assert (body["price"], body["base_price"], body["status"]) == (wanted, wanted, "active")


def test_a_price_reaches_every_variation(rig: StoreRig, shop: httpx.Client) -> None:
    item_id = special(rig, 6)
    wanted = round(shop.get(f"/items/{item_id}").json()["price"] * 0.9, 2)
    body = put(shop, item_id, price=wanted).json()
    assert {one["price"] for one in body["variations"]} == {wanted}


@pytest.mark.parametrize("factor", [0.5, 1.5, 3])
def test_a_price_that_jumps_gets_the_listing_moderated(rig: StoreRig, shop: httpx.Client, factor: float) -> None:
    item_id = special(rig, 2)
    body = put(shop, item_id, price=shop.get(f"/items/{item_id}").json()["price"] * factor).json()
    assert body["status"] == "paused"
    assert body["sub_status"] == []
    assert "moderation_penalty" in body["tags"]


@pytest.mark.parametrize(("wanted", "cause_id"), [(0.5, 109), (0, 109), (9_999_999_999, 129)])
def test_prices_have_limits(rig: StoreRig, shop: httpx.Client, wanted: float, cause_id: int) -> None:
    answer = put(shop, special(rig, 2), price=wanted)
    assert causes(answer) == ["item.price.invalid"]
    assert answer.json()["cause"][0]["cause_id"] == cause_id


@pytest.mark.parametrize("wanted", ["12", None, True])
def test_what_is_no_price_is_refused(rig: StoreRig, shop: httpx.Client, wanted: Any) -> None:
    assert causes(put(shop, special(rig, 2), price=wanted)) == ["item.price.invalid"]


def test_an_automated_price_alone_is_refused(rig: StoreRig, shop: httpx.Client) -> None:
    answer = put(shop, special(rig, 10), price=50)
    assert answer.status_code == 400
    text = "Cannot modify price on items with dynamic pricing"
    assert answer.json() == {"message": text, "error": "item.price.not_modifiable", "status": 400, "cause": []}


def test_an_automated_price_with_other_fields_is_ignored_with_a_warning(rig: StoreRig, shop: httpx.Client) -> None:
    item_id = special(rig, 10)
    before = shop.get(f"/items/{item_id}").json()["price"]
    answer = put(shop, item_id, price=50, available_quantity=9)
    body = answer.json()
    assert answer.status_code == 200
    assert (body["price"], body["available_quantity"]) == (before, 9)
    (warning,) = body["warnings"]
    assert (warning["code"], warning["cause_id"], warning["type"]) == ("item.price.not_modifiable", 502, "warning")
    assert warning["references"] == ["item.price"]


@pytest.mark.parametrize("index", [13, 14])
def test_frozen_listings_keep_their_price(rig: StoreRig, shop: httpx.Client, index: int) -> None:
    assert causes(put(shop, special(rig, index), price=50)) == ["field_not_updatable"]


def test_a_refused_part_refuses_the_whole_edit(rig: StoreRig, shop: httpx.Client) -> None:
    before = shop.get(f"/items/{special(rig, 2)}").json()
    answer = put(shop, special(rig, 2), price=before["price"] + 1, available_quantity=-1)
    assert answer.status_code == 400
    assert shop.get(f"/items/{special(rig, 2)}").json() == before


def test_a_title_changes_only_before_the_first_sale(rig: StoreRig, shop: httpx.Client) -> None:
    items = [rig.world.items[one] for one in rig.world.by_seller[rig.seller_id()]]
    plain = [item for item in items if item.status == "active" and item.family_name is None]
    fresh = next(item for item in plain if item.sold == 0)
    sold = next(item for item in plain if item.sold > 0)
    assert put(shop, fresh.id, title="Título novo").json()["title"] == "Título novo"
    assert causes(put(shop, sold.id, title="Título novo")) == ["item.title.not_modifiable"]
    assert causes(put(shop, special(rig, 7), title="Título novo")) == ["item.title.not_modifiable"]
