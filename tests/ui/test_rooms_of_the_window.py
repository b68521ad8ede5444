"""Today and the listings use the room they have: at every size, with every size of text, full and empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

import peepers_desktop
from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.events import AccountChanged, Connection, ConnectionChanged, QuotaUsed
from peepers_desktop.domain.money import Money
from peepers_desktop.ui.delegates.lines import both_ends
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.theme import fonts, theme
from peepers_desktop.ui.theme.fonts import Type
from peepers_desktop.ui.translation import SourceTranslator
from peepers_desktop.ui.widgets.focus import by_keyboard
from tests.helpers.shop import NOON, SELLER, empty_shop, item, open_shop, order, question
from tests.helpers.window_bench import make_window

WORDS = Path(peepers_desktop.__file__).parent.parent / "resources" / "i18n" / "peepers_pt_BR.ts"
SMALL, USUAL = (1024, 640), (1360, 840)
TITLE = "Arranhador para gatos com rede e torre de sisal, {n} andares"


@pytest.fixture
def opened(qtbot, qapp, tmp_path, monkeypatch):
    """Opens the window on a shop, at a size and a factor of text."""
    translator = SourceTranslator(WORDS)
    qapp.installTranslator(translator)
    benches = []

    def run(size=USUAL, factor=1.0, fill=None, begin=open_shop):
        plain = fonts.base_font

        def larger():
            font = plain()
            font.setPointSizeF(font.pointSizeF() * factor)
            return font

        monkeypatch.setattr(theme, "base_font", larger)
        shop = begin(tmp_path)
        (fill or filled)(shop)
        benches.append(make_window(shop, tmp_path, size=size))
        return benches[-1]

    yield run
    for bench in benches:
        bench.close()
    qapp.removeTranslator(translator)


def filled(shop) -> None:
    listings = [item(f"MLB{n}", n, title=TITLE.format(n=n)) for n in range(12)]
    shop.stores.items.save(listings, NOON)


def two_accounts(shop) -> None:
    filled(shop)
    shop.stores.accounts.save(Account(Seller("77", "TIENDA_DE_CARLOS", "MLA"), Link.CONNECTED, "#c2410c", NOON))


def words_room(tab) -> int:
    """Pixels for the words of a title: the column without picture and margins."""
    return tab.grid.columnWidth(tab.model.column_of("title")) - 24 - 36 - 12 - 10


def search_for(bench, tab, text: str) -> None:
    tab.head.search.setText(text)
    tab.head.search.ask_now()
    bench.settle()


def test_the_dock_stands_only_beside_a_list_with_something_in_it(opened):
    bench = opened()
    tab = bench.tab("listings")
    assert bench.window.panel.isVisible()
    left = tab.head.search.x()
    search_for(bench, tab, "nothing like this")
    assert not bench.window.panel.isVisible()
    assert tab.head.search.x() == left  # it stays under the hand that types
    search_for(bench, tab, "andares")
    assert bench.window.panel.isVisible()


def test_an_empty_list_of_another_section_has_no_dock_either(opened):
    bench = opened()
    bench.tab("orders")
    assert not bench.window.panel.isVisible()
    bench.tab("listings")
    assert bench.window.panel.isVisible()
    bench.shop.stores.orders.save([order("9001", "MLB1")])
    bench.tab("orders").apply()
    bench.settle()
    assert bench.window.panel.isVisible()


def test_a_dock_that_was_closed_stays_closed_when_rows_come(opened):
    bench = opened()
    tab = bench.tab("listings")
    bench.window.open_details(False)
    search_for(bench, tab, "nothing like this")
    search_for(bench, tab, "andares")
    assert not bench.window.panel.isVisible()


def test_a_small_window_narrows_the_dock_and_a_larger_one_gives_its_room_back(opened):
    bench = opened(USUAL)
    bench.tab("listings")
    usual = bench.window.panel.width()
    bench.window.resize(*SMALL)
    bench.settle()
    assert bench.window.panel.isVisible()
    assert bench.window.panel.width() < usual
    bench.window.resize(*USUAL)
    bench.settle()
    assert bench.window.panel.width() == usual


def test_what_the_seller_made_of_the_dock_is_there_at_the_next_start(opened, tmp_path):
    bench = opened((1900, 900))
    bench.tab("listings")
    splitter = bench.window.splitter
    splitter.moveSplitter(splitter.width() - 500, 1)
    assert bench.window.panel.width() > 480
    bench.window.close()
    again = make_window(bench.shop, tmp_path, size=(1900, 900))
    again.tab("listings")
    assert abs(again.window.panel.width() - bench.window.splitter.wished) <= 2
    again.window.close()
    again.context.tasks.close()
    again.context.thumbnails.close()


def test_with_large_text_the_dock_folds_away_until_it_is_asked_for(opened):
    bench = opened(USUAL, 1.6)
    bench.tab("listings")
    assert not bench.window.panel.isVisible()
    bench.window.toggle_details()
    assert bench.window.panel.isVisible()


def test_on_a_small_screen_titles_are_readable_beside_the_dock(opened):
    bench = opened(SMALL)
    tab = bench.tab("listings")
    assert bench.window.panel.isVisible()
    assert words_room(tab) >= 200
    assert tab.grid.isColumnHidden(tab.model.column_of("price"))
    assert not tab.grid.isColumnHidden(tab.model.column_of("stock"))
    bench.window.open_details(False)
    bench.settle()
    assert not tab.grid.isColumnHidden(tab.model.column_of("price"))


def test_on_a_small_screen_head_and_filters_have_one_line_each(opened):
    bench = opened(SMALL)
    tab = bench.tab("listings")
    filters = tab.filters
    shown = [filters.folded, filters.folded_stock, filters.pending, filters.shipping]
    assert [part.isVisible() for part in shown] == [True] * 4
    assert len({part.geometry().center().y() for part in shown}) == 1
    assert abs(tab.head.search.geometry().center().y() - tab.columns_button.geometry().center().y()) <= 1
    assert tab.head.search.y() > tab.head.title.geometry().bottom()


def test_the_folded_stock_narrows_the_list_and_chips_follow(opened):
    bench = opened(SMALL)
    tab = bench.tab("listings")
    tab.filters.folded_stock.actions_by_value["zero"].trigger()
    bench.settle()
    assert tab.model.rowCount() == 1
    assert {level.value for level in tab.filters.stock.on} == {"zero"}
    tab.filters.clear()
    bench.settle()
    assert (tab.model.rowCount(), tab.filters.folded_stock.on) == (12, frozenset())


def test_no_button_offers_to_clear_filters_where_only_words_are_searched(opened):
    bench = opened()
    tab = bench.tab("listings")
    search_for(bench, tab, "andares")
    assert not tab.filters.reset.isVisible()
    tab.filters.statuses.chips["active"].click()
    bench.settle()
    assert tab.filters.reset.isVisible()


def test_the_title_of_a_section_is_whole_at_large_text(opened):
    bench = opened(USUAL, 1.6)
    tab = bench.tab("listings")
    bench.window.open_details(True)
    bench.settle()
    assert tab.head.title.width() >= tab.head.title.sizeHint().width()


@pytest.mark.parametrize("size", [SMALL, USUAL])
def test_no_figure_is_cut_however_large(opened, size):
    def costly(shop):
        shop.stores.items.save([item("MLB1", 99_999, price=Money(9_999_999_999, "BRL")), item("MLB2", 10)], NOON)

    bench = opened(size, fill=costly)
    tab = bench.tab("listings")
    bench.window.open_details(False)
    bench.context.commands.set_stock(SELLER.user_id, "MLB2", None, "12")
    bench.context.commands.set_price(SELLER.user_id, "MLB1", "8888888.88", confirmed=True)
    tab.model.re_read()
    bench.settle()
    look = bench.context.theme
    for name in ("stock", "price"):
        column = tab.model.column_of(name)
        assert not tab.grid.isColumnHidden(column)
        for row in range(2):
            lines = tab.grid.cells.lines_at(tab.model.index(row, column))
            room = tab.grid.columnWidth(column) - 20
            assert (
                QFontMetrics(look.font(Type.STRONG if lines.strong else Type.BODY)).horizontalAdvance(lines.main)
                <= room
            )
            assert QFontMetrics(look.font(Type.SMALL)).horizontalAdvance(lines.sub) <= room


def test_the_state_of_an_edit_stands_at_what_it_changes(opened):
    bench = opened()
    tab = bench.tab("listings")
    edit = bench.context.commands.set_price(SELLER.user_id, "MLB5", "139.90", confirmed=True)

    def shown(name: str) -> str:
        tab.model.re_read()
        bench.settle()
        place = next(n for n in range(12) if tab.model.row_at(n).id == "MLB5")
        return tab.grid.cells.lines_at(tab.model.index(place, tab.model.column_of(name))).sub

    assert shown("price").startswith("era R$")
    assert shown("stock") == "acabando"
    bench.shop.stores.outbox.move(edit.id, EditState.REJECTED, reason="edit_refused")
    assert (shown("price"), shown("stock"), shown("status")) == ("recusada", "acabando", "")


def test_a_refused_quantity_is_not_told_as_one_that_was_typed(opened):
    bench = opened()
    tab = bench.tab("listings")
    edit = bench.context.commands.set_stock(SELLER.user_id, "MLB5", None, "40", confirmed=True)
    bench.shop.stores.outbox.move(edit.id, EditState.REJECTED, reason="edit_refused")
    tab.select("MLB5")
    tab.model.re_read()
    bench.settle()
    assert tab.details_panel.note.text() == "A última alteração não foi aceita. A caixa de saída diz por quê."


def test_where_accounts_stand_together_the_account_is_told_before_numbers(opened):
    bench = opened(fill=two_accounts)
    tab = bench.tab("listings")
    lines = tab.grid.cells.lines_at(tab.model.index(0, tab.model.column_of("title")))
    assert lines.sub.startswith(f"{SELLER.nickname} · MLB")


@pytest.mark.parametrize("room", [60, 120, 180, 240, 300])
def test_a_shortened_title_keeps_both_ends_and_its_room(opened, room):
    bench = opened()
    metrics = QFontMetrics(bench.context.theme.font())
    text = "Arranhador Para Gatos Miau House Torre Sisal"
    short = both_ends(text, metrics, room)
    assert metrics.horizontalAdvance(short) <= room
    if room >= 180 and short != text:
        head, end = short.split(" … ")
        assert text.startswith(f"{head} ")
        assert text.endswith(f" {end}")
    assert both_ends("Câmera", metrics, room) == "Câmera"


def test_a_title_of_one_word_is_shortened_too(opened):
    metrics = QFontMetrics(opened().context.theme.font())
    short = both_ends("M" * 70, metrics, 200)
    assert "…" in short
    assert metrics.horizontalAdvance(short) <= 200


def test_the_columns_of_today_are_equally_wide(opened):
    bench = opened()
    tab = bench.tab("today")
    tab.stock.note.setText("17 sem estoque · 71 acabando · e mais do que cabe ao lado do título")
    bench.settle()
    assert abs(tab.questions.width() - tab.dispatch.width()) <= 1
    assert abs(tab.stock.width() - tab.edits.width()) <= 1


def test_with_large_text_today_has_one_column_and_nothing_beside_the_page(opened):
    tab = opened(USUAL, 1.6).tab("today")
    assert tab.questions.x() == tab.dispatch.x()
    assert tab.area.horizontalScrollBar().maximum() == 0


def test_headings_of_today_stand_in_one_line_whether_something_waits_or_not(opened):
    def one_question(shop):
        filled(shop)
        shop.stores.questions.save([question("1")])

    tab = opened(fill=one_question).tab("today")
    assert tab.questions.all_button.isVisible()
    assert not tab.dispatch.all_button.isVisible()
    assert tab.questions.title.geometry().center().y() == tab.dispatch.title.geometry().center().y()


def test_nothing_is_said_of_a_shop_that_was_not_read_yet(opened):
    tab = opened(fill=lambda shop: None).tab("today")
    assert tab.pages.currentWidget() is tab.empty
    assert tab.head.count.text() == ""


def test_the_palette_says_when_nothing_matches(qtbot, opened):
    bench = opened()
    bench.window.commands.open_palette()
    box = bench.window.palette_box
    assert not box.nothing.isVisible()
    qtbot.keyClicks(box.field, "zqzq")
    assert box.nothing.isVisible()
    assert not box.list.isVisible()
    box.close()


def test_the_palette_grows_with_the_text_and_stays_in_the_window(opened):
    bench = opened(USUAL, 1.6)
    bench.window.commands.open_palette()
    box = bench.window.palette_box
    line = QFontMetrics(bench.context.theme.font()).height()
    assert box.list.sizeHintForRow(0) >= line + 12
    assert box.field.height() >= box.field.sizeHint().height()
    box.close()
    bench.window.resize(800, 500)
    bench.window.commands.open_palette()
    assert box.width() <= bench.window.width()
    assert box.height() <= bench.window.height()
    box.close()


def test_before_and_after_stay_on_one_line_of_the_toast(opened):
    toast = opened().window.toast
    toast.say(Notice("Stock of something: 60 → 63"))
    assert "60\u00a0→\u00a063" in toast.label.text()


def test_the_ring_of_the_keyboard_is_for_the_keyboard(qtbot, opened):
    kinds = Qt.FocusReason
    assert by_keyboard(QFocusEvent(QFocusEvent.Type.FocusIn, kinds.TabFocusReason), False)
    assert not by_keyboard(QFocusEvent(QFocusEvent.Type.FocusIn, kinds.MouseFocusReason), True)
    assert by_keyboard(QFocusEvent(QFocusEvent.Type.FocusIn, kinds.ActiveWindowFocusReason), True)
    bench = opened()
    bench.window.activateWindow()
    buttons = bench.window.navigation.buttons

    def picture(name: str):
        return buttons[name].grab().toImage()

    buttons["today"].setFocus(kinds.MouseFocusReason)
    quiet = picture("today")
    buttons["listings"].setFocus(kinds.MouseFocusReason)
    assert picture("today") == quiet
    QTest.keyClick(buttons["listings"], Qt.Key.Key_Up)
    assert buttons["today"].hasFocus()
    assert picture("today") != quiet


def test_without_an_account_the_foot_tells_of_nothing_sent(opened):
    bench = opened(begin=empty_shop, fill=lambda shop: None)
    shown = [one.text() for one in bench.window.status.findChildren(QLabel) if one.isVisible() and one.text()]
    assert shown == []
    assert not bench.window.status.pending.isVisible()


@pytest.mark.parametrize("factor", [1.0, 1.6])
def test_the_icon_of_a_button_grows_with_its_words_and_keeps_away_from_them(opened, factor):
    bench = opened(USUAL, factor)
    tab = bench.tab("listings")
    size = tab.columns_button.iconSize()
    assert size.height() == round(16 * factor)
    assert size.width() > size.height()
    header = tab.details_panel.header.close_button.iconSize()
    assert header.width() == header.height()


def test_the_foot_drops_what_matters_least_and_cuts_nothing(opened):
    bench = opened((640, 440))
    foot = bench.window.status
    bench.context.bridge.publish(QuotaUsed(17_990, 18_000))
    bench.context.bridge.publish(ConnectionChanged(Connection.OFFLINE))
    bench.context.commands.set_stock(SELLER.user_id, "MLB5", None, "40", confirmed=True)
    bench.window.events.count()
    bench.settle()
    parts = [foot.connection, foot.synced, foot.refresh, foot.selected, foot.quota, foot.pending]
    shown = [part for part in parts if part.isVisible()]
    assert [part.text() for part in shown if part.width() < part.sizeHint().width()] == []
    assert foot.connection in shown
    assert foot.pending in shown
    assert foot.quota not in shown
    bench.window.resize(*USUAL)
    bench.settle()
    assert foot.quota.isVisible()
    assert foot.synced.isVisible()


def test_the_foot_says_how_many_listings_are_selected(opened):
    bench = opened()
    tab = bench.tab("listings")
    stock = tab.model.column_of("stock")
    for row in (1, 2, 4):
        tab.grid.selectionModel().select(tab.model.index(row, stock), QItemSelectionModel.SelectionFlag.Select)
    assert bench.window.status.selected.text() == "4 anúncios selecionados"
    tab.grid.selectAll()
    assert bench.window.status.selected.text() == "12 anúncios selecionados"
    bench.tab("today")
    assert not bench.window.status.selected.isVisible()
    bench.tab("listings").grid.setCurrentIndex(tab.model.index(3, stock))
    assert not bench.window.status.selected.isVisible()


def test_the_hint_of_the_pending_bar_is_readable_or_absent(opened):
    bench = opened((640, 440))
    bench.context.commands.set_stock(SELLER.user_id, "MLB5", None, "40", confirmed=True)
    bench.window.events.count()
    bench.settle()
    hint = bench.window.pending.hint
    ground = bench.window.pending.grab(hint.geometry()).toImage()
    assert {ground.pixel(x, y) for x in range(ground.width()) for y in range(ground.height())} == {ground.pixel(0, 0)}
    bench.window.resize(*USUAL)
    bench.settle()
    drawn = bench.window.pending.grab(hint.geometry()).toImage()
    assert len({drawn.pixel(x, drawn.height() // 2) for x in range(drawn.width())}) > 1


def test_in_a_low_window_with_banners_the_filters_are_whole(opened):
    bench = opened((640, 440))
    tab = bench.tab("listings")
    bench.context.bridge.publish(ConnectionChanged(Connection.OFFLINE))
    bench.shop.stores.accounts.set_link(SELLER.user_id, Link.RECONNECT, "invalid_grant")
    bench.context.bridge.publish(AccountChanged(SELLER.user_id))
    bench.context.commands.set_stock(SELLER.user_id, "MLB5", None, "40", confirmed=True)
    bench.window.events.count()
    bench.settle()
    bench.settle()
    assert tab.head.search.geometry().bottom() < tab.filters.y()
    assert tab.filters.height() >= tab.filters.folded.height()


def test_in_the_smallest_window_the_dock_is_whole(opened):
    bench = opened((640, 440))
    bench.tab("listings")
    bench.window.open_details(True)
    bench.settle()
    panel = bench.window.panel
    assert panel.mapTo(bench.window, panel.rect().topRight()).x() < bench.window.width()
    assert panel.width() >= panel.minimumSizeHint().width()


def test_the_number_of_a_sale_is_whole_where_lists_begin_under_their_title(opened):
    bench = opened(fill=lambda shop: shop.stores.orders.save([order("2000014429109167", "MLB1")]))
    tab = bench.tab("orders")
    bench.settle()
    words = tab.table.itemDelegate().lines_at(tab.model.index(0, 0)).main
    metrics = QFontMetrics(bench.context.theme.font(Type.STRONG))
    assert metrics.horizontalAdvance(words) <= tab.table.columnWidth(0) - 24 - 10


def test_on_a_small_screen_with_large_text_nothing_of_today_or_the_pending_bar_is_cut(opened):
    bench = opened(SMALL, 1.6)
    tab = bench.tab("today")
    for ident in ("MLB5", "MLB6"):
        bench.context.commands.set_stock(SELLER.user_id, ident, None, "40", confirmed=True)
    bench.window.events.count()
    bench.settle()
    assert tab.area.horizontalScrollBar().maximum() == 0
    bar = bench.window.pending
    assert bar.count.text() == "2 a enviar"
    assert bar.count.width() >= bar.count.sizeHint().width()
    bench.window.resize(1600, 900)
    bench.settle()
    assert bar.count.text() == "2 alterações pendentes"
    assert bar.count.width() >= bar.count.sizeHint().width()
