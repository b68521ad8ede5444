"""Named marks per account: how far a pull has come."""

from __future__ import annotations

from sqlalchemy import Connection, text

from peepers_desktop.domain.ids import AccountId
from peepers_desktop.store.database import Database

_WRITE = text(
    "INSERT INTO cursors (account, name, value) VALUES (:account, :name, :value) "
    "ON CONFLICT (account, name) DO UPDATE SET value = excluded.value"
)


class Cursors:
    """Texts by account and name; an empty text reads as none."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def read(self, account: AccountId, name: str) -> str | None:
        with self._database.read() as connection:
            query = text("SELECT value FROM cursors WHERE account = :account AND name = :name")
            return connection.execute(query, {"account": account, "name": name}).scalar() or None

    def write(self, account: AccountId, name: str, value: str) -> None:
        with self._database.write() as connection:
            write_cursor(connection, account, name, value)


def write_cursor(connection: Connection, account: AccountId, name: str, value: str) -> None:
    """Write a mark within the caller's transaction."""
    connection.execute(_WRITE, {"account": account, "name": name, "value": value})
