"""Units per deposit in the details of a listing: read when looked at, edited in place, and sent to that deposit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from peepers_desktop.app.deposits import DepositReading
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.edits import EditState, Intent
from peepers_desktop.domain.events import Event
from peepers_desktop.domain.items import ReadOnlyReason, StockLocation
from peepers_desktop.domain.rows import DepositRow, ItemRow
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.errors import Unreachable
from peepers_desktop.store.deposits import Deposits
from peepers_desktop.ui.delegates.stock import StockEditor
from peepers_desktop.ui.models.roles import SPOKEN
from tests.helpers.engine import Bench, bench
from tests.helpers.picking import cached_item, edit_now, rows
from tests.helpers.shop import NOON, SELLER, open_shop, varied
from tests.helpers.store import SUL
from tests.helpers.window_bench import WindowBench, make_window

SMALL = {"listings": 10, "orders": 0, "questions": 0}


@dataclass
class Rig:
    """The store, the shop, and a window on it that may ask the store about deposits."""

    it: Bench
    bench: WindowBench
    deposits: Deposits
    refuse: list[PeepersError]
    asked: list[str]

    @property
    def tab(self) -> Any:
        return self.bench.window.tabs["listings"]

    @property
    def panel(self) -> Any:
        return self.tab.details_panel.deposits

    def show(self, row: ItemRow) -> None:
        """Put the cursor on a listing and let the marketplace be asked."""
        self.bench.window.open_details()
        self.tab.grid.show_key(row.key)
        self.rest()

    def rest(self) -> None:
        self.bench.settle()
        if self.panel._rest.isActive():
            self.panel._rest.stop()
            self.panel._ask()
        self.bench.settle()

    def shown(self) -> list[DepositRow]:
        model = self.panel.table.rows
        return [model.row_at(n).row for n in range(model.rowCount())]

    def tell(self, event: Event) -> None:
        self.bench.context.bridge.publish(event)


@pytest.fixture
def rig(qtbot: Any, tmp_path: Path, clock: FixedClock) -> Iterator[Rig]:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        kept, refuse, asked = Deposits(it.shop.database), [], []
        window: list[WindowBench] = []

        def publish(event: Event) -> None:
            window[0].context.bridge.publish(event)

        reading = DepositReading(it.shop.stores, kept, lambda _account: it.client, clock, publish)

        def read(account: str, item_id: str, variation_id: str | None) -> bool:
            asked.append(item_id)
            if refuse:
                raise refuse[0]
            return reading.read(account, item_id, variation_id)

        window.append(make_window(it.shop, tmp_path, read_deposits=read))
        tab = window[0].tab("listings")
        tab.details_panel.deposits._rest.setInterval(10**8)  # ends when a test says so
        yield Rig(it, window[0], kept, refuse, asked)
        window[0].close()


def plain(rig: Rig) -> ItemRow:
    return next(r for r in rows(rig.it) if r.status == "active" and r.read_only is None and (r.quantity or 0) > 10)


def places(rig: Rig, row: ItemRow) -> dict[str, int]:
    found = rig.it.rig.control("GET", f"/user-products/{cached_item(rig.it, row).user_product_id}")["locations"]
    return {place["node_id"]: place["quantity"] for place in found}


def type_into(qtbot: Any, rig: Rig, number: int, text: str) -> None:
    table = rig.panel.table
    table.setCurrentIndex(table.rows.index(number, 1))
    table.edit(table.currentIndex())
    editor = table.findChild(StockEditor)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    rig.bench.settle()


def test_each_deposit_stands_there_by_name_with_its_units(rig: Rig) -> None:
    row = plain(rig)
    rig.show(row)
    shown = rig.shown()
    assert [place.name for place in shown] == ["Galpão Curitiba", "Galpão Pinhais"]
    assert {place.id: place.quantity for place in shown} == places(rig, row)
    assert rig.panel.isVisible()
    assert rig.asked == [row.id], "asked once, and not again by what the answer changed"


@pytest.mark.parametrize("typed", ["count", "+5", "-2"])
def test_what_is_typed_for_a_deposit_reaches_it_and_no_other(qtbot: Any, rig: Rig, typed: str) -> None:
    row = plain(rig)
    rig.show(row)
    fuller = max(range(2), key=lambda n: rig.shown()[n].quantity or 0)
    before, place = places(rig, row), rig.shown()[fuller]
    wanted = 40 if typed == "count" else before[place.id] + int(typed)
    type_into(qtbot, rig, fuller, "40" if typed == "count" else typed)
    (edit,) = rig.it.shop.stores.outbox.unsettled(rig.it.account)
    assert (edit.resource, edit.base) == (f"stock:{row.id}@{place.id}", {"quantity": before[place.id]})
    assert edit.intent is (Intent.ABSOLUTE if typed == "count" else Intent.DELTA)
    waiting = rig.shown()[fuller]
    assert (waiting.quantity, waiting.remote_quantity) == (wanted, before[place.id])
    assert waiting.pending is not None
    assert waiting.pending.state is EditState.QUEUED
    rig.it.send()
    assert places(rig, row) == {**before, place.id: wanted}
    assert edit_now(rig.it, edit).state is EditState.CONFIRMED, "no question is asked: what it held was on the screen"
    for event in rig.it.events:
        rig.tell(event)
    rig.bench.settle()
    arrived = rig.shown()[fuller]
    assert (arrived.quantity, arrived.pending) == (wanted, None), "told by the edit that arrived, before any reading"


def test_a_deposit_that_changed_meanwhile_is_asked_about(qtbot: Any, rig: Rig) -> None:
    row = plain(rig)
    rig.show(row)
    place = rig.shown()[0]
    assert place.quantity is not None
    type_into(qtbot, rig, 0, "40")
    stock = rig.it.client.user_product_stock(cached_item(rig.it, row).user_product_id or "")
    assert stock is not None
    others = tuple(replace(one, quantity=33) if one.network_node_id == place.id else one for one in stock.locations)
    rig.it.client.put_warehouse_stock(replace(stock, locations=others))
    rig.it.send()
    (edit,) = rig.it.shop.stores.outbox.unsettled(rig.it.account)
    assert (edit.state, edit.seen["quantity"]) == (EditState.CONFLICT, 33)
    rig.bench.tab("outbox").select(str(edit.id))
    rig.bench.settle()
    assert rig.bench.window.tabs["outbox"].conflict.title.text() == f"Galpão Curitiba · {row.title}"


def test_undo_takes_it_back(qtbot: Any, rig: Rig) -> None:
    rig.show(plain(rig))
    before = rig.shown()[0].quantity
    type_into(qtbot, rig, 0, "77")
    assert "Galpão Curitiba" in rig.bench.window.toast.label.text()
    (review,) = rig.it.queries.pending()
    assert review.variation == "Galpão Curitiba"
    rig.bench.window.toast.undo.click()
    rig.bench.settle()
    assert rig.it.shop.stores.outbox.unsettled(rig.it.account) == []
    assert rig.shown()[0].quantity == before


def test_the_units_at_full_are_read_only_and_say_why(qtbot: Any, rig: Rig) -> None:
    row = plain(rig)
    product = cached_item(rig.it, row).user_product_id
    assert product is not None
    both = [StockLocation("seller_warehouse", 4, "54936888", "BRP163942"), StockLocation("meli_facility", 9)]
    rig.deposits.keep(rig.it.account, product, both, rig.it.clock.now())
    rig.show(row)
    own, full = rig.shown()
    assert (own.read_only, full.read_only, full.quantity) == (None, ReadOnlyReason.FULL, 9)
    model = rig.panel.table.rows
    assert not model.flags(model.index(1, 1)) & Qt.ItemFlag.ItemIsEditable
    assert "Full" in model.index(1, 1).data(Qt.ItemDataRole.ToolTipRole)
    assert "Full" in model.index(1, 1).data(SPOKEN)


def test_the_grid_shows_the_sum_and_leads_to_the_deposits(qtbot: Any, rig: Rig) -> None:
    row = plain(rig)
    rig.show(row)
    grid = rig.tab.grid
    index = grid.currentIndex()
    assert index.data(Qt.ItemDataRole.DisplayRole) == str(row.quantity)
    assert "deposits" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert not index.flags() & Qt.ItemFlag.ItemIsEditable
    qtbot.keyClick(grid, Qt.Key.Key_7)
    rig.bench.settle()
    table = rig.panel.table
    assert table.hasFocus()
    assert table.currentIndex().column() == table.rows.column_of("stock")
    assert rig.it.shop.stores.outbox.unsettled(rig.it.account) == []


def test_a_single_deposit_is_edited_in_the_grid(rig: Rig) -> None:
    row = plain(rig)
    product = cached_item(rig.it, row).user_product_id
    assert product is not None
    one = [StockLocation("seller_warehouse", row.quantity or 0, "54936888", "BRP163942")]
    rig.deposits.keep(rig.it.account, product, one, rig.it.clock.now())
    rig.bench.tab("listings").model.re_read()
    rig.show(row)
    assert rig.tab.grid.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable


def test_pasting_over_a_sum_is_refused_in_words(rig: Rig) -> None:
    row = plain(rig)
    rig.show(row)
    QApplication.clipboard().setText("5")
    rig.tab.grid.paste()
    rig.bench.settle()
    assert rig.it.shop.stores.outbox.unsettled(rig.it.account) == []
    assert "deposits" in rig.bench.window.toast.label.text()


def test_without_an_answer_it_says_so_and_keeps_what_it_knew(rig: Rig) -> None:
    row = plain(rig)
    rig.refuse.append(Unreachable())
    rig.show(row)
    assert rig.shown() == []
    assert "not known" in rig.panel.note.text()
    rig.refuse.clear()
    rig.panel._asked = None
    rig.panel.look()
    rig.rest()
    assert len(rig.shown()) == 2
    rig.refuse.append(Unreachable())
    rig.it.clock.advance(3600)
    rig.panel.look()
    rig.rest()
    assert len(rig.shown()) == 2
    assert rig.asked == [row.id] * 3


def test_each_variation_has_its_deposits(qtbot: Any, tmp_path: Path) -> None:
    shop = open_shop(tmp_path)
    seller = replace(SELLER, tags=frozenset({"warehouse_management", "multiwarehouse"}))
    shop.stores.accounts.save(Account(seller, Link.CONNECTED, "#2d6cdf", NOON))
    listing, kept = varied("MLB5", 4, 6), Deposits(shop.database)
    named = [replace(one, user_product_id=f"MLBU{n}") for n, one in enumerate(listing.variations)]
    shop.stores.items.save([replace(listing, variations=tuple(named))], NOON)
    for n, units in enumerate(((1, 3), (2, 4))):
        both = [StockLocation("seller_warehouse", units[place], None, f"BRP{place}") for place in (0, 1)]
        kept.keep(seller.user_id, f"MLBU{n}", both, NOON)
    bench = make_window(shop, tmp_path)
    tab = bench.tab("listings")
    panel, variations = tab.details_panel.deposits, tab.details_panel.variations
    bench.window.open_details()
    bench.settle()
    qtbot.keyClick(tab.grid, Qt.Key.Key_7)
    assert variations.hasFocus(), "the sum of variations leads to the variations"
    for number, units in enumerate(((1, 3), (2, 4))):
        variations.setCurrentIndex(variations.rows.index(number, 1))
        bench.settle()
        assert named[number].name in panel.title.text()
        rows = [panel.table.rows.row_at(n).row for n in range(2)]
        assert tuple(row.quantity for row in rows) == units
        assert not variations.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
    assert panel.table.rows.setData(panel.table.rows.index(1, 1), "9")
    bench.settle()
    (edit,) = shop.stores.outbox.unsettled(seller.user_id)
    assert (edit.resource, edit.base) == (f"stock:MLB5/{named[1].id}@BRP1", {"quantity": 4})
    bench.close()


def test_a_closed_listing_shows_no_question_that_is_never_asked(rig: Rig) -> None:
    row = next(one for one in rows(rig.it) if one.read_only is ReadOnlyReason.STATUS)
    rig.show(row)
    assert not rig.panel.isVisible()
    assert rig.asked == []


def test_a_cursor_that_runs_past_asks_nobody(rig: Rig) -> None:
    rig.bench.window.open_details()
    rig.asked.clear()
    for row in rows(rig.it)[:5]:
        rig.tab.grid.show_key(row.key)
        rig.bench.settle()
    assert rig.asked == []
