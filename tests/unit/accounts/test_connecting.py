"""A whole login: from the address to an account whose tokens are stored."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from peepers_desktop.app.account_colours import PALETTE, next_colour
from peepers_desktop.app.connect_steps import (
    AddressReady,
    BrowserNotOpened,
    Connected,
    Exchanging,
    ReadingSeller,
    Waiting,
)
from peepers_desktop.domain.accounts import Link, Permission, SendMode
from peepers_desktop.domain.events import AccountChanged
from peepers_desktop.mercadolivre.redirect_address import RELAY_PAGE
from tests.helpers.connecting import Desk, code_for
from tests.helpers.token_server import CLIENT_ID, CLIENT_SECRET, USER_ID


def test_a_seller_connects(desk: Desk) -> None:
    account = desk.connect()
    assert (account.id, account.seller.nickname, account.seller.site_id) == (USER_ID, "LOJA_DE_TESTE", "MLB")
    assert (account.link, account.reason, account.send_mode) == (Link.CONNECTED, "", SendMode.NORMAL)
    assert account.missing_permissions == frozenset()
    assert desk.accounts.get(USER_ID) == account
    assert desk.service.list() == (account,)
    assert desk.events == [AccountChanged(USER_ID)]
    assert [page.status for page in desk.pages] == [200]


def test_every_step_is_told_in_its_order(desk: Desk) -> None:
    account = desk.connect()
    kinds = [type(step) for step in desk.steps]
    assert kinds == [AddressReady, Waiting, Exchanging, ReadingSeller, Connected]
    assert desk.steps[-1] == Connected(account)
    assert desk.address.redirect_uri == RELAY_PAGE
    assert desk.address.loopback.startswith("http://127.0.0.1:")
    assert desk.address.expires_in == 300


def test_what_is_sent_belongs_together(desk: Desk) -> None:
    desk.connect()
    asked = parse_qs(urlsplit(desk.address.authorize_url).query)
    (exchange,) = desk.server.token_calls
    assert exchange.form["code"] == code_for(USER_ID)
    assert exchange.form["redirect_uri"] == asked["redirect_uri"][0] == RELAY_PAGE
    assert len(exchange.form["code_verifier"]) == 86
    assert exchange.form["code_verifier"] not in desk.address.authorize_url
    assert asked["client_id"] == [CLIENT_ID]


def test_everything_needed_after_a_restart_is_in_the_vault(desk: Desk) -> None:
    desk.connect()
    stored = json.loads(desk.vault.read(f"tokens/{CLIENT_ID}/{USER_ID}") or "")
    assert stored["refresh_token"] in desk.server.alive
    assert desk.vault.read(f"application/{CLIENT_ID}") == CLIENT_SECRET
    assert desk.vault.read(f"connection/{USER_ID}") == CLIENT_ID
    bearer = desk.service.bearer(USER_ID)
    assert bearer.token() == stored["access_token"]
    assert bearer.renew(bearer.token()) != stored["access_token"]


def test_no_secret_is_in_the_database(desk: Desk, tmp_path) -> None:
    desk.connect()
    contents = b"".join(path.read_bytes() for path in tmp_path.glob("cache.db*"))
    assert b"LOJA_DE_TESTE" in contents
    for secret in (CLIENT_SECRET, "APP_USR-", "TG-", code_for(USER_ID)):
        assert secret.encode() not in contents


def test_the_secret_is_typed_only_once(desk: Desk) -> None:
    desk.connect()
    assert desk.service.keys.knows_secret(CLIENT_ID)
    desk.connect(client_secret=None)
    assert [asked.form["client_secret"] for asked in desk.server.token_calls] == [CLIENT_SECRET] * 2


def test_a_loopback_address_is_used_directly(desk: Desk) -> None:
    desk.connect(redirect_uri="http://127.0.0.1/callback")
    assert desk.address.redirect_uri == desk.address.loopback
    assert desk.server.token_calls[0].form["redirect_uri"] == desk.address.loopback


@pytest.mark.parametrize("way", ["address", "code"])
def test_an_address_can_be_pasted(desk: Desk, way: str) -> None:
    login = desk.service.begin(desk.request(open_browser=False))

    def on_step(step) -> None:
        desk.steps.append(step)
        if isinstance(step, Waiting):
            state = parse_qs(urlsplit(desk.address.authorize_url).query)["state"][0]
            whole = f" {RELAY_PAGE}?code={code_for(USER_ID)}&state={state}\n"
            login.paste(whole if way == "address" else code_for(USER_ID))

    asked: list[str] = []

    def confirm(seller) -> bool:
        asked.append(seller.nickname)
        return True

    account = login.run(on_step, confirm)
    assert account.id == USER_ID
    assert desk.pages == []
    assert asked == ([] if way == "address" else ["LOJA_DE_TESTE"]), "a bare code has no state, so it is confirmed"


def test_no_browser_is_no_end(desk: Desk) -> None:
    desk.opens = False
    login = desk.service.begin(desk.request())

    def on_step(step) -> None:
        desk.steps.append(step)
        if isinstance(step, BrowserNotOpened):
            desk.allow(desk.address.authorize_url)

    assert login.run(on_step).id == USER_ID
    assert [type(step) for step in desk.steps[:3]] == [AddressReady, BrowserNotOpened, Waiting]


def test_missing_permissions_are_known_at_once(desk: Desk) -> None:
    desk.server.scope = "offline_access read urn:ml:mktp:orders-shipments:/read-write urn:ml:all:publish-sync:/read"
    account = desk.connect()
    assert account.missing_permissions == {Permission.COMMUNICATION}
    assert desk.accounts.get(USER_ID) == account


def test_a_scope_without_permissions_claims_nothing(desk: Desk) -> None:
    desk.server.scope = "offline_access read write"
    assert desk.connect().missing_permissions == frozenset()


def test_colours_are_given_out_in_turn_and_again_when_used_up() -> None:
    taken: list[str] = []
    for _ in range(len(PALETTE) + 2):
        taken.append(next_colour(taken))
    assert taken == [*PALETTE, PALETTE[0], PALETTE[1]]
    assert next_colour(["#000000", PALETTE[1]]) == PALETTE[0]


def test_nothing_secret_shows(desk: Desk) -> None:
    desk.connect()
    shown = repr(desk.request()) + repr(desk.steps) + repr(desk.service.keys) + repr(desk.vault)
    for secret in (CLIENT_SECRET, "APP_USR-", "TG-", "code_challenge"):
        assert secret not in shown
