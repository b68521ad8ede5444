"""Work leaves the GUI thread and its answers come back on it, unless nobody wants them any more."""

from __future__ import annotations

import threading

import pytest

from peepers_desktop.errors import PeepersError
from peepers_desktop.ui.tasks import Newest, Tasks


@pytest.fixture
def tasks(qtbot):
    made = Tasks()
    yield made
    assert made.close()


def test_the_answer_comes_back_on_the_gui_thread(qtbot, tasks):
    threads: dict[str, int] = {}

    def work() -> int:
        threads["work"] = threading.get_ident()
        return 7

    answers: list[tuple[int, int]] = []
    tasks.run(work, lambda value: answers.append((value, threading.get_ident())))
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [(7, threading.get_ident())]
    assert threads["work"] != threading.get_ident()


def test_a_failure_goes_to_who_asked(qtbot, tasks):
    told: list[Exception] = []
    tasks.query(lambda: 1 // 0, None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert isinstance(told[0], ZeroDivisionError)


def test_a_failure_nobody_takes_is_emitted(qtbot, tasks):
    with qtbot.waitSignal(tasks.troubled) as caught:
        tasks.run(lambda: 1 // 0)
    assert isinstance(caught.args[0], ZeroDivisionError)


@pytest.mark.parametrize("error", [ZeroDivisionError(), KeyError("x")])
def test_a_mistake_of_ours_is_reported_whoever_takes_it(qtbot, error):
    reported: list[Exception] = []
    tasks, told = Tasks(mistake=reported.append), []
    tasks.query(lambda: raising(error), None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert reported == told == [error]
    assert tasks.close()


@pytest.mark.parametrize("error", [PeepersError("offline"), OSError("full")])
def test_what_has_a_sentence_is_no_mistake(qtbot, error):
    reported: list[Exception] = []
    tasks, told = Tasks(mistake=reported.append), []
    tasks.query(lambda: raising(error), None, told.append)
    qtbot.waitUntil(lambda: bool(told))
    assert (reported, told) == ([], [error])
    assert tasks.close()


def raising(error: Exception) -> None:
    raise error


def test_a_cancelled_task_tells_nobody(qtbot, tasks):
    gate, answers = threading.Event(), []
    task = tasks.run(lambda: gate.wait(5), answers.append)
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert answers == []


def test_only_the_newest_question_is_answered(qtbot, tasks):
    """The older read is held back until the newer one was answered: its late answer must not win."""
    gate, newest, answers = threading.Event(), Newest(tasks), []
    newest.ask(lambda: (gate.wait(5), "old")[1], answers.append)
    newest.ask(lambda: "new", answers.append)
    qtbot.waitUntil(lambda: answers == ["new"])
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)
    assert answers == ["new"]


def test_slow_commands_do_not_keep_queries_waiting(qtbot, tasks):
    gate, answers = threading.Event(), []
    for _ in range(10):
        tasks.run(lambda: gate.wait(5))
    tasks.query(lambda: "rows", answers.append)
    qtbot.waitUntil(lambda: answers == ["rows"])
    gate.set()
    qtbot.waitUntil(lambda: tasks.idle)


def test_nothing_is_told_after_closing(qtbot):
    tasks, answers = Tasks(), []
    gate = threading.Event()
    tasks.run(lambda: gate.wait(5), answers.append)
    gate.set()
    assert tasks.close()
    tasks.deliver()
    assert tasks.run(lambda: 1, answers.append).cancelled
    assert answers == []
