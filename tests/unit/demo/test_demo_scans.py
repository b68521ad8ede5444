"""Scans: renewed identifiers, five minutes of patience, an empty end, and no mixing with offset or limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.helpers.store import StoreRig, running_store


@pytest.fixture
def large() -> Iterator[StoreRig]:
    with running_store(listings=250, orders=0, questions=0) as started:
        yield started


def page(rig: StoreRig, client: httpx.Client, **params: Any) -> httpx.Response:
    return client.get(f"/users/{rig.seller_id()}/items/search", params={"search_type": "scan"} | params)


def test_a_scan_reaches_everything_once_and_ends_empty(large: StoreRig) -> None:
    client, seen, names = large.client(), [], []
    body = page(large, client, limit=100).json()
    while body["results"]:
        seen += body["results"]
        names.append(body["scroll_id"])
        body = page(large, client, scroll_id=body["scroll_id"]).json()
    assert len(seen) == len(set(seen)) == 250
    assert [len(seen), len(names)] == [250, 3]
    assert body["scroll_id"] is None
    assert body["paging"]["total"] == 250
    assert len(set(names)) == 3, "renewed on each call"


def test_more_than_a_thousand_listings_are_reached() -> None:
    with running_store(listings=1_250, orders=0, questions=0) as rig:
        client, seen = rig.client(), 0
        body = page(rig, client, limit=100).json()
        while body["results"]:
            seen += len(body["results"])
            body = page(rig, client, scroll_id=body["scroll_id"]).json()
        assert seen == 1_250


def test_an_older_identifier_is_spent(large: StoreRig) -> None:
    client = large.client()
    first = page(large, client, limit=100).json()["scroll_id"]
    assert page(large, client, scroll_id=first).status_code == 200
    assert page(large, client, scroll_id=first).status_code == 400


@pytest.mark.parametrize(("seconds", "works"), [(299, True), (300, False)])
def test_five_minutes_of_silence_end_it(large: StoreRig, seconds: int, works: bool) -> None:
    client = large.client()
    name = page(large, client, limit=100).json()["scroll_id"]
    large.store.clock.advance(seconds)
    assert (page(large, client, scroll_id=name).status_code == 200) is works


def test_every_page_gives_five_more_minutes(large: StoreRig) -> None:
    client = large.client()
    name = page(large, client, limit=100).json()["scroll_id"]
    for _ in range(2):
        large.store.clock.advance(200)
        answer = page(large, client, scroll_id=name)
        assert answer.status_code == 200
        name = answer.json()["scroll_id"]


@pytest.mark.parametrize("extra", [{"limit": 100}, {"offset": 0}])
def test_a_scroll_does_not_mix_with_offset_or_limit(large: StoreRig, extra: dict[str, int]) -> None:
    client = large.client()
    name = page(large, client, limit=100).json()["scroll_id"]
    assert page(large, client, scroll_id=name, **extra).status_code == 400
    assert page(large, client, scroll_id=name).status_code == 200, "and the scan is still good"


def test_a_scan_starts_without_an_offset(large: StoreRig) -> None:
    assert page(large, large.client(), offset=0).status_code == 400


def test_an_invented_identifier_is_refused(large: StoreRig) -> None:
    assert page(large, large.client(), scroll_id="bm90aGluZw==").status_code == 400


def test_the_filters_of_the_first_call_hold_for_the_whole_scan(large: StoreRig) -> None:
    client, seen = large.client(), []
    body = page(large, client, limit=10, status="paused").json()
    while body["results"]:
        seen += body["results"]
        body = page(large, client, scroll_id=body["scroll_id"]).json()
    assert len(seen) == body["paging"]["total"] > 10
    assert {large.world.items[item_id].status for item_id in seen} == {"paused"}


def test_too_many_open_scans_are_a_429(large: StoreRig) -> None:
    large.control("POST", "/settings", scans_at_once=2)
    client = large.client()
    assert [page(large, client, limit=100).status_code for _ in range(3)] == [200, 200, 429]
    large.advance(300)
    assert page(large, client, limit=100).status_code == 200


def test_the_scan_keeps_its_list_while_the_shop_changes(large: StoreRig) -> None:
    client = large.client()
    body = page(large, client, limit=100).json()
    before = set(body["results"])
    for item_id in body["results"][:5]:
        large.control("POST", f"/items/{item_id}", status="closed")
    while body["results"]:
        body = page(large, client, scroll_id=body["scroll_id"]).json()
        assert not before & set(body["results"])
