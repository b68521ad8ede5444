"""Accounts that were disconnected: what is kept of them, and taking it out for good."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.accounts import Link
from peepers_desktop.domain.edits import UNSETTLED
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.store.database import Database

_AT_ONCE = 500
"""Rows per transaction: short, so that nobody else who writes waits long."""
_SEARCHED = ("items", "orders", "questions", "shipments")
_OTHERS = ("outbox", "history", "cursors")


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is of one account."""

    items: int = 0
    orders: int = 0
    questions: int = 0
    shipments: int = 0
    waiting: int = 0
    """Changes that were never settled."""


def kept(database: Database, account: AccountId) -> Kept:
    """What there is of an account, whether it is connected or not."""
    with database.read() as connection:
        counts = {table: _count(connection, table, account) for table in _SEARCHED}
        unsettled = text("SELECT count(*) FROM outbox WHERE account = :account AND state IN :states")
        states = {"account": account, "states": [state.value for state in UNSETTLED]}
        waiting = connection.execute(unsettled.bindparams(bindparam("states", expanding=True)), states).scalar_one()
    return Kept(**counts, waiting=int(waiting))


def take_out(database: Database, account: AccountId) -> bool:
    """Delete everything of a disconnected account, itself last: cut short, it is there to be taken out again.
    False when it is connected, and then nothing more is deleted."""
    for table in _SEARCHED:
        while True:
            with database.write() as connection:
                if not _is_put_away(connection, account):
                    return False
                if not _delete_some(connection, table, account):
                    break
    with database.write() as connection:
        if not _is_put_away(connection, account):
            return False
        for table in _OTHERS:
            connection.execute(text(f"DELETE FROM {table} WHERE account = :account"), {"account": account})
        connection.execute(text("DELETE FROM accounts WHERE user_id = :account"), {"account": account})
        # A search index keeps words of deleted rows until it is built anew; the other three are with every erasure.
        connection.exec_driver_sql("INSERT INTO items_search (items_search) VALUES ('rebuild')")
    return True


def _count(connection: Connection, table: str, account: AccountId) -> int:
    gone = " AND gone = 0" if table == "items" else ""
    query = text(f"SELECT count(*) FROM {table} WHERE account = :account{gone}")
    return int(connection.execute(query, {"account": account}).scalar_one())


def _is_put_away(connection: Connection, account: AccountId) -> bool:
    link = connection.execute(text("SELECT link FROM accounts WHERE user_id = :id"), {"id": account}).scalar()
    return bool(link == Link.ARCHIVED.value)


def _delete_some(connection: Connection, table: str, account: AccountId) -> int:
    """Rows with their search entries; bodies, lines and variations go with them by their foreign keys."""
    some = text(f"SELECT key FROM {table} WHERE account = :account ORDER BY key LIMIT {_AT_ONCE}")
    keys = list(connection.execute(some, {"account": account}).scalars())
    for statement in (
        f"INSERT INTO {table}_search ({table}_search, rowid, words) "
        f"SELECT 'delete', key, words FROM {table} WHERE key IN :keys",
        f"DELETE FROM {table} WHERE key IN :keys",
    ):
        connection.execute(text(statement).bindparams(bindparam("keys", expanding=True)), {"keys": keys})
    return len(keys)
