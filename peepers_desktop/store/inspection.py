"""Looking at a database file before it is trusted, without writing to it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from peepers_desktop.store.errors import DamagedDatabase, ForeignDatabase, StoreTrouble, file_error, store_error

APPLICATION_ID = 0x50454550
"""Marks the file as ours ("PEEP")."""
NEEDED = frozenset({
    "accounts", "cursors", "history", "item_bodies", "items", "items_search", "order_bodies", "order_lines", "orders",
    "orders_search", "outbox", "questions", "questions_search", "shipment_bodies", "shipments", "shipments_search",
    "variations",
})  # fmt: skip
"""Tables of every schema so far: SQLite calls a file sound although one of them is gone."""
_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_SCHEMA_AT = slice(60, 64)
_APPLICATION_AT = slice(68, 72)


def inspect(path: Path, newest: int) -> int:
    """The file's schema number. Raises `ForeignDatabase` for another program's file and `DamagedDatabase` for
    one that is not sound; one newer than `newest` is not read beyond its header."""
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except OSError as error:
        raise file_error(error) from error
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise DamagedDatabase
    schema, application = (int.from_bytes(header[at], "big") for at in (_SCHEMA_AT, _APPLICATION_AT))
    # Until the first checkpoint both numbers of a new file stand in its write-ahead log only.
    if application not in (0, APPLICATION_ID):
        raise ForeignDatabase
    if application == APPLICATION_ID and schema > newest:
        return schema
    try:
        return _inspect_contents(path, newest)
    except sqlite3.Error as error:
        raise store_error(error) or StoreTrouble(str(error)) from error


def _inspect_contents(path: Path, newest: int) -> int:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        schema = int(connection.execute("PRAGMA user_version").fetchone()[0])
        application = int(connection.execute("PRAGMA application_id").fetchone()[0])
        if application != APPLICATION_ID and connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
            raise ForeignDatabase
        if schema <= newest and connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise DamagedDatabase
        if 0 < schema <= newest and not _tables(connection) >= NEEDED:
            raise DamagedDatabase
        return schema


def _tables(connection: sqlite3.Connection) -> frozenset[str]:
    return frozenset(name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))


def is_sound(path: Path, newest: int) -> bool:
    """True when the file could be opened by a program that knows schemas up to `newest`."""
    try:
        return inspect(path, newest) <= newest
    except StoreTrouble:
        return False
