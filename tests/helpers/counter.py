"""Commands and queries over a real database without any network: what happens before an edit leaves."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from peepers_desktop.app.commands import Commands
from peepers_desktop.app.queries import Queries
from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.events import Event
from peepers_desktop.domain.items import Item
from tests.helpers.shop import NOON, SELLER, TestShop, open_shop

ACCOUNT = SELLER.user_id


@dataclass
class Counter:
    """Where a seller types. `walk` moves an edit along the states a sending would take it through."""

    shop: TestShop
    commands: Commands
    queries: Queries
    events: list[Event] = field(default_factory=list)

    def stock_up(self, *items: Item) -> None:
        self.shop.stores.items.save(items, self.shop.clock.now())

    def mode(self, mode: SendMode) -> None:
        self.shop.stores.accounts.set_mode(ACCOUNT, mode)

    def walk(self, edit: Edit | None, *states: EditState, **fields: Any) -> Edit:
        """Move through these states; the fields are set with the first of them."""
        assert edit is not None
        for state in states:
            edit = self.shop.stores.outbox.move(edit.id, state, **fields)
            fields = {}
        return edit

    def arrive(self, edit: Edit | None) -> Edit:
        """The marketplace took it: SENDING, APPLIED, and the remote value as an honest sending records it."""
        assert edit is not None
        name = {"stock": "quantity", "price": "amount", "status": "status"}[edit.kind.value]
        seen = {**edit.base, "sending": edit.wanted[name]}
        return self.walk(edit, EditState.SENDING, EditState.APPLIED, seen=seen, attempt=1)

    def get(self, edit: Edit | None) -> Edit:
        assert edit is not None
        return self.shop.stores.outbox.get(edit.id)

    def state(self, edit: Edit | None) -> EditState:
        return self.get(edit).state


@contextmanager
def open_counter(folder: Path) -> Iterator[Counter]:
    shop = open_shop(folder, NOON)
    queries = Queries(shop.database, shop.clock)
    events: list[Event] = []
    commands = Commands(shop.stores, queries.item_list, shop.clock, events.append)
    try:
        yield Counter(shop, commands, queries, events)
    finally:
        shop.database.close()
