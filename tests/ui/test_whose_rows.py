"""With several accounts every row of every list tells whose it is; with one, nothing is said."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.edits import EditState
from tests.helpers.shop import NOON, SELLER, item, open_shop, order, question, shipment
from tests.helpers.window_bench import make_window

OTHER, NAME, COLOUR = "900", "BAZAR_DO_BETO", "#d9662b"
SPOKEN = {"orders": "sale", "shipments": "title", "outbox": "what"}
COLUMNS = {"orders": "items", "shipments": "title", "outbox": "what"}


@pytest.fixture
def opened(qtbot, qapp, tmp_path):
    shop = open_shop(tmp_path)
    stores = shop.stores
    benches = []

    def run(*, several: bool):
        accounts = [SELLER.user_id]
        if several:
            stores.accounts.save(Account(Seller(OTHER, NAME, "MLB"), Link.CONNECTED, COLOUR, NOON))
            accounts.append(OTHER)
        for account in accounts:
            whose = {"account": account}
            stores.items.save([item(f"MLB{account}", 9, **whose)], NOON)
            stores.orders.save([order(f"1{account}", f"MLB{account}", shipment_id=f"5{account}", **whose)])
            stores.shipments.save([shipment(f"5{account}", **whose)])
            stores.questions.save([question(f"7{account}", f"MLB{account}", **whose)])
        made = make_window(shop, tmp_path)
        benches.append(made)
        for account in accounts:
            made.context.commands.set_stock(account, f"MLB{account}", None, "7")
        made.settle()
        return made

    yield run
    for bench in benches:
        bench.close()


def places(tab) -> dict[str, int]:
    """Where each account's first row stands."""
    rows = {n: tab.model.row_at(n) for n in range(tab.model.rowCount())}
    return {getattr(row, "edit", row).account: n for n, row in rows.items()}


def said(tab, column: str, place: int) -> str:
    lines = tab.table.itemDelegate().lines_at(tab.model.index(place, tab.model.column_of(column)))
    return f"{lines.main} {lines.sub}"


def stripe(tab, place: int) -> str:
    """The colour at the very left of a row."""
    where = tab.table.visualRect(tab.model.index(place, 0))
    picture = tab.table.viewport().grab().toImage()
    return picture.pixelColor(1, where.center().y()).name()


@pytest.mark.parametrize("section", list(COLUMNS))
def test_each_row_has_its_accounts_name_and_colour(opened, section):
    bench = opened(several=True)
    tab = bench.tab(section)
    found = places(tab)
    assert NAME in said(tab, COLUMNS[section], found[OTHER])
    assert SELLER.nickname in said(tab, COLUMNS[section], found[SELLER.user_id])
    spoken = tab.model.columns[tab.model.column_of(SPOKEN[section])].spoken
    assert NAME in spoken(tab.model.row_at(found[OTHER]))
    tab.table.clearSelection()
    assert stripe(tab, found[OTHER]) == COLOUR
    assert stripe(tab, found[SELLER.user_id]) == "#2d6cdf"


@pytest.mark.parametrize("section", ["orders", "shipments"])
def test_the_dock_names_the_account(opened, section):
    bench = opened(several=True)
    tab = bench.tab(section)
    tab.table.selectRow(places(tab)[OTHER])
    bench.settle()
    assert NAME in [one.text() for one in tab.details.findChildren(QLabel)]


def test_an_answer_is_written_in_sight_of_the_accounts_name(opened):
    bench = opened(several=True)
    tab = bench.tab("questions")
    tab.select(f"7{OTHER}")
    bench.settle()
    assert tab.pane.side.account.isVisible()
    assert tab.pane.side.account.text() == NAME
    bench.window.resize(1024, 640)
    bench.settle()
    assert tab.pane.strip.account.isVisible()
    assert tab.pane.strip.account.text() == NAME
    index = tab.model.index(places(tab)[OTHER], 0)
    assert NAME in tab.model.columns[0].spoken(tab.model.row_at(index.row()))
    area = tab.list.visualRect(index)
    picture = tab.list.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).name() for x in range(16, 70) for y in range(area.top(), area.bottom())}
    assert COLOUR in colours


def edge(row) -> str:
    """The colour at the very left of a row of Today."""
    return row.grab().toImage().pixelColor(1, row.height() // 2).name()


def test_everything_of_today_tells_whose_it_is(opened):
    bench = opened(several=True)
    stores = bench.shop.stores
    for account in (SELLER.user_id, OTHER):
        stores.items.save([item(f"MLB{account}0", 0, account=account)], NOON)
        for edit in stores.outbox.unsettled(account):
            stores.outbox.start(edit.id, attempt=1, seen={})
            stores.outbox.move(edit.id, EditState.REJECTED, reason="refused")
    bench.tab("orders")
    tab = bench.tab("today")
    for section in (tab.questions, tab.dispatch, tab.edits, tab.stock):
        found = {row.detail.text().split(" · ")[0]: row for row in section.rows if row.isVisible()}
        assert set(found) == {NAME, SELLER.nickname}
        assert (edge(found[NAME]), edge(found[SELLER.nickname])) == (COLOUR, "#2d6cdf")
        assert NAME in found[NAME].accessibleName()


def test_today_of_one_account_names_nobody(opened):
    bench = opened(several=True)
    tab = bench.tab("today")
    bench.window.set_account(OTHER)
    bench.settle()
    rows = [row for section in tab.sections() for row in section.rows if row.isVisible()]
    assert rows
    assert not [row for row in rows if NAME in row.detail.text() or edge(row) == COLOUR]


def test_one_account_needs_no_name(opened):
    bench = opened(several=False)
    for section, column in COLUMNS.items():
        tab = bench.tab(section)
        assert SELLER.nickname not in said(tab, column, 0)
        tab.table.clearSelection()
        assert stripe(tab, 0) == bench.context.theme.colour("surface").name()
    tab = bench.tab("questions")
    assert not tab.pane.side.account.isVisible()


def test_narrowed_to_one_account_its_name_goes_too(opened):
    bench = opened(several=True)
    tab = bench.tab("orders")
    bench.window.set_account(OTHER)
    bench.settle()
    assert tab.model.rowCount() == 1
    assert NAME not in said(tab, "items", 0)
