"""Listings as the marketplace last confirmed them. Nothing here knows of pending edits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.ids import AccountId, ItemId
from peepers_desktop.domain.items import Item
from peepers_desktop.store import item_columns, scans
from peepers_desktop.store.bodies import body_of, keep_bodies
from peepers_desktop.store.codec import instant, instant_text
from peepers_desktop.store.cursors import write_cursor
from peepers_desktop.store.database import Database
from peepers_desktop.store.history import note_remote_changes
from peepers_desktop.store.upsert import chunks, rows_by_id, write_row

_MARK_READ = text(
    "UPDATE items SET fetched_at = :at, first_read = coalesce(first_read, :at), stale = 0, gone = 0, scan = :scan "
    "WHERE key = :key"
)
_SKEW = timedelta(days=1)
"""How far this machine's clock and the marketplace's may be apart."""


class Items:
    """Writes listings and says which ones need reading again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, items: Iterable[Item], fetched_at: datetime) -> frozenset[ItemId]:
        """Store what was read; the ids whose visible values differ from before. A value the answer
        lacked keeps its cached one. Every change of a known quantity, price or status enters the history."""
        changed: set[ItemId] = set()
        with self._database.write() as connection:
            for account, group in _by_account(items).items():
                known = rows_by_id(connection, "items", account, list(group))
                scan = scans.current(connection, account)
                read: list[dict[str, Any]] = []
                bodies: list[tuple[int, bytes]] = []
                for item in group.values():
                    key, differs = _save_one(connection, item, known.get(item.id), fetched_at)
                    read.append({"key": key, "at": instant_text(fetched_at), "scan": scan})
                    bodies.append((key, item.raw))
                    if differs:
                        changed.add(item.id)
                connection.execute(_MARK_READ, read)
                keep_bodies(connection, "item", bodies)
        return frozenset(changed)

    def get(self, account: AccountId, item_id: ItemId) -> Item | None:
        with self._database.read() as connection:
            row = rows_by_id(connection, "items", account, [item_id]).get(item_id)
            return None if row is None else item_columns.item_of(row, item_columns.variations_of(connection, row))

    def body(self, account: AccountId, item_id: ItemId) -> bytes | None:
        """The body the listing was read from, JSON."""
        with self._database.read() as connection:
            return body_of(connection, "item", account, item_id)

    def last_updated(self, account: AccountId, ids: Sequence[ItemId]) -> dict[ItemId, datetime | None]:
        """When each known listing was changed, as the marketplace said it."""
        with self._database.read() as connection:
            rows = rows_by_id(connection, "items", account, ids, "id, last_updated")
        return {item_id: instant(row["last_updated"]) for item_id, row in rows.items()}

    def count(self, account: AccountId) -> int:
        """Listings in the cache, those a scan no longer found left out."""
        query = text("SELECT count(*) FROM items WHERE gone = 0 AND account = :account")
        with self._database.read() as connection:
            return int(connection.execute(query, {"account": account}).scalar_one())

    def mark_stale(self, account: AccountId, ids: Sequence[ItemId]) -> None:
        """Have exactly these listings read again."""
        with self._database.write() as connection:
            mark_stale(connection, account, ids)

    def leave(self, account: AccountId, ids: Sequence[ItemId]) -> None:
        """Ask for these no more: the marketplace refused them. They keep what is known of them."""
        statement = text("UPDATE items SET stale = 0 WHERE account = :account AND id IN :ids")
        statement = statement.bindparams(bindparam("ids", expanding=True))
        with self._database.write() as connection:
            for part in chunks(ids):
                connection.execute(statement, {"account": account, "ids": part})

    def lacking_sku(self, account: AccountId, limit: int) -> tuple[ItemId, ...]:
        """Listings with a variation whose SKU no answer has told, the ones that sell first."""
        query = text(
            "SELECT i.id FROM items i WHERE i.account = :account AND i.gone = 0 AND i.variation_count > 0 "
            "AND EXISTS (SELECT 1 FROM variations v WHERE v.account = i.account AND v.item_id = i.id "
            "AND v.sku IS NULL) AND NOT EXISTS (SELECT 1 FROM cursors c WHERE c.account = i.account "
            "AND c.name = 'sku/' || i.id) ORDER BY i.sold DESC LIMIT :limit"
        )
        with self._database.read() as connection:
            return tuple(connection.execute(query, {"account": account, "limit": limit}).scalars())

    def asked_for_sku(self, account: AccountId, ids: Sequence[ItemId]) -> None:
        """Note that these were read one by one: a SKU that is still missing does not exist."""
        with self._database.write() as connection:
            for item_id in ids:
                write_cursor(connection, account, f"sku/{item_id}", "1")

    def stale(self, account: AccountId, before: datetime, limit: int) -> tuple[ItemId, ...]:
        """Listings marked stale or read before an instant, the marked ones first."""
        query = text(
            "SELECT id FROM items WHERE account = :account AND gone = 0 AND "
            "(stale = 1 OR fetched_at IS NULL OR fetched_at < :before) ORDER BY stale DESC, fetched_at LIMIT :limit"
        )
        values = {"account": account, "before": instant_text(before), "limit": limit}
        with self._database.read() as connection:
            return tuple(connection.execute(query, values).scalars())

    def begin_scan(self, account: AccountId) -> int:
        """A number for a full scan, one higher than the last."""
        with self._database.write() as connection:
            return scans.begin(connection, account)

    def seen(self, account: AccountId, generation: int, ids: Sequence[ItemId]) -> None:
        """Note that the scan found these listings."""
        with self._database.write() as connection:
            scans.seen(connection, account, generation, ids)

    def finish_scan(self, account: AccountId, generation: int) -> frozenset[ItemId]:
        """Mark listings the scan did not find as gone; returns the newly gone. Nothing is deleted, and a
        scan that found nothing proves nothing: an empty answer of a dead session is not an empty shop."""
        with self._database.write() as connection:
            return scans.finish(connection, account, generation)


def mark_stale(
    connection: Connection, account: AccountId, ids: Iterable[ItemId], changed_at: datetime | None = None
) -> None:
    """Have these listings read again, within the caller's transaction. Those read more than a day after what
    changed them are spared: sales of last year say nothing about the stock of today."""
    statement = text(
        "UPDATE items SET stale = 1 WHERE account = :account AND id IN :ids "
        "AND (:spared IS NULL OR fetched_at IS NULL OR fetched_at < :spared)"
    ).bindparams(bindparam("ids", expanding=True))
    spared = instant_text(changed_at + _SKEW) if changed_at else None
    for part in chunks(ids):
        connection.execute(statement, {"account": account, "ids": part, "spared": spared})


def _by_account(items: Iterable[Item]) -> dict[AccountId, dict[ItemId, Item]]:
    """Each listing once; the last reading counts."""
    groups: dict[AccountId, dict[ItemId, Item]] = {}
    for item in items:
        groups.setdefault(item.account, {})[item.id] = item
    return groups


def _save_one(
    connection: Connection, item: Item, old: Mapping[Any, Any] | None, fetched_at: datetime
) -> tuple[int, bool]:
    before = item_columns.variations_of(connection, old) if old else ()
    after = item_columns.with_known(item.variations, before)
    new = item_columns.values(item, old, after)
    if old is not None:
        note_remote_changes(connection, old, new, before, after, fetched_at)
    written = write_row(connection, "items", old, new)
    if after != before:
        item_columns.replace_variations(connection, item.account, item.id, after)
    key = written if written is not None else int(old["key"]) if old else 0
    return key, written is not None or after != before or bool(old and old["gone"])
