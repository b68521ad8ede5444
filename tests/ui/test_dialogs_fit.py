"""Every small dialog, in Brazilian words, with long names and at large text: nothing is cut, nothing runs out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QPushButton, QRadioButton

import peepers_desktop
from peepers_desktop.domain.accounts import Account, Link, Permission, Seller
from peepers_desktop.mercadolivre.errors import TlsFailed
from peepers_desktop.store.erasure import BuyerHere
from peepers_desktop.ui.dialogs.connect import ConnectDialog
from peepers_desktop.ui.dialogs.connect_form import ConnectDefaults
from peepers_desktop.ui.dialogs.connect_result import ResultPage
from peepers_desktop.ui.dialogs.connect_words import Step
from peepers_desktop.ui.dialogs.erase_buyer import EraseBuyerDialog
from peepers_desktop.ui.dialogs.page_dialog import PageDialog
from peepers_desktop.ui.dialogs.review import ReviewDialog
from peepers_desktop.ui.theme import fonts, theme
from peepers_desktop.ui.translation import SourceTranslator
from tests.helpers.dialogs import DIALOGS, LONG, TITLE
from tests.helpers.shop import NOON, SELLER, item
from tests.helpers.silent_driver import Silent
from tests.helpers.tab_bench import make_bench

WORDS = Path(peepers_desktop.__file__).parent.parent / "resources" / "i18n" / "peepers_pt_BR.ts"
SMALL_SCREEN = 1024


@pytest.fixture(params=[1.0, 1.6], ids=["usual", "large"])
def bench(request, qtbot, qapp, tmp_path, monkeypatch):
    plain = fonts.base_font

    def larger():
        font = plain()
        font.setPointSizeF(font.pointSizeF() * request.param)
        return font

    monkeypatch.setattr(theme, "base_font", larger)
    translator = SourceTranslator(WORDS)
    qapp.installTranslator(translator)
    made = make_bench(tmp_path)
    made.shop.stores.items.save([item(f"MLB{n}", title=TITLE) for n in range(8)], NOON)
    for n in range(8):
        made.context.commands.set_stock(SELLER.user_id, f"MLB{n}", None, "12345")
    yield made
    made.close()
    qapp.removeTranslator(translator)


def cut(dialog: PageDialog) -> list[str]:
    """Words for which there is no room where they stand."""
    labels = [one for one in dialog.findChildren(QLabel) if one.isVisible() and one.wordWrap()]
    found = [one.text() for one in labels if one.height() < one.heightForWidth(one.width())]
    for kind in (QPushButton, QCheckBox, QRadioButton):
        found += [
            one.text() for one in dialog.findChildren(kind) if one.isVisible() and one.width() < one.sizeHint().width()
        ]
    return found


@pytest.mark.parametrize("name", DIALOGS)
def test_nothing_is_cut_and_nothing_runs_out(qtbot, bench, name):
    dialog = DIALOGS[name](bench)
    qtbot.addWidget(dialog)
    dialog.show()
    bench.settle(qtbot)
    assert cut(dialog) == []
    assert dialog.page.totalMinimumSize().width() <= 0.9 * SMALL_SCREEN, "it never scrolls sideways"
    room = dialog.screen().availableGeometry()
    assert dialog.width() <= room.width()
    assert dialog.height() <= room.height()
    scrolls = dialog.area.verticalScrollBar().maximum() > 0
    assert not scrolls or dialog.height() >= 0.89 * room.height(), "it scrolls only where the screen is too low"


def test_what_was_found_later_makes_the_dialog_grow(qtbot, bench):
    dialog = EraseBuyerDialog(bench.context, "77", "ANA")
    qtbot.addWidget(dialog)
    dialog.open()
    bench.settle(qtbot)
    before = dialog.height()
    dialog._found(BuyerHere(("Temos, sim.",)))
    assert dialog.height() > before


@pytest.mark.parametrize("missing", [frozenset(), frozenset(Permission)])
def test_a_long_name_stays_on_the_page_of_the_connect_dialog(qtbot, bench, missing):
    page = ResultPage()
    qtbot.addWidget(page)
    page.resize(640, 440)
    page.show()
    account = Account(Seller("1", LONG, "MLB"), Link.CONNECTED, "#336699", NOON, missing_permissions=missing)
    page.show_account(account)
    QApplication.processEvents()
    assert page.widget().width() <= page.viewport().width()
    assert page.forward_button.property("role") != "primary"
    page.show_failure(TlsFailed())
    assert page.forward_button.property("role") == "primary", "the way forward is what one is led to"


def test_every_row_of_a_review_is_as_high_as_its_words_however_wide_the_columns(qtbot, bench):
    rows = bench.context.queries.pending()
    dialog = ReviewDialog(rows, {}, bench.context)
    qtbot.addWidget(dialog)
    dialog.show()
    for width in (900, 700):
        dialog.resize(width, 500)
        qtbot.waitUntil(lambda: not dialog._soon.isActive(), timeout=2000)
        entry = next(dialog.entries())
        for column in range(dialog.tree.columnCount()):
            font = entry.font(column).resolve(dialog.tree.font())
            room = dialog.tree.header().sectionSize(column) - (44 if column == 0 else 16)
            words = QRect(0, 0, room, 10_000)
            needed = QFontMetrics(font).boundingRect(words, int(Qt.TextFlag.TextWordWrap), entry.text(column)).height()
            assert dialog.tree.visualItemRect(entry).height() >= needed, entry.text(column)


@pytest.mark.parametrize("step", [Step.SITE, Step.APPLICATION, Step.KEYS])
def test_the_connect_dialog_is_as_large_as_its_text_asks_for(qtbot, bench, step):
    dialog = ConnectDialog(Silent(), ConnectDefaults("https://peepers-desktop.github.io/oauth/"), bench.context.clock)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_step(step)
    QApplication.processEvents()
    page = dialog.pages.currentWidget()
    assert page.widget().width() <= page.viewport().width(), "nothing leaves the page sideways"
    lines = list(dialog.rail._lines.values()) if dialog.rail.isVisible() else []
    assert all(name.geometry().left() > mark.geometry().right() for mark, name in lines), (
        "a mark stands beside its name"
    )
    assert all(name.geometry().right() < dialog.rail.width() for _, name in lines)
