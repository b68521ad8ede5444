"""The same logins against the demonstration store, through its real consent page."""

from __future__ import annotations

import re
import threading
from html import unescape
from pathlib import Path

import httpx
import pytest

from peepers_desktop.app.accounts import AccountsService, Hosts
from peepers_desktop.app.connect_steps import ConnectRequest
from peepers_desktop.clock import SystemClock
from peepers_desktop.domain.accounts import Link
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.database import Database
from peepers_desktop.vault import SessionVault
from tests.helpers.store import ANA, OPERATOR, SUL, StoreRig, running_store

HIDDEN = re.compile(r'type="hidden" name="(\w+)" value="([^"]*)"')


class Visitor:
    """A person at the consent page."""

    def __init__(self, rig: StoreRig) -> None:
        self._rig = rig
        self.who, self.decision = ANA, "allow"
        self.last_page = ""
        self.threads: list[threading.Thread] = []

    def open(self, url: str) -> bool:
        thread = threading.Thread(target=self._visit, args=(url,))
        self.threads.append(thread)
        thread.start()
        return True

    def _visit(self, url: str) -> None:
        with httpx.Client(follow_redirects=True, trust_env=False) as browser:
            hidden = {name: unescape(value) for name, value in HIDDEN.findall(browser.get(url).text)}
            form = {**hidden, "user_id": self.who, "decision": self.decision}
            self.last_page = browser.post(f"{self._rig.url}/authorization", data=form).text


@pytest.fixture
def rig():
    with running_store(now=SystemClock().now, listings=5) as running:
        yield running


@pytest.fixture
def visitor(rig: StoreRig):
    person = Visitor(rig)
    yield person
    for thread in person.threads:
        thread.join()


@pytest.fixture
def service(rig: StoreRig, visitor: Visitor, tmp_path: Path):
    clock = SystemClock()
    database = Database(tmp_path / "cache.db", clock, tmp_path / "backups")
    database.open()
    yield AccountsService(Accounts(database), SessionVault(), tmp_path, clock, visitor.open, Hosts(rig.url, rig.url))
    database.close()


def request(rig: StoreRig, **changes: object) -> ConnectRequest:
    wanted = {
        "site_id": "MLB",
        "client_id": rig.store.client_id,
        "client_secret": rig.store.client_secret,
        "redirect_uri": "http://127.0.0.1/callback",
        **changes,
    }
    return ConnectRequest(**wanted)  # type: ignore[arg-type]


def test_allow(rig: StoreRig, service: AccountsService, visitor: Visitor) -> None:
    account = service.connect(request(rig), lambda step: None)
    assert (account.id, account.seller.nickname) == (str(rig.seller_id(ANA)), ANA)
    assert account.missing_permissions == frozenset()
    for thread in visitor.threads:
        thread.join()
    assert "Volte ao Peepers" in visitor.last_page
    bearer = service.bearer(account.id)
    first = bearer.token()
    assert first != bearer.renew(first) != bearer.renew(bearer.token())


def test_two_sellers_then_disconnect_one(rig: StoreRig, service: AccountsService, visitor: Visitor) -> None:
    ana = service.connect(request(rig), lambda step: None)
    visitor.who = SUL
    sul = service.connect(request(rig, client_secret=None), lambda step: None)
    assert {account.id for account in service.list()} == {ana.id, sul.id}
    stale = service.bearer(ana.id).token()
    assert service.disconnect(ana.id).revoked
    with httpx.Client(trust_env=False) as client:
        assert client.get(f"{rig.url}/users/me", headers={"authorization": f"Bearer {stale}"}).status_code == 401
    assert [account.link for account in service.list()] == [Link.CONNECTED]


def test_refuse(rig: StoreRig, service: AccountsService, visitor: Visitor) -> None:
    visitor.decision = "refuse"
    with pytest.raises(errors.ConsentRefused):
        service.connect(request(rig), lambda step: None)
    assert service.list() == ()


def test_wrong_secret(rig: StoreRig, service: AccountsService) -> None:
    with pytest.raises(errors.WrongApplication):
        service.connect(request(rig, client_secret="wrong"), lambda step: None)
    assert service.list() == ()


@pytest.mark.parametrize("case", ["operator", "address"])
def test_no_code_arrives_and_the_seller_gives_up(
    rig: StoreRig, service: AccountsService, visitor: Visitor, case: str
) -> None:
    """T20: the marketplace shows its own page and the program hears nothing."""
    visitor.who = OPERATOR if case == "operator" else ANA
    address = "http://127.0.0.1/callback" if case == "operator" else "https://not-registered.example/oauth/"
    login = service.begin(request(rig, redirect_uri=address))

    def open_and_give_up(url: str) -> bool:
        visitor.open(url)
        visitor.threads[-1].join()
        login.cancel()
        return True

    login._open_url = open_and_give_up
    with pytest.raises(errors.LoginCancelled):
        login.run(lambda step: None)
    assert ("invalid_operator_user_id" if case == "operator" else "não pode se conectar") in visitor.last_page


def test_a_revoked_grant_ends_in_reconnect(rig: StoreRig, service: AccountsService) -> None:
    account = service.connect(request(rig), lambda step: None)
    bearer = service.bearer(account.id)
    stale = bearer.token()
    rig.authorize(ANA)  # a second machine: only the newest refresh token counts
    with pytest.raises(errors.ReconnectNeeded):
        bearer.renew(stale)
    with pytest.raises(PeepersError) as again:
        bearer.renew(stale)
    assert again.value.code == "reconnect_needed"
