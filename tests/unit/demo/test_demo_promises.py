"""What other tests rely on when they start the store through its helper."""

from __future__ import annotations

import threading

import httpx
import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.demo.tokens import RELAY, challenge_of
from tests.helpers.store import ANA, BETO, NOON, OPERATOR, SUL, StoreRig, running_store
from tests.unit.demo.edits import special


def test_a_whole_day_of_a_seller(rig: StoreRig) -> None:
    """Login page, exchange, catalogue, a sale, an edit, an answer, a parcel to the door: over sockets only."""
    verifier = "abc" * 20
    request = httpx.URL(
        f"{rig.url}/authorization",
        params={
            "response_type": "code",
            "client_id": rig.store.client_id,
            "redirect_uri": RELAY,
            "state": "s",
            "code_challenge": challenge_of(verifier),
            "code_challenge_method": "S256",
        },
    )
    code = httpx.URL(rig.login(str(request)).headers["location"]).params["code"]
    exchange = {
        "grant_type": "authorization_code",
        "client_id": rig.store.client_id,
        "client_secret": rig.store.client_secret,
        "code": code,
        "redirect_uri": RELAY,
        "code_verifier": verifier,
    }
    pair = rig.stranger().post("/oauth/token", data=exchange).json()
    shop = rig.stranger()
    shop.headers["authorization"] = f"Bearer {pair['access_token']}"
    item = special(rig, 2)
    order = rig.control("POST", f"/items/{item}/sale")
    asked = rig.control("POST", f"/items/{item}/question", text="Chega amanhã?")
    assert shop.put(f"/items/{item}", json={"available_quantity": 40}).status_code == 200
    assert shop.post("/answers", json={"question_id": asked["id"], "text": "Chega!"}).status_code == 200
    rig.advance(20_000)
    assert shop.get(f"/shipments/{order['shipping']['id']}").json()["status"] in ("ready_to_ship", "shipped")
    for _ in range(30):
        rig.advance(86_400)
    history = rig.control("GET", f"/shipments/{order['shipping']['id']}")["history"]
    assert {"pending", "handling", "shipped"} <= {move["status"] for move in history}
    assert [write["path"] for write in rig.writes()] == [f"/items/{item}", "/answers"]
    assert rig.counters()["token_requests"] == 1


@pytest.mark.parametrize("name", [ANA, SUL, BETO])
def test_every_main_account_can_be_used(rig: StoreRig, name: str) -> None:
    client = rig.client(name)
    seller = rig.seller_id(name)
    assert client.get("/users/me").json()["nickname"] == name
    assert client.get(f"/users/{seller}/items/search").json()["paging"]["total"] >= 24
    assert client.get("/orders/search", params={"seller": seller}).json()["paging"]["total"] > 5


def test_the_operator_has_an_account_but_no_token(rig: StoreRig) -> None:
    assert rig.seller_id(OPERATOR)
    with pytest.raises(AssertionError, match="main account"):
        rig.authorize(OPERATOR)


def test_a_refusal_of_a_lever_fails_the_test(rig: StoreRig) -> None:
    with pytest.raises(AssertionError):
        rig.fault("nonsense")


def test_the_rig_cleans_up_after_a_failure() -> None:
    before = set(threading.enumerate())
    with pytest.raises(ZeroDivisionError), running_store(listings=3, orders=0, questions=0) as rig:
        assert rig.client().get("/users/me").status_code == 1 / 0
    assert set(threading.enumerate()) <= before


def test_two_runs_answer_the_same_bytes() -> None:
    answers = []
    for _ in range(2):
        with running_store(listings=30, orders=20, questions=10) as rig:
            rig.advance(2 * 86_400)
            shop, seller = rig.client(), rig.seller_id()
            texts = [
                shop.get("/orders/search", params={"seller": seller}).text,
                shop.get("/questions/search", params={"seller_id": seller}).text,
                shop.get(f"/users/{seller}/items/search", params={"limit": 100}).text,
                shop.get(f"/items/{special(rig, 2)}").text.replace(rig.url, ""),
            ]
            answers.append(texts)
    assert answers[0] == answers[1]


def test_a_client_on_the_same_clock_sees_its_token_expire() -> None:
    clock = FixedClock(NOON)
    with running_store(clock.now, listings=3, orders=0, questions=0) as rig:
        shop = rig.client()
        clock.advance(21_599)
        assert shop.get("/users/me").status_code == 200
        clock.advance(1)
        assert shop.get("/users/me").status_code == 401


def test_refused_connections_and_a_return_at_the_same_address(rig: StoreRig) -> None:
    token = rig.authorize()["access_token"]
    rig.store.stop()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{rig.url}/users/me")
    rig.store.start()
    answer = httpx.get(f"{rig.url}/users/me", headers={"authorization": f"Bearer {token}"})
    assert answer.status_code == 200, "the world and the tokens are the same"
