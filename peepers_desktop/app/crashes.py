"""Reports of our own mistakes: a local text the seller reads before sharing it.

A report holds the kind of the mistake and the places in the code it went through. It holds no values: neither local
variables nor the words of foreign exceptions, which quote whatever they were given.
"""

from __future__ import annotations

import os
import platform
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from threading import Lock

from peepers_desktop import __version__, log
from peepers_desktop.clock import Clock
from peepers_desktop.log import places_of, trace_of

KEEP = 20
"""Reports kept; the oldest go first."""


class CrashReports:
    """Writes into one folder. Thread-safe; the same mistake is written once per run. Never raises."""

    def __init__(self, folder: Path, clock: Clock, tell: Callable[[Path], object] = lambda report: None) -> None:
        self._folder = folder
        self._clock = clock
        self._tell = tell
        self._lock = Lock()
        self._seen: set[tuple[str, ...]] = set()

    def report(self, error: BaseException) -> Path | None:
        """The report's file; None when there is one of this run already, or none could be written."""
        where = (type(error).__name__, *places_of(error)[-1:])
        with self._lock:
            if where in self._seen:
                return None
            self._seen.add(where)
        log.get("crash").info("crash", kind=type(error).__name__, exception=trace_of(error))
        try:
            path = self._write(self._text(error))
        except OSError:
            return None
        self._tell(path)
        return path

    def _text(self, error: BaseException) -> str:
        head = (
            f"Peepers Desktop {__version__}, Python {platform.python_version()}, "
            f"{platform.system()} {platform.release()}\n{self._clock.now():%Y-%m-%d %H:%M:%S} UTC, "
            f"thread {threading.current_thread().name}"
        )
        return f"{head}\n\n{trace_of(error)}\n"

    def _write(self, text: str) -> Path:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        older = sorted(self._folder.glob("crash-*.txt"))
        for path in older[: max(0, len(older) - KEEP + 1)]:
            path.unlink(missing_ok=True)
        stem = f"crash-{self._clock.now():%Y%m%dT%H%M%S}"
        number = sum(1 for path in older if path.name.startswith(stem))
        path = self._folder / f"{stem}-{number}.txt"
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            file.write(text)
        return path


def watch(reports: CrashReports) -> Callable[[], None]:
    """Report whatever nobody caught, in any thread and in any slot of the window; the answer ends that."""
    before, before_in_threads = sys.excepthook, threading.excepthook

    def caught(kind: type[BaseException], error: BaseException, trace: object) -> None:
        if issubclass(kind, Exception):
            reports.report(error)
        else:
            before(kind, error, trace)  # type: ignore[arg-type]  # handed on as it came

    def caught_in_thread(told: threading.ExceptHookArgs) -> None:
        if isinstance(told.exc_value, Exception):
            reports.report(told.exc_value)

    def leave() -> None:
        sys.excepthook, threading.excepthook = before, before_in_threads

    sys.excepthook, threading.excepthook = caught, caught_in_thread
    return leave
