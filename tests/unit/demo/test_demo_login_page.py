"""The authorization page behaves like the marketplace's: allow, refuse, or say that it cannot connect."""

from __future__ import annotations

import httpx
import pytest

from peepers_desktop.demo.tokens import RELAY
from tests.helpers.store import BETO, OPERATOR, StoreRig
from tests.unit.demo.login_requests import arrived, request_url


def test_the_page_is_portuguese_and_offers_every_account(rig: StoreRig) -> None:
    page = rig.stranger().get(request_url(rig))
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert 'lang="pt-BR"' in page.text
    for word in ("Permitir", "Recusar", *rig.store.seller_names):
        assert word in page.text


def test_showing_the_page_gives_nothing_away(rig: StoreRig) -> None:
    page = rig.stranger().get(request_url(rig) + "&user_id=3412345678&decision=allow")
    assert page.status_code == 200
    assert "location" not in page.headers
    assert rig.control("GET", "/tokens")["codes_open"] == 0


def test_allowing_sends_a_code_and_the_same_state(rig: StoreRig) -> None:
    answer = rig.login(request_url(rig), BETO)
    assert answer.status_code == 302
    assert answer.headers["location"].startswith(RELAY + "?")
    query = arrived(answer)
    assert query["state"] == "v1.40000.abc"
    assert query["code"].startswith("TG-")
    assert query["code"].endswith(f"-{rig.seller_id(BETO)}")


def test_a_nickname_is_as_good_as_a_number(rig: StoreRig) -> None:
    fields = dict(httpx.URL(request_url(rig)).params) | {"user_id": BETO, "decision": "allow"}
    answer = rig.stranger().post("/authorization", data=fields)
    assert arrived(answer)["code"].endswith(f"-{rig.seller_id(BETO)}")


def test_without_a_state_none_is_invented(rig: StoreRig) -> None:
    assert "state" not in arrived(rig.login(request_url(rig, state="")))


def test_refusing_comes_back_as_access_denied(rig: StoreRig) -> None:
    query = arrived(rig.login(request_url(rig), decision="refuse"))
    assert query["error"] == "access_denied"
    assert query["state"] == "v1.40000.abc"
    assert "code" not in query


@pytest.mark.parametrize(
    "changes",
    [
        {"redirect_uri": "https://peepers.example/oauth"},
        {"redirect_uri": "https://peepers.example/oauth/?x=1"},
        {"redirect_uri": "https://elsewhere.example/oauth/"},
        {"redirect_uri": ""},
        {"client_id": "1"},
        {"client_id": ""},
        {"response_type": "token"},
    ],
)
def test_what_does_not_fit_ends_on_the_refusal_screen(rig: StoreRig, changes: dict[str, str]) -> None:
    address = request_url(rig, **changes)
    page = rig.stranger().get(address)
    assert "não pode se conectar à sua conta" in page.text
    assert "<form" not in page.text
    answer = rig.stranger().post(
        "/authorization", data=dict(httpx.URL(address).params) | {"user_id": BETO, "decision": "allow"}
    )
    assert answer.status_code == 200
    assert "location" not in answer.headers


@pytest.mark.parametrize(
    ("address", "fits"),
    [
        ("http://127.0.0.1:40123/callback", True),
        ("http://127.0.0.1:1/callback", True),
        ("http://127.0.0.1/callback", False),
        ("http://127.0.0.1:40123/callback/", False),
        ("http://127.0.0.1:40123/other", False),
        ("http://127.0.0.1:40123/callback?x=1", False),
        ("http://localhost:40123/callback", False),
        ("https://127.0.0.1:40123/callback", False),
        ("http://127.0.0.1:99999/callback", False),
        ("http://user@127.0.0.1:40123/callback", False),
    ],
)
def test_loopback_addresses_of_any_port_are_registered_in_the_demonstration(rig, address: str, fits: bool) -> None:
    page = rig.stranger().get(request_url(rig, redirect_uri=address))
    assert ("<form" in page.text) is fits


def test_loopback_addresses_can_be_switched_off(rig: StoreRig) -> None:
    rig.control("POST", "/application", loopback=False)
    page = rig.stranger().get(request_url(rig, redirect_uri="http://127.0.0.1:40123/callback"))
    assert "não pode se conectar" in page.text


def test_more_addresses_can_be_registered(rig: StoreRig) -> None:
    mine = "https://www.minhaloja.example/volta"
    rig.control("POST", "/application", redirect_uri=mine)
    assert rig.login(request_url(rig, redirect_uri=mine)).headers["location"].startswith(mine + "?code=")


def test_an_address_with_a_query_keeps_it(rig: StoreRig) -> None:
    mine = "https://www.minhaloja.example/volta?loja=1"
    rig.control("POST", "/application", redirect_uri=mine)
    query = arrived(rig.login(request_url(rig, redirect_uri=mine)))
    assert query["loja"] == "1"
    assert query["code"]


def test_a_collaborator_cannot_authorise(rig: StoreRig) -> None:
    answer = rig.login(request_url(rig), OPERATOR)
    assert answer.status_code == 200
    assert "invalid_operator_user_id" in answer.text
    assert "location" not in answer.headers
    assert rig.control("GET", "/tokens")["codes_open"] == 0


def test_a_blocked_application_cannot_connect(rig: StoreRig) -> None:
    rig.control("POST", "/application", active=False)
    assert "não pode se conectar" in rig.stranger().get(request_url(rig)).text


def test_what_the_address_carries_is_escaped_on_the_page(rig: StoreRig) -> None:
    page = rig.stranger().get(request_url(rig, state='"><script>alert(1)</script>'))
    assert "<script>" not in page.text
    assert "&lt;script&gt;" in page.text


def test_the_page_is_not_kept_and_does_not_leak_its_address(rig: StoreRig) -> None:
    headers = rig.stranger().get(request_url(rig)).headers
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
