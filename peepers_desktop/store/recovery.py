"""The recovery ladder: keep the damaged file, put the newest sound backup in its place or begin again, and
carry the pending edits over. What the seller typed is worth more than the cache, which can be read again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import text

from peepers_desktop import log
from peepers_desktop.clock import Clock
from peepers_desktop.store import backup
from peepers_desktop.store.database import SCHEMA, Database, OpenReport, Recovered
from peepers_desktop.store.errors import BegunAgain, DamagedDatabase, RestoredFromBackup, StoreTrouble, file_error
from peepers_desktop.store.inspection import is_sound
from peepers_desktop.store.salvage import put_back, read_what_can_be_read


def open_or_recover(database: Database, clock: Clock) -> OpenReport:
    """Open the database, climbing the ladder when it is damaged, and make the daily backup. Raises a
    `StoreTrouble` for everything that is not damage."""
    now = clock.now()
    try:
        report = database.open()
    except DamagedDatabase:
        report = recover(database, now)
    keep_daily_copy(database, clock)
    return report


def keep_daily_copy(database: Database, clock: Clock) -> None:
    """Today's backup, where today has none yet. A shop that cannot be copied can still be worked with;
    diagnostics show the newest copy's age."""
    try:
        backup.daily(database.path, database.backups, clock.now())
    except StoreTrouble as error:
        log.get("store").info("backup_failed", code=error.code)


def notice_of(recovered: Recovered) -> StoreTrouble:
    """What the seller is told after the ladder was climbed."""
    edits, file = recovered.edits, recovered.aside.name
    if recovered.backup is None:
        return BegunAgain(edits=edits, file=file)
    day = f"{backup.made_at(recovered.backup):%d/%m/%Y}"
    return RestoredFromBackup(edits=edits, file=file, day=day)


def recover(database: Database, now: datetime) -> OpenReport:
    """Climb the ladder. The damaged file is moved aside and never deleted."""
    database.close()
    try:
        aside = move_aside(database.path, now)
        copy = _put_newest_backup(database)
    except OSError as error:
        raise file_error(error) from error
    report = database.open()
    if copy is not None:
        doubt_pending_edits(database)
    found = read_what_can_be_read(aside)
    put_back(database, found)
    edits = sum(row["state"] not in ("confirmed", "cancelled", "superseded") for row in found.get("outbox", ()))
    log.get("store").info("recovered", kind="backup" if copy else "anew", count=edits)
    return replace(report, recovered=Recovered(aside, copy, edits))


def restore(database: Database, copy: Path, now: datetime) -> Path:
    """Go back to a backup at the seller's wish; the file in use is kept aside and its place returned. Raises
    `DamagedDatabase` for a copy that is not sound."""
    if not is_sound(copy, SCHEMA):
        raise DamagedDatabase
    database.close()
    try:
        aside = move_aside(database.path, now)
        backup.copy_database(copy, database.path)
    except OSError as error:
        raise file_error(error) from error
    database.open()
    doubt_pending_edits(database)
    return aside


def move_aside(path: Path, now: datetime) -> Path:
    """Rename the database with its write-ahead log; returns the new place."""
    aside = path.with_name(f"{path.stem}-aside-{now:%Y%m%dT%H%M%S}{path.suffix}")
    count = 0
    while aside.exists():
        count += 1
        aside = path.with_name(f"{path.stem}-aside-{now:%Y%m%dT%H%M%S}-{count}{path.suffix}")
    for tail in backup.SIDE_FILES:
        side = path.with_name(path.name + tail)
        if side.exists():
            side.rename(aside.with_name(aside.name + tail))
    path.rename(aside)
    return aside


def _put_newest_backup(database: Database) -> Path | None:
    for copy in backup.copies(database.backups):
        if is_sound(copy, SCHEMA):
            backup.copy_database(copy, database.path)
            return copy
    return None


def doubt_pending_edits(database: Database) -> None:
    """A backup does not know what was sent after it was made: whatever it would send is read first."""
    with database.write() as connection:
        connection.execute(
            text("UPDATE outbox SET state = 'unknown', reason = 'restored' WHERE state IN ('queued', 'sending')")
        )
