"""Many listings at once: twenty at most, a status per entry, projections with a prefix, and the older form."""

from __future__ import annotations

import httpx
import pytest

from tests.helpers.store import BETO, StoreRig


def ids_of(rig: StoreRig, count: int, name: str = "LOJA_DA_ANA") -> list[str]:
    return rig.world.by_seller[rig.seller_id(name)][:count]


def bulk(client: httpx.Client, ids: list[str], attributes: str = "") -> list[dict]:
    params = {"ids": ",".join(ids)} | ({"attributes": attributes} if attributes else {})
    answer = client.get("/items/bulk", params=params)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_twenty_listings_in_one_call(reader: httpx.Client, shelf: StoreRig) -> None:
    ids = ids_of(shelf, 20)
    entries = bulk(reader, ids)
    assert {entry["id"] for entry in entries} == set(ids)
    assert all(set(entry) == {"id", "status_code", "body"} for entry in entries)
    assert all(entry["status_code"] == 200 and entry["body"]["id"] == entry["id"] for entry in entries)


def test_the_order_is_not_the_one_that_was_asked(reader: httpx.Client, shelf: StoreRig) -> None:
    ids = ids_of(shelf, 5)
    assert [entry["id"] for entry in bulk(reader, ids)] != ids


def test_twenty_one_are_refused(reader: httpx.Client, shelf: StoreRig) -> None:
    answer = reader.get("/items/bulk", params={"ids": ",".join(ids_of(shelf, 21))})
    assert answer.status_code == 400


def test_missing_and_foreign_listings_fail_inside_a_200(reader: httpx.Client, shelf: StoreRig) -> None:
    mine, foreign = ids_of(shelf, 1), ids_of(shelf, 1, BETO)
    found = {entry["id"]: entry for entry in bulk(reader, [*mine, *foreign, "MLB1"])}
    assert found[mine[0]]["status_code"] == 200
    assert found[foreign[0]]["status_code"] == 403
    assert found["MLB1"]["status_code"] == 404
    assert set(found["MLB1"]["body"]) == {"message", "error", "status", "cause"}
    assert found["MLB1"]["body"]["error"] == "not_found"


def test_projections_need_the_prefix(reader: httpx.Client, shelf: StoreRig) -> None:
    ids = ids_of(shelf, 2)
    entries = bulk(reader, ids, "body.title,body.status,body.nonsense")
    assert all(set(entry["body"]) == {"title", "status"} for entry in entries)
    assert all(entry["body"] == {} for entry in bulk(reader, ids, "title,price"))


@pytest.mark.parametrize("name", ["id", "status_code"])
def test_naming_the_envelope_makes_every_entry_a_403(reader: httpx.Client, shelf: StoreRig, name: str) -> None:
    entries = bulk(reader, ids_of(shelf, 3), f"{name},body.title")
    assert [entry["status_code"] for entry in entries] == [403, 403, 403]


def test_variation_attributes_do_not_come_in_bulk(reader: httpx.Client, shelf: StoreRig) -> None:
    item_id = next(one.id for one in shelf.world.items.values() if len(one.variations) == 84)
    variations = bulk(reader, [item_id])[0]["body"]["variations"]
    assert len(variations) == 84
    assert not any("attributes" in one for one in variations)


def test_no_ids_are_refused(reader: httpx.Client) -> None:
    assert reader.get("/items/bulk").status_code == 400
    assert reader.get("/items").status_code == 400


def test_the_older_form_has_another_envelope(reader: httpx.Client, shelf: StoreRig) -> None:
    ids = ids_of(shelf, 3)
    entries = reader.get("/items", params={"ids": ",".join([*ids, "MLB1"])}).json()
    assert [set(entry) for entry in entries] == [{"code", "body"}] * 4
    assert [entry["code"] for entry in entries] == [200, 200, 200, 404]
    assert [entry["body"]["id"] for entry in entries] == [*ids, "MLB1"]


def test_the_older_form_projects_without_a_prefix(reader: httpx.Client, shelf: StoreRig) -> None:
    entries = reader.get("/items", params={"ids": ",".join(ids_of(shelf, 2)), "attributes": "id,title"}).json()
    assert all(set(entry["body"]) == {"id", "title"} for entry in entries)


def test_the_older_form_cuts_the_list_without_a_word(reader: httpx.Client, shelf: StoreRig) -> None:
    assert len(reader.get("/items", params={"ids": ",".join(ids_of(shelf, 25))}).json()) == 20


def test_either_form_can_be_gone(rig: StoreRig, shop: httpx.Client) -> None:
    params = {"ids": ",".join(ids_of(rig, 2))}
    rig.control("POST", "/settings", bulk=False)
    assert shop.get("/items/bulk", params=params).status_code == 404
    assert shop.get("/items", params=params).status_code == 200
    rig.control("POST", "/settings", bulk=True, legacy_multiget=False)
    assert shop.get("/items/bulk", params=params).status_code == 200
    assert shop.get("/items", params=params).status_code == 410


@pytest.mark.parametrize(("kind", "status"), [("entries_403", 403), ("entries_404", 404)])
def test_whole_batches_can_fail_inside_a_200(rig: StoreRig, shop: httpx.Client, kind: str, status: int) -> None:
    ids = ids_of(rig, 4)
    rig.fault(kind, path="/items/bulk", count=1)
    assert [entry["status_code"] for entry in bulk(shop, ids)] == [status] * 4
    assert [entry["status_code"] for entry in bulk(shop, ids)] == [200] * 4


def test_a_migrating_listing_is_a_404(rig: StoreRig, shop: httpx.Client) -> None:
    item_id = ids_of(rig, 1)[0]
    rig.control("POST", f"/items/{item_id}", migrating=True)
    assert bulk(shop, [item_id])[0]["status_code"] == 404
    assert shop.get(f"/items/{item_id}").status_code == 404
    assert shop.put(f"/items/{item_id}", json={"status": "paused"}).status_code == 404
