"""Accounts of several countries in one window: each row's times are those of its own seller."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.filters import OutboxFilter
from peepers_desktop.domain.questions import Answer
from peepers_desktop.domain.shipments import DispatchDeadline, ShipmentEvent
from peepers_desktop.ui.models.outbox import outbox_columns
from peepers_desktop.ui.models.shipments import urgency
from peepers_desktop.ui.tabs.orders_words import deadline_tone
from peepers_desktop.ui.tabs.questions_words import TONES
from peepers_desktop.ui.tabs.whose import Whose
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.zones import SellerZones, zone_of
from tests.helpers.shop import SELLER, item, open_shop, order, question, shipment
from tests.helpers.window_bench import make_window

AT_HOME, ABROAD = SELLER.user_id, "900"
NOW = datetime(2026, 11, 20, 4, 30, tzinfo=UTC)
"""01:30 on the 20th in São Paulo, and still 22:30 on the 19th in Mexico."""
SOON = NOW + timedelta(hours=2)


@pytest.fixture
def bench(qtbot, qapp, tmp_path):
    shop = open_shop(tmp_path, NOW)
    stores = shop.stores
    stores.accounts.save(Account(Seller(ABROAD, "TIENDA_LEJANA", "MLM"), Link.CONNECTED, "#b0261c", NOW))
    for account in (AT_HOME, ABROAD):
        things = {"account": account}
        stores.items.save([item(f"MLB{account}", 9, last_updated=NOW, **things)], NOW)
        stores.orders.save(
            [order(f"1{account}", f"MLB{account}", date_created=NOW, shipment_id=f"5{account}", **things)]
        )
        event = ShipmentEvent("handling", None, NOW)
        due = DispatchDeadline("on_time", SOON)
        stores.shipments.save(
            [shipment(f"5{account}", deadline=due, estimated_delivery=NOW, events=(event,), **things)]
        )
        answer = Answer("Sim.", "active", NOW)
        asked = {"date_created": NOW, **things}
        stores.questions.save(
            [
                question(f"7{account}", f"MLB{account}", **asked),
                question(f"8{account}", f"MLB{account}", status="answered", answer=answer, **asked),
            ]
        )
    made = make_window(shop, tmp_path)
    yield made
    made.close()


def cells(tab, column: str, role: Qt.ItemDataRole) -> dict[str, str]:
    """What a column says to this role, by account."""
    model, number = tab.model, tab.model.column_of(column)
    return {
        row.account: model.index(place, number).data(role)
        for place in range(model.rowCount())
        if (row := model.row_at(place)) is not None
    }


def drawn(tab, column: str) -> dict[str, tuple[str, str]]:
    model, number, delegate = tab.model, tab.model.column_of(column), tab.table.itemDelegate()
    return {
        model.row_at(place).account: (lines.main, lines.sub)
        for place in range(model.rowCount())
        if (lines := delegate.lines_at(model.index(place, number))) is not None
    }


def texts(widget) -> str:
    return "\n".join(one.text() for one in widget.findChildren(QLabel))


def choose(bench, name: str, account: str):
    """Select the first row of an account and wait for what is shown of it."""
    tab = bench.tab(name)
    place = next(n for n in range(tab.model.rowCount()) if tab.model.row_at(n).account == account)
    tab.select(tab.model.row_at(place).id)
    bench.settle()
    return tab


def test_a_sale_is_told_by_its_own_sellers_clock(bench):
    tab = bench.tab("orders")
    assert {account: sub for account, (_, sub) in drawn(tab, "sale").items()} == {
        AT_HOME: "Today 01:30 · C•••",
        ABROAD: "Today 22:30 · C•••",
    }
    assert "19/11/2026 22:30 (America/Mexico_City)" in cells(tab, "sale", Qt.ItemDataRole.ToolTipRole)[ABROAD]
    assert "Today 22:30" in texts(choose(bench, "orders", ABROAD).details)
    assert "Today 01:30" in texts(choose(bench, "orders", AT_HOME).details)


def test_what_is_due_today_is_today_where_the_seller_is(bench):
    """00:30 in Mexico is tomorrow there, and 03:30 today in São Paulo: two hours away for both."""
    tab = bench.tab("shipments")
    assert drawn(tab, "deadline") == {AT_HOME: ("in 2 h", "Today 03:30"), ABROAD: ("in 2 h", "Tomorrow 00:30")}
    fmt, queries = bench.context.format, bench.context.queries
    tones = {AT_HOME: Tone.WARN, ABROAD: Tone.INFO}
    assert {row.account: TONES[urgency(row, fmt)] for row in queries.shipment_rows(tab.model.keys)} == tones
    orders = queries.order_rows(bench.tab("orders").model.keys)
    assert {row.account: deadline_tone(row, fmt) for row in orders} == tones


def test_the_way_of_a_parcel_and_its_delivery_are_local(bench):
    tab = choose(bench, "shipments", ABROAD)
    assert [step.when for step in tab.shipment_details.timeline.steps] == ["Today 22:30"]
    assert {account: main for account, (main, _) in drawn(tab, "delivery").items()} == {
        AT_HOME: "20/11",
        ABROAD: "19/11",
    }
    assert "19/11" in texts(tab.details).split("\n")


def test_a_conversation_is_told_by_its_own_sellers_clock(bench):
    tab = choose(bench, "questions", ABROAD)
    captions = [bubble.caption.text() for bubble in tab.pane.talk.bubbles]
    assert captions == ["Buyer · Today 22:30", "You · Today 22:30", "Buyer · Today 22:30"]
    assert "22:30 (America/Mexico_City)" in cells(tab, "question", Qt.ItemDataRole.ToolTipRole)[ABROAD]


def test_a_listings_history_and_its_days_are_the_sellers(bench):
    stores = bench.shop.stores
    for account in (AT_HOME, ABROAD):
        known = stores.items.get(account, f"MLB{account}")
        stores.items.save([replace(known, quantity=4)], NOW)
    panel = choose(bench, "listings", ABROAD).details_panel
    assert any(line.startswith("Today 22:30") for line in panel.history.texts())
    assert panel.past.day.maximumDate().toString("dd/MM") == "19/11"
    assert panel.facts.values()["Changed"] == "19/11 22:30"
    choose(bench, "listings", AT_HOME)
    assert any(line.startswith("Today 01:30") for line in panel.history.texts())
    assert panel.past.day.maximumDate().toString("dd/MM") == "20/11"


def test_an_edit_says_when_it_was_made_over_there(bench):
    bench.context.commands.set_stock(ABROAD, f"MLB{ABROAD}", None, "7")
    queries = bench.context.queries
    row = queries.outbox_list.rows(queries.outbox_list.keys(OutboxFilter()))[0]
    made = next(column for column in outbox_columns(bench.context.format, Whose()) if column.name == "created")
    assert made.tooltip(row) == "19/11/2026 22:30 (America/Mexico_City)"


def test_today_presses_by_the_sellers_own_day(bench):
    tab = bench.tab("today")
    tones = {row.entry.target.account: row.entry.tone for row in tab.dispatch.rows if row.isVisible()}
    assert tones == {AT_HOME: Tone.WARN, ABROAD: Tone.INFO}


def test_an_account_connected_meanwhile_brings_its_own_clock(bench):
    zones = SellerZones(bench.shop.stores.accounts.all)
    assert zones(ABROAD) == zone_of("MLM")
    assert zones("901") == zone_of("MLB")
    bench.shop.stores.accounts.save(Account(Seller("901", "TIENDA_NUEVA", "MLC"), Link.CONNECTED, "#12693b", NOW))
    assert zones("901") == zone_of("MLC")
