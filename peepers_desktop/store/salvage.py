"""Reading out of a damaged file what cannot be read again from the marketplace."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from peepers_desktop.store.database import Database
from peepers_desktop.store.edit_rows import edit_of
from peepers_desktop.store.upsert import insert

TABLES = ("accounts", "outbox", "history")
Salvaged = Mapping[str, Sequence[Mapping[str, Any]]]


def read_what_can_be_read(damaged: Path) -> Salvaged:
    """Rows by table. Damage in one page costs the rows on it; a file without a readable head gives nothing,
    and an empty one is not even looked at: SQLite would delete the write-ahead log beside it."""
    if damaged.stat().st_size == 0:
        return {}
    try:
        with closing(sqlite3.connect(f"{damaged.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            # Lets a file be read that is shorter than its head says, which is how a full disk leaves one.
            connection.execute("PRAGMA writable_schema=ON")
            return {table: list(_rows(connection, table)) for table in TABLES}
    except sqlite3.Error:
        return {}


def _rows(connection: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """From the front until the damage, then from the back until it."""
    seen: set[Any] = set()
    for direction in ("ASC", "DESC"):
        try:
            for row in connection.execute(f"SELECT rowid AS place, * FROM {table} ORDER BY rowid {direction}"):
                values = dict(row)
                place = values.pop("place")
                if place in seen:
                    return
                seen.add(place)
                yield values
        except sqlite3.Error:
            continue


def put_back(database: Database, found: Salvaged) -> None:
    """Write salvaged rows over those of a backup: the damaged file was the newer of the two. A row that does
    not fit any more is left out rather than losing the others."""
    with database.write() as connection:
        for table, rows in found.items():
            known = {row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})")}
            for row in rows:
                values = {name: value for name, value in row.items() if name in known}
                if table == "outbox" and not _is_edit(values):
                    continue
                statement = str(insert(table, list(values))).replace("INSERT", "INSERT OR REPLACE", 1)
                try:
                    with database.write():
                        connection.execute(text(statement), values)
                except IntegrityError:
                    continue


def _is_edit(values: Mapping[str, Any]) -> bool:
    try:
        edit_of(values)
    except (KeyError, TypeError, ValueError):
        return False
    return True
