"""Listings as the marketplace last confirmed them. Nothing here knows of pending edits."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.ids import AccountId, ItemId
from peepers_desktop.domain.items import Item, Variation
from peepers_desktop.store import item_columns
from peepers_desktop.store.codec import instant, instant_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.history import note_remote_changes
from peepers_desktop.store.upsert import index_words, rows_by_id, write_row

_SEARCHED = ("title", "sku")


class Items:
    """Writes listings and says which ones need reading again."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, items: Iterable[Item], fetched_at: datetime) -> frozenset[ItemId]:
        """Store what was read; the ids whose visible values differ from before. A number the answer
        lacked keeps its cached value."""
        changed: set[ItemId] = set()
        with self._database.write() as connection:
            for account, group in _by_account(items).items():
                known = rows_by_id(connection, "items", account, [item.id for item in group])
                for item in group:
                    if self._save_one(connection, item, known.get(item.id), fetched_at):
                        changed.add(item.id)
        return frozenset(changed)

    def _save_one(
        self, connection: Connection, item: Item, old: Mapping[Any, Any] | None, fetched_at: datetime
    ) -> bool:
        new = item_columns.values(item, old)
        before = item_columns.variations(connection, item.account, item.id) if old else []
        after = item_columns.kept_quantities(item.variations, before)
        if old is not None:
            note_remote_changes(connection, old, new, before, after, fetched_at)
        key = write_row(connection, "items", old, new)
        key_known = key if key is not None else (int(old["key"]) if old else 0)
        differs = key is not None or list(after) != before
        if list(after) != before:
            item_columns.replace_variations(connection, item.account, item.id, after)
        if old is None or any(old[n] != new[n] for n in _SEARCHED) or list(after) != before:
            index_words(connection, "items_search", key_known, [item.id, item.title, item.sku, *_skus(after)])
        self._touch(connection, key_known, item, fetched_at)
        return differs or bool(old and old["gone"])

    def _touch(self, connection: Connection, key: int, item: Item, fetched_at: datetime) -> None:
        body = zlib.compress(item.raw, 6) if item.raw else None
        query = "UPDATE items SET fetched_at = :at, stale = 0, gone = 0, body = coalesce(:body, body) WHERE key = :key"
        connection.execute(text(query), {"at": instant_text(fetched_at), "body": body, "key": key})

    def get(self, account: AccountId, item_id: ItemId) -> Item | None:
        with self._database.read() as connection:
            row = rows_by_id(connection, "items", account, [item_id]).get(item_id)
            if row is None:
                return None
            return item_columns.item_of(row, item_columns.variations(connection, account, item_id))

    def body(self, account: AccountId, item_id: ItemId) -> bytes | None:
        """The body the listing was read from, JSON."""
        with self._database.read() as connection:
            row = rows_by_id(connection, "items", account, [item_id]).get(item_id)
            return zlib.decompress(row["body"]) if row and row["body"] else None

    def last_updated(self, account: AccountId, ids: Sequence[ItemId]) -> dict[ItemId, datetime | None]:
        """When each known listing was changed, as the marketplace said it."""
        with self._database.read() as connection:
            rows = rows_by_id(connection, "items", account, ids)
        return {item_id: instant(row["last_updated"]) for item_id, row in rows.items()}

    def count(self, account: AccountId) -> int:
        """Listings in the cache, those a scan no longer found left out."""
        query = text("SELECT count(*) FROM items WHERE account = :account AND gone = 0")
        with self._database.read() as connection:
            return int(connection.execute(query, {"account": account}).scalar_one())

    def mark_stale(self, account: AccountId, ids: Sequence[ItemId]) -> None:
        """Have exactly these listings read again."""
        self._mark("UPDATE items SET stale = 1 WHERE account = :account AND id IN :ids", account, ids, {})

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
        query = text("SELECT coalesce(max(scan), 0) + 1 FROM items WHERE account = :account")
        with self._database.read() as connection:
            return int(connection.execute(query, {"account": account}).scalar_one())

    def seen(self, account: AccountId, generation: int, ids: Sequence[ItemId]) -> None:
        """Note that the scan found these listings."""
        query = "UPDATE items SET scan = :scan WHERE account = :account AND id IN :ids"
        for start in range(0, len(ids), 500):
            self._mark(query, account, ids[start : start + 500], {"scan": generation})

    def finish_scan(self, account: AccountId, generation: int) -> frozenset[ItemId]:
        """Mark listings the scan did not find as gone; returns the newly gone. Nothing is deleted."""
        where = "account = :account AND scan < :scan AND gone = 0"
        values = {"account": account, "scan": generation}
        with self._database.write() as connection:
            gone = frozenset(connection.execute(text(f"SELECT id FROM items WHERE {where}"), values).scalars())
            connection.execute(text(f"UPDATE items SET gone = 1 WHERE {where}"), values)
        return gone

    def _mark(self, query: str, account: AccountId, ids: Sequence[ItemId], extra: dict[str, Any]) -> None:
        statement = text(query).bindparams(bindparam("ids", expanding=True))
        with self._database.write() as connection:
            connection.execute(statement, {**extra, "account": account, "ids": list(ids)})


def _by_account(items: Iterable[Item]) -> dict[AccountId, list[Item]]:
    groups: dict[AccountId, list[Item]] = {}
    for item in items:
        groups.setdefault(item.account, []).append(item)
    return groups


def _skus(variations: Iterable[Variation]) -> list[str | None]:
    return [variation.sku for variation in variations]
