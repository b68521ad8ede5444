"""Quantities of simple listings: zero pauses, stock returns, Full and deposits refuse or ignore."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.helpers.store import BETO, SUL, StoreRig
from tests.unit.demo.edits import causes, put, special


def test_the_answer_is_the_whole_listing_with_its_warnings(rig: StoreRig, shop: httpx.Client) -> None:
    body = put(shop, special(rig, 2), available_quantity=6).json()
    assert body["available_quantity"] == 6
    assert body["warnings"] == []
    assert body["id"] == special(rig, 2)
    assert shop.get(f"/items/{special(rig, 2)}").json()["available_quantity"] == 6


def test_an_edit_moves_last_updated(rig: StoreRig, shop: httpx.Client) -> None:
    before = shop.get(f"/items/{special(rig, 2)}").json()["last_updated"]
    rig.advance(10)
    assert put(shop, special(rig, 2), available_quantity=6).json()["last_updated"] > before


def test_zero_pauses_and_stock_brings_it_back(rig: StoreRig, shop: httpx.Client) -> None:
    gone = put(shop, special(rig, 2), available_quantity=0).json()
    assert (gone["status"], gone["sub_status"]) == ("paused", ["out_of_stock"])
    back = put(shop, special(rig, 2), available_quantity=1).json()
    assert (back["status"], back["sub_status"]) == ("active", [])


def test_what_its_seller_paused_stays_paused(rig: StoreRig, shop: httpx.Client) -> None:
    body = put(shop, special(rig, 11), available_quantity=30).json()
    assert (body["status"], body["sub_status"]) == ("paused", ["paused_by_seller"])


@pytest.mark.parametrize("index", [17, 18])
def test_used_goods_and_free_listings_are_not_paused_at_zero(rig: StoreRig, shop: httpx.Client, index: int) -> None:
    body = put(shop, special(rig, index), available_quantity=0).json()
    assert body["available_quantity"] == 0
    assert body["status"] == "active"


@pytest.mark.parametrize("wanted", [-1, 1.5, "7", True, None, 100_000])
def test_what_is_no_quantity_is_refused(rig: StoreRig, shop: httpx.Client, wanted: Any) -> None:
    assert causes(put(shop, special(rig, 2), available_quantity=wanted)) == ["item.available_quantity.invalid"]
    assert rig.writes() == []


def test_used_goods_have_one_unit_at_most(rig: StoreRig, shop: httpx.Client) -> None:
    answer = put(shop, special(rig, 17), available_quantity=2)
    assert causes(answer) == ["item.available_quantity.invalid"]
    assert "max. value is 1 for category" in answer.json()["cause"][0]["message"]


@pytest.mark.parametrize("index", [1, 3, 23])
def test_full_is_not_editable(rig: StoreRig, shop: httpx.Client, index: int) -> None:
    before = shop.get(f"/items/{special(rig, index)}").json()["available_quantity"]
    answer = put(shop, special(rig, index), available_quantity=5)
    assert causes(answer) == ["field_not_updatable"]
    assert shop.get(f"/items/{special(rig, index)}").json()["available_quantity"] == before


def test_the_root_of_a_listing_with_variations_is_not_editable(rig: StoreRig, shop: httpx.Client) -> None:
    answer = put(shop, special(rig, 6), available_quantity=5)
    assert causes(answer) == ["field_not_updatable"]
    assert answer.json()["cause"][0]["message"] == "available_quantity is not modifiable."


@pytest.mark.parametrize("index", [13, 14, 15, 21, 22])
def test_closed_and_moderated_listings_are_not_editable(rig: StoreRig, shop: httpx.Client, index: int) -> None:
    item_id = special(rig, index)
    answer = put(shop, item_id, available_quantity=5)
    status = rig.world.items[item_id].status
    assert causes(answer) == ["field_not_updatable"]
    assert answer.json()["message"].startswith(f"Cannot update item {item_id} [status:{status}, has_bids:")


def test_deposits_answer_200_and_nothing_changes(rig: StoreRig) -> None:
    client = rig.client(SUL)
    item_id = next(one for one in rig.world.by_seller[rig.seller_id(SUL)] if rig.world.items[one].status == "active"
                   and not rig.world.items[one].in_full)  # fmt: skip
    before = client.get(f"/items/{item_id}").json()
    answer = put(client, item_id, available_quantity=before["available_quantity"] + 5)
    assert answer.status_code == 200
    assert answer.json()["available_quantity"] == before["available_quantity"]
    assert client.get(f"/items/{item_id}").json() == before


def test_listings_of_one_user_product_move_together(rig: StoreRig, shop: httpx.Client) -> None:
    put(shop, special(rig, 7), available_quantity=3)
    assert shop.get(f"/items/{special(rig, 9)}").json()["available_quantity"] == 3
    assert shop.get(f"/items/{special(rig, 8)}").json()["available_quantity"] != 3, "another product"


def test_the_others_may_follow_later(rig: StoreRig, shop: httpx.Client) -> None:
    rig.control("POST", "/settings", propagation_seconds=5)
    before = shop.get(f"/items/{special(rig, 9)}").json()
    assert put(shop, special(rig, 7), available_quantity=0).json()["status"] == "paused"
    assert shop.get(f"/items/{special(rig, 9)}").json() == before
    rig.advance(5)
    after = shop.get(f"/items/{special(rig, 9)}").json()
    assert (after["available_quantity"], after["status"]) == (0, "paused")
    assert after["last_updated"] > before["last_updated"]


def test_searching_sees_what_followed_later(rig: StoreRig, shop: httpx.Client) -> None:
    rig.control("POST", "/settings", propagation_seconds=5)
    put(shop, special(rig, 7), available_quantity=0)
    rig.advance(5)
    found = shop.get(f"/users/{rig.seller_id()}/items/search", params={"status": "paused", "limit": 100}).json()
    assert special(rig, 9) in found["results"]


def test_foreign_listings_are_refused(rig: StoreRig, shop: httpx.Client) -> None:
    foreign = rig.world.by_seller[rig.seller_id(BETO)][2]
    answer = put(shop, foreign, available_quantity=5)
    assert answer.status_code == 403
    assert "not the owner" in answer.json()["message"]


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"{}"])
def test_bodies_that_are_no_edit_are_refused(rig: StoreRig, shop: httpx.Client, body: bytes) -> None:
    assert shop.put(f"/items/{special(rig, 2)}", content=body).status_code == 400
    assert rig.writes() == []


def test_an_accepted_edit_is_written_down_once(rig: StoreRig, shop: httpx.Client) -> None:
    put(shop, special(rig, 2), available_quantity=6)
    put(shop, special(rig, 1), available_quantity=6)
    (write,) = rig.writes()
    assert write["method"] == "PUT"
    assert write["path"] == f"/items/{special(rig, 2)}"
    assert write["body"] == {"available_quantity": 6}
    assert write["user_id"] == rig.seller_id()
