"""Typing a quantity: from the key press to the outbox row, the badge, and back again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from peepers_desktop.domain.edits import EditState, Intent
from peepers_desktop.domain.events import Changed, Kind
from peepers_desktop.ui.delegates.stock import StockEditor, result_of
from peepers_desktop.ui.tabs.listings_clipboard import quantities_in
from tests.helpers.shop import NOON, SELLER, item, open_shop, varied
from tests.helpers.window_bench import make_window


@pytest.fixture
def bench(qtbot, tmp_path):
    shop = open_shop(tmp_path)
    rows = [item(f"MLB10{n}", n + 1, title=f"Listing {n}") for n in range(6)]
    full = item("MLB200", 9, title="Listing in Full", logistic_type="fulfillment")
    unknown = item("MLB201", None, title="Listing unknown")
    shop.stores.items.save([*rows, full, unknown, varied("MLB300", 4, 5)], NOON)
    made = make_window(shop, tmp_path)
    made.tab("listings")
    yield made
    made.close()


@pytest.fixture
def tab(bench):
    return bench.window.tabs["listings"]


def cell(tab, ident: str):
    position = next(n for n in range(tab.model.rowCount()) if tab.model.row_at(n).id == ident)
    return tab.model.index(position, tab.model.column_of("stock"))


def type_into(qtbot, bench, tab, ident: str, text: str) -> None:
    tab.grid.setCurrentIndex(cell(tab, ident))
    tab.grid.edit_stock()
    editor = tab.grid.findChild(StockEditor)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    bench.settle()


def queued(bench):
    return {edit.resource: edit for edit in bench.shop.stores.outbox.unsettled(SELLER.user_id)}


@pytest.mark.parametrize(
    ("typed", "wanted", "intent"), [("7", 7, Intent.ABSOLUTE), ("+5", 8, Intent.DELTA), ("-2", 1, Intent.DELTA)]
)
def test_what_is_typed_waits_in_the_outbox_and_shows_at_once(qtbot, bench, tab, typed, wanted, intent):
    type_into(qtbot, bench, tab, "MLB102", typed)
    edit = queued(bench)["stock:MLB102"]
    assert (edit.wanted["quantity"], edit.intent, edit.base["quantity"]) == (wanted, intent, 3)
    row = tab.model.row_at(cell(tab, "MLB102").row())
    assert (row.quantity, row.remote_quantity, row.pending.state) == (wanted, 3, EditState.QUEUED)


def test_enter_goes_on_to_the_next_row(qtbot, bench, tab):
    start = cell(tab, "MLB102").row()
    type_into(qtbot, bench, tab, "MLB102", "7")
    assert tab.grid.currentIndex().row() == start + 1


def test_escape_changes_nothing(qtbot, bench, tab):
    tab.grid.setCurrentIndex(cell(tab, "MLB102"))
    tab.grid.edit_stock()
    editor = tab.grid.findChild(StockEditor)
    qtbot.keyClicks(editor, "99")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    bench.settle()
    assert queued(bench) == {}


def test_less_than_nothing_is_refused_with_a_sentence(qtbot, bench, tab):
    type_into(qtbot, bench, tab, "MLB102", "-9")
    assert queued(bench) == {}
    assert "-9" in bench.window.toast.label.text()


def test_a_difference_from_an_unknown_quantity_is_refused(qtbot, bench, tab):
    type_into(qtbot, bench, tab, "MLB201", "+5")
    assert queued(bench) == {}
    assert "not known" in bench.window.toast.label.text()


def test_full_and_sums_of_variations_open_no_editor_and_say_why(qtbot, bench, tab):
    for ident in ("MLB200", "MLB300"):
        index = cell(tab, ident)
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
        assert index.data(int(Qt.ItemDataRole.ToolTipRole))
    assert "Full" in cell(tab, "MLB200").data(int(Qt.ItemDataRole.ToolTipRole))


def test_rows_stand_still_while_an_editor_is_open(qtbot, bench, tab):
    tab.grid.setCurrentIndex(cell(tab, "MLB102"))
    tab.grid.edit_stock()
    bench.shop.stores.items.save([item("MLB000", 1, title="A new first one")], NOON)
    bench.context.bridge.publish(Changed(Kind.ITEMS, SELLER.user_id, frozenset({"MLB000"})))
    bench.settle()
    before = tab.model.rowCount()
    qtbot.keyClick(tab.grid.findChild(StockEditor), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: tab.model.rowCount() == before + 1)


def test_undo_in_the_toast_takes_it_back(qtbot, bench, tab):
    type_into(qtbot, bench, tab, "MLB102", "7")
    bench.window.toast.undo.click()
    bench.settle()
    assert queued(bench) == {}
    assert tab.model.row_at(cell(tab, "MLB102").row()).quantity == 3


def test_control_z_takes_the_newest_back(qtbot, bench, tab):
    type_into(qtbot, bench, tab, "MLB102", "7")
    bench.window.commands.undo()
    bench.settle()
    assert queued(bench) == {}


def test_a_pasted_column_fills_the_rows_below_and_tells_what_was_refused(qtbot, bench, tab):
    tab.grid.setCurrentIndex(cell(tab, "MLB104"))
    QApplication.clipboard().setText("40\n\n60x\n")
    start = cell(tab, "MLB104").row()
    targets = [tab.model.row_at(start + n).id for n in range(3)]
    tab.grid.paste()
    bench.settle()
    assert list(queued(bench)) == [f"stock:{targets[0]}"]
    assert "1 could not be changed" in bench.window.toast.label.text()


def test_fill_down_is_one_batch_and_one_undo(qtbot, bench, tab):
    first = cell(tab, "MLB100")
    tab.grid.setCurrentIndex(first)
    last = first.siblingAtRow(first.row() + 2)
    tab.grid.selectionModel().select(
        tab.grid.selectionModel().selection().__class__(first, last),
        tab.grid.selectionModel().SelectionFlag.ClearAndSelect,
    )
    tab.grid.fill_down()
    bench.settle()
    assert len({edit.batch for edit in queued(bench).values()}) == 1
    assert len(queued(bench)) == 2
    bench.window.commands.undo()
    bench.settle()
    assert queued(bench) == {}


def test_a_variation_is_edited_in_the_details(qtbot, bench, tab):
    tab.grid.setCurrentIndex(cell(tab, "MLB300"))
    bench.settle()
    table = tab.details_panel.variations
    assert table.rows.rowCount() == 2
    bench.settle()
    assert table.rows.setData(table.rows.index(0, 1), "8")
    bench.settle()
    assert [edit.wanted for edit in queued(bench).values()] == [{"quantity": 8}]
    assert next(iter(queued(bench))).startswith("stock:MLB300/")


def test_copied_cells_are_tab_separated(qtbot, bench, tab):
    tab.grid.setCurrentIndex(cell(tab, "MLB102"))
    tab.grid.selectRow(cell(tab, "MLB102").row())
    tab.grid.copy()
    assert QApplication.clipboard().text().split("\t")[:2] == ["Listing 2", "3"]


@pytest.mark.parametrize(
    ("text", "now", "result"),
    [("7", 3, 7), ("+5", 3, 8), ("-3", 3, 0), ("-4", 3, None), ("+1", None, None), ("7", None, 7), ("", 3, None),
     ("x", 3, None), ("--1", 3, None), ("+99999", 1, None), ("1.234", 3, None)],
)  # fmt: skip
def test_what_a_text_comes_to(text, now, result):
    assert result_of(text, now) == result


@pytest.mark.parametrize(("text", "rows"), [("1\n2\n", ["1", "2"]), ("1\t9\r\n\r\n3", ["1", "", "3"]), ("", [])])
def test_a_copied_column_is_read_line_by_line(text, rows):
    assert quantities_in(text) == rows
