"""A disk that forgets: what was written and not synced may be there, half there or not there after a power cut.

Every file is held as what is safely on the disk and the writes that still stand in some cache. A cut keeps any of
these, in any order, torn at the sector; a sync makes them safe. Nothing is lost that was synced: a disk that lies
about that cannot be helped by any program.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import apsw

SECTOR = 512
_NAME = "forgetful"
_KEEPS_NEIGHBOURS = 0x1000
"""SQLITE_IOCAP_POWERSAFE_OVERWRITE, which SQLite assumes of every disk unless it is told otherwise."""


@dataclass(frozen=True, slots=True)
class Change:
    """Bytes written at a place, or with None a new length."""

    at: int
    data: bytes | None


def apply(image: bytearray, change: Change) -> None:
    if change.data is None:
        del image[change.at :]
        image.extend(bytes(change.at - len(image)))
        return
    end = change.at + len(change.data)
    if len(image) < end:
        image.extend(bytes(end - len(image)))
    image[change.at : end] = change.data


@dataclass(slots=True)
class Stored:
    """One file."""

    volatile: bytearray = field(default_factory=bytearray)
    durable: bytearray = field(default_factory=bytearray)
    waiting: list[Change] = field(default_factory=list)

    def change(self, change: Change) -> None:
        apply(self.volatile, change)
        self.waiting.append(change)

    def sync(self) -> None:
        self.durable[:] = self.volatile
        self.waiting.clear()

    def after_cut(self, random: Random) -> bytes:
        """What is found when the power is back."""
        image, kept = bytearray(self.durable), random.choice((0.0, 0.5, 0.9, 1.0))
        survivors = [change for change in self.waiting if random.random() < kept]
        if random.random() < 0.5:
            random.shuffle(survivors)
        for number, change in enumerate(survivors):
            torn = number == len(survivors) - 1 and random.random() < 0.3
            apply(image, _torn(change, random) if torn else change)
        return bytes(image)


def _torn(change: Change, random: Random) -> Change:
    """Only some of its sectors arrived."""
    if change.data is None or len(change.data) <= SECTOR:
        return change
    sectors = random.randrange(1, (len(change.data) + SECTOR - 1) // SECTOR)
    return Change(change.at, change.data[: sectors * SECTOR])


class Disk:
    """The files of one machine. `watch` is called before every write and sync: a cut may come right there."""

    def __init__(self) -> None:
        self.files: dict[str, Stored] = {}
        self.watch: Callable[[str], None] = lambda _what: None
        self.syncs = 0

    def put(self, name: str, content: bytes) -> None:
        self.files[name] = Stored(bytearray(content), bytearray(content))

    def after_cut(self, random: Random) -> dict[str, bytes]:
        return {name: file.after_cut(random) for name, file in self.files.items()}


class _File:
    """An open file, as SQLite asks for one. There is one connection, so locks are always granted."""

    def __init__(self, disk: Disk, file: Stored) -> None:
        self._disk = disk
        self._file = file

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._file.volatile[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.watch("write")
        self._file.change(Change(offset, bytes(data)))

    def xTruncate(self, size: int) -> None:
        self._disk.watch("truncate")
        self._file.change(Change(size, None))

    def xSync(self, _flags: int) -> None:
        self._disk.watch("sync")
        self._disk.syncs += 1
        self._file.sync()

    def xFileSize(self) -> int:
        return len(self._file.volatile)

    def xLock(self, _level: int) -> None: ...
    def xUnlock(self, _level: int) -> None: ...
    def xClose(self) -> None: ...
    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, _operation: int, _pointer: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return SECTOR

    def xDeviceCharacteristics(self) -> int:
        return _KEEPS_NEIGHBOURS


class _System(apsw.VFS):
    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        super().__init__(_NAME, base="")

    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> _File:
        path = name.filename() if isinstance(name, apsw.URIFilename) else str(name)
        flags[1] = flags[0]
        return _File(self._disk, self._disk.files.setdefault(Path(path).name, Stored()))

    def xDelete(self, name: str, _sync: bool) -> None:
        self._disk.files.pop(Path(name).name, None)

    def xAccess(self, name: str, _flags: int) -> bool:
        return Path(name).name in self._disk.files

    def xFullPathname(self, name: str) -> str:
        return name

    def xRandomness(self, amount: int) -> bytes:
        return bytes(amount)

    def xSleep(self, microseconds: int) -> int:
        return microseconds

    def xCurrentTimeInt64(self) -> int:
        return 0

    def xGetLastError(self) -> tuple[int, str]:
        return 0, ""


@contextmanager
def forgetful_disk() -> Iterator[Disk]:
    """While it lasts, SQLite (the one that apsw carries) can open files on it by `vfs=forgetful`."""
    disk = Disk()
    system = _System(disk)
    try:
        yield disk
    finally:
        system.unregister()


def connect(name: str) -> apsw.Connection:
    """A connection to a file on the disk that is in force."""
    return apsw.Connection(name, vfs=_NAME)
