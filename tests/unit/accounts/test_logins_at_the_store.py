"""R34 to R36 and the clock, against the demonstration store: each code reaches its own flow, and what the token
endpoint refuses is said."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from peepers_desktop.app.accounts import AccountsService, Hosts
from peepers_desktop.app.connect_steps import AddressReady, ConnectRequest, Exchanging, Step
from peepers_desktop.clock import SystemClock
from peepers_desktop.domain.accounts import Link
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.oauth_flow import LoginFlow
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.database import Database
from peepers_desktop.vault import SessionVault
from tests.helpers.store import ANA, SUL, StoreRig, running_store


class OffBy(SystemClock):
    """The machine's clock, wrong by some minutes; what is measured in seconds stays right."""

    def __init__(self, minutes: int) -> None:
        self._off = timedelta(minutes=minutes)

    def now(self) -> datetime:
        return super().now() + self._off


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=2, orders=0, questions=0) as started:
        yield started


@pytest.fixture
def program(rig: StoreRig, tmp_path: Path) -> Iterator[Callable[..., AccountsService]]:
    """Makes a program on a profile of its own; several stand beside each other."""
    databases: list[Database] = []

    def start(name: str = "one", clock: SystemClock | None = None) -> AccountsService:
        clock = clock or SystemClock()
        database = Database(tmp_path / name / "cache.db", clock, tmp_path / name)
        (tmp_path / name).mkdir()
        database.open()
        databases.append(database)
        hosts = Hosts(rig.url, rig.url)
        return AccountsService(Accounts(database), SessionVault(), tmp_path / name, clock, lambda url: False, hosts)

    yield start
    for database in databases:
        database.close()


def request(rig: StoreRig) -> ConnectRequest:
    redirect = "http://127.0.0.1/callback"
    return ConnectRequest("MLB", rig.store.client_id, rig.store.client_secret, redirect, open_browser=False)


def arriving(rig: StoreRig, who: str, then: Callable[[str], object]) -> Callable[[Step], None]:
    """The browser ends at an address, which is handed to `then`."""

    def on_step(step: Step) -> None:
        if isinstance(step, AddressReady):
            then(rig.login(step.authorize_url, who).headers["location"])

    return on_step


def connect(rig: StoreRig, service: AccountsService, who: str = ANA):
    login = service.begin(request(rig))
    return login.run(arriving(rig, who, login.paste))


def test_r34_two_programs_two_sellers_at_once(rig: StoreRig, program: Callable[..., AccountsService]) -> None:
    """Both attempts are open before either is answered, and the answers cross."""
    both = threading.Barrier(2)
    connected: dict[str, str] = {}
    programs = {name: program(name) for name in ("one", "two")}

    def work(name: str, who: str) -> None:
        login = programs[name].begin(request(rig))

        def then(address: str) -> None:
            both.wait(10)
            login.paste(address)

        connected[name] = login.run(arriving(rig, who, then)).seller.nickname

    threads = [threading.Thread(target=work, args=pair) for pair in (("one", ANA), ("two", SUL))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert connected == {"one": ANA, "two": SUL}


def test_r34_an_answer_in_the_wrong_window_is_refused(rig: StoreRig, program: Callable[..., AccountsService]) -> None:
    here, there = program("one").begin(request(rig)), program("two").begin(request(rig))
    refused: list[str] = []

    def crossed(address: str) -> None:
        def try_there(step: Step) -> None:
            if isinstance(step, AddressReady):
                with pytest.raises(PeepersError) as other:
                    there.paste(address)
                refused.append(other.value.code)
                there.cancel()

        with pytest.raises(errors.LoginCancelled):
            there.run(try_there)
        here.paste(address)

    assert here.run(arriving(rig, ANA, crossed)).seller.nickname == ANA
    assert refused == ["state_differs"]


def failure(rig: StoreRig, service: AccountsService, on_step: Callable[[Step], None] | None = None) -> str:
    login = service.begin(request(rig))
    with pytest.raises(PeepersError) as failed:
        login.run(on_step or arriving(rig, ANA, login.paste))
    assert service.list() == ()
    assert failed.value.advice_text()
    return failed.value.code


def test_r36_a_verifier_of_another_attempt(
    rig: StoreRig, program: Callable[..., AccountsService], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LoginFlow, "challenge", property(lambda flow: "a" * 43))
    assert failure(rig, program()) == "code_refused"


def test_r36_a_code_that_has_grown_old(rig: StoreRig, program: Callable[..., AccountsService]) -> None:
    service = program()
    login = service.begin(request(rig))
    arrive = arriving(rig, ANA, login.paste)

    def on_step(step: Step) -> None:
        arrive(step)
        if isinstance(step, Exchanging):  # the seller went to lunch before the browser came back
            rig.advance(11 * 60)

    with pytest.raises(PeepersError) as failed:
        login.run(on_step)
    assert failed.value.code == "code_refused"
    assert "ten minutes" in failed.value.advice_text()
    assert service.list() == ()


def test_r36_t19_without_a_refresh_token_it_is_said_at_once(
    rig: StoreRig, program: Callable[..., AccountsService]
) -> None:
    rig.control("POST", "/application", offline_access=False)
    try:
        assert failure(rig, program()) == "no_refresh_token"
    finally:
        rig.control("POST", "/application", offline_access=True)


@pytest.mark.parametrize("minutes", [-10, 10])
def test_r36_a_clock_that_is_ten_minutes_off(
    rig: StoreRig, program: Callable[..., AccountsService], minutes: int
) -> None:
    """Six hours are counted on the clock that counts them, so a wrong one costs a renewal at most."""
    service = program(clock=OffBy(minutes))
    account = connect(rig, service)
    bearer = service.bearer(account.id)
    first = bearer.token()
    asked = rig.requests("POST /oauth/token")
    assert bearer.token() == first
    assert rig.requests("POST /oauth/token") == asked, "no renewal before its time"
    rig.control("POST", "/tokens", do="expire", seller=ANA)
    assert bearer.renew(first) != first
    assert rig.requests("POST /oauth/token") == asked + 1


def test_x3_revoked_remotely_asks_for_the_seller_and_keeps_the_account(
    rig: StoreRig, program: Callable[..., AccountsService]
) -> None:
    service = program()
    account = connect(rig, service)
    bearer = service.bearer(account.id)
    first = bearer.token()
    rig.control("POST", "/tokens", do="revoke", seller=ANA)
    for _ in range(2):
        with pytest.raises(errors.ReconnectNeeded) as ended:
            bearer.renew(first)
        assert ended.value.cause == "withdrawn"
    assert service.list() == (account,), "data and account are kept"
    again = connect(rig, service)
    assert (again.id, again.colour, again.link) == (account.id, account.colour, Link.CONNECTED)
    assert bearer.token() != first
