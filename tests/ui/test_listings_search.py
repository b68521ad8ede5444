"""Searching waits for the hand to rest, asks once, and filters combine."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from peepers_desktop.domain.filters import StockLevel
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Theme
from peepers_desktop.ui.widgets.search_field import SearchField
from tests.helpers.shop import NOON, item, open_shop
from tests.helpers.window_bench import make_window


@pytest.fixture
def field(qtbot):
    made = SearchField("Search", Icons(Theme()))
    qtbot.addWidget(made)
    return made


def test_typing_asks_once_when_the_timer_ends(qtbot, field):
    asked: list[str] = []
    field.searched.connect(asked.append)
    qtbot.keyClicks(field, "fone")
    assert asked == []
    assert field.timer.isActive()
    assert field.timer.interval() == 150
    field.timer.timeout.emit()
    assert asked == ["fone"]


def test_enter_asks_at_once_and_the_same_text_is_not_asked_twice(qtbot, field):
    asked: list[str] = []
    field.searched.connect(asked.append)
    qtbot.keyClicks(field, "fone")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.ask_now()
    assert asked == ["fone"]


def test_escape_empties_and_asks_for_everything(qtbot, field):
    asked: list[str] = []
    field.searched.connect(asked.append)
    qtbot.keyClicks(field, "fone")
    field.ask_now()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert asked == ["fone", ""]


@pytest.fixture
def bench(qtbot, tmp_path):
    shop = open_shop(tmp_path)
    listings = [
        item("MLB1", 0, title="Garrafa térmica azul"),
        item("MLB2", 3, title="Garrafa de vidro"),
        item("MLB3", 50, title="Fone de ouvido", status="paused"),
        item("MLB4", 50, title="Tênis", logistic_type="fulfillment"),
    ]
    shop.stores.items.save(listings, NOON)
    made = make_window(shop, tmp_path)
    made.tab("listings")
    yield made
    made.close()


def shown(bench) -> set[str]:
    bench.settle()
    bench.settle()
    model = bench.window.tabs["listings"].model
    return {model.row_at(n).id for n in range(model.rowCount())}


def test_text_and_chips_narrow_together(bench):
    tab = bench.window.tabs["listings"]
    tab.head.search.setText("garrafa")
    tab.head.search.ask_now()
    assert shown(bench) == {"MLB1", "MLB2"}
    tab.filters.stock.chips[StockLevel.ZERO].click()
    assert shown(bench) == {"MLB1"}
    assert tab.filters.narrowed


def test_nothing_found_says_so_and_offers_the_way_back(bench):
    tab = bench.window.tabs["listings"]
    tab.head.search.setText("zzz")
    tab.head.search.ask_now()
    assert shown(bench) == set()
    assert tab.pages.currentWidget() is tab.empty
    tab.empty.button.click()
    assert len(shown(bench)) == 4


def test_status_and_shipping(bench):
    tab = bench.window.tabs["listings"]
    tab.filters.statuses.chips["paused"].click()
    assert shown(bench) == {"MLB3"}
    tab.filters.clear()
    tab.filters.shipping.actions_by_value["fulfillment"].trigger()
    assert shown(bench) == {"MLB4"}


def test_a_listing_hidden_by_filters_is_found_by_its_number(bench):
    tab = bench.window.tabs["listings"]
    tab.filters.statuses.chips["paused"].click()
    bench.settle()
    bench.window.go_to("listings", "MLB2")
    bench.settle()
    bench.settle()
    assert tab.grid.current_row().id == "MLB2"


def test_counts_on_chips_agree_with_the_lists_behind_them(bench):
    tab = bench.window.tabs["listings"]
    for level in (StockLevel.ZERO, StockLevel.LOW):
        tab.filters.only(level)
        count = len(shown(bench))
        assert tab.filters.stock.chips[level].text().endswith(str(count))
