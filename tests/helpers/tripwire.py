"""Named points at which the program dies: around every commit and every call. Nobody lists them: passing one
names it, so a point that is added later is enumerated like the others."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local

from sqlalchemy import Connection

from peepers_desktop.clock import Clock
from peepers_desktop.store.database import Database

_NAMED = ("peepers_desktop.store.", "peepers_desktop.sync.", "peepers_desktop.app.")
_CALLERS = 2


class Crash(BaseException):
    """The program is gone: nothing may catch this, as nothing catches SIGKILL."""


class Tripwire:
    """Counts what is passed, and kills at one passing of one point."""

    def __init__(self) -> None:
        self.passed: Counter[str] = Counter()
        self.armed: tuple[str, int] | None = None

    def arm(self, name: str, passing: int = 1) -> None:
        """Die at this passing, counted from now."""
        self.armed = (name, self.passed[name] + passing)

    def point(self, name: str) -> None:
        self.passed[name] += 1
        if self.armed == (name, self.passed[name]):
            self.armed = None
            raise Crash(name)


class TrippedDatabase(Database):
    """A database that dies just before or just after a commit."""

    def __init__(self, path: Path, clock: Clock, backups: Path, trip: Tripwire) -> None:
        super().__init__(path, clock, backups)
        self._trip = trip
        self._depth = local()

    @contextmanager
    def write(self) -> Iterator[Connection]:
        depth = getattr(self._depth, "value", 0)
        self._depth.value = depth + 1
        try:
            with super().write() as connection:
                yield connection
                if not depth:
                    name = _who_writes()
                    self._trip.point(f"{name}, before its commit")
        finally:
            self._depth.value = depth
        if not depth:
            self._trip.point(f"{name}, after its commit")


def _who_writes() -> str:
    """The writing function and who called it, without this machinery."""
    found: list[str] = []
    frame = sys._getframe(1)
    while frame is not None and len(found) < _CALLERS:
        module, name = frame.f_globals.get("__name__", ""), frame.f_code.co_qualname
        if module.startswith(_NAMED) and not module.endswith("store.database") and "<" not in name:
            found.append(name)
        frame = frame.f_back
    return " for ".join(found) or "a test"
