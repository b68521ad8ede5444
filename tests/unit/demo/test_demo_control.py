"""The levers: look at anything, let things happen, change the rules, and see what was accepted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import httpx
import pytest

from tests.helpers.store import ANA, NOON, OPERATOR, StoreRig
from tests.unit.demo.edits import special


def refused(rig: StoreRig, method: str, path: str, body: Any = None) -> str:
    answer = rig.stranger().request(method, f"/_control{path}", json=body)
    assert answer.status_code in (400, 404), answer.text
    return str(answer.json()["message"])


def test_the_summary_counts_everything(rig: StoreRig) -> None:
    body = rig.control("GET", "")
    assert body["now"] == "2026-11-24T12:00:00.000Z"
    assert body["base_url"] == rig.url
    assert body["sellers"][0] == {"id": rig.seller_id(), "nickname": ANA, "listings": 40}
    assert body["items"] == len(rig.world.items)
    assert body["orders"] == len(rig.world.orders)


def test_a_listing_is_shown_as_its_owner_sees_it(rig: StoreRig, shop: httpx.Client) -> None:
    seen = shop.get(f"/items/{special(rig, 6)}", params={"include_attributes": "all"}).json()
    assert rig.control("GET", f"/items/{special(rig, 6)}") == seen
    first = seen["variations"][0]
    assert rig.control("GET", f"/items/{special(rig, 6)}/variations/{first['id']}") == first


def test_a_sale_by_lever(rig: StoreRig, shop: httpx.Client) -> None:
    before = shop.get(f"/items/{special(rig, 2)}").json()
    order = rig.control("POST", f"/items/{special(rig, 2)}/sale", units=2)
    after = shop.get(f"/items/{special(rig, 2)}").json()
    assert after["available_quantity"] == before["available_quantity"] - 2
    assert after["sold_quantity"] == before["sold_quantity"] + 2
    assert shop.get(f"/orders/{order['id']}").json()["order_items"][0]["quantity"] == 2
    parcel = shop.get(f"/shipments/{order['shipping']['id']}", headers={"x-format-new": "true"}).json()
    assert (parcel["status"], parcel["substatus"]) == ("pending", "shipment_paid")
    assert rig.writes() == [], "a buyer's purchase is no write of the seller"


def test_a_sale_of_a_variation(rig: StoreRig, shop: httpx.Client) -> None:
    first = shop.get(f"/items/{special(rig, 6)}").json()["variations"][0]
    order = rig.control("POST", f"/items/{special(rig, 6)}/sale", variation_id=first["id"])
    assert order["order_items"][0]["item"]["variation_id"] == first["id"]
    assert "variation" in refused(rig, "POST", f"/items/{special(rig, 6)}/sale", {})


def test_more_than_there_is_cannot_be_sold(rig: StoreRig) -> None:
    assert "units" in refused(rig, "POST", f"/items/{special(rig, 2)}/sale", {"units": 1000})


def test_a_question_by_lever(rig: StoreRig, shop: httpx.Client) -> None:
    asked = rig.control("POST", f"/items/{special(rig, 2)}/question", text="Tem azul?")
    assert shop.get(f"/questions/{asked['id']}").json()["text"] == "Tem azul?"
    usual = rig.control("POST", f"/items/{special(rig, 2)}/question")
    assert usual["text"]
    assert rig.control("GET", f"/questions/{usual['id']}")["status"] == "UNANSWERED"


def test_somebody_else_changes_a_listing(rig: StoreRig, shop: httpx.Client) -> None:
    rig.advance(30)
    rig.control("POST", f"/items/{special(rig, 2)}", available_quantity=99, price=12.5, title="Outro nome")
    body = shop.get(f"/items/{special(rig, 2)}").json()
    assert (body["available_quantity"], body["price"], body["title"]) == (99, 12.5, "Outro nome")
    assert body["last_updated"] == "2026-11-24T12:00:30.000Z"
    rig.control("POST", f"/items/{special(rig, 2)}", status="under_review", sub_status=["warning"])
    body = shop.get(f"/items/{special(rig, 2)}").json()
    assert (body["status"], body["sub_status"]) == ("under_review", ["warning"])
    assert rig.writes() == []


def test_somebody_else_changes_a_variation(rig: StoreRig, shop: httpx.Client) -> None:
    first = shop.get(f"/items/{special(rig, 6)}").json()["variations"][0]
    rig.control("POST", f"/items/{special(rig, 6)}", variation_id=first["id"], available_quantity=99)
    assert shop.get(f"/items/{special(rig, 6)}").json()["variations"][0]["available_quantity"] == 99
    assert "variation_id" in refused(rig, "POST", f"/items/{special(rig, 6)}", {"available_quantity": 9})


def test_a_parcel_moves_where_it_is_told(rig: StoreRig, shop: httpx.Client) -> None:
    number = rig.control("POST", f"/items/{special(rig, 2)}/sale")["shipping"]["id"]
    rig.control("POST", f"/shipments/{number}", status="shipped", substatus="out_for_delivery")
    assert shop.get(f"/shipments/{number}").json()["substatus"] == "out_for_delivery"
    body = rig.control("POST", f"/shipments/{number}", status="delivered")
    assert (body["status"], body["plan"]) == ("delivered", [])
    assert [move["status"] for move in body["history"]].count("delivered") == 1


def test_a_parcel_takes_the_next_step_of_its_plan(rig: StoreRig) -> None:
    number = rig.control("POST", f"/items/{special(rig, 2)}/sale")["shipping"]["id"]
    plan = rig.control("GET", f"/shipments/{number}")["plan"]
    for step in plan:
        body = rig.control("POST", f"/shipments/{number}")
        assert (body["status"], body["substatus"]) == (step["status"], step["substatus"])
    assert "status" in refused(rig, "POST", f"/shipments/{number}")


def test_advancing_moves_time_and_what_is_due(rig: StoreRig) -> None:
    number = rig.control("POST", f"/items/{special(rig, 2)}/sale")["shipping"]["id"]
    body = rig.control("POST", "/advance", seconds=20 * 86_400)
    assert datetime.fromisoformat(body["now"]) == NOON + timedelta(days=20)
    assert body["happened"] > 100
    assert rig.control("GET", f"/shipments/{number}")["status"] in ("delivered", "not_delivered")


@pytest.mark.parametrize("body", [{}, {"seconds": -1}, {"seconds": "soon"}, {"seconds": None}])
def test_time_takes_only_a_way_forward(rig: StoreRig, body: dict[str, Any]) -> None:
    assert refused(rig, "POST", "/advance", body)
    assert rig.control("GET", "")["now"] == "2026-11-24T12:00:00.000Z"


def test_a_sale_can_be_cancelled(rig: StoreRig, shop: httpx.Client) -> None:
    order = rig.control("POST", f"/items/{special(rig, 2)}/sale")
    rig.control("POST", f"/orders/{order['id']}/cancel")
    assert rig.control("GET", f"/orders/{order['id']}")["status"] == "cancelled"
    assert rig.control("GET", f"/shipments/{order['shipping']['id']}")["status"] == "cancelled"
    assert shop.get(f"/orders/{order['id']}").json()["cancel_detail"]["group"] == "buyer"


def test_a_user_product_is_shown_with_its_version(rig: StoreRig, shop: httpx.Client) -> None:
    product = shop.get(f"/items/{special(rig, 2)}").json()["user_product_id"]
    before = rig.control("GET", f"/user-products/{product}")["version"]
    shop.put(f"/items/{special(rig, 2)}", json={"available_quantity": 4})
    after = rig.control("GET", f"/user-products/{product}")
    assert after["version"] == before + 1
    assert after["locations"][0]["quantity"] == 4


def test_counters_count_by_endpoint_and_can_start_anew(rig: StoreRig, shop: httpx.Client) -> None:
    shop.get("/users/me")
    shop.get(f"/items/{special(rig, 2)}")
    shop.get("/items/MLB1")
    shop.get("/nowhere")
    body = rig.counters()
    assert body["requests"] == {"GET /users/me": 1, "GET /items/{id}": 2, "GET ?": 1}
    assert (body["total"], body["client_errors"], body["statuses"]) == (4, 2, {"200": 2, "404": 2})
    shop.put(f"/items/{special(rig, 2)}", json={"available_quantity": 4})
    assert rig.control("DELETE", "/counters")["total"] == 0
    assert rig.requests("GET /users/me") == 0
    assert rig.writes() == [], "the list of writes starts anew as well"


def test_levers_are_not_counted(rig: StoreRig) -> None:
    rig.control("GET", "")
    assert rig.counters()["total"] == 0


def test_writes_are_numbered_and_dated(rig: StoreRig, shop: httpx.Client) -> None:
    shop.put(f"/items/{special(rig, 2)}", json={"available_quantity": 4})
    rig.advance(60)
    shop.put(f"/items/{special(rig, 2)}", json={"available_quantity": 5})
    assert [(one["n"], one["at"]) for one in rig.writes()] == [
        (1, "2026-11-24T12:00:00.000Z"),
        (2, "2026-11-24T12:01:00.000Z"),
    ]


def test_tokens_are_counted_and_never_shown(rig: StoreRig) -> None:
    pair = rig.authorize()
    answer = rig.stranger().get("/_control/tokens")
    assert answer.json()["access"] == [{"user_id": rig.seller_id(), "expires": "2026-11-24T18:00:00.000Z"}]
    assert pair["access_token"] not in answer.text
    assert pair["refresh_token"] not in answer.text


def test_the_refresh_token_alone_can_be_revoked(rig: StoreRig, shop: httpx.Client) -> None:
    assert rig.control("POST", "/tokens", do="revoke_refresh", seller=ANA) == {"changed": 1}
    assert shop.get("/users/me").status_code == 200
    assert rig.control("GET", "/tokens")["refresh"] == []


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/tokens", {"do": "nonsense"}),
        ("/tokens", {"do": "expire", "seller": "NOBODY"}),
        ("/authorize", {}),
        ("/authorize", {"seller": OPERATOR}),
        ("/permissions", {"publish_sync": "all"}),
        ("/permissions", {"nonsense": "read"}),
        ("/application", {"nonsense": True}),
        ("/settings", {"nonsense": 1}),
        ("/faults", {"spec": "nonsense"}),
        ("/faults", {"kind": "nonsense"}),
        ("/items/MLB1", {}),
        ("/questions/1/answer", {"text": "x"}),
        ("/orders/abc/cancel", {}),
    ],
)
def test_wrong_values_are_refused_with_a_reason(rig: StoreRig, path: str, body: dict[str, Any]) -> None:
    assert refused(rig, "POST", path, body)


def test_faults_are_listed_added_and_cleared(rig: StoreRig) -> None:
    rig.control("POST", "/faults", spec="reset,count=1;429,path=/orders/*")
    rig.fault("500", path="/items/*")
    assert [rule["kind"] for rule in rig.control("GET", "/faults")] == ["reset", "429", "500"]
    assert rig.control("DELETE", "/faults") == []


def test_the_application_shows_its_switches(rig: StoreRig) -> None:
    body = rig.control("POST", "/application", offline_access=False)
    assert body["offline_access"] is False
    assert body["pkce"] is True
    assert "client_secret" not in body
