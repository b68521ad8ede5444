"""Sales: grouped by sale, filtered by board with counts of the same query, details that never invent an amount."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from peepers_desktop.domain.events import Changed, Kind
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.orders import OrderLine
from peepers_desktop.domain.shipments import Board, DispatchDeadline
from peepers_desktop.ui.tabs.orders import OrdersTab
from peepers_desktop.ui.tabs.orders_details import remaining, summed
from peepers_desktop.ui.theme import Tone
from tests.helpers.shop import NOON, SELLER, item, order, shipment
from tests.helpers.tab_bench import make_bench


@pytest.fixture
def bench(tmp_path, qapp):
    made = make_bench(tmp_path)
    shop = made.shop.stores
    shop.items.save([item("MLB1"), item("MLB2", title="Mouse sem fio")], NOON)
    late = DispatchDeadline("delayed", NOON - timedelta(hours=3))
    shop.shipments.save([shipment("500", deadline=late), shipment("501", "delivered", substatus=None)])
    shop.orders.save(
        [
            order("9001", "MLB1", pack_id="7000", shipment_id="500"),
            order("9002", "MLB2", pack_id="7000", shipment_id="500"),
            order("9003", "MLB1", shipment_id="501", date_created=NOON - timedelta(days=2)),
            order("9004", "MLB1", status="cancelled", date_created=NOON - timedelta(days=3)),
        ]
    )
    yield made
    made.close()


@pytest.fixture
def tab(bench, qtbot):
    made = OrdersTab(bench.context)
    qtbot.addWidget(made)
    qtbot.addWidget(made.details)
    bench.show(made)
    bench.settle(qtbot)
    return made


def cell(tab: OrdersTab, row: int, column: str):
    return tab.table.itemDelegate().lines_at(tab.model.index(row, tab.model.column_of(column)))


def texts(widget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_orders_of_one_sale_stand_together_and_the_second_only_continues_it(tab, bench, qtbot):
    assert (bench.place(tab.model, "9001", qtbot), bench.place(tab.model, "9002", qtbot)) == (0, 1)
    first, second = cell(tab, 0, "sale"), cell(tab, 1, "sale")
    assert first.main == "#7000"
    assert (first.sub, cell(tab, 0, "buyer").main) == ("Today 09:00", "C•••")
    assert not first.joined
    assert second.joined
    assert second.sub == "#9002"


def test_the_pressing_ones_are_red_and_the_cancelled_one_calm(tab, bench, qtbot):
    assert cell(tab, 0, "status").tone is Tone.BAD
    assert cell(tab, 0, "status").sub == "3 h late"
    cancelled = bench.place(tab.model, "9004", qtbot)
    assert cell(tab, cancelled, "status").main == "Cancelled"
    assert cell(tab, cancelled, "status").sub == ""


def test_chips_count_what_they_show(tab, bench, qtbot):
    counts = {}
    for board, chip in tab.chips.chips.items():
        chip.click()
        bench.settle(qtbot)
        counts[board] = (chip.text().split()[-1], str(tab.model.rowCount()))
        chip.click()
        bench.settle(qtbot)
    assert all(said == shown for said, shown in counts.values())
    assert counts[Board.TO_PREPARE][1] == "2"
    assert counts[Board.FINISHED][1] == "1"


def test_only_one_board_at_a_time(tab, bench, qtbot):
    tab.chips.chips[Board.READY].click()
    tab.chips.chips[Board.FINISHED].click()
    bench.settle(qtbot)
    assert tab.chips.on == frozenset({Board.FINISHED})


def test_search_narrows_and_says_when_nothing_matches(tab, bench, qtbot):
    tab.head.search.setText("7000")
    tab.head.search.ask_now()
    bench.settle(qtbot)
    assert tab.model.rowCount() == 2
    tab.head.search.setText("nothing like it")
    tab.head.search.ask_now()
    bench.settle(qtbot)
    assert tab.pages.currentWidget() is tab.empty
    assert tab.empty.title.text() == "No sale matches"


def test_a_fee_nobody_told_is_a_dash_and_so_is_the_estimate(bench, qtbot, tab):
    line = OrderLine("MLB1", None, "Fone", "", None, 1, Money(12990, "BRL"), None)
    bench.shop.stores.orders.save([order("9009", "MLB1", lines=(line,))])
    tab.on_event(Changed(Kind.ORDERS, SELLER.user_id, frozenset({"9009"})))
    bench.settle(qtbot)
    place = bench.place(tab.model, "9009", qtbot)
    assert cell(tab, place, "fee").main == "—"
    tab.table.selectRow(place)
    bench.settle(qtbot)
    shown = texts(tab.details)
    assert shown[shown.index("Estimate") + 1] == "—"
    assert "R$\u00a00,00" not in shown


def test_details_show_the_whole_sale_with_its_sums(tab, bench, qtbot):
    tab.table.selectRow(0)
    bench.settle(qtbot)
    shown = texts(tab.details)
    assert tab.details.header.heading.text() == "#7000"
    assert shown.count("Fone de ouvido") == 2
    amounts = shown[shown.index("Amounts") :]
    assert amounts[amounts.index("Items") + 1] == "R$\u00a0259,80"
    assert amounts[amounts.index("Sale fee") + 1] == "− R$\u00a030,00"


def test_the_parcel_is_one_click_away(tab, bench, qtbot):
    tab.table.selectRow(0)
    bench.settle(qtbot)
    with qtbot.waitSignal(tab.goto) as gone:
        tab.order_details.parcelWanted.emit("500")
    assert gone.args == ["shipments", "500"]


def test_a_suspected_fraud_says_do_not_ship(tab, bench, qtbot):
    bench.shop.stores.orders.save([order("9010", "MLB1", tags=frozenset({"fraud_risk_detected"}))])
    tab.on_event(Changed(Kind.ORDERS, SELLER.user_id, frozenset({"9010"})))
    bench.settle(qtbot)
    assert cell(tab, bench.place(tab.model, "9010", qtbot), "status").main == "Do not ship"


def test_select_finds_a_sale_that_the_filter_hides(tab, bench, qtbot):
    tab.chips.chips[Board.READY].click()
    bench.settle(qtbot)
    tab.select("9003")
    qtbot.waitUntil(lambda: getattr(tab.table.current_row(), "id", "") == "9003", timeout=5000)
    assert tab.chips.on == frozenset()


def test_enter_opens_the_details(tab, bench, qtbot):
    from PySide6.QtCore import Qt

    tab.table.selectRow(0)
    with qtbot.waitSignal(tab.details_wanted):
        qtbot.keyClick(tab.table, Qt.Key.Key_Return)


def test_a_narrow_table_keeps_sale_items_status_and_amount(tab, bench, qtbot):
    tab.resize(760, 500)
    bench.settle(qtbot)
    shown = [c.name for n, c in enumerate(tab.model.columns) if not tab.table.isColumnHidden(n)]
    assert shown == ["sale", "items", "status", "total"]
    assert cell(tab, bench.place(tab.model, "9001", qtbot), "sale").sub == "Today 09:00 · C•••"


def test_the_first_sale_is_chosen_so_that_the_dock_has_something_to_tell(tab, bench, qtbot):
    assert tab.table.selectionModel().isRowSelected(0)
    qtbot.waitUntil(lambda: tab.details.header.heading.text() == "#7000", timeout=5000)


def test_sums_with_an_unknown_part_are_unknown():
    real = Money(100, "BRL")
    assert summed([real, None]) is None
    assert summed([]) is None
    assert remaining(real, None, real) is None
    assert remaining(Money(1000, "BRL"), real, real) == Money(800, "BRL")
