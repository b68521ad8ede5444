"""A shop's engine against the demonstration store: real sockets, a real database, a clock that stands still."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from peepers_desktop.app.commands import Commands
from peepers_desktop.app.queries import Queries
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.events import Event, Stage, SyncReport
from peepers_desktop.mercadolivre.bounded_http import Bounds
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.mercadolivre.limits import Limiter
from peepers_desktop.mercadolivre.transport import Transport
from peepers_desktop.sync.circuit import Circuit
from peepers_desktop.sync.engine import SyncEngine
from peepers_desktop.sync.request import EVERYTHING, CancelFlag, SyncRequest
from tests.helpers.shop import TestShop, open_shop
from tests.helpers.store import ANA, StoreRig, running_store

BRIEF = Bounds(silence=4.0)
"""For a store that says nothing: waited for in earnest, but not for twenty seconds."""


@dataclass
class OneToken:
    """A bearer with a fixed token; counts how often it was asked to renew."""

    value: str
    renewals: int = 0

    def token(self) -> str:
        return self.value

    def renew(self, stale: str) -> str:
        self.renewals += 1
        return self.value


@dataclass
class Bench:
    """Everything one test needs to synchronise and edit."""

    rig: StoreRig
    shop: TestShop
    client: MarketplaceClient
    bearer: OneToken
    engine: SyncEngine
    commands: Commands
    queries: Queries
    events: list[Event] = field(default_factory=list)

    @property
    def clock(self) -> FixedClock:
        return self.shop.clock

    @property
    def account(self) -> str:
        return self.shop.stores.accounts.all()[0].id

    def sync(self, *stages: Stage, full: bool = False, force: bool = True, lower_by_sales: bool = False) -> SyncReport:
        """One cycle of these stages, or of all."""
        wanted = frozenset(stages) or EVERYTHING
        request = SyncRequest(stages=wanted, full=full, force=force, lower_by_sales=lower_by_sales)
        return self.engine.cycle(request, CancelFlag())

    def send(self, *, lower_by_sales: bool = False) -> SyncReport:
        """Send the outbox and read back what it touched."""
        return self.sync(Stage.PUSH, Stage.ITEMS, force=False, lower_by_sales=lower_by_sales)


@contextmanager
def bench(
    folder: Path,
    clock: FixedClock,
    *,
    listings: int = 40,
    orders: int = 20,
    questions: int = 10,
    seller: str = ANA,
    ahead: timedelta = timedelta(),
    bounds: Bounds | None = None,
) -> Iterator[Bench]:
    """A started store with a connected seller and an empty cache. `ahead`: how much the store's clock, which is
    right, differs from this machine's. `bounds`: the client's patience, where a test makes it wait for nothing."""
    with running_store(now=lambda: clock.now() + ahead, listings=listings, orders=orders, questions=questions) as rig:
        tokens = rig.authorize(seller)
        shop = open_shop(folder, clock.now(), clock)
        bearer = OneToken(tokens["access_token"])
        limits = Limiter(shop.clock)
        limits.allow(3_600_000)
        transport = Transport(rig.url, bearer, limits, shop.clock, bounds=bounds)
        user = str(rig.seller_id(seller))
        client = MarketplaceClient(transport, user, "BRL")
        with shop.database.write() as connection:
            connection.exec_driver_sql("DELETE FROM accounts")
        shop.stores.accounts.save(Account(client.me(), Link.CONNECTED, "#2d6cdf", clock.now()))
        events: list[Event] = []
        engine = SyncEngine(user, client, shop.stores, shop.clock, Circuit(shop.clock), events.append)
        queries = Queries(shop.database, shop.clock)
        commands = Commands(shop.stores, queries.item_list, shop.clock, events.append)
        try:
            yield Bench(rig, shop, client, bearer, engine, commands, queries, events)
        finally:
            client.close()
            shop.database.close()
