"""F1 to F20 against login and renewal, over real sockets: a sentence instead of a traceback, nothing half saved,
bounded in time, and the account stays connected whatever the wire does."""

from __future__ import annotations

import errno
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from peepers_desktop.app.accounts import AccountsService, Hosts
from peepers_desktop.app.connect_steps import AddressReady, ConnectRequest, Step
from peepers_desktop.clock import SystemClock
from peepers_desktop.demo.levers import consent
from peepers_desktop.domain.accounts import Account
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors, oauth_http
from peepers_desktop.mercadolivre.bounded_http import Bounds
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.database import Database
from peepers_desktop.vault import SessionVault
from tests.helpers.certificates import CERTIFICATES, certificate, found_wrong
from tests.helpers.doors import Door, hung_up, no_tls, slammed, wearing
from tests.helpers.secret_watch import nothing_secret_is_logged
from tests.helpers.store import StoreRig, running_store

LIMIT = 1.0
"""Seconds for a call as a whole, here."""


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=2, orders=0, questions=0) as started:
        yield started


@pytest.fixture(autouse=True)
def short_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(oauth_http, "BOUNDS", Bounds(connect=0.4, silence=0.4, total=LIMIT, size=oauth_http.MAX_BODY))


class Office:
    """One profile that logs in at the store, whatever happens on the way."""

    def __init__(self, rig: StoreRig, database: Database, folder: Path) -> None:
        self.rig = rig
        self.vault = SessionVault()
        self.accounts = Accounts(database)
        self.good = Hosts(rig.url, rig.url)
        self.service = AccountsService(
            self.accounts, self.vault, folder, SystemClock(), lambda address: False, self.good
        )

    def go_through(self, hosts: Hosts) -> None:
        self.service._hosts = hosts

    def log_in(self) -> Account:
        request = ConnectRequest(
            "MLB", self.rig.store.client_id, self.rig.store.client_secret, "http://127.0.0.1/callback", False
        )
        return self.service.connect(request, self._play_browser)

    def renew(self, account: Account) -> str:
        bearer = self.service.bearer(account.id)
        return bearer.renew(bearer.token())

    def stored(self) -> set[str]:
        return {key for key in self.vault._secrets if key.startswith(("tokens/", "connection/"))}

    def _play_browser(self, step: Step) -> None:
        if isinstance(step, AddressReady):
            assert consent(step.authorize_url)


@pytest.fixture
def office(rig: StoreRig, tmp_path: Path) -> Iterator[Office]:
    rig.clear_faults()
    database = Database(tmp_path / "cache.db", SystemClock(), tmp_path / "backups")
    database.open()
    with nothing_secret_is_logged(rig.store.client_secret, "APP_USR-", "TG-"):
        yield Office(rig, database, tmp_path / "locks")
    database.close()
    rig.clear_faults()


def fails(act: Callable[[], object]) -> PeepersError:
    """What it fails with: one of ours, with advice, within the limit, and never the one that disconnects."""
    clock = SystemClock()
    before = clock.monotonic()
    with pytest.raises(PeepersError) as failed:
        act()
    assert clock.monotonic() - before < 4 * LIMIT
    assert failed.value.advice_text()
    assert not isinstance(failed.value, errors.ReconnectNeeded)
    return failed.value


# What the store does to POST /oauth/token: id -> (kind of fault, options, code of the failure, was it carried out?)
AT_THE_STORE: dict[str, tuple[str, dict[str, object], str]] = {
    "F5-reset": ("reset", {}, "ambiguous"),
    "F6-reset-in-body": ("reset_body", {}, "ambiguous"),
    "F7-truncated": ("truncated", {}, "ambiguous"),
    "F8-length-too-short": ("length_short", {}, "bad_answer"),
    "F8-length-too-long": ("length_long", {}, "ambiguous"),
    "F8-length-4-GB": ("length_huge", {}, "bad_answer"),
    "F9-bad-chunks": ("bad_chunks", {}, "ambiguous"),
    "F9-endless-chunks": ("endless_chunks", {}, ""),
    "F10-drip": ("drip", {"seconds": 0.2}, ""),
    "F11-applied": ("timeout_applied", {}, "ambiguous"),
    "F12-not-applied": ("timeout_not_applied", {}, "ambiguous"),
    "F13-html-200": ("html_200", {}, "bad_answer"),
    "F14-html-403": ("html_403", {}, "edge_forbidden"),
    "F14-html-429": ("429_html", {}, "rate_limited"),
    "F14-html-502": ("html_502", {}, "server_trouble"),
    "F14-text-500": ("text_500", {}, "server_trouble"),
    "F15-bad-json": ("bad_json", {}, "bad_answer"),
    "F15-bad-utf8": ("bad_utf8", {}, "bad_answer"),
    "F15-error-with-200": ("error_200", {}, "bad_answer"),
    "F16-empty": ("empty", {}, "bad_answer"),
    "F16-204": ("no_content", {}, "bad_answer"),
    "F17-gzip-bomb": ("gzip_bomb", {"size": 4}, "bad_answer"),
    "F17-bad-gzip": ("bad_gzip", {}, "bad_answer"),
    "F18-to-http": ("redirect_http", {}, "bad_answer"),
    "F18-to-another-host": ("redirect_host", {}, "bad_answer"),
    "F18-loop": ("redirect_loop", {}, "bad_answer"),
    "F19-429": ("429", {"retry_after": 3}, "rate_limited"),
    "F19-429-quota": ("429_quota", {}, "rate_limited"),
    "F19-429-text": ("429_text", {}, "rate_limited"),
    "F20-500-applied": ("500_applied", {}, "server_trouble"),
    "F20-500": ("500", {}, "server_trouble"),
    "F20-502": ("502", {}, "server_trouble"),
    "F20-503": ("503", {}, "server_trouble"),
    "F20-504": ("504", {}, "server_trouble"),
}
FAULTS = pytest.mark.parametrize(("kind", "options", "code"), AT_THE_STORE.values(), ids=AT_THE_STORE)


@FAULTS
def test_a_login_that_meets_a_fault(office: Office, kind: str, options: dict[str, object], code: str) -> None:
    office.rig.fault(kind, path="/oauth/token", count=1, **options)
    asked = office.rig.requests("POST /oauth/token")
    failed = fails(office.log_in)
    assert code in ("", failed.code)
    assert office.rig.requests("POST /oauth/token") == asked + 1, "a code is never tried twice"
    assert office.stored() == set()
    assert office.accounts.all() == []
    assert office.log_in().id, "the next attempt finds nothing in its way"


@FAULTS
def test_a_renewal_that_meets_a_fault(office: Office, kind: str, options: dict[str, object], code: str) -> None:
    """Where the store carried it out, its answer took the only valid refresh token with it: the next round is told
    so by `invalid_grant`, which alone may disconnect. So those are made to happen without being carried out."""
    account = office.log_in()
    stored = office.vault.read(f"tokens/{office.rig.store.client_id}/{account.id}")
    office.rig.fault(kind, path="/oauth/token", count=1, applied=False, **options)
    failed = fails(lambda: office.renew(account))
    assert code in ("", failed.code)
    assert office.vault.read(f"tokens/{office.rig.store.client_id}/{account.id}") == stored
    assert office.service.list() == (account,)
    assert office.renew(account), "the next round renews with the same refresh token"


@pytest.mark.parametrize("kind", ["timeout_applied", "reset_body", "500_applied"])
def test_f11_a_renewal_that_was_carried_out_unheard_ends_in_a_sentence(office: Office, kind: str) -> None:
    account = office.log_in()
    office.rig.fault(kind, path="/oauth/token", count=1)
    fails(lambda: office.renew(account))
    assert office.service.list() == (account,), "still connected: nobody has said otherwise"
    asked = office.rig.requests("POST /oauth/token")
    for _ in range(3):
        with pytest.raises(errors.ReconnectNeeded):
            office.renew(account)
    assert office.rig.requests("POST /oauth/token") == asked + 1, "never a loop"
    assert office.log_in().id == account.id


# Before a byte has left: what the address leads to.


def nobody_listens(closing: ExitStack) -> str:
    holder = closing.enter_context(socket.socket())
    holder.bind(("127.0.0.1", 0))
    return f"http://127.0.0.1:{holder.getsockname()[1]}"


def black_hole(closing: ExitStack) -> str:
    """A port whose queue is full: the first packet of a connection is never answered."""
    listener = closing.enter_context(socket.socket())
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    for _ in range(4):
        filler = closing.enter_context(socket.socket())
        filler.setblocking(False)
        assert filler.connect_ex(listener.getsockname()) in (0, errno.EINPROGRESS)
    return f"http://127.0.0.1:{listener.getsockname()[1]}"


BEFORE = {
    "F2-refused": (nobody_listens, "unreachable"),
    "F3-black-hole": (black_hole, "unreachable"),
    "F4-handshake-cut": (lambda closing: closing.enter_context(Door(hung_up)).url(), "tls_failed"),
    "F4-handshake-reset": (lambda closing: closing.enter_context(Door(slammed)).url(), "unreachable"),
    "F4-no-tls": (lambda closing: closing.enter_context(Door(no_tls)).url(), "tls_failed"),
}


@pytest.mark.parametrize(("leads_to", "code"), BEFORE.values(), ids=BEFORE)
def test_nothing_was_sent(office: Office, leads_to: Callable[[ExitStack], str], code: str) -> None:
    account = office.log_in()
    with ExitStack() as closing:
        office.go_through(Hosts(leads_to(closing), office.rig.url))
        assert fails(lambda: office.renew(account)).code == code
        assert fails(office.log_in).code == code
    office.go_through(office.good)
    assert office.service.list() == (account,)
    assert office.renew(account)


@pytest.mark.parametrize(("name", "ended", "trusted", "wrong"), CERTIFICATES.values(), ids=CERTIFICATES)
def test_f4_a_certificate_that_is_not_to_be_believed(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, ended: bool, trusted: bool, wrong: int
) -> None:
    account = office.log_in()
    pem = certificate(tmp_path, name, ended)
    monkeypatch.setattr(oauth_http, "BOUNDS", Bounds())  # nothing here waits for a time-out
    with Door(wearing(pem)) as door, monkeypatch.context() as system:
        if trusted:
            system.setenv("SSL_CERT_FILE", str(pem))
        office.go_through(Hosts(door.url(), office.rig.url))
        for act in (lambda: office.renew(account), office.log_in):
            failed = fails(act)
            assert (failed.code, found_wrong(failed)) == ("tls_failed", wrong)
    assert not any(door.read), "neither secret nor code"
    office.go_through(office.good)
    assert office.service.list() == (account,)
    assert office.renew(account)


@pytest.mark.parametrize("why", [socket.EAI_NONAME, socket.EAI_AGAIN])
def test_f1_the_name_is_not_found(office: Office, monkeypatch: pytest.MonkeyPatch, why: int) -> None:
    account = office.log_in()

    def unknown(*_asked: object, **_how: object) -> None:
        raise socket.gaierror(why, "Name or service not known")

    office.go_through(Hosts("https://api.mercadolibre.invalid", office.rig.url))
    with monkeypatch.context() as patch:
        patch.setattr(socket, "getaddrinfo", unknown)
        assert fails(lambda: office.renew(account)).code == "unreachable"
    office.go_through(office.good)
    assert office.service.list() == (account,)
    assert office.renew(account)
