"""A program started by its icon says in a box why it does not open; on a screen nobody looks at it does not wait."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from peepers_desktop import bootstrap, desktop
from peepers_desktop.app.erase_all import Deleted
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.cli.words import words_for
from peepers_desktop.store.errors import DiskFull, NewerDatabase
from peepers_desktop.ui.application import NoDisplay, show_box
from peepers_desktop.ui.dialogs.told import ToldDialog, of_erasure, of_trouble
from tests.helpers.command import close_log
from tests.helpers.shop import open_shop

WORDS = words_for("en", bootstrap.resources() / "i18n")


def said(box: ToldDialog) -> list[str]:
    return [one.text() for one in box.findChildren(QLabel)]


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    open_shop(tmp_path).database.close()
    with sqlite3.connect(tmp_path / "peepers.db") as connection:
        connection.execute("PRAGMA user_version=999")
    connection.close()
    return tmp_path


def test_a_database_of_a_newer_version_is_told_in_a_box_and_in_the_terminal(qtbot, newer: Path, capsys) -> None:
    boxes: list[ToldDialog] = []
    code = desktop.start(GlobalOptions(newer), WORDS, lambda box: boxes.append(box()))
    close_log()
    assert code == 1
    (box,) = boxes
    qtbot.addWidget(box)
    assert "newer version" in said(box)[0]
    assert "Nothing was changed" in said(box)[1]
    assert "newer version" in capsys.readouterr().err


def test_without_a_screen_there_is_only_the_terminal(tmp_path: Path, capsys, monkeypatch) -> None:
    def nowhere(environment: object) -> None:
        raise NoDisplay

    monkeypatch.setattr(desktop, "require_display", nowhere)
    boxes: list[object] = []
    assert desktop.start(GlobalOptions(tmp_path), WORDS, boxes.append) == 1
    assert boxes == []
    assert "screen" in capsys.readouterr().err


def test_nobody_waits_for_a_box_on_a_screen_that_is_not_seen(qapp) -> None:
    made: list[object] = []
    show_box(lambda: made.append("made"))  # type: ignore[arg-type,return-value]
    assert made == []


@pytest.mark.parametrize("error", [DiskFull(), NewerDatabase(found="0099")])
def test_a_box_says_what_happened_and_what_to_do(qtbot, error) -> None:
    box = of_trouble(error)
    qtbot.addWidget(box)
    box.show()
    assert said(box) == [error.text(), error.advice_text()]
    assert box.close_button.isDefault()
    for words in box.findChildren(QLabel):
        assert words.height() >= words.heightForWidth(words.width())


def test_the_end_says_what_was_left(qtbot) -> None:
    box = of_erasure(Deleted(12, (".env",)))
    qtbot.addWidget(box)
    assert said(box)[1:] == ["12 files were erased.", "Not written by Peepers, and left where they are: .env."]


def test_the_end_does_not_say_that_nothing_is_left_where_keys_may_be(qtbot) -> None:
    box = of_erasure(Deleted(12, keys_in="Peepers Desktop 0a1b2c3d"))
    qtbot.addWidget(box)
    assert said(box)[0] == "The files of Peepers are gone from this computer"
    assert "delete what is called Peepers Desktop 0a1b2c3d there" in said(box)[-1]
