"""Accounts beside each other, connecting again, and letting go."""

from __future__ import annotations

import pytest

from peepers_desktop.app.account_keys import AccountKeys
from peepers_desktop.app.connect_steps import Disconnected
from peepers_desktop.domain.accounts import Link, SendMode
from peepers_desktop.domain.events import AccountChanged
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.vault import SessionVault
from peepers_desktop.vault.errors import VaultLocked
from tests.helpers.connecting import Desk
from tests.helpers.token_server import CLIENT_ID, CLIENT_SECRET, USER_ID, Reply, TokenServer


def become(server: TokenServer, user_id: str, nickname: str) -> None:
    """Somebody else is logged in in the browser."""
    server.user_id, server.nickname = user_id, nickname


def test_two_sellers_side_by_side(desk: Desk) -> None:
    one = desk.connect()
    become(desk.server, "777", "OUTRA_LOJA")
    two = desk.connect()
    assert [account.id for account in desk.service.list()] == [USER_ID, "777"] or one.connected_at == two.connected_at
    assert {account.seller.nickname for account in desk.service.list()} == {"LOJA_DE_TESTE", "OUTRA_LOJA"}
    assert one.colour != two.colour
    tokens = {desk.service.bearer(account.id).token() for account in (one, two)}
    assert len(tokens) == 2


def test_two_applications_side_by_side(desk: Desk) -> None:
    desk.connect()
    become(desk.server, "777", "OUTRA_LOJA")
    desk.connect(client_id="999")
    assert desk.service.keys.client_id_of(USER_ID) == CLIENT_ID
    assert desk.service.keys.client_id_of("777") == "999"
    assert desk.service.bearer("777").renew(desk.service.bearer("777").token())
    assert desk.server.token_calls[-1].form["client_id"] == "999"


def test_everybody_shares_one_bearer(desk: Desk) -> None:
    desk.connect()
    assert desk.service.bearer(USER_ID) is desk.service.bearer(USER_ID)


def test_connecting_again_keeps_what_belongs_to_the_account(desk: Desk) -> None:
    before = desk.connect()
    desk.accounts.set_mode(USER_ID, SendMode.READ_ONLY)
    desk.accounts.set_link(USER_ID, Link.RECONNECT, "reconnect_needed")
    desk.server.nickname = "LOJA_COM_NOVO_NOME"
    after = desk.connect(expected=USER_ID)
    assert (after.colour, after.connected_at, after.send_mode) == (
        before.colour,
        before.connected_at,
        SendMode.READ_ONLY,
    )
    assert (after.link, after.reason) == (Link.CONNECTED, "")
    assert after.seller.nickname == "LOJA_COM_NOVO_NOME"
    assert desk.accounts.all() == [after]


def test_a_bearer_in_use_takes_the_new_tokens(desk: Desk) -> None:
    desk.connect()
    bearer = desk.service.bearer(USER_ID)
    desk.server.alive.clear()
    with pytest.raises(errors.ReconnectNeeded):
        bearer.renew(bearer.token())
    desk.connect()
    token = bearer.token()
    assert bearer.renew(token) != token
    assert desk.service.bearer(USER_ID) is bearer


def test_a_bearer_in_use_prefers_the_newest_tokens_although_its_own_still_live(desk: Desk) -> None:
    desk.connect()
    bearer = desk.service.bearer(USER_ID)
    old = bearer.token()
    desk.connect()
    assert bearer.token() != old
    assert len(desk.server.token_calls) == 2, "the two logins; nothing was renewed"


def test_a_bearer_in_use_takes_a_renewed_secret(desk: Desk) -> None:
    desk.connect()
    bearer = desk.service.bearer(USER_ID)
    desk.vault.write(f"application/{CLIENT_ID}", "renewed in the DevCenter")
    with pytest.raises(errors.WrongApplication):
        bearer.renew(bearer.token())
    desk.connect(client_secret=CLIENT_SECRET)
    assert bearer.renew(bearer.token())


def test_moving_to_another_application_drops_the_old_tokens(desk: Desk) -> None:
    desk.connect()
    desk.connect(client_id="999")
    assert desk.vault.read(f"tokens/{CLIENT_ID}/{USER_ID}") is None
    assert desk.vault.read(f"tokens/999/{USER_ID}")
    assert desk.service.bearer(USER_ID).token()


def test_the_wrong_but_known_seller_stays_connected(desk: Desk) -> None:
    """Only the newest refresh token counts, so the one this login made must not be thrown away."""
    desk.connect()
    bearer = desk.service.bearer(USER_ID)
    bearer.token()
    desk.server.alive.clear()
    with pytest.raises(errors.WrongAccount):
        desk.connect(expected="777")
    assert bearer.renew(bearer.token())
    assert desk.accounts.all()[0].link is Link.CONNECTED


def test_disconnecting_withdraws_forgets_and_archives(desk: Desk) -> None:
    account = desk.connect()
    bearer = desk.service.bearer(USER_ID)
    token = bearer.token()
    assert desk.service.disconnect(USER_ID) == Disconnected(account.seller, revoked=True)
    asked = desk.server.asked[-1]
    assert (asked.method, asked.target) == ("DELETE", f"/users/{USER_ID}/applications/{CLIENT_ID}")
    assert asked.headers["authorization"] == f"Bearer {token}"
    assert desk.vault.read(f"tokens/{CLIENT_ID}/{USER_ID}") is None
    assert desk.vault.read(f"connection/{USER_ID}") is None
    assert desk.service.list() == ()
    kept = desk.accounts.get(USER_ID)
    assert kept is not None
    assert kept.link is Link.ARCHIVED, "its rows stay"
    assert desk.events[-1] == AccountChanged(USER_ID)
    with pytest.raises(errors.ReconnectNeeded):
        bearer.token()
    with pytest.raises(errors.ReconnectNeeded):
        desk.service.bearer(USER_ID)


def test_disconnecting_leaves_the_other_account_alone(desk: Desk) -> None:
    desk.connect()
    become(desk.server, "777", "OUTRA_LOJA")
    desk.connect()
    desk.service.disconnect(USER_ID)
    assert [account.id for account in desk.service.list()] == ["777"]
    assert desk.service.bearer("777").token()


def test_an_archived_account_comes_back_as_it_was(desk: Desk) -> None:
    before = desk.connect()
    desk.service.disconnect(USER_ID)
    after = desk.connect(client_secret=None)
    assert after == before
    assert desk.service.list() == (after,)


def test_disconnecting_a_dead_grant_is_no_error(desk: Desk) -> None:
    desk.connect()
    bearer = desk.service.bearer(USER_ID)
    desk.server.alive.clear()
    with pytest.raises(errors.ReconnectNeeded):
        bearer.renew(bearer.token())
    assert desk.service.disconnect(USER_ID).revoked
    assert desk.vault.read(f"tokens/{CLIENT_ID}/{USER_ID}") is None


def test_without_network_the_tokens_are_forgotten_all_the_same(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.connect()
    monkeypatch.setattr(desk.server, "_reply", lambda asked: Reply.json(503))
    gone = desk.service.disconnect(USER_ID)
    assert (gone.revoked, gone.reason) == (False, "server_trouble")
    assert desk.vault.read(f"tokens/{CLIENT_ID}/{USER_ID}") is None
    assert desk.service.list() == ()


def test_a_vault_that_keeps_its_tokens_keeps_the_account(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.connect()

    def refuse(key: str) -> None:
        raise VaultLocked(vault="the keyring")

    monkeypatch.setattr(desk.vault, "forget", refuse)
    with pytest.raises(VaultLocked):
        desk.service.disconnect(USER_ID)
    assert [account.link for account in desk.service.list()] == [Link.CONNECTED]


def test_an_unknown_account_cannot_be_disconnected(desk: Desk) -> None:
    with pytest.raises(PeepersError):
        desk.service.disconnect("1")
    assert desk.server.asked == []


def test_an_application_can_be_forgotten() -> None:
    vault = SessionVault()
    keys = AccountKeys(vault)
    vault.write("application/1", "s3cr3t")
    assert keys.knows_secret("1")
    keys.forget_application("1")
    assert not keys.knows_secret("1")
    assert not keys.knows_secret("")
