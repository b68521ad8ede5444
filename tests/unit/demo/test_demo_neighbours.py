"""Unread messages, claims and missed feeds: enough for a badge."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.helpers.store import StoreRig


def test_unread_conversations_are_counted_by_pack(reader: httpx.Client, shelf: StoreRig) -> None:
    body = reader.get("/messages/unread", params={"role": "seller", "tag": "post_sale"}).json()
    assert body["user_id"] == shelf.seller_id()
    assert body["results"]
    for one in body["results"]:
        assert set(one) == {"resource", "count"}
        assert one["resource"].endswith(f"/sellers/{shelf.seller_id()}")


def test_nothing_unread_has_a_text_number(rig: StoreRig, shop: httpx.Client) -> None:
    rig.world.packs.clear()
    body = shop.get("/messages/unread", params={"role": "seller", "tag": "post_sale"}).json()
    assert body == {"user_id": str(rig.seller_id()), "results": []}


@pytest.mark.parametrize(
    "params", [{}, {"role": "seller"}, {"tag": "post_sale"}, {"role": "buyer", "tag": "post_sale"}]
)
def test_messages_need_role_and_tag(reader: httpx.Client, params: dict[str, str]) -> None:
    answer = reader.get("/messages/unread", params=params)
    assert answer.status_code == 400
    assert set(answer.json()) == {"status_code", "code", "message"}


def claims(client: httpx.Client, **params: Any) -> httpx.Response:
    return client.get("/post-purchase/v1/claims/search", params={k.replace("__", "."): v for k, v in params.items()})


def test_a_returned_parcel_has_a_claim(rig: StoreRig, shop: httpx.Client) -> None:
    order = next(o for o in rig.world.orders.values() if o.shipment_id and o.seller_id == rig.seller_id())
    rig.control("POST", f"/shipments/{order.shipment_id}", status="not_delivered", substatus="returned")
    who = {"players__role": "respondent", "players__user_id": rig.seller_id()}
    body = claims(shop, **who, status="opened").json()
    claim = next(
        one for one in body["data"] if one["resource_id"] == rig.world.shipments[order.shipment_id or 0].order_ids[0]
    )
    assert set(claim) == {
        "id", "resource_id", "status", "type", "stage", "parent_id", "resource", "reason_id", "fulfilled",
        "quantity_type", "players", "resolution", "site_id", "date_created", "last_updated",
    }  # fmt: skip
    assert body["paging"]["total"] == len(body["data"])
    assert claims(shop, **who, status="closed").json()["data"] == []


def test_claims_need_a_real_filter(reader: httpx.Client, shelf: StoreRig) -> None:
    assert claims(reader, status="opened").json()["error"] == "invalid_query"
    assert claims(reader, players__role="respondent").json()["error"] == "invalid_params"


def test_missed_feeds_are_empty(reader: httpx.Client, shelf: StoreRig) -> None:
    params = {"app_id": shelf.store.client_id, "topic": "orders_v2"}
    assert reader.get("/missed_feeds", params=params).json() == {"messages": []}
    assert reader.get("/missed_feeds", params=params | {"topic": "items"}).status_code == 400
    assert reader.get("/missed_feeds", params=params | {"topic": "items", "site_id": "MLB"}).status_code == 200
    assert reader.get("/missed_feeds").status_code == 400
