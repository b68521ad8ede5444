"""Durable marks of how far a pull has come, so that a kill costs one page and never a restart."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime

from peepers_desktop.domain.ids import AccountId
from peepers_desktop.store.cursors import Cursors

ITEMS_CHECKED = "items.checked_at"
ITEMS_NEWEST = "items.newest"
ITEMS_SCANNED = "items.scanned_at"
ITEMS_TODO = "items.todo"
ITEMS_DONE = "items.todo_done"
ORDERS_NEWEST = "orders.newest"
ORDERS_READ_DOWN_TO = "orders.read_down_to"
ORDERS_CHECKED = "orders.checked_at"
ORDERS_FRESH_WINDOW = "orders.window.fresh"
ORDERS_BACK_WINDOW = "orders.window.back"
QUESTIONS_ANSWERED_READ = "questions.answered_read_at"
SHIPMENTS_CHECKED = "shipments.checked_at"


class Checkpoints:
    """The cursors of one account as instants and lists."""

    def __init__(self, cursors: Cursors, account: AccountId) -> None:
        self._cursors = cursors
        self._account = account

    def instant(self, name: str) -> datetime | None:
        text = self._cursors.read(self._account, name)
        return datetime.fromisoformat(text) if text else None

    def set_instant(self, name: str, value: datetime) -> None:
        self._cursors.write(self._account, name, value.astimezone(UTC).isoformat())

    def ids(self, name: str) -> list[str] | None:
        """The list written last; None when there is none, which is not the same as an empty one."""
        text = self._cursors.read(self._account, name)
        return [str(value) for value in json.loads(text)] if text else None

    def set_ids(self, name: str, ids: Sequence[str]) -> None:
        self._cursors.write(self._account, name, json.dumps(list(ids)))

    def number(self, name: str) -> int:
        """A count; zero when none was written."""
        return int(self._cursors.read(self._account, name) or 0)

    def set_number(self, name: str, value: int) -> None:
        self._cursors.write(self._account, name, str(value))

    def text(self, name: str) -> str | None:
        return self._cursors.read(self._account, name)

    def clear(self, name: str) -> None:
        self._cursors.write(self._account, name, "")
