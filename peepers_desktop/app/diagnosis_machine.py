"""The program, its folder, the disk, the database and crash reports."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from peepers_desktop import __version__
from peepers_desktop.app.findings import Finding, Level
from peepers_desktop.paths import Profile

SAFE_SQLITE = (3, 51, 3)
"""Before it, a WAL database could be damaged when several connections wrote at once."""
LITTLE_SPACE = 500 * 2**20
NO_SPACE = 50 * 2**20
_OLD_BACKUP = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class DatabaseState:
    """A database that passed its check."""

    sqlite: str
    schema: int
    size: int
    """Bytes, write-ahead log included."""
    backup: datetime | None
    """When the newest copy was made; None when there is none."""


def program() -> Iterator[Finding]:
    """Versions, for whoever reads the report."""
    params: dict[str, str | int] = {
        "version": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()}",
    }
    text = "This is Peepers Desktop {version} on Python {python}, {system}."
    yield Finding("program", Level.OK, text, params=params)
    if sys.flags.optimize:
        yield Finding("program", Level.WARNING, "Python runs with -O.", "Start Peepers without it.")


def folder(profile: Profile) -> Iterator[Finding]:
    """Who may open the profile, and whether it can be written to."""
    params: dict[str, str | int] = {"folder": str(profile.root)}
    if not profile.root.is_dir():
        yield Finding("profile", Level.WARNING, "The folder {folder} does not exist yet.", params=params)
        return
    if not os.access(profile.root, os.W_OK | os.X_OK):
        advice = "Give your user write permission to the folder, or choose another one with --profile."
        yield Finding("profile", Level.PROBLEM, "The folder {folder} cannot be written to.", advice, params)
    if os.name != "nt" and profile.root.stat().st_mode & 0o077:
        advice = "Take the permissions of others away (chmod 700)."
        yield Finding("profile", Level.WARNING, "Other users can open the folder {folder}.", advice, params)
    else:
        yield Finding("profile", Level.OK, "The profile is in {folder}.", params=params)


def disk(profile: Profile) -> Iterator[Finding]:
    """Room for the database, its log and its copies."""
    place = next((path for path in (profile.root, *profile.root.parents) if path.exists()), profile.root)
    try:
        free = shutil.disk_usage(place).free
    except OSError:
        yield Finding("disk", Level.WARNING, "The free space of the disk could not be read.")
        return
    params: dict[str, str | int] = {"free": free // 2**20}
    if free < NO_SPACE:
        text, level = "The disk is full: {free} MB are free.", Level.PROBLEM
    elif free < LITTLE_SPACE:
        text, level = "The disk is nearly full: {free} MB are free.", Level.WARNING
    else:
        yield Finding("disk", Level.OK, "{free} MB of the disk are free.", params=params)
        return
    yield Finding("disk", level, text, "Free some space. Nothing that was saved is lost.", params)


def database(state: DatabaseState, now: datetime) -> Iterator[Finding]:
    """The findings of a database that could be opened; one that could not raised its own error."""
    params: dict[str, str | int] = {"size": state.size // 1024, "version": state.sqlite, "schema": state.schema}
    text = "The database is sound: {size} KB, schema {schema}, SQLite {version}."
    yield Finding("database", Level.OK, text, params=params)
    if tuple(int(part) for part in state.sqlite.split(".")) < SAFE_SQLITE:
        advice = "Nothing to do: Peepers writes through one connection at a time, which avoids the known fault."
        yield Finding("sqlite", Level.WARNING, "SQLite {version} is older than 3.51.3.", advice, params)
    yield _backup(state.backup, now)


def _backup(made: datetime | None, now: datetime) -> Finding:
    if made is None:
        return Finding("backup", Level.WARNING, "There is no backup yet.", "One is made with every day's first start.")
    params: dict[str, str | int] = {"date": f"{made:%Y-%m-%d}"}
    if now - made > _OLD_BACKUP:
        return Finding("backup", Level.WARNING, "The newest backup is of {date}.", "Is the disk full?", params)
    return Finding("backup", Level.OK, "The newest backup is of {date}.", params=params)


def crashes(profile: Profile) -> Iterator[Finding]:
    """Reports of our own mistakes that nobody has sent or deleted yet."""
    count = len(list(profile.crashes.glob("crash-*.txt")))
    if count:
        params: dict[str, str | int] = {"count": count, "folder": str(profile.crashes)}
        advice = "Read them before you share them; delete them when you are done."
        yield Finding("crashes", Level.WARNING, "There are {count} crash reports in {folder}.", advice, params)
