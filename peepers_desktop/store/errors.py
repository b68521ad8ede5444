"""What can go wrong with the file on the disk, and what the seller does about it.

StoreTrouble
├── DiskFull, DiskTrouble, DatabaseBusy, ReadOnlyFolder    outside Peepers: make room, mend, close, allow
├── DamagedDatabase ── EmptiedDatabase                     the recovery ladder takes over (see `recovery`)
└── NewerDatabase, ForeignDatabase                         not ours to touch: not one byte is written
"""

from __future__ import annotations

import errno
import sqlite3

from peepers_desktop.errors import DefectError, EditError, SurroundingsError


class StoreTrouble(SurroundingsError):
    code = "store"
    message = "The local database cannot be used right now."
    advice = "Close other programs that may be using the folder of Peepers and try again."


class DiskFull(StoreTrouble):
    code = "disk_full"
    message = "The disk is full, so nothing could be saved."
    advice = "Free some space and try again. Nothing that was saved before is lost."


class DiskTrouble(StoreTrouble):
    code = "disk_trouble"
    message = "The disk refused to read or write the local database."
    advice = "Check that the disk is connected and healthy, then start Peepers again."


class DatabaseBusy(StoreTrouble):
    code = "database_busy"
    message = "Another program is holding the local database."
    advice = "Close other windows of Peepers and programs that make backups, then try again."


class ReadOnlyFolder(StoreTrouble):
    code = "read_only_folder"
    message = "The folder of Peepers cannot be written to."
    advice = "Give your user write permission to the folder, or choose another one with --profile."


class DamagedDatabase(StoreTrouble):
    code = "damaged_database"
    message = "The local database is damaged."
    advice = "Peepers keeps the damaged file aside, saves the pending edits and reads your shop again."


class EmptiedDatabase(DamagedDatabase):
    code = "emptied_database"
    message = "The local database has lost its contents, although this profile was in use before."
    advice = "Peepers restores the newest backup and reads your shop again."


class RestoredFromBackup(StoreTrouble):
    """Told after a start that climbed the recovery ladder; the program works."""

    code = "restored_from_backup"
    message = "The local database was damaged, so the backup of {day} took its place. Edits saved from it: {edits}."
    advice = "Look at the pending edits before you send them. The damaged file is kept as {file}."


class BegunAgain(StoreTrouble):
    """Told after a start that found damage and no sound backup; the program works."""

    code = "begun_again"
    message = "The local database was damaged and there was no sound backup. Edits saved from it: {edits}."
    advice = "Update to read your shop again from Mercado Livre. The damaged file is kept as {file}."


class NewerDatabase(StoreTrouble):
    code = "newer_database"
    message = "These data were written by a newer version of Peepers ({found})."
    advice = "Install the newest version of Peepers, or start aside with --profile. Nothing was changed."


class ForeignDatabase(StoreTrouble):
    code = "foreign_database"
    message = "The file in the place of the local database belongs to another program."
    advice = "Move that file away, or choose another folder with --profile. Nothing was changed."


class IllegalMove(DefectError):
    code = "illegal_move"
    message = "An edit cannot go from {old} to {new}."


class AnswerAlreadyWaiting(EditError):
    code = "answer_already_waiting"
    message = "This question already has an answer waiting to be sent."
    advice = "Cancel the waiting answer in the outbox first."


class UnknownEdit(EditError):
    code = "unknown_edit"
    message = "There is no edit number {edit}."
    advice = "List the outbox to see the edits that exist."


_CLASSES: dict[int, type[StoreTrouble]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR: DiskTrouble,
    sqlite3.SQLITE_BUSY: DatabaseBusy,
    sqlite3.SQLITE_LOCKED: DatabaseBusy,
    sqlite3.SQLITE_PROTOCOL: DatabaseBusy,
    sqlite3.SQLITE_READONLY: ReadOnlyFolder,
    sqlite3.SQLITE_CANTOPEN: ReadOnlyFolder,
    sqlite3.SQLITE_PERM: ReadOnlyFolder,
    sqlite3.SQLITE_CORRUPT: DamagedDatabase,
    sqlite3.SQLITE_NOTADB: DamagedDatabase,
}


def store_error(error: BaseException) -> StoreTrouble | None:
    """What an error of the driver means for the seller; None for one that is our own mistake."""
    code = getattr(error, "sqlite_errorcode", None)
    found = None if code is None else _CLASSES.get(code & 0xFF)
    return None if found is None else found()


def file_error(error: OSError) -> StoreTrouble:
    """What an error of the file system means for the seller."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return DiskFull()
    return DiskTrouble() if error.errno == errno.EIO else ReadOnlyFolder()
