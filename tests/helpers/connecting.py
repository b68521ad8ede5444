"""A desk at which sellers connect: a real database, a token server, and browsers that do as they are told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from peepers_desktop.app.accounts import AccountsService, Hosts
from peepers_desktop.app.connect_steps import AddressReady, ConnectRequest, Step
from peepers_desktop.clock import Clock
from peepers_desktop.domain.events import Event
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.database import Database
from peepers_desktop.vault import SessionVault, Vault
from tests.helpers.knocking import Page, get
from tests.helpers.secret_watch import nothing_secret_is_logged
from tests.helpers.token_server import CLIENT_ID, CLIENT_SECRET, TokenServer


def code_for(user_id: str) -> str:
    return f"TG-{'6564e2e3b0c1d2e3f4a5b6c7'}-{user_id}"


def arrive(authorize_url: str, **fields: str) -> Page:
    """The browser comes back through the relay page, which finds the port in the state."""
    state = parse_qs(urlsplit(authorize_url).query)["state"][0]
    query = "&".join(f"{name}={value}" for name, value in {**fields, "state": state}.items())
    return get(int(state.split(".")[1]), f"/callback?{query}")


class Desk:
    """`browser` decides what a browser does with the address it is given; it runs on a thread of its own."""

    def __init__(self, server: TokenServer, database: Database, folder: Path, clock: Clock, vault: Vault) -> None:
        self.server = server
        self.vault = vault
        self.accounts = Accounts(database)
        self.events: list[Event] = []
        self.steps: list[Step] = []
        self.pages: list[Page] = []
        self.browser: Callable[[str], Page | None] = self.allow
        self.opens = True
        self._threads: list[threading.Thread] = []
        hosts = Hosts(server.url, server.url)
        self.service = AccountsService(
            self.accounts, vault, folder / "locks", clock, self._open, hosts, self.events.append
        )

    def allow(self, url: str) -> Page:
        return arrive(url, code=code_for(self.server.user_id))

    def request(self, **changes: object) -> ConnectRequest:
        wanted = {"site_id": "MLB", "client_id": CLIENT_ID, "client_secret": CLIENT_SECRET, **changes}
        return ConnectRequest(**wanted)  # type: ignore[arg-type]

    def connect(self, **changes: object):
        return self.service.connect(self.request(**changes), self.steps.append)

    @property
    def address(self) -> AddressReady:
        return next(step for step in self.steps if isinstance(step, AddressReady))

    def _open(self, url: str) -> bool:
        if not self.opens:
            return False
        thread = threading.Thread(target=self._browse, args=(url,))
        self._threads.append(thread)
        thread.start()
        return True

    def _browse(self, url: str) -> None:
        page = self.browser(url)
        if page is not None:
            self.pages.append(page)

    def leave(self) -> None:
        for thread in self._threads:
            thread.join()


@contextmanager
def open_desk(folder: Path, clock: Clock, vault: Vault | None = None) -> Iterator[Desk]:
    database = Database(folder / "cache.db", clock, folder / "backups")
    database.open()
    with TokenServer() as server, nothing_secret_is_logged(CLIENT_SECRET, "APP_USR-", code_for(server.user_id)):
        desk = Desk(server, database, folder, clock, vault or SessionVault())
        try:
            yield desk
        finally:
            desk.leave()
            database.close()
