"""Several accounts in the started program: letting one go, what remains, and why one has to be connected again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction

from peepers_desktop.clock import SystemClock
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.events import Stage
from peepers_desktop.mercadolivre.login_errors import SecretRenewed
from tests.helpers.program import Running, running_program, sign_in, variables_of
from tests.helpers.store import ANA, BETO, StoreRig, running_store


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=6, orders=4, questions=2) as started:
        yield started


@pytest.fixture
def running(rig: StoreRig, tmp_path: Path, qapp) -> Iterator[Running]:
    rig.clear_faults()
    with running_program(tmp_path / "profile", variables_of(rig, PEEPERS_VAULT="session")) as started:
        assert started.assembly._dialog is not None
        started.assembly._dialog.reject()
        yield started


@pytest.fixture
def ana(running: Running, rig: StoreRig) -> Account:
    account = sign_in(running.parts, rig)
    running.wait(lambda: running.window.switcher.text() == ANA)
    return account


def entry(running: Running, words: str) -> QAction:
    return next(action for action in running.window.switcher.menu().actions() if action.text() == words)


def let_go(running: Running, name: str):
    entry(running, f"Disconnect {name}…").trigger()
    dialog = running.assembly._letting_go
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def test_an_account_is_let_go(running: Running, rig: StoreRig, ana: Account) -> None:
    dialog = let_go(running, ANA)
    assert ANA in dialog.title.text()
    assert dialog.no_button.isDefault(), "leaving is never one key away"
    dialog.yes_button.click()
    running.wait(lambda: "disconnected" in dialog.title.text())
    assert "withdrawn" in dialog.sentence.text()
    assert rig.writes(f"/users/{ana.id}/applications/"), "the marketplace was told"
    running.wait(lambda: running.window.switcher.text() == "No account yet")
    known = running.parts.shop.accounts.get(ana.id)
    assert known is not None
    assert known.link is Link.ARCHIVED


def test_what_remains_is_said_when_the_marketplace_cannot_be_told(
    running: Running, rig: StoreRig, ana: Account
) -> None:
    rig.fault("503", path="/users/*/applications/*", method="DELETE")
    dialog = let_go(running, ANA)
    dialog.yes_button.click()
    running.wait(lambda: "disconnected" in dialog.title.text())
    assert "One thing remains" in dialog.sentence.text()
    assert running.parts.vault.read(f"connection/{ana.id}") is None


def test_no_is_an_answer(running: Running, ana: Account) -> None:
    dialog = let_go(running, ANA)
    dialog.no_button.click()
    assert not dialog.isVisible()
    assert running.parts.accounts.list() == (ana,)


def test_two_accounts_have_colours_and_a_view_of_all(running: Running, rig: StoreRig, ana: Account) -> None:
    beto = sign_in(running.parts, rig, BETO)
    running.wait(lambda: len(running.window.switcher._accounts) == 2)
    assert ana.colour != beto.colour
    names = [action.text() for action in running.window.switcher.menu().actions() if action.text()]
    assert names[:3] == ["All accounts", ANA, BETO]
    entry(running, BETO).trigger()
    assert running.window.account == beto.id
    assert entry(running, BETO).isChecked()
    entry(running, "All accounts").trigger()
    assert running.window.account is None


def test_one_accounts_trouble_never_stops_anothers(running: Running, rig: StoreRig, ana: Account) -> None:
    beto = sign_in(running.parts, rig, BETO)
    rig.control("POST", "/tokens", do="revoke", seller=ANA)
    running.parts.sync(frozenset(Stage), False)
    links = {account.id: account.link for account in running.parts.accounts.list()}
    assert links == {ana.id: Link.RECONNECT, beto.id: Link.CONNECTED}
    running.wait(lambda: "password was changed or the permission withdrawn" in running.banner(f"session/{ana.id}"))
    assert running.banner(f"session/{ana.id}").startswith(ANA)
    assert running.banner(f"session/{beto.id}") == ""
    again = sign_in(running.parts, rig)
    assert (again.link, again.reason) == (Link.CONNECTED, "")
    running.wait(lambda: running.banner(f"session/{ana.id}") == "")


def test_a_renewed_secret_is_said_and_leads_to_the_keys(running: Running, rig: StoreRig, ana: Account) -> None:
    running.parts.vault.write(f"application/{rig.store.client_id}", "the one before it was renewed")
    rig.control("POST", "/tokens", do="expire", seller=ANA)
    bearer = running.parts.accounts.bearer(ana.id)
    with pytest.raises(SecretRenewed):
        bearer.renew(bearer.token())
    running.parts.sync(frozenset(Stage), False)
    running.wait(lambda: "secret key" in running.banner(f"trouble/{ana.id}"))
    (known,) = running.parts.accounts.list()
    assert known.link is Link.CONNECTED, "only a refused grant disconnects"
    message = running.window.banners.message(f"trouble/{ana.id}")
    assert message is not None
    assert message.action_text == "Reconnect"


def test_a_client_of_an_account_that_changed_is_made_anew(running: Running, rig: StoreRig, ana: Account) -> None:
    before = running.parts.clients.of(ana)
    assert running.parts.clients.of(ana) is before
    sign_in(running.parts, rig)
    assert running.parts.clients.of(ana) is not before
