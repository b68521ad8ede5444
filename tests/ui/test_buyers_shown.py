"""Buyers are masked on the screen until the seller asks for them, in every list at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from peepers_desktop.ui import shortcuts
from tests.helpers.shop import NOON, item, open_shop, order, shipment
from tests.helpers.window_bench import WindowBench, make_window


@pytest.fixture
def bench(qtbot, tmp_path):
    shop = open_shop(tmp_path)
    shop.stores.items.save([item("MLB1")], NOON)
    shop.stores.orders.save([order("9001", "MLB1", shipment_id="500")])
    shop.stores.shipments.save([shipment("500")])
    made = make_window(shop, tmp_path)
    yield made
    made.close()


def action(bench: WindowBench) -> QAction:
    return next(one for one in bench.window.actions() if one.shortcut().toString() == shortcuts.BUYERS)


def sale(bench: WindowBench) -> str:
    """Everything the sales list shows in its one row."""
    model = bench.tab("orders").model
    for column in range(model.columnCount()):
        model.data(model.index(0, column))
    bench.settle()
    shown = [model.data(model.index(0, column), Qt.ItemDataRole.DisplayRole) for column in range(model.columnCount())]
    return " ".join(str(text) for text in shown)


def test_names_are_masked_shown_and_masked_again(bench: WindowBench) -> None:
    assert "C•••" in sale(bench)
    action(bench).trigger()
    bench.settle()
    assert "COMPRADOR_77" in sale(bench)
    assert bench.context.queries.today().dispatch[0].buyer_nickname == "COMPRADOR_77"
    action(bench).trigger()
    bench.settle()
    assert "COMPRADOR_77" not in sale(bench)
    assert bench.context.queries.today().dispatch[0].buyer_nickname == "C•••"


@pytest.mark.parametrize("section", ["orders", "shipments"])
def test_beside_a_masked_buyer_stands_how_to_see_the_name(bench: WindowBench, section: str) -> None:
    """Nobody has to know a key for it: the button shows everybody, and then offers the way back."""
    tab = bench.tab(section)
    assert texts(tab.details) & {"C•••", "COMPRADOR_77"} == {"C•••"}
    button(tab.details, "Show buyers' names").click()
    bench.settle()
    assert "COMPRADOR_77" in texts(tab.details)
    button(tab.details, "Hide buyers' names").click()
    bench.settle()
    assert texts(tab.details) & {"C•••", "COMPRADOR_77"} == {"C•••"}


def texts(panel: QWidget) -> set[str]:
    return {label.text() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)}


def button(panel: QWidget, words: str) -> QPushButton:
    [found] = [one for one in panel.findChildren(QPushButton) if one.text() == words and one.isVisibleTo(panel)]
    return found
