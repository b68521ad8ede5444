"""Copies of the database through SQLite's own backup, which a live WAL file needs."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import datetime
from pathlib import Path

from peepers_desktop.store.errors import store_error

KEEP_DAILY = 7
KEEP_WEEKLY = 4


def backup(database: Path, folder: Path, now: datetime, why: str = "daily") -> Path:
    """Copy the database into `folder`; the file's name carries the date and the reason."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / f"peepers-{now:%Y%m%dT%H%M%S}-{why}.db"
    partial = target.with_suffix(".part")
    try:
        with closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(partial)) as copy:
            partial.chmod(0o600)
            source.backup(copy)
    except sqlite3.Error as error:
        partial.unlink(missing_ok=True)
        raise store_error(error) from error
    partial.replace(target)
    return target


def copies(folder: Path) -> list[Path]:
    """Existing backups, newest first."""
    return sorted(folder.glob("peepers-*.db"), reverse=True)


def thin(folder: Path) -> list[Path]:
    """Delete daily copies beyond a week of days and a month of weeks; returns what was deleted."""
    dailies = [path for path in copies(folder) if path.stem.endswith("-daily")]
    kept = set(_newest_by(dailies, lambda path: _day(path).date().isoformat(), KEEP_DAILY))
    kept |= set(_newest_by(dailies, lambda path: str(_day(path).isocalendar()[:2]), KEEP_WEEKLY))
    gone = [path for path in dailies if path not in kept]
    for path in gone:
        path.unlink()
    return gone


def due(folder: Path, now: datetime) -> bool:
    """True when today has no daily copy yet."""
    return not any(_day(path).date() == now.date() for path in copies(folder) if path.stem.endswith("-daily"))


def _newest_by(paths: Iterable[Path], period: Callable[[Path], str], most: int) -> list[Path]:
    seen: dict[str, Path] = {}
    for path in paths:
        seen.setdefault(period(path), path)
    return list(seen.values())[:most]


def _day(path: Path) -> datetime:
    return datetime.strptime(path.stem.split("-")[1], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - names carry no zone
