"""A lock that holds across threads and processes, and that dies with whoever held it.

The operating system keeps it (flock, or a locked byte on Windows), so a killed holder frees it at once
and no time stamp has to be trusted. The file stays behind, empty; only the lock on it means anything.
"""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peepers_desktop.clock import Clock
from peepers_desktop.errors import SurroundingsError

POLL = 0.05
"""Seconds between two looks at a lock another process holds."""


class LockBusy(SurroundingsError):
    """Whoever holds the lock does not let go. Worth another try later."""

    code = "lock_busy"
    message = "Another part of Peepers is still busy with the same account."
    advice = "Peepers tries again by itself. Close other copies of Peepers if this goes on."


class LockUnusable(SurroundingsError):
    """The lock file itself cannot be opened: a folder that may not be written to, a full disk."""

    code = "lock_unusable"
    message = "Peepers cannot write to its own folder."
    advice = "Check that the disk is not full and that the folder belongs to you."


class HeldLock:
    """Proof of holding the lock."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    def still_mine(self) -> bool:
        """False when the file was replaced or removed meanwhile: others may hold a lock on the new one."""
        try:
            there, here = os.stat(self._path), os.fstat(self._handle)
        except OSError:
            return False
        return (there.st_dev, there.st_ino) == (here.st_dev, here.st_ino)


class FileLock:
    """One lock file. Share one instance among the threads of a process; `patience` is in seconds."""

    def __init__(self, path: Path, clock: Clock, patience: float = 45.0) -> None:
        self._path = path
        self._clock = clock
        self._patience = patience
        self._threads = threading.Lock()

    @contextmanager
    def held(self) -> Iterator[HeldLock]:
        """Holds the lock for the length of the block; not re-entrant.

        Raises:
            LockBusy: it was not free within `patience`.
            LockUnusable: the file cannot be made or opened.
        """
        if not self._threads.acquire(timeout=self._patience):
            raise LockBusy
        try:
            with self._process_lock() as held:
                yield held
        finally:
            self._threads.release()

    @contextmanager
    def _process_lock(self) -> Iterator[HeldLock]:
        until = self._clock.monotonic() + self._patience
        while True:
            handle = self._open()
            try:
                held = HeldLock(self._path, handle)
                # The file may have been replaced between opening and locking it: then this lock means nothing.
                if _try_lock(handle) and held.still_mine():
                    yield held
                    return
            finally:
                os.close(handle)  # lets go of the lock as well
            if self._clock.monotonic() >= until:
                raise LockBusy
            self._clock.wait(POLL)

    def _open(self) -> int:
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            return os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        except OSError as failed:
            raise LockUnusable from failed


def _try_lock(handle: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
