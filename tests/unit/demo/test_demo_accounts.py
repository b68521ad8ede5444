"""Accounts and the application: what the owner sees, and the little that others see."""

from __future__ import annotations

import httpx

from tests.helpers.store import BETO, SUL, StoreRig

OWN_KEYS = {
    "id", "nickname", "registration_date", "first_name", "last_name", "country_id", "email", "identification",
    "address", "phone", "alternative_phone", "user_type", "tags", "logo", "points", "site_id", "permalink",
    "seller_experience", "seller_reputation", "buyer_reputation", "status", "credit",
}  # fmt: skip
PUBLIC_KEYS = {
    "id", "nickname", "country_id", "address", "user_type", "site_id", "permalink", "seller_reputation", "status",
}  # fmt: skip
APPLICATION_KEYS = {
    "id", "site_id", "name", "description", "thumbnail", "owner_id", "catalog_product_id", "item_id", "price",
    "currency_id", "need_authorization", "short_name", "url", "callback_url", "sandbox_mode", "is_public", "project_id",
    "active", "max_requests_per_hour", "scopes", "domains",
}  # fmt: skip


def test_the_owner_sees_everything(reader: httpx.Client, shelf: StoreRig) -> None:
    body = reader.get("/users/me").json()
    assert set(body) == OWN_KEYS
    assert body["id"] == shelf.seller_id()
    assert body["site_id"] == "MLB"
    assert body["registration_date"].endswith("-04:00")
    assert body["status"]["list"]["allow"] is True


def test_the_same_under_the_own_number(reader: httpx.Client, shelf: StoreRig) -> None:
    assert reader.get(f"/users/{shelf.seller_id()}").json() == reader.get("/users/me").json()


def test_the_tags_decide_the_stock_path(shelf: StoreRig) -> None:
    assert "warehouse_management" in shelf.client(SUL).get("/users/me").json()["tags"]
    assert "warehouse_management" not in shelf.client(BETO).get("/users/me").json()["tags"]


def test_others_see_little(reader: httpx.Client, shelf: StoreRig) -> None:
    body = reader.get(f"/users/{shelf.seller_id(BETO)}").json()
    assert set(body) == PUBLIC_KEYS
    assert set(body["seller_reputation"]) == {"level_id", "power_seller_status", "transactions"}


def test_the_reputation_has_fractions_for_rates(reader: httpx.Client) -> None:
    reputation = reader.get("/users/me").json()["seller_reputation"]
    assert set(reputation) == {"level_id", "power_seller_status", "transactions", "metrics"}
    assert set(reputation["metrics"]) == {"sales", "claims", "delayed_handling_time", "cancellations"}
    assert 0 < reputation["metrics"]["cancellations"]["rate"] < 1


def test_a_projection_names_the_wanted_fields(reader: httpx.Client) -> None:
    assert set(reader.get("/users/me", params={"attributes": "id,nickname,nonsense"}).json()) == {"id", "nickname"}


def test_a_missing_part_is_a_206(rig: StoreRig, shop: httpx.Client) -> None:
    rig.fault("partial", path="/users/me", count=1)
    answer = shop.get("/users/me")
    assert answer.status_code == 206
    assert answer.headers["x-content-missing"] == "seller_reputation"
    assert "seller_reputation" not in answer.json()
    assert shop.get("/users/me").status_code == 200


def test_an_unknown_user_is_a_404(reader: httpx.Client) -> None:
    for name in ("1", "BAZAR_DO_BETO"):
        assert reader.get(f"/users/{name}").status_code == 404


def test_the_application_tells_its_quota(rig: StoreRig, shop: httpx.Client) -> None:
    rig.control("POST", "/application", requests_per_hour=18_000)
    body = shop.get(f"/applications/{rig.store.client_id}").json()
    assert set(body) >= APPLICATION_KEYS
    assert body["max_requests_per_hour"] == 18_000
    assert body["active"] is True
    assert str(body["id"]) == rig.store.client_id


def test_another_application_is_unknown(reader: httpx.Client) -> None:
    assert reader.get("/applications/1").status_code == 404
