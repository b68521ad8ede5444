"""The answer box: what sends, what only starts a line, and the limit of two thousand characters."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from peepers_desktop.ui.widgets.composer import Composer

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def box(qtbot):
    made = Composer(lambda number: f"{number:,}".replace(",", "."))
    qtbot.addWidget(made)
    made.show()
    return made


def sent(box: Composer) -> list[str]:
    texts: list[str] = []
    box.submitted.connect(texts.append)
    return texts


def test_control_enter_sends_trimmed_and_enter_starts_a_line(box, qtbot):
    texts = sent(box)
    box.set_text(" Olá")
    qtbot.keyClick(box.box, Qt.Key.Key_Return)
    assert texts == []
    assert box.text == " Olá\n"
    qtbot.keyClick(box.box, Qt.Key.Key_Enter, CONTROL)
    assert texts == ["Olá"]
    assert box.text == " Olá\n"  # clearing is for those who know that it is in the outbox


def test_the_setting_turns_it_round(qtbot):
    box = Composer(enter_sends=True)
    qtbot.addWidget(box)
    box.show()
    texts = sent(box)
    box.set_text("Olá")
    qtbot.keyClick(box.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert texts == []
    qtbot.keyClick(box.box, Qt.Key.Key_Return)
    assert len(texts) == 1


@pytest.mark.parametrize(("length", "allowed"), [(0, False), (1, True), (2000, True), (2001, False)])
def test_the_limit_is_two_thousand(box, length, allowed):
    texts = sent(box)
    box.set_text("á" * length)
    box.submit()
    assert bool(texts) is allowed
    assert box.send_button.isEnabled() is allowed


def test_only_spaces_are_no_answer(box):
    box.set_text("  \n ")
    assert not box.can_submit()


def test_the_counter_warns_near_the_limit_and_says_by_how_much(box):
    assert box.counter.text() == "0 / 2.000"
    box.set_text("a" * 1950)
    assert (box.counter.text(), box.counter.property("tone")) == ("1.950 / 2.000", "warn")
    box.set_text("a" * 2003)
    assert box.counter.property("tone") == "bad"
    assert box.send_button.toolTip() == "Too long by 3."


def test_a_character_outside_the_basic_plane_counts_once(box):
    box.set_text("👍" * 3)
    assert box.counter.text().startswith("3 /")


def test_it_is_said_before_that_an_answer_is_for_good(box):
    assert "public" in box.warning.text()
    assert box.warning.isVisible()


def test_a_closed_box_sends_nothing(box, qtbot):
    texts = sent(box)
    box.set_text("Olá")
    box.set_open(is_open=False)
    box.submit()
    assert texts == []


def test_tab_leaves_the_box(box, qtbot):
    box.set_text("Olá")
    box.box.setFocus()
    qtbot.keyClick(box.box, Qt.Key.Key_Tab)
    assert box.text == "Olá"
