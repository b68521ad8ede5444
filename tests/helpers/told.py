"""A shop of one listing that sends its edits to a marketplace whose every answer the test chooses."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from peepers_desktop.app.commands import Commands
from peepers_desktop.app.queries import Queries
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.edits import Edit
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.items import Item
from peepers_desktop.sync.circuit import Circuit
from peepers_desktop.sync.engine import SyncEngine
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from tests.helpers.canned import CannedStore, Heard, canned_store, client_of
from tests.helpers.shop import SELLER, TestShop, open_shop

PUSH = SyncRequest(stages=frozenset({Stage.PUSH}))


@dataclass
class Told:
    """What one test needs: `answers` says what the listing's address answers, one after the other."""

    store: CannedStore
    shop: TestShop
    commands: Commands
    engine: SyncEngine
    known: Item

    def answers(self, *answers: object) -> None:
        self.store.says(f"/items/{self.known.id}", *answers)

    def push(self, edit: Edit | None) -> Edit:
        """One sending; the edit afterwards."""
        assert edit is not None
        self.engine.cycle(PUSH, CancelFlag())
        return self.shop.stores.outbox.get(edit.id)

    @property
    def writes(self) -> list[Heard]:
        return [heard for heard in self.store.heard if heard.method == "PUT"]


@contextmanager
def told(folder: Path, clock: FixedClock, known: Item, seller: Seller = SELLER) -> Iterator[Told]:
    with canned_store() as store:
        shop = open_shop(folder, clock.now(), clock)
        shop.stores.accounts.save(Account(seller, Link.CONNECTED, "#2d6cdf", clock.now()))
        shop.stores.items.save([known], clock.now())
        me = {"id": int(seller.user_id), "nickname": seller.nickname, "site_id": seller.site_id}
        store.says("/users/me", {**me, "tags": sorted(seller.tags)})
        store.says("/orders/search", {"results": [], "paging": {"total": 0, "offset": 0, "limit": 50}})
        client = client_of(store.url, clock)
        engine = SyncEngine(seller.user_id, client, shop.stores, clock, Circuit(clock), lambda event: None)
        commands = Commands(shop.stores, Queries(shop.database, clock).item_list, clock, lambda event: None)
        try:
            yield Told(store, shop, commands, engine, known)
        finally:
            client.close()
            shop.database.close()
