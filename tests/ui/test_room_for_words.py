"""Where room is short, titles stay readable, filters stay in one line, and what is chosen is still told."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QToolButton, QWidget

import peepers_desktop
from peepers_desktop.domain.items import ListingStatus
from peepers_desktop.ui import labels
from peepers_desktop.ui.theme import Choice
from peepers_desktop.ui.theme.fonts import Type
from peepers_desktop.ui.translation import SourceTranslator
from peepers_desktop.ui.widgets.flow import FlowLayout
from tests.helpers.shop import NOON, empty_shop, item, open_shop
from tests.helpers.window_bench import make_window

WORDS = Path(peepers_desktop.__file__).parent.parent / "resources" / "i18n" / "peepers_pt_BR.ts"
PICTURE_AND_MARGINS = 68


@pytest.fixture
def bench(qtbot, qapp, tmp_path):
    translator = SourceTranslator(WORDS)
    qapp.installTranslator(translator)
    shop = open_shop(tmp_path)
    listings = [item(f"MLB{n}", n, status="paused" if n % 2 else "active") for n in range(30)]
    shop.stores.items.save(listings, NOON)
    made = make_window(shop, tmp_path)
    tab = made.tab("listings")
    tab.grid.setCurrentIndex(tab.model.index(0, tab.model.column_of("stock")))
    made.settle()
    yield made
    made.close()
    qapp.removeTranslator(translator)


@pytest.fixture
def tab(bench):
    return bench.window.tabs["listings"]


def seen(tab) -> set[str]:
    columns = enumerate(tab.model.columns)
    return {column.name for number, column in columns if not tab.grid.isColumnHidden(number)}


def test_titles_keep_their_room_beside_the_dock(tab):
    assert tab.details_panel.isVisible()
    assert tab.grid.columnWidth(tab.model.column_of("title")) - PICTURE_AND_MARGINS >= 260
    assert "sold" not in seen(tab)
    assert {"stock", "price", "status"} <= seen(tab)


def test_every_state_fits_its_pill(bench, tab):
    metrics = QFontMetrics(bench.context.theme.font(Type.SMALL))
    room = tab.grid.columnWidth(tab.model.column_of("status")) - 20 - 16
    usual = [one for one in ListingStatus if one is not ListingStatus.PAYMENT_REQUIRED]
    assert [one for one in usual if metrics.horizontalAdvance(labels.listing_status(one.value)) > room] == []


def test_filters_stay_in_one_line_beside_the_dock(bench, tab):
    filters = tab.filters
    assert filters.folded.isVisible()
    assert not filters.statuses.isVisible()
    shown = [part for part in (filters.folded, filters.stock, filters.pending, filters.shipping) if part.isVisible()]
    assert len({part.geometry().center().y() for part in shown}) == 1
    bench.window.resize(2000, 900)
    bench.settle()
    assert filters.statuses.isVisible()
    assert not filters.folded.isVisible()


def test_the_folded_states_narrow_the_list_and_chips_follow(bench, tab):
    tab.filters.folded.actions_by_value["paused"].trigger()
    bench.settle()
    assert tab.model.rowCount() == 15
    assert tab.filters.folded.text() == "Pausado"
    assert tab.filters.statuses.on == frozenset({"paused"})
    tab.filters.folded.actions_by_value["active"].trigger()
    bench.settle()
    assert tab.filters.folded.text() == "Situação: 2"
    tab.filters.clear()
    bench.settle()
    assert tab.model.rowCount() == 30
    assert not tab.filters.folded.isChecked()


def flow(width: int) -> tuple[QWidget, QFrame, list[QPushButton]]:
    box = QWidget()
    row = FlowLayout(box)
    line = QFrame()
    line.setFixedSize(9, 28)
    buttons = [QPushButton("one"), QPushButton("two")]
    for button in buttons:
        button.setFixedSize(100, 28)
    row.addWidget(buttons[0])
    row.add_divider(line)
    row.addWidget(buttons[1])
    row.setGeometry(QRect(0, 0, width, 100))
    return box, line, buttons


def test_a_divider_stands_only_between_two_in_one_row(qtbot):
    _kept, line, buttons = flow(240)
    assert line.geometry().left() > buttons[0].geometry().right()
    assert buttons[1].y() == buttons[0].y()
    _kept_too, line, buttons = flow(200)
    assert line.geometry().right() < 0
    assert buttons[1].x() == buttons[0].x()
    assert buttons[1].y() > buttons[0].y() + 28


def test_the_calendar_wears_the_theme(bench, tab):
    field = tab.details_panel.past.day
    weekend = field.picker.weekdayTextFormat(Qt.DayOfWeek.Sunday)
    assert weekend.foreground().color() != QColor(Qt.GlobalColor.red)
    bench.context.theme.choose(Choice.DARK)
    assert field.picker.headerTextFormat().foreground().color() == bench.context.theme.colour("muted")
    button = field.picker.findChild(QToolButton, "qt_calendar_prevmonth")
    assert button is not None
    assert not button.icon().isNull()
    assert field.picker.locale().dayName(1).startswith("segunda")


def test_without_an_account_the_foot_claims_no_connection(qtbot, bench, tmp_path):
    assert bench.window.status.connection.isVisible()
    (tmp_path / "fresh").mkdir()
    fresh = make_window(empty_shop(tmp_path / "fresh"), tmp_path / "fresh")
    assert not fresh.window.status.connection.isVisible()
    assert not fresh.window.status.refresh.isVisible()
    fresh.close()


@pytest.mark.parametrize("choice", [Choice.LIGHT, Choice.DARK])
def test_the_edge_of_a_tick_box_is_seen(bench, choice):
    bench.context.theme.choose(choice)
    box = QCheckBox("", bench.window)
    box.show()
    picture = box.grab().toImage()
    row = [QColor(picture.pixel(x, picture.height() // 2)).lightnessF() for x in range(picture.width())]
    assert max(row) - min(row) > 0.3
    box.close()
