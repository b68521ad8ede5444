"""The recovery ladder: a damaged database is kept aside, the outbox saved, and the cache begun again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import text

from peepers_desktop.clock import Clock
from peepers_desktop.store import backup
from peepers_desktop.store.database import Database, OpenReport
from peepers_desktop.store.errors import DamagedDatabase

_SAVED = ("accounts", "outbox")
_SIDE_FILES = ("-wal", "-shm")


def open_or_recover(database: Database, clock: Clock) -> OpenReport:
    """Open; a damaged file is moved aside (never deleted), the newest sound backup put in its place, or an
    empty database, and whatever edits can still be read are copied into it. Makes the daily backup."""
    try:
        report = database.open()
    except DamagedDatabase:
        aside = _move_aside(database.path, clock)
        if not _restore(database):
            database.path.unlink(missing_ok=True)
        report = database.open()
        salvage(aside, database)
    if backup.due(database.backups, clock.now()):
        backup.backup(database.path, database.backups, clock.now())
        backup.thin(database.backups)
    return report


def _move_aside(path: Path, clock: Clock) -> Path:
    aside = path.with_name(f"{path.stem}-damaged-{clock.now():%Y%m%dT%H%M%S}.db")
    path.rename(aside)
    for tail in _SIDE_FILES:
        side = path.with_name(path.name + tail)
        if side.exists():
            side.rename(aside.with_name(aside.name + tail))
    return aside


def _restore(database: Database) -> bool:
    """Put the newest backup that is sound in place; False when there is none."""
    for copy in backup.copies(database.backups):
        database.path.write_bytes(copy.read_bytes())
        try:
            database.open()
        except DamagedDatabase:
            database.close()
            continue
        database.close()
        return True
    return False


def salvage(damaged: Path, database: Database) -> int:
    """Copy accounts and edits that can still be read; the number of edits saved."""
    saved = 0
    try:
        with closing(sqlite3.connect(f"{damaged.as_uri()}?mode=ro", uri=True)) as source:
            source.row_factory = sqlite3.Row
            for table in _SAVED:
                rows = _readable(source, table)
                saved += len(rows) if table == "outbox" else 0
                _copy(database, table, rows)
    except sqlite3.Error:
        return saved
    return saved


def _readable(source: sqlite3.Connection, table: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    try:
        for row in source.execute(f"SELECT * FROM {table}"):
            rows.append(dict(row))  # noqa: PERF401 - what was read before the damage is kept
    except sqlite3.Error:
        return rows
    return rows


def _copy(database: Database, table: str, rows: list[dict[str, object]]) -> None:
    with database.write() as connection:
        for row in rows:
            names = list(row)
            values = ", ".join(f":{name}" for name in names)
            connection.execute(text(f"INSERT OR REPLACE INTO {table} ({', '.join(names)}) VALUES ({values})"), row)
