"""At twice the text size no button or label is cut, and the window still fits."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from peepers_desktop.ui.theme import fonts, theme
from peepers_desktop.ui.widgets.elided import ElidedLabel
from tests.helpers.shop import NOON, item, open_shop, question
from tests.helpers.window_bench import make_window


@pytest.fixture
def bench(qtbot, qapp, tmp_path, monkeypatch):
    def doubled():
        font = fonts.base_font()
        font.setPointSizeF(font.pointSizeF() * 2)
        return font

    monkeypatch.setattr(theme, "base_font", doubled)
    shop = open_shop(tmp_path)
    shop.stores.items.save([item("MLB1", 0), item("MLB2", 9)], NOON)
    shop.stores.questions.save([question("1")])
    made = make_window(shop, tmp_path, size=(1600, 1000))
    yield made
    made.close()


@pytest.mark.parametrize("section", ["today", "listings", "questions", "orders", "shipments", "outbox"])
def test_no_word_is_cut(bench, section):
    bench.tab(section)
    window = bench.window
    buttons = [one for one in window.findChildren(QPushButton) if one.isVisible() and one.text()]
    labels = [one for one in window.findChildren(QLabel) if one.isVisible() and one.text() and not one.wordWrap()]
    cut = [one.text() for one in buttons if one.width() < one.fontMetrics().horizontalAdvance(one.text())]
    cut += [
        one.text() for one in labels if not isinstance(one, ElidedLabel) and one.width() < one.sizeHint().width() - 2
    ]
    assert cut == []


def test_text_really_is_larger(bench):
    assert bench.context.theme.font().pointSizeF() >= 20
