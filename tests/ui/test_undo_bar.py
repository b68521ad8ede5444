"""The undo bar: counts down on the program's clock, ends in exactly one way."""

from __future__ import annotations

import pytest

from peepers_desktop.ui.widgets.undo_bar import UndoBar


@pytest.fixture
def bar(qtbot, clock):
    made = UndoBar(clock)
    qtbot.addWidget(made)
    made.ended = []
    made.undone.connect(lambda token: made.ended.append(("undone", token)))
    made.elapsed.connect(lambda token: made.ended.append(("elapsed", token)))
    return made


def test_it_counts_down_in_whole_seconds_and_then_says_so_once(bar, clock):
    bar.begin(7, 10, 10)
    assert "10 s" in bar.label.text()
    clock.advance(3.2)
    bar.tick()
    assert "7 s" in bar.label.text()
    assert bar.bar.value() == 680
    clock.advance(7)
    bar.tick()
    assert bar.ended == [("elapsed", 7)]
    assert not bar.running
    assert bar.isHidden()


def test_undo_ends_it_without_elapsing_later(bar, clock):
    bar.begin(7, 10, 10)
    bar.button.click()
    clock.advance(60)
    assert bar.ended == [("undone", 7)]
    assert not bar.running


def test_what_has_no_time_left_is_not_offered(bar):
    bar.begin(7, 0, 10)
    assert bar.isHidden()
    assert bar.ended == []


def test_a_second_one_takes_its_place(bar, clock):
    bar.begin(7, 10, 10)
    clock.advance(8)
    bar.begin(8, 10, 10)
    clock.advance(5)
    bar.tick()
    assert bar.ended == []
    bar.button.click()
    assert bar.ended == [("undone", 8)]


def test_the_timer_itself_ends_it(bar, clock, qtbot):
    bar.begin(7, 10, 10)
    clock.advance(11)
    qtbot.waitUntil(lambda: bar.ended == [("elapsed", 7)], timeout=3000)
