"""Objects of Qt end on the GUI thread, whoever drops them last, and whoever allocates when they are due."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QMetaObject, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from peepers_desktop.ui.bridge import Bridge
from peepers_desktop.ui.garbage import Garbage, end_only_here, sweep
from peepers_desktop.ui.tasks import Tasks
from peepers_desktop.ui.thumbnails import Thumbnails


@pytest.fixture(autouse=True)
def left_alone(qapp: QApplication) -> Iterator[None]:
    """Python's own collector, as a program has it that does nothing about it."""
    was_on = gc.isenabled()
    gc.collect()
    gc.enable()
    yield
    gc.collect()
    if not was_on:
        gc.disable()


def elsewhere(work: Callable[[], object]) -> None:
    thread = threading.Thread(target=work, name="elsewhere")
    thread.start()
    thread.join()


def ends_of(one: QObject) -> list[str]:
    """The threads in which it ends: one, once it has ended."""
    ends: list[str] = []
    one.destroyed.connect(lambda: ends.append(threading.current_thread().name), Qt.ConnectionType.DirectConnection)
    return ends


def knot() -> list[str]:
    """A timer that only the collector can end, and where that happened."""
    timer = QTimer()
    timer.setProperty("it", 1)
    end_only_here(timer)
    return ends_of(timer)


def many() -> list[list[int]]:
    """More new objects than Python lets pass without a look."""
    return [[] for _ in range(100_000)]


def test_left_alone_another_thread_ends_it() -> None:
    """The control: this is what happens to a program that does nothing."""
    ends = knot()
    elsewhere(many)
    assert ends == ["elsewhere"]


def test_the_collector_works_on_the_gui_thread_alone(qapp: QApplication) -> None:
    garbage = Garbage()
    try:
        ends = knot()
        elsewhere(many)
        assert ends == []
        kept = many()
        garbage._timer.timeout.emit()
        assert kept
        assert ends == ["MainThread"]
    finally:
        garbage.close()
    assert gc.isenabled(), "and is given back"


def test_nothing_is_swept_that_is_not_due() -> None:
    gc.disable()
    gc.collect()
    ends = knot()
    sweep()
    assert ends == [], "two objects are no reason to look"
    kept = many()
    sweep()
    assert kept
    assert ends == ["MainThread"]


@pytest.mark.parametrize("build", [Tasks, Bridge, lambda: Thumbnails(None, lambda _: b"")])  # type: ignore[arg-type]
def test_who_is_known_to_other_threads_is_not_ended_by_them(build: Callable[[], QObject]) -> None:
    gc.disable()
    box = [build()]
    ends = ends_of(box[0])
    elsewhere(box.clear)
    assert ends == []
    gc.collect()
    assert ends == ["MainThread"]


class View(QObject):
    """Something that asks, and shows the answer."""

    def __init__(self, shown: list[int]) -> None:
        super().__init__()
        self._shown = shown

    def work(self) -> int:
        return 7

    def show(self, value: int) -> None:
        self._shown.append(value)


class Slow:
    """Tells the GUI thread that there is an answer, and then is in no hurry to end its own work."""

    def __init__(self) -> None:
        self.gone = threading.Event()

    def invokeMethod(self, *arguments: object) -> None:
        QMetaObject.invokeMethod(*arguments)  # type: ignore[call-overload]
        self.gone.wait(30)


def test_a_pools_thread_never_lets_a_view_go_last(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work and callbacks lead to views, and the pool's thread may still be busy when nobody else thinks of them."""
    gc.disable()
    slow = Slow()
    monkeypatch.setattr("peepers_desktop.ui.tasks.QMetaObject", slow)
    shown: list[int] = []
    tasks, view = Tasks(), View(shown)
    ends = ends_of(view)
    tasks.run(view.work, view.show)
    del view
    while not (shown and tasks.idle):
        QApplication.processEvents()
    slow.gone.set()
    assert tasks.close()
    assert ends == ["MainThread"]


def test_what_the_program_consists_of_is_never_looked_at_again() -> None:
    try:
        Garbage.settle()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()
