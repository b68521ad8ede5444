"""Sales, parcels and edits in a small window: what each list is looked at for is never what gives way."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

import peepers_desktop
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.shipments import Board, DispatchDeadline
from peepers_desktop.ui.delegates.question_card import title_in
from peepers_desktop.ui.tabs.presets import NEED_YOU
from peepers_desktop.ui.theme.fonts import Type
from peepers_desktop.ui.translation import SourceTranslator
from peepers_desktop.ui.widgets.elided import ElidedLabel
from tests.helpers.shop import NOON, SELLER, item, open_shop, order, question, shipment
from tests.helpers.window_bench import make_window

WORDS = Path(peepers_desktop.__file__).parent.parent / "resources" / "i18n" / "peepers_pt_BR.ts"
SMALL, USUAL = (1024, 640), (1360, 840)
ANSWER = "Boa tarde, acompanha todos os acessórios que aparecem na segunda foto do anúncio. " * 24


@pytest.fixture
def opened(qtbot, qapp, tmp_path):
    translator = SourceTranslator(WORDS)
    qapp.installTranslator(translator)
    shop = open_shop(tmp_path)
    stores = shop.stores
    stores.items.save([item("MLB1", 9), item("MLB2", 20)], NOON)
    pack = {"pack_id": "2000009999999999", "shipment_id": "501"}
    stores.orders.save(
        [
            order("2000000000000001", "MLB1", **pack),
            order("2000000000000002", "MLB2", date_created=NOON - timedelta(minutes=1), **pack),
            order("2000000000000003", "MLB2", status="payment_in_process", date_created=NOON - timedelta(days=3)),
        ]
    )
    late = DispatchDeadline("late", NOON - timedelta(days=12))
    printed = {"substatus": "printed", "logistic_type": "xd_drop_off", "deadline": late}
    stores.shipments.save([shipment("501", order_ids=("2000000000000001", "2000000000000002"), **printed)])
    stores.questions.save([question("1"), question("2", "MLB2", text="Serve para 220V?")])
    benches = []

    def run(size: tuple[int, int]):
        benches.append(make_window(shop, tmp_path, size=size))
        return benches[-1]

    yield run
    for bench in benches:
        bench.close()
    qapp.removeTranslator(translator)


def seen(tab) -> set[str]:
    return {column.name for n, column in enumerate(tab.model.columns) if not tab.table.isColumnHidden(n)}


def cell(tab, column: str, row: int = 0):
    return tab.table.itemDelegate().lines_at(tab.model.index(row, tab.model.column_of(column)))


def cut(tab, column: str, row: int = 0) -> str:
    """The words of a cell in which something is cut, as it stands on the screen."""
    index = tab.model.index(row, tab.model.column_of(column))
    return tab.table.itemDelegate().cut_words(index, tab.table.visualRect(index))


def wide(tab, column: str) -> int:
    return tab.table.columnWidth(tab.model.column_of(column))


def lines_of(chips) -> int:
    return len({chip.y() for chip in chips.chips.values()})


def test_a_sale_moves_under_its_items_and_the_items_can_be_read(opened):
    tab = opened(SMALL).tab("orders")
    assert tab.details.isVisible()
    assert {"items", "status"} <= seen(tab)
    assert "sale" not in seen(tab)
    assert wide(tab, "items") >= 230
    assert cell(tab, "items").sub == "#2000009999999999 · Hoje 09:00"
    second = cell(tab, "items", 1)
    assert (second.main[:4], second.sub, second.joined) == ("1 × ", "#2000000000000002", True)


def test_where_there_is_room_a_sale_has_its_column(opened):
    tab = opened(USUAL).tab("orders")
    assert {"sale", "items", "status", "total"} <= seen(tab)
    assert cell(tab, "sale").main == "#2000009999999999"
    assert cell(tab, "items").sub == ""


def test_a_copied_row_has_every_column_however_small_the_window(opened, qapp):
    tab = opened(SMALL).tab("orders")
    tab.table.selectRow(0)
    tab.table.copy()
    copied = qapp.clipboard().text().split("\t")
    assert copied[0] == "#2000009999999999"
    assert len(copied) == len(tab.model.columns)


def test_the_deadline_of_a_parcel_stands_under_its_state_when_its_column_is_gone(opened):
    bench = opened(SMALL)
    tab = bench.tab("shipments")
    assert "deadline" not in seen(tab)
    assert cell(tab, "status").sub == "12 dias de atraso"
    bench.window.resize(*USUAL)
    bench.settle()
    assert "deadline" in seen(tab)
    assert cell(tab, "status").sub == "Prontas para enviar"


def test_the_chips_of_the_board_take_two_lines_at_most(opened):
    bench = opened(SMALL)
    chips = bench.tab("shipments").chips
    ready = chips.chips[Board.READY]
    many = chips.locale().toString(1840)
    chips.set_counts(dict.fromkeys(chips.chips, 1840))
    bench.settle()
    assert lines_of(chips) == 2
    assert ready.text() == f"Prontas  {many}"
    assert ready.toolTip() == "Prontas para enviar"
    assert ready.accessibleName() == f"Prontas para enviar  {many}"
    bench.window.resize(1500, 840)
    bench.settle()
    assert lines_of(chips) == 1
    assert ready.text() == f"Prontas para enviar  {many}"
    assert ready.toolTip() == ""


def test_at_the_usual_size_states_carriers_and_deadlines_are_whole(opened):
    bench = opened(USUAL)
    parcels, orders = bench.tab("shipments"), bench.tab("orders")
    assert [cut(orders, name, n) for name in ("sale", "status", "total") for n in range(3)] == [""] * 9
    bench.tab("shipments")
    assert [cut(parcels, name) for name in ("status", "deadline", "title")] == [""] * 3
    assert "Agência Mercado Livre" in cell(parcels, "title").sub


def test_what_is_cut_is_told_by_its_tooltip(opened):
    tab = opened(SMALL).tab("shipments")
    index = tab.model.index(0, tab.model.column_of("title"))
    delegate = tab.table.itemDelegate()
    assert delegate.cut_words(index, QRect(200, 0, 90, 52)) == "2 × Fone de ouvido\nAgência Mercado Livre · C•••"
    assert delegate.cut_words(index, QRect(200, 0, 900, 52)) == ""


def test_an_amount_is_never_cut(opened):
    bench = opened(USUAL)
    tab = bench.tab("orders")
    usual = wide(tab, "total")
    bench.shop.stores.orders.save([order("2000000000000009", "MLB1", total=Money(99_999_999_999, "BRL"))])
    tab.model.re_read()
    bench.settle()
    metrics = QFontMetrics(bench.context.theme.font(Type.BODY))
    assert wide(tab, "total") > usual
    assert wide(tab, "total") - 20 >= metrics.horizontalAdvance("R$\u00a0999.999.999,99")
    assert wide(tab, "items") >= 280


def test_the_reason_of_a_refusal_has_a_third_of_the_table(opened):
    bench = opened(USUAL)
    edit = bench.context.commands.set_stock(SELLER.user_id, "MLB1", None, "7")
    bench.shop.stores.outbox.move(edit.id, EditState.REJECTED, reason="edit_refused")
    tab = bench.tab("outbox")
    assert cut(tab, "state") == ""
    assert wide(tab, "what") > wide(tab, "state")


def test_a_conflict_of_long_answers_leaves_the_list_in_sight(opened):
    bench = opened(SMALL)
    edit = bench.context.commands.answer(SELLER.user_id, "1", ANSWER[:1990])
    seen_there = {"text": ANSWER[:1500]}
    bench.shop.stores.outbox.move(edit.id, EditState.CONFLICT, reason="answered_elsewhere", seen=seen_there)
    tab = bench.tab("outbox")
    tab.select(str(edit.id))
    bench.settle()
    assert tab.conflict.isVisible()
    assert tab.table.height() >= 100
    assert tab.conflict.area.height() == 150
    assert tab.conflict.area.verticalScrollBar().maximum() > 0


def test_the_figures_of_a_conflict_are_shown_whole(opened):
    bench = opened(SMALL)
    edit = bench.context.commands.set_stock(SELLER.user_id, "MLB1", None, "12")
    found = {"quantity": 7, "sold_since": 3, "proposal": 10}
    bench.shop.stores.outbox.move(edit.id, EditState.CONFLICT, reason="stock_changed", seen=found)
    tab = bench.tab("outbox")
    tab.select(str(edit.id))
    bench.settle()
    area = tab.conflict.area
    assert area.widget().height() <= area.height()
    assert area.height() >= 30


def test_an_empty_search_says_so_and_one_click_undoes_it(opened):
    bench = opened(SMALL)
    bench.context.commands.set_stock(SELLER.user_id, "MLB1", None, "7")
    titles = {}
    for section in ("questions", "orders", "shipments", "outbox"):
        tab = bench.tab(section)
        before = tab.model.rowCount()
        tab.head.search.setText("zzzz")
        tab.head.search.ask_now()
        bench.settle()
        titles[section] = tab.empty.title.text()
        assert "“zzzz”" in tab.empty.text.text()
        tab.empty.button.click()
        bench.settle()
        assert tab.head.search.text() == ""
        assert tab.model.rowCount() == before > 0
    assert titles == {
        "questions": "Nenhuma pergunta corresponde",
        "orders": "Nenhuma venda corresponde",
        "shipments": "Nenhum envio corresponde",
        "outbox": "Nenhuma alteração corresponde",
    }


def test_a_list_of_one_state_and_one_edit_are_named_in_their_own_number(opened):
    bench = opened(USUAL)
    edit = bench.context.commands.set_stock(SELLER.user_id, "MLB1", None, "7")
    for state in (EditState.SENDING, EditState.APPLIED):
        bench.shop.stores.outbox.move(edit.id, state)
    bench.context.commands.answer(SELLER.user_id, "1", "Sim!")
    tab = bench.tab("outbox")
    states = {cell(tab, "state", n).main for n in range(2)}
    assert states == {"Enviada", "Aguardando"}
    assert tab.chips.chips["sent"].text() == "Enviadas  1"
    assert {cell(tab, "what", n).sub.split(" · ")[0] for n in range(2)} == {"Estoque", "Resposta"}
    assert NEED_YOU in tab.chips.chips


def test_the_conversation_keeps_its_width_until_the_seller_moves_the_line(opened):
    bench = opened(USUAL)
    tab = bench.tab("questions")
    assert tab.pane.side.isVisible()
    assert 300 <= tab.list.width() <= 440
    tab._splitter.moveSplitter(380, 1)
    bench.window.resize(1500, 840)
    bench.settle()
    moved = tab.list.width()
    assert moved > 350
    bench.window.resize(*SMALL)
    bench.settle()
    assert tab.list.width() != 300


def test_nothing_stands_where_a_part_would_tell_nothing(qtbot):
    label = ElidedLabel("Ativo · SKU LDM-110905", whole=True)
    qtbot.addWidget(label)
    label.resize(40, 20)
    assert label._fitting() == ""
    label.resize(400, 20)
    assert label._fitting() == label.text()


def test_in_a_low_window_the_question_gets_the_room_of_the_answer_box(opened):
    bench = opened((960, 540))
    tab = bench.tab("questions")
    box = tab.pane.composer.box
    low, line = box.height(), box.fontMetrics().lineSpacing()
    assert box.viewport().height() >= 2 * line
    bench.window.resize(1360, 840)
    bench.settle()
    assert box.height() == low + 2 * line


def test_a_title_of_a_letter_or_two_is_left_out(opened):
    bench = opened(SMALL)
    row = bench.tab("questions").model.row_at(0)
    metrics = QFontMetrics(bench.context.theme.font(Type.SMALL))
    whole = row.item_title
    assert title_in(row, metrics, 600) == whole
    assert title_in(row, metrics, metrics.horizontalAdvance(whole[:8] + "…") + 2).startswith(whole[:6])
    assert title_in(row, metrics, metrics.horizontalAdvance("WW…")) == ""
