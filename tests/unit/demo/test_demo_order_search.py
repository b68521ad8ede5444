"""The order search: hours only, two clocks, cancelled ones apart, filters it does not know are ignored."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.helpers.store import BETO, NOON, StoreRig

ENVELOPE = {"query", "results", "sort", "available_sorts", "filters", "paging", "display"}


def ask(rig: StoreRig, client: httpx.Client, **params: Any) -> httpx.Response:
    names = {name.replace("__", "."): value for name, value in params.items()}
    return client.get("/orders/search", params={"seller": rig.seller_id()} | names)


def found(rig: StoreRig, client: httpx.Client, **params: Any) -> list[dict[str, Any]]:
    """All pages of a search."""
    results: list[dict[str, Any]] = []
    while True:
        body = ask(rig, client, offset=len(results), limit=50, **params).json()
        results += body["results"]
        if len(results) >= body["paging"]["total"]:
            return results


def ids(results: list[dict[str, Any]]) -> list[int]:
    return [one["id"] for one in results]


def text(instant: datetime) -> str:
    return instant.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000-00:00")


def test_the_envelope(reader: httpx.Client, shelf: StoreRig) -> None:
    body = ask(shelf, reader).json()
    assert set(body) == ENVELOPE
    assert body["sort"] == {"id": "date_asc", "name": "Date ascending"}
    assert (body["paging"]["offset"], body["paging"]["limit"]) == (0, 50)
    assert len(body["results"]) == 50


@pytest.mark.parametrize(("limit", "status"), [(51, 200), (52, 400), (100, 400)])
def test_a_page_has_at_most_fifty_one(reader: httpx.Client, shelf: StoreRig, limit: int, status: int) -> None:
    answer = ask(shelf, reader, limit=limit)
    assert answer.status_code == status
    if status == 400:
        message = "Limit must be a lower or equal than 51"
        assert answer.json() == {"message": message, "error": "bad_request", "status": 400, "cause": []}


def test_pages_together_hold_every_order_once(reader: httpx.Client, shelf: StoreRig) -> None:
    seen = ids(found(shelf, reader)) + ids(found(shelf, reader, order__status="cancelled"))
    mine = [order.id for order in shelf.world.orders.values() if order.seller_id == shelf.seller_id()]
    assert sorted(seen) == sorted(mine)


def test_the_offset_has_a_ceiling(reader: httpx.Client, shelf: StoreRig) -> None:
    assert ask(shelf, reader, offset=10_000).status_code == 200
    assert ask(shelf, reader, offset=10_001).status_code == 400


def test_cancelled_sales_come_only_when_asked_for(reader: httpx.Client, shelf: StoreRig) -> None:
    assert "cancelled" not in {one["status"] for one in found(shelf, reader)}
    assert {one["status"] for one in found(shelf, reader, order__status="cancelled")} == {"cancelled"}
    both = found(shelf, reader, order__status="paid,cancelled")
    assert {one["status"] for one in both} == {"paid", "cancelled"}


def test_sorting_is_by_the_closing_date(reader: httpx.Client, shelf: StoreRig) -> None:
    ascending = found(shelf, reader, sort="date_asc", order__status="paid")
    closed = [datetime.fromisoformat(one["date_closed"]) for one in ascending]
    assert closed == sorted(closed)
    assert ids(found(shelf, reader, sort="date_desc", order__status="paid")) == ids(ascending)[::-1]
    assert ask(shelf, reader, sort="nonsense").status_code == 400


def test_date_filters_drop_minutes_at_both_ends(rig: StoreRig, shop: httpx.Client) -> None:
    item = rig.world.by_seller[rig.seller_id()][2]
    rig.advance(90 * 60)
    order = rig.control("POST", f"/items/{item}/sale")["id"]
    sold_at = NOON + timedelta(minutes=90)
    name = "order.date_last_updated"
    late = {f"{name}.from": text(sold_at + timedelta(minutes=20))}
    assert order in ids(found(rig, shop, **late)), "13:50 counts as 13:00, so 13:30 is in"
    early = {f"{name}.to": text(sold_at + timedelta(minutes=20))}
    assert order not in ids(found(rig, shop, **early)), "until 13:50 counts as until 13:00, so 13:30 is out"
    ceiling = {f"{name}.to": text(sold_at + timedelta(hours=1))}
    assert order in ids(found(rig, shop, **ceiling))
    beyond = {f"{name}.from": text(sold_at + timedelta(hours=1))}
    assert order not in ids(found(rig, shop, **beyond))


@pytest.mark.parametrize("clock", ["date_created", "date_closed", "date_last_updated"])
def test_each_clock_has_its_filters(reader: httpx.Client, shelf: StoreRig, clock: str) -> None:
    since, until = NOON - timedelta(days=30), NOON - timedelta(days=10)
    window = {f"order.{clock}.from": text(since), f"order.{clock}.to": text(until)}
    results = found(shelf, reader, **window)
    moments = [datetime.fromisoformat(one[clock]) for one in results]
    assert 0 < len(results) < 80
    assert all(since <= moment <= until for moment in moments)


def test_the_wrong_spelling_of_a_filter_is_silently_ignored(reader: httpx.Client, shelf: StoreRig) -> None:
    everything = ask(shelf, reader).json()["paging"]["total"]
    wrong = ask(shelf, reader, order__last_updated__from=text(NOON)).json()["paging"]["total"]
    assert wrong == everything


def test_an_unescaped_plus_makes_the_date_invalid(reader: httpx.Client, shelf: StoreRig) -> None:
    address = f"/orders/search?seller={shelf.seller_id()}&order.date_created.from=2026-11-01T00:00:00.000+00:00"
    assert reader.get(address).status_code == 400
    escaped = address.replace("+", "%2B")
    assert reader.get(escaped).status_code == 200


def test_both_clocks_are_there_and_may_differ_by_half_a_day(reader: httpx.Client, shelf: StoreRig) -> None:
    results = found(shelf, reader)
    offsets = {one["date_last_updated"][-6:] for one in results if one["date_last_updated"].endswith("+00:00")}
    assert offsets == {"+00:00"}
    assert any(one["date_last_updated"].endswith("Z") for one in results)
    assert all(one["last_updated"].endswith("-04:00") for one in results)
    gaps = [
        datetime.fromisoformat(one["date_last_updated"]) - datetime.fromisoformat(one["last_updated"])
        for one in results
    ]
    assert any(gap >= timedelta(hours=11) for gap in gaps)


def test_a_moving_parcel_moves_the_indexed_clock_only(rig: StoreRig, shop: httpx.Client) -> None:
    results = found(rig, shop)
    order = next(one for one in results if one["shipping"]["id"] and rig.world.shipments[one["shipping"]["id"]].plan)
    rig.store.clock.advance(7200)
    rig.control("POST", f"/shipments/{order['shipping']['id']}")
    after = next(one for one in found(rig, shop) if one["id"] == order["id"])
    assert after["last_updated"] == order["last_updated"]
    assert datetime.fromisoformat(after["date_last_updated"]) > datetime.fromisoformat(order["date_last_updated"])


def test_words_find_orders_items_titles_and_nicknames(reader: httpx.Client, shelf: StoreRig) -> None:
    order = next(one for one in found(shelf, reader) if "nickname" in one["buyer"])
    line = order["order_items"][0]["item"]
    for words in (str(order["id"]), line["id"], line["title"].upper()[:12], order["buyer"]["nickname"]):
        assert order["id"] in ids(found(shelf, reader, q=words)), words
    assert found(shelf, reader, q=order["buyer"]["first_name"] + " zzz") == []


def test_items_and_tags_filter(reader: httpx.Client, shelf: StoreRig) -> None:
    item = found(shelf, reader)[0]["order_items"][0]["item"]["id"]
    assert {one["order_items"][0]["item"]["id"] for one in found(shelf, reader, item=item)} == {item}
    packs = found(shelf, reader, tags="pack_order")
    assert packs
    assert all("pack_order" in one["tags"] for one in packs)
    others = found(shelf, reader, tags__not="pack_order")
    assert len(packs) + len(others) == len(found(shelf, reader))


def test_another_seller_is_a_403_and_none_a_400(reader: httpx.Client, shelf: StoreRig) -> None:
    other = reader.get("/orders/search", params={"seller": shelf.seller_id(BETO)})
    assert (other.status_code, other.json()["error"]) == (403, "caller.id.invalid")
    assert reader.get("/orders/search").status_code == 400


def test_orders_are_kept_twelve_months(rig: StoreRig) -> None:
    rig.store.clock.advance(400 * 86_400)
    assert ask(rig, rig.client()).json()["paging"]["total"] == 0
