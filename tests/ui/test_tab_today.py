"""Today: everything that waits, pressing first, with the numbers of the lists behind it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.domain.events import Changed, Kind
from peepers_desktop.domain.filters import StockLevel
from peepers_desktop.domain.shipments import DispatchDeadline
from peepers_desktop.store.outbox import NewEdit
from peepers_desktop.ui.tabs.listings import ListingsTab
from peepers_desktop.ui.tabs.presets import LITTLE_STOCK, NEED_YOU, TO_DISPATCH, WAITING
from peepers_desktop.ui.tabs.today import TodayTab
from peepers_desktop.ui.theme import Tone
from tests.helpers.shop import NOON, SELLER, item, order, question, shipment
from tests.helpers.tab_bench import make_bench


def fill(bench) -> None:
    shop = bench.shop.stores
    shop.items.save([item("MLB1", 0), item("MLB2", 3), item("MLB3", 50), item("MLB4", None)], NOON)
    shop.questions.save(
        [
            question("1", "MLB3", date_created=NOON - timedelta(hours=30), text="Tem azul?"),
            question("2", "MLB3", date_created=NOON - timedelta(minutes=5), text="E preto?"),
        ]
    )
    late = DispatchDeadline("delayed", NOON - timedelta(hours=2))
    soon = DispatchDeadline("on_time", NOON + timedelta(hours=6))
    shop.shipments.save([shipment("501", deadline=soon), shipment("500", deadline=late), shipment("502", "delivered")])
    shop.orders.save([order("9000", "MLB3", shipment_id="500")])
    key = ResourceKey(EditKind.STOCK, "MLB3")
    edit = shop.outbox.enqueue(NewEdit(SELLER.user_id, key, {"quantity": 50}, {"quantity": 40}))
    bench.put(edit, EditState.CONFLICT, reason="stock_changed", seen={"quantity": 45, "proposal": None})


@pytest.fixture
def bench(tmp_path, qapp):
    made = make_bench(tmp_path)
    yield made
    made.close()


@pytest.fixture
def tab(bench, qtbot):
    fill(bench)
    made = TodayTab(bench.context)
    qtbot.addWidget(made)
    bench.show(made)
    bench.settle(qtbot)
    return made


def rows(section):
    return [row for row in section.rows if row.isVisible()]


def test_the_oldest_question_and_the_latest_parcel_come_first(tab):
    assert [row.title.text() for row in rows(tab.questions)] == ["Tem azul?", "E preto?"]
    assert [row.clock.text() for row in rows(tab.dispatch)] == ["2 h late", "in 6 h"]
    assert [row.entry.tone for row in rows(tab.dispatch)] == [Tone.BAD, Tone.WARN]
    assert rows(tab.questions)[0].clock.text() == "30 h ago"


def test_zero_stock_is_red_little_orange_and_unknown_is_neither(tab):
    shown = [(row.entry.target.id, row.clock.text(), row.entry.tone) for row in rows(tab.stock)]
    assert shown == [("MLB1", "out of stock", Tone.BAD), ("MLB2", "3 left", Tone.WARN)]


def test_every_count_is_the_one_of_its_list(tab, bench):
    tally = bench.context.queries.tally(None)
    said = [section.count.text() for section in (tab.questions, tab.dispatch, tab.edits, tab.stock)]
    assert said == ["2", "2", "1", "2"]
    assert (tally.questions_waiting, tally.to_dispatch, tally.outbox_needs_seller) == (2, 2, 1)
    assert tab.head.count.text() == "7 waiting"
    assert tab.dispatch.note.text() == "1 late"


def test_a_conflict_says_what_it_is_about(tab):
    (row,) = rows(tab.edits)
    assert row.clock.text() == "Conflict"
    assert "50 → 40" in row.detail.text()
    assert "changed after you typed" in row.detail.text()


@pytest.mark.parametrize(
    ("section", "place", "ident"),
    [("questions", "questions", "1"), ("dispatch", "shipments", "500"), ("stock", "listings", "MLB1")],
)
def test_a_row_opens_its_thing_by_click_button_and_key(tab, qtbot, section, place, ident):
    row = rows(getattr(tab, section))[0]
    for act in (
        lambda: qtbot.mouseClick(row, Qt.MouseButton.LeftButton),
        row.button.click,
        lambda: qtbot.keyClick(row, Qt.Key.Key_Return),
    ):
        with qtbot.waitSignal(tab.goto) as gone:
            act()
        assert gone.args == [place, ident]


def test_an_edit_opens_in_the_outbox(tab, qtbot):
    (row,) = rows(tab.edits)
    with qtbot.waitSignal(tab.goto) as gone:
        row.button.click()
    assert gone.args == ["outbox", str(row.entry.target.edit.id)]


def test_see_all_names_the_list_behind_the_count(tab, qtbot):
    wanted = {
        tab.questions: ["questions", WAITING],
        tab.dispatch: ["shipments", TO_DISPATCH],
        tab.edits: ["outbox", NEED_YOU],
        tab.stock: ["listings", LITTLE_STOCK],
    }
    for section, place in wanted.items():
        with qtbot.waitSignal(tab.goto) as gone:
            section.all_button.click()
        assert gone.args == place


def test_the_list_behind_little_stock_is_as_long_as_its_count(tab, bench, qtbot):
    listings = ListingsTab(bench.context)
    qtbot.addWidget(listings)
    bench.show(listings)
    listings.select(LITTLE_STOCK)
    bench.settle(qtbot)
    assert str(listings.model.rowCount()) == tab.stock.count.text() == "2"
    assert listings.filters.stock.on == frozenset({StockLevel.ZERO, StockLevel.LOW})


def test_a_section_without_work_says_so_and_keeps_its_place(bench, qtbot):
    bench.shop.stores.questions.save([question("1", "MLB3")])
    tab = TodayTab(bench.context)
    qtbot.addWidget(tab)
    bench.show(tab)
    bench.settle(qtbot)
    assert all(section.isVisible() for section in tab.sections())
    assert not tab.dispatch.all_button.isVisible()
    words = [label.text() for label in tab.dispatch.findChildren(QLabel) if label.isVisible()]
    assert "Nothing is left to dispatch" in words


def test_more_rows_where_there_is_more_room(bench, qtbot):
    bench.shop.stores.questions.save([question(str(number), "MLB3") for number in range(20)])
    tab = TodayTab(bench.context)
    qtbot.addWidget(tab)
    bench.show(tab, height=620)
    bench.settle(qtbot)
    few = len(rows(tab.questions))
    tab.resize(1100, 1100)
    bench.settle(qtbot)
    assert 3 <= few < len(rows(tab.questions)) <= 10
    assert tab.area.verticalScrollBar().maximum() == 0


def test_rows_say_everything_to_those_who_do_not_see_them(tab):
    row = rows(tab.dispatch)[0]
    assert row.accessibleName().startswith("2 h late. 1 × Fone de ouvido")
    assert row.button.accessibleName().startswith("Open: ")


def test_an_answered_question_goes_and_the_focus_stays(tab, bench, qtbot):
    first = rows(tab.questions)[0]
    first.setFocus()
    bench.shop.stores.questions.save([question("1", "MLB3", status="answered", text="Tem azul?")])
    tab.on_event(Changed(Kind.QUESTIONS, SELLER.user_id, frozenset({"1"})))
    bench.settle(qtbot)
    assert [row.title.text() for row in rows(tab.questions)] == ["E preto?"]
    assert rows(tab.questions)[0] is first


def test_ages_go_on_without_anything_changing(tab, bench):
    bench.shop.clock.advance(3600)
    tab._redraw()
    assert rows(tab.dispatch)[0].clock.text() == "3 h late"


def test_when_nothing_waits_it_is_calm(bench, qtbot):
    bench.shop.stores.items.save([item("MLB3", 50)], NOON)
    tab = TodayTab(bench.context)
    qtbot.addWidget(tab)
    bench.show(tab)
    bench.settle(qtbot)
    assert tab.pages.currentWidget() is tab.empty
    assert tab.empty.title.text() == "All done for now"
    assert tab.head.count.text() == "Nothing waits"


def test_before_the_first_sync_it_promises_instead_of_praising(bench, qtbot):
    tab = TodayTab(bench.context)
    qtbot.addWidget(tab)
    bench.show(tab)
    assert tab.pages.currentWidget() is tab.loading
    bench.settle(qtbot)
    assert tab.empty.title.text() == "Nothing here yet"


def test_another_account_s_things_are_not_shown(tab, bench, qtbot):
    tab.set_account("1")
    bench.settle(qtbot)
    assert tab.pages.currentWidget() is tab.empty


def test_one_column_on_a_narrow_window_two_on_a_wide_one(tab, qtbot, bench):
    tab.resize(800, 600)
    bench.settle(qtbot)
    assert tab.dispatch.x() == tab.questions.x()
    tab.resize(1300, 800)
    bench.settle(qtbot)
    assert tab.dispatch.x() > tab.questions.x()
