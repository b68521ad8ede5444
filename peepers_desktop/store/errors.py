"""What can go wrong with the file on the disk, and what the seller does about it."""

from __future__ import annotations

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


class ReadOnlyFolder(StoreTrouble):
    code = "read_only_folder"
    message = "The folder of Peepers cannot be written to."
    advice = "Give your user write permission to the folder, or choose another one with --profile."


class DamagedDatabase(StoreTrouble):
    code = "damaged_database"
    message = "The local database is damaged."
    advice = "Peepers keeps the damaged file aside, saves the pending edits and reads your shop again."


class NewerDatabase(StoreTrouble):
    code = "newer_database"
    message = "These data were written by a newer version of Peepers ({found})."
    advice = "Install the newest version of Peepers, or start aside with --profile. Nothing was changed."


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


_FULL = sqlite3.SQLITE_FULL
_DAMAGED = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
_NOT_WRITABLE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM)


def store_error(error: BaseException) -> StoreTrouble:
    """The class that explains an error of the driver."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == _FULL:
        return DiskFull()
    if code in _DAMAGED:
        return DamagedDatabase()
    if code in _NOT_WRITABLE:
        return ReadOnlyFolder()
    return StoreTrouble(str(error))
