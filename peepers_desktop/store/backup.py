"""Copies of the database through SQLite's own backup, which a live WAL file needs."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from peepers_desktop import log
from peepers_desktop.store.errors import StoreTrouble, file_error, store_error

KEEP_DAILY = 7
KEEP_WEEKLY = 4
KEEP_MIGRATIONS = 3
DAILY = "daily"
SIDE_FILES = ("-wal", "-shm")
_NAME = re.compile(r"peepers-(\d{8}T\d{6})-([a-z-]+)\.db")


def backup(database: Path, folder: Path, now: datetime, why: str = DAILY) -> Path:
    """Copy the database into `folder`; the file's name carries the instant (UTC) and the reason. A copy that
    could not be finished leaves nothing behind. Raises a `StoreTrouble`."""
    target = folder / f"peepers-{now:%Y%m%dT%H%M%S}-{why}.db"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        copy_database(database, target)
    except OSError as error:
        raise file_error(error) from error
    log.get("store").info("backup", kind=why, bytes=target.stat().st_size)
    return target


def copy_database(source: Path, target: Path) -> None:
    """One file with everything committed in `source`, in place of whatever `target` was. The old target's
    write-ahead log goes with it, or SQLite would play it onto the new file. Raises a `StoreTrouble`."""
    partial = target.with_name(target.name + ".part")
    partial.unlink(missing_ok=True)
    partial.touch(mode=0o600)
    try:
        with closing(sqlite3.connect(source)) as original, closing(sqlite3.connect(partial)) as copy:
            original.backup(copy)
    except sqlite3.Error as error:
        partial.unlink(missing_ok=True)
        raise store_error(error) or StoreTrouble(str(error)) from error
    for tail in SIDE_FILES:
        target.with_name(target.name + tail).unlink(missing_ok=True)
    partial.replace(target)


def daily(database: Path, folder: Path, now: datetime) -> Path | None:
    """Make today's copy and thin the older ones; None when today has one already."""
    if not due(folder, now):
        return None
    made = backup(database, folder, now)
    thin(folder)
    return made


def copies(folder: Path) -> list[Path]:
    """Existing backups, newest first. Other files in the folder are left alone."""
    found = [path for path in folder.glob("peepers-*.db") if _NAME.fullmatch(path.name)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def newest_at(folder: Path) -> datetime | None:
    """When the newest copy was made, UTC; None when there is none."""
    return next((made_at(path).replace(tzinfo=UTC) for path in copies(folder)), None)


def size_of(database: Path) -> int:
    """Bytes on the disk, the write-ahead log included."""
    files = [database, *(database.with_name(database.name + tail) for tail in SIDE_FILES)]
    return sum(path.stat().st_size for path in files if path.exists())


def thin(folder: Path) -> list[Path]:
    """Keep the newest copy of each of the last days and weeks, and of the last migrations; returns what was
    deleted."""
    dailies = [path for path in copies(folder) if _why(path) == DAILY]
    others = [path for path in copies(folder) if _why(path) != DAILY]
    kept = {*_newest_by(dailies, lambda path: made_at(path).date().isoformat(), KEEP_DAILY)}
    kept |= {*_newest_by(dailies, lambda path: str(made_at(path).isocalendar()[:2]), KEEP_WEEKLY)}
    kept |= {*others[:KEEP_MIGRATIONS]}
    gone = [path for path in (*dailies, *others) if path not in kept]
    for path in gone:
        path.unlink()
    return gone


def due(folder: Path, now: datetime) -> bool:
    """True when today (UTC, as the names) has no daily copy yet."""
    return not any(made_at(path).date() == now.date() for path in copies(folder) if _why(path) == DAILY)


def _newest_by(paths: Iterable[Path], period: Callable[[Path], str], most: int) -> list[Path]:
    seen: dict[str, Path] = {}
    for path in paths:
        seen.setdefault(period(path), path)
    return list(seen.values())[:most]


def _why(path: Path) -> str:
    match = _NAME.fullmatch(path.name)
    return match[2] if match else ""


def made_at(path: Path) -> datetime:
    """When a copy was made, by its name; UTC without saying so."""
    match = _NAME.fullmatch(path.name)
    return datetime.strptime(match[1] if match else "", "%Y%m%dT%H%M%S")  # noqa: DTZ007 - names carry no zone
