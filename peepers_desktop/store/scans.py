"""Full scans of a catalogue, numbered, so that listings they no longer find can be told from unread ones."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.ids import AccountId, ItemId
from peepers_desktop.store.upsert import chunks

_CURSOR = "items.scan"
_BEGIN = text(
    "INSERT INTO cursors (account, name, value) VALUES (:account, :name, '1') "
    "ON CONFLICT (account, name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
)


def current(connection: Connection, account: AccountId) -> int:
    """The number of the last scan begun. A listing read while it runs counts as found by it."""
    query = text("SELECT value FROM cursors WHERE account = :account AND name = :name")
    return int(connection.execute(query, {"account": account, "name": _CURSOR}).scalar() or 0)


def begin(connection: Connection, account: AccountId) -> int:
    """Begin the next scan."""
    connection.execute(_BEGIN, {"account": account, "name": _CURSOR})
    return current(connection, account)


def seen(connection: Connection, account: AccountId, generation: int, ids: Iterable[ItemId]) -> None:
    """Note which cached listings the scan found."""
    statement = text("UPDATE items SET scan = :scan WHERE account = :account AND id IN :ids")
    statement = statement.bindparams(bindparam("ids", expanding=True))
    for part in chunks(ids):
        connection.execute(statement, {"scan": generation, "account": account, "ids": part})


def finish(connection: Connection, account: AccountId, generation: int) -> frozenset[ItemId]:
    """Mark what the scan did not find as gone and what it found as there; returns the newly gone."""
    values = {"account": account, "scan": generation}
    found = text("SELECT 1 FROM items WHERE account = :account AND scan = :scan LIMIT 1")
    if connection.execute(found, values).first() is None:
        return frozenset()
    where = "account = :account AND scan < :scan AND gone = 0"
    gone = frozenset(connection.execute(text(f"SELECT id FROM items WHERE {where}"), values).scalars())
    connection.execute(text(f"UPDATE items SET gone = 1 WHERE {where}"), values)
    connection.execute(text("UPDATE items SET gone = 0 WHERE account = :account AND scan = :scan AND gone = 1"), values)
    return gone
