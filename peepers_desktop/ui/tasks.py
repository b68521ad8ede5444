"""Work off the GUI thread, with answers on it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from threading import Lock
from typing import Any, TypeVar

from PySide6.QtCore import QMetaObject, QObject, Qt, QThreadPool, Signal, Slot

from peepers_desktop.errors import PeepersError
from peepers_desktop.ui.garbage import end_only_here

T = TypeVar("T")

COMMAND_THREADS = 3
QUERY_THREADS = 2
CLOSING_MILLISECONDS = 2000


class Task:
    """A piece of work under way. `cancel` makes sure that nobody hears of it any more."""

    __slots__ = ("_done", "_failed", "cancelled")

    def __init__(self, done: Callable[[Any], None] | None, failed: Callable[[Exception], None] | None) -> None:
        self.cancelled = False
        self._done = done
        self._failed = failed

    def cancel(self) -> None:
        """Drop the answer. Work that already runs ends by itself."""
        self.cancelled = True

    def answer(self, value: Any) -> None:
        if self._done is not None:
            self._done(value)

    def fail(self, error: Exception) -> bool:
        """True when somebody listens to this failure."""
        if self._failed is None:
            return False
        self._failed(error)
        return True


class Tasks(QObject):
    """Runs callables in pools; `done` and `failed` are called on the GUI thread, never after `close`.

    Queries have a small pool of their own, so that a slow command never delays a table. A failure that no
    `failed` callback takes is emitted as `troubled`, and the window says it.

    What is asked for is kept and let go on the GUI thread alone: work and callbacks lead to views, and a view must not
    end because a pool's thread was the last to think of it.
    """

    troubled = Signal(object)

    def __init__(
        self, parent: QObject | None = None, mistake: Callable[[Exception], object] = lambda error: None
    ) -> None:
        """`mistake` is told, in the thread of the work, of errors nobody thought of, so that they can be reported."""
        super().__init__(parent)
        end_only_here(self)
        self._mistake = mistake
        self._commands = self._pool(COMMAND_THREADS)
        self._queries = self._pool(QUERY_THREADS)
        self._lock = Lock()
        self._numbers = count()
        self._asked: dict[int, tuple[Task, Callable[[], Any]]] = {}
        self._ended: list[tuple[int, Any, Exception | None]] = []
        self._closed = False

    def _pool(self, threads: int) -> QThreadPool:
        pool = QThreadPool(self)
        pool.setMaxThreadCount(threads)
        return pool

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Start a command or another piece of work that may take its time."""
        return self._start(self._commands, work, done, failed)

    def query(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Start a read of the cache."""
        return self._start(self._queries, work, done, failed)

    def _start(
        self,
        pool: QThreadPool,
        work: Callable[[], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> Task:
        task = Task(done, failed)
        if self._closed:
            task.cancel()
            return task
        number = next(self._numbers)
        self._asked[number] = (task, work)
        pool.start(partial(self._work, number))
        return task

    def _work(self, number: int) -> None:
        ended = [(number, *self._outcome(number))]
        with self._lock:
            self._ended.append(ended.pop())  # nothing of it stays with this thread
            wake = len(self._ended) == 1
        if wake:
            QMetaObject.invokeMethod(self, "deliver", Qt.ConnectionType.QueuedConnection)

    def _outcome(self, number: int) -> tuple[Any, Exception | None]:
        task, work = self._asked[number]
        if task.cancelled:
            return None, None
        try:
            return work(), None
        except Exception as caught:  # the boundary of a thread: whatever it was is told on the GUI thread
            if not isinstance(caught, (PeepersError, OSError)):
                self._mistake(caught)
            return None, caught

    @Slot()
    def deliver(self) -> None:
        """Runs on the GUI thread: hands out the answers of ended work."""
        with self._lock:
            ended, self._ended = self._ended, []
        for number, value, error in ended:
            task, _ = self._asked.pop(number)
            if task.cancelled or self._closed:
                continue
            if error is None:
                task.answer(value)
            elif not task.fail(error):
                self.troubled.emit(error)

    @property
    def idle(self) -> bool:
        """True when nothing runs and every answer was handed out."""
        return not self._asked

    def close(self) -> bool:
        """Stop answering and wait a moment for what runs; True when everything ended in time."""
        self._closed = True
        pools = (self._commands, self._queries)
        for pool in pools:
            pool.clear()
        ended = [pool.waitForDone(CLOSING_MILLISECONDS) for pool in pools]
        return all(ended)


class Newest:
    """Keeps only the answer of the latest question: older ones are dropped when they come late."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._last: Task | None = None

    def ask(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Start `work` as a query and forget whatever was asked before."""
        self.forget()
        self._last = self._tasks.query(work, done, failed)

    def forget(self) -> None:
        """Drop the answer that is still awaited."""
        if self._last is not None:
            self._last.cancel()
