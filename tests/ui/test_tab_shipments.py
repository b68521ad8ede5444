"""Parcels: what is to be handed over, states in words, the way of one parcel in the dock."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QToolButton

from peepers_desktop.domain.events import Changed, Kind
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.shipments import Board, DispatchDeadline, ShipmentEvent
from peepers_desktop.ui.tabs.presets import TO_DISPATCH
from peepers_desktop.ui.tabs.shipments import ShipmentsTab
from peepers_desktop.ui.theme import Tone
from tests.helpers.shop import NOON, SELLER, order, shipment
from tests.helpers.tab_bench import make_bench


def due(hours: float) -> DispatchDeadline:
    return DispatchDeadline("on_time", NOON + timedelta(hours=hours))


@pytest.fixture
def bench(tmp_path, qapp):
    made = make_bench(tmp_path)
    shop = made.shop.stores
    shop.shipments.save(
        [
            shipment("501", deadline=due(-2)),
            shipment("502", substatus="printed", deadline=due(5)),
            shipment("503", substatus="picked_up", deadline=due(-30)),
            shipment("504", "delivered", substatus=None, seller_cost=Money(1890, "BRL")),
            shipment("505", logistic_type="fulfillment", deadline=None),
        ]
    )
    shop.orders.save([order("9001", "MLB1", shipment_id="501")])
    yield made
    made.close()


@pytest.fixture
def tab(bench, qtbot):
    made = ShipmentsTab(bench.context)
    qtbot.addWidget(made)
    qtbot.addWidget(made.details)
    bench.show(made)
    bench.settle(qtbot)
    return made


@pytest.fixture
def cell(tab, bench, qtbot):
    """What a cell says, by parcel and column."""

    def read(ident: str, column: str):
        index = tab.model.index(bench.place(tab.model, ident, qtbot), tab.model.column_of(column))
        return tab.table.itemDelegate().lines_at(index)

    return read


def shown(tab: ShipmentsTab) -> list[str]:
    return [label.text() for label in tab.details.findChildren(QLabel)]


def test_late_is_red_and_today_orange(cell):
    assert cell("501", "deadline").tone is Tone.BAD
    assert cell("501", "deadline").main == "2 h late"
    assert cell("502", "deadline").tone is Tone.WARN
    assert cell("502", "deadline").main == "in 5 h"


def test_a_collected_parcel_has_no_deadline_any_more(cell):
    assert cell("503", "status").main == "Collected"
    assert cell("503", "deadline").main == ""
    assert cell("503", "status").tone is not Tone.BAD


def test_to_dispatch_leaves_out_full_and_counts_what_it_shows(tab, bench, qtbot):
    tab.select(TO_DISPATCH)
    bench.settle(qtbot)
    assert {tab.model.source.rows([key])[0].id for key in tab.model.keys} == {"501", "502"}
    assert tab.chips.chips[TO_DISPATCH].text().endswith("2")
    tally = bench.context.queries.tally(None)
    assert tally.to_dispatch == tab.model.rowCount()


def test_the_dock_tells_the_way_and_the_costs_without_inventing_any(tab, bench, qtbot):
    tab.table.selectRow(bench.place(tab.model, "504", qtbot))
    words = shown(tab)
    assert words[words.index("You pay") + 1] == "R$\u00a018,90"
    assert words[words.index("The buyer pays") + 1] == "—"
    assert tab.shipment_details.timeline is not None


def test_a_parcel_without_steps_says_so(tab, bench, qtbot):
    bench.shop.stores.shipments.save([shipment("506", events=())])
    tab.on_event(Changed(Kind.SHIPMENTS, SELLER.user_id, frozenset({"506"})))
    bench.settle(qtbot)
    tab.table.selectRow(bench.place(tab.model, "506", qtbot))
    assert "No steps yet." in shown(tab)


def test_the_open_dock_follows_the_parcel(tab, bench, qtbot):
    tab.table.selectRow(bench.place(tab.model, "502", qtbot))
    moved = shipment("502", "delivered", substatus=None, events=(ShipmentEvent("delivered", None, NOON),))
    bench.shop.stores.shipments.save([moved])
    tab.on_event(Changed(Kind.SHIPMENTS, SELLER.user_id, frozenset({"502"})))
    bench.settle(qtbot)
    assert "Delivered" in shown(tab)


def test_the_tracking_number_is_copied(tab, bench, qtbot):
    tab.table.selectRow(bench.place(tab.model, "501", qtbot))
    button = next(b for b in tab.details.findChildren(QToolButton) if "Tracking" in b.accessibleName())
    button.click()
    assert QGuiApplication.clipboard().text() == "BR501"
    QGuiApplication.clipboard().clear()
    with qtbot.waitSignal(tab.said):
        tab.copy_tracking.trigger()
    assert QGuiApplication.clipboard().text() == "BR501"


def test_the_sale_is_one_click_away(tab, bench, qtbot):
    tab.table.selectRow(bench.place(tab.model, "501", qtbot))
    with qtbot.waitSignal(tab.goto) as gone:
        tab.shipment_details.saleWanted.emit("9001")
    assert gone.args == ["orders", "9001"]
    assert any("9001" in button.text() for button in tab.details.findChildren(type(tab.empty.button)))


def test_copying_rows_gives_a_spreadsheet_its_columns(tab, bench, qtbot):
    tab.table.selectRow(bench.place(tab.model, "501", qtbot))
    tab.table.copy()
    assert "BR501" in QGuiApplication.clipboard().text().split("\t")


def test_an_empty_board_and_an_empty_shop_say_different_things(tmp_path, qtbot, tab, bench):
    tab.chips.chips[Board.IN_TRANSIT].click()
    tab.head.search.setText("zzz")
    tab.head.search.ask_now()
    bench.settle(qtbot)
    assert tab.empty.title.text() == "No parcel matches"
    empty = make_bench(tmp_path / "empty")
    other = ShipmentsTab(empty.context)
    qtbot.addWidget(other)
    qtbot.addWidget(other.details)
    empty.show(other)
    empty.settle(qtbot)
    assert other.empty.title.text() == "No parcels yet"
    assert other.chips.chips[Board.READY].text().endswith("0")
    other.chips.chips[Board.READY].click()
    empty.settle(qtbot)
    assert other.empty.title.text() == "No parcel here"
    empty.close()
