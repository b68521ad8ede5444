"""In Brazilian words, which are longer, nothing is cut: at the usual size, on a small screen, and at large text."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QPushButton, QWidget

import peepers_desktop
from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.ui.theme import fonts, theme
from peepers_desktop.ui.theme.fonts import Type
from peepers_desktop.ui.translation import SourceTranslator
from peepers_desktop.ui.widgets.elided import ElidedLabel
from peepers_desktop.ui.widgets.navigation import NavigationButton
from tests.helpers.shop import NOON, SELLER, item, open_shop, order, question, shipment, varied
from tests.helpers.window_bench import make_window

WORDS = Path(peepers_desktop.__file__).parent.parent / "resources" / "i18n" / "peepers_pt_BR.ts"
SECTIONS = ("today", "listings", "questions", "orders", "shipments", "outbox")


@pytest.fixture
def portuguese(qapp):
    translator = SourceTranslator(WORDS)
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)


@pytest.fixture
def opened(qtbot, portuguese, tmp_path, monkeypatch):
    """Opens the window on a filled shop at a size and a factor of text."""
    benches = []

    def run(size: tuple[int, int], factor: float = 1.0):
        plain = fonts.base_font

        def larger():
            font = plain()
            font.setPointSizeF(font.pointSizeF() * factor)
            return font

        monkeypatch.setattr(theme, "base_font", larger)
        shop = open_shop(tmp_path)
        shop.stores.items.save([item("MLB1", 0), item("MLB2", 3), varied("MLB3", 4, 5)], NOON)
        shop.stores.questions.save([question("1"), question("2", "MLB2")])
        shop.stores.shipments.save([shipment("500")])
        shop.stores.orders.save([order("9001", "MLB1", shipment_id="500")])
        bench = make_window(shop, tmp_path, size=size)
        benches.append(bench)
        bench.context.commands.set_mode(SELLER.user_id, SendMode.CONFIRM)
        bench.context.commands.set_stock(SELLER.user_id, "MLB2", None, "7")
        bench.settle()
        return bench

    yield run
    for bench in benches:
        bench.close()


def cut(window: QWidget) -> list[str]:
    """The words for which their widget is too narrow or too low."""
    found = []
    for one in window.findChildren(QWidget):
        if not one.isVisible() or isinstance(one, ElidedLabel) or not isinstance(one, QAbstractButton | QLabel):
            continue
        text = one.text()
        if not text or text.startswith("<"):
            continue
        if isinstance(one, NavigationButton):
            narrow = one.width() > 96 and one.width() < one.sizeHint().width() - 1
        elif isinstance(one, QLabel) and one.wordWrap():
            narrow = one.height() < one.heightForWidth(one.width()) - 2
        elif isinstance(one, QPushButton):
            narrow = one.width() < one.fontMetrics().horizontalAdvance(text)
        else:
            narrow = one.width() < one.sizeHint().width() - 2
        if narrow:
            found.append(f"{type(one).__name__} {text}")
    return found


def overflowing(window: QWidget) -> list[str]:
    """Parts of the dock that reach beyond its right edge, where nobody can scroll to."""
    panel = window.findChild(QWidget, "details")
    if panel is None or not panel.isVisible():
        return []
    right = panel.mapToGlobal(panel.rect().topRight()).x()
    inside = [one for one in panel.findChildren(QLabel) if one.isVisible()]
    return [one.text() for one in inside if one.mapToGlobal(one.rect().topRight()).x() > right + 1]


@pytest.mark.parametrize(("size", "factor"), [((1360, 840), 1.0), ((1024, 640), 1.0), ((1700, 1000), 1.6)])
def test_no_brazilian_word_is_cut_and_no_fact_leaves_the_dock(opened, size, factor):
    bench = opened(size, factor)
    found = {}
    for section in SECTIONS:
        tab = bench.tab(section)
        view = next(iter(tab.findChildren(QAbstractItemView)), None)
        if view is not None and view.model() is not None and view.model().rowCount():
            view.setCurrentIndex(view.model().index(0, 0))
        bench.settle()
        if bad := cut(bench.window) + overflowing(bench.window):
            found[section] = bad
    assert found == {}


def test_columns_and_rows_grow_with_the_text(opened):
    """What is painted in cells is no widget: its figures are measured here."""
    bench = opened((1700, 1000), 1.6)
    tab = bench.tab("listings")
    grid, font = tab.grid, bench.context.theme.font(Type.STRONG)
    metrics = QFontMetrics(font)
    for name in ("stock", "price"):
        column = tab.model.column_of(name)
        if not grid.isColumnHidden(column):
            texts = [str(tab.model.index(row, column).data()) for row in range(tab.model.rowCount())]
            widest = max(metrics.horizontalAdvance(text) for text in texts)
            assert widest <= grid.columnWidth(column) - 20
    lines = metrics.height() + QFontMetrics(bench.context.theme.font(Type.SMALL)).height()
    assert grid.rowHeight(0) >= lines + 10
    for section in ("orders", "shipments", "outbox"):
        assert bench.tab(section).table.verticalHeader().defaultSectionSize() >= lines + 10


def test_the_test_itself_sees_a_cut_word(opened):
    bench = opened((1360, 840))
    bench.tab("orders")
    bench.window.menu_button.setFixedWidth(10)
    assert cut(bench.window) == ["QPushButton Menu"]


def test_every_model_of_the_window_keeps_qts_contract(opened):
    """While rows come, go, change and are sorted."""
    bench = opened((1360, 840))
    testers = []
    for section in SECTIONS:
        tab = bench.tab(section)
        for view in tab.findChildren(QAbstractItemView):
            model = view.model()
            if isinstance(model, QAbstractItemModel):
                mode = QAbstractItemModelTester.FailureReportingMode.Fatal
                testers.append(QAbstractItemModelTester(model, mode))
    assert len(testers) >= 5
    stores = bench.shop.stores
    stores.items.save([item("MLB4", 9), item("MLB1", 5)], NOON)
    stores.questions.save([question("1", status="answered"), question("9")])
    stores.orders.save([order("9002", "MLB2")])
    stores.shipments.save([shipment("500", "delivered"), shipment("501")])
    bench.context.commands.set_stock(SELLER.user_id, "MLB4", None, "8")
    for section in SECTIONS:
        tab = bench.tab(section)
        model = getattr(tab, "model", None)
        if model is not None:
            model.sort(1)
            model.re_read()
            bench.settle()
            assert model.rowCount(QModelIndex()) > 0
