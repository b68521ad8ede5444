"""Preferences, keys, diagnostics and about: in the menu, in the palette, and doing what they say."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu

from peepers_desktop.app.diagnostics import Finding, Level
from peepers_desktop.domain.filters import ItemFilter, StockLevel
from peepers_desktop.ui.dialogs.about import AboutDialog
from peepers_desktop.ui.dialogs.diagnostics import DiagnosticsDialog
from peepers_desktop.ui.dialogs.keys import KeysDialog
from peepers_desktop.ui.dialogs.preferences import PreferencesDialog
from peepers_desktop.ui.models.items import stock_tone
from peepers_desktop.ui.tabs.presets import LITTLE_STOCK
from peepers_desktop.ui.theme import Choice, Tone
from peepers_desktop.ui.window_help import WindowHelp
from tests.helpers.shop import NOON, item, open_shop, question
from tests.helpers.window_bench import make_window

ENTRIES = {
    "Preferences…": PreferencesDialog,
    "Keyboard": KeysDialog,
    "Diagnostics": DiagnosticsDialog,
    "About Peepers Desktop": AboutDialog,
}


@pytest.fixture
def bench(qtbot, tmp_path):
    shop = open_shop(tmp_path)
    shop.stores.items.save([item("MLB1", 0)], NOON)
    shop.stores.questions.save([question("1")])
    made = make_window(shop, tmp_path)
    yield made
    made.close()


def entries(menu: QMenu) -> list[QAction]:
    """Every action of a menu and of those inside it."""
    found: list[QAction] = []
    for action in menu.actions():
        inside: Any = action.menu()
        found += entries(inside) if inside is not None else [action]
    return found


def helper(bench) -> WindowHelp:
    return bench.window.commands.help


@pytest.mark.parametrize("words", ENTRIES)
def test_each_dialog_is_in_the_menu_and_in_the_palette(bench, words):
    chosen = next(action for action in entries(bench.window.menu_button.menu()) if action.text() == words)
    chosen.trigger()
    assert type(helper(bench).open_dialog) is ENTRIES[words]
    helper(bench).open_dialog.close()
    assert helper(bench).open_dialog is None
    bench.window.commands.open_palette()
    bench.window.palette_box.field.setText(words)
    assert words in bench.window.palette_box.texts()
    bench.window.palette_box.close()


def test_the_question_mark_shows_the_keys_of_the_window_and_of_the_section(qtbot, bench):
    bench.tab("listings").grid.setFocus()
    qtbot.keyClick(bench.window.tabs["listings"].grid, Qt.Key.Key_Question)
    dialog: Any = helper(bench).open_dialog
    assert isinstance(dialog, KeysDialog)
    shown = {words: keys for group in dialog.groups for words, keys in group.keys}
    assert shown["Update now"] == "F5"
    assert shown["Edit stock"] == "Ctrl+E"
    assert shown["Next and previous question"] == "J  K"
    assert "F5" in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.close()


def test_a_question_mark_in_an_answer_is_only_a_question_mark(qtbot, bench):
    tab = bench.tab("questions")
    tab.pane.composer.box.setFocus()
    qtbot.keyClicks(tab.pane.composer.box, "Qual cor?")
    assert tab.pane.composer.text == "Qual cor?"
    assert helper(bench).open_dialog is None


def test_preferences_hold_at_once_and_are_kept(bench):
    tab = bench.tab("questions")
    helper(bench).preferences()
    dialog: Any = helper(bench).open_dialog
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.enter_sends.setChecked(True)
    assert not dialog.lower_by_sales.isChecked(), "nobody chose yet: the seller is asked"
    dialog.lower_by_sales.setChecked(True)
    assert dialog.low_stock.currentData() == 5
    assert dialog.retention.currentData() == 90
    dialog.retention.setCurrentIndex(dialog.retention.findData(30))
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    assert not dialog.note.isHidden()
    bench.settle()
    choices = bench.context.settings.choices
    assert (choices.theme, choices.enter_sends, choices.language) == ("dark", True, "en")
    assert choices.lower_by_sales
    assert choices.retention_days == 30
    assert bench.context.theme.tokens.dark
    assert tab.pane.composer.enter_sends
    dialog.close()


def test_a_retention_from_the_settings_file_is_offered_too(bench):
    bench.context.settings.change(retention_days=45)
    helper(bench).preferences()
    dialog: Any = helper(bench).open_dialog
    assert dialog.retention.currentData() == 45
    assert "45" in dialog.retention.currentText()
    assert dialog.retention.count() == 7
    dialog.close()


def test_what_is_little_is_the_sellers_choice_everywhere_at_once(qtbot, bench):
    bench.shop.stores.items.save([item(f"MLB{n}", n) for n in (1, 5, 6, 11)], NOON)
    grid, today = bench.tab("listings"), bench.tab("today")
    chip = grid.filters.stock.chips[StockLevel.LOW]
    qtbot.waitUntil(lambda: chip.text().endswith("2"), timeout=5000)
    helper(bench).preferences()
    dialog: Any = helper(bench).open_dialog
    dialog.low_stock.setCurrentIndex(dialog.low_stock.findData(10))
    dialog.close()
    qtbot.waitUntil(lambda: chip.text().endswith("3"), timeout=5000)
    bench.settle()
    assert bench.context.settings.choices.low_stock == 10
    assert today.stock.count.text() == "3"
    rows = {row.id: row for row in bench.context.queries.item_rows(bench.context.queries.items(ItemFilter()))}
    assert {ident for ident, row in rows.items() if stock_tone(row) is Tone.WARN} == {"MLB1", "MLB5", "MLB6"}
    grid.select(LITTLE_STOCK)
    bench.settle()
    assert grid.model.rowCount() == 3


@pytest.mark.parametrize(("written", "offered"), [(7, 7), (0, 1), (-4, 1), (10**9, 9999)])
def test_another_number_of_the_settings_file_is_brought_to_what_can_be_meant(bench, written, offered):
    bench.context.settings.change(low_stock=written)
    helper(bench).preferences()
    dialog: Any = helper(bench).open_dialog
    assert dialog.low_stock.currentData() == bench.context.settings.low_stock() == offered
    dialog.close()


def test_names_stand_level_with_their_fields_and_every_word_is_whole(qtbot, bench):
    helper(bench).preferences()
    dialog: Any = helper(bench).open_dialog
    for field in (dialog.theme, dialog.language, dialog.low_stock, dialog.retention):
        name = next(one for one in dialog.findChildren(QLabel) if one.buddy() is field)
        assert abs(name.geometry().center().y() - field.geometry().center().y()) <= 1
    for box in (dialog.enter_sends, dialog.lower_by_sales):
        assert box.width() >= box.sizeHint().width()
    words = [one for one in dialog.findChildren(QLabel) if one.isVisible() and one.wordWrap()]
    assert words
    assert all(one.height() - one.heightForWidth(one.width()) in range(3) for one in words), "neither cut nor adrift"
    dialog.close()


def test_diagnostics_ask_the_doctor_behind_the_scenes(bench):
    bench.window.context = replace(bench.context, examine=lambda: [Finding("x", Level.OK, "All is well.")])
    helper(bench).diagnostics()
    bench.settle()
    dialog: Any = helper(bench).open_dialog
    assert dialog.summary.text() == "Everything works"
    dialog.close()


def test_icons_follow_the_theme(bench):
    button = bench.window.menu_button
    before = button.icon().pixmap(20, 20).toImage()
    bench.context.theme.choose(Choice.DARK)
    assert button.icon().pixmap(20, 20).toImage() != before
