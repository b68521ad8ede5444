"""Before a change leaves: what is unusual is asked about, what waits is reviewed, and Cancel is what Enter does."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QLabel

from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.events import Changed, Kind
from peepers_desktop.ui.delegates.stock import PriceEditor
from peepers_desktop.ui.tabs.listings_editing import Seen
from peepers_desktop.ui.tabs.listings_view import Typed
from tests.helpers.shop import NOON, SELLER, item, open_shop, question
from tests.helpers.window_bench import make_window

US = SELLER.user_id


@pytest.fixture
def bench(qtbot, tmp_path):
    shop = open_shop(tmp_path)
    shop.stores.items.save([item(f"MLB{n}", 9 + n, title=f"Fone {n}") for n in range(1, 8)], NOON)
    shop.stores.questions.save([question("1", "MLB1")])
    made = make_window(shop, tmp_path)
    made.tab("listings")
    yield made
    made.close()


@pytest.fixture
def tab(bench):
    return bench.window.tabs["listings"]


def row(bench, ident: str) -> Any:
    return bench.context.queries.item(US, ident)


def queued(bench) -> dict[str, Any]:
    return {edit.resource: edit for edit in bench.shop.stores.outbox.unsettled(US)}


def cell(tab, ident: str, column: str):
    position = next(n for n in range(tab.model.rowCount()) if tab.model.row_at(n).id == ident)
    return tab.model.index(position, tab.model.column_of(column))


def words_of(widget) -> str:
    return " ".join(label.text() for label in widget.findChildren(QLabel))


def type_price(qtbot, bench, tab, text: str) -> None:
    tab.grid.setCurrentIndex(cell(tab, "MLB1", "price"))
    tab.grid.edit_price()
    editor = tab.grid.findChild(PriceEditor)
    editor.selectAll()
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    bench.settle()


def test_a_typed_price_waits_like_a_quantity(qtbot, bench, tab):
    type_price(qtbot, bench, tab, "139,90")
    assert queued(bench)["price:MLB1"].wanted == {"amount": "139.90", "currency": "BRL"}
    assert str(tab.model.row_at(cell(tab, "MLB1", "price").row()).price.amount) == "139.90"
    assert "139,90" in bench.window.toast.label.text()


def test_a_price_that_jumps_is_asked_about_and_enter_cancels(qtbot, bench, tab):
    type_price(qtbot, bench, tab, "12,99")
    assert "R$\u00a0129,90" in words_of(tab.doubt)
    assert "R$\u00a012,99" in words_of(tab.doubt)
    assert tab.doubt.cancel_button.isDefault()
    qtbot.keyClick(tab.doubt, Qt.Key.Key_Return)
    bench.settle()
    assert queued(bench) == {}


def test_a_price_that_is_meant_goes_on(qtbot, bench, tab):
    type_price(qtbot, bench, tab, "12,99")
    tab.doubt.go_button.click()
    bench.settle()
    assert queued(bench)["price:MLB1"].wanted["amount"] == "12.99"


def test_many_rows_to_zero_are_one_question_for_all(bench, tab):
    tab.editing.many([Typed(row(bench, f"MLB{n}"), "0") for n in range(1, 6)], Seen(7, 0))
    bench.settle()
    assert queued(bench) == {}
    assert "5 listings" in words_of(tab.doubt)
    tab.doubt.go_button.click()
    bench.settle()
    assert len(queued(bench)) == 5
    assert len({edit.batch for edit in queued(bench).values()}) == 1


def select(tab, *idents: str) -> None:
    chosen, flags = tab.grid.selectionModel(), QItemSelectionModel.SelectionFlag
    tab.grid.setCurrentIndex(cell(tab, idents[0], "stock"))
    for ident in idents:
        chosen.select(cell(tab, ident, "stock"), flags.Select)


@pytest.mark.parametrize("text", ["0", "0\n0\n0\n0\n0\n0"], ids=["one copied zero", "a copied column"])
def test_zeros_pasted_over_many_rows_are_asked_about_and_enter_cancels(qtbot, bench, tab, text):
    select(tab, *(f"MLB{n}" for n in range(1, 7)))
    QApplication.clipboard().setText(text)
    tab.grid.paste()
    bench.settle()
    assert queued(bench) == {}
    assert "6 listings" in words_of(tab.doubt)
    assert tab.doubt.cancel_button.isDefault()
    qtbot.keyClick(tab.doubt, Qt.Key.Key_Return)
    bench.settle()
    assert queued(bench) == {}
    assert tab.model.row_at(cell(tab, "MLB3", "stock").row()).quantity == 12


def test_a_zero_filled_down_over_many_rows_is_asked_about(bench, tab):
    bench.shop.stores.items.save([item("MLB1", 0, title="Fone 1")], NOON)
    bench.context.bridge.publish(Changed(Kind.ITEMS, US, frozenset({"MLB1"})))
    bench.settle()
    select(tab, *(f"MLB{n}" for n in range(1, 7)))
    tab.grid.fill_down()
    bench.settle()
    assert queued(bench) == {}
    assert "5 listings" in words_of(tab.doubt)
    tab.doubt.reject()


def test_pausing_from_the_dock_and_from_the_grid(bench, tab):
    tab.grid.setCurrentIndex(cell(tab, "MLB2", "stock"))
    bench.settle()
    assert tab.details_panel.switch_button.text() == "Pause"
    tab.details_panel.switch_button.click()
    bench.settle()
    assert queued(bench)["status:MLB2"].wanted == {"status": "paused"}
    tab.grid.setCurrentIndex(cell(tab, "MLB3", "stock"))
    next(one for one in tab.actions() if one.text() == "Pause the selected listings").trigger()
    bench.settle()
    assert queued(bench)["status:MLB3"].wanted == {"status": "paused"}


def test_the_bar_counts_what_waits_and_sends_it(qtbot, bench):
    assert not bench.window.pending.isVisible()
    bench.context.commands.set_stock(US, "MLB1", None, "4")
    qtbot.waitUntil(lambda: bench.window.pending.isVisible(), timeout=5000)
    assert bench.window.pending.count.text() == "1 pending change"
    bench.window.pending.send_button.click()
    bench.settle()
    assert bench.wishes.asked == ["send"]


def test_discarding_asks_first_and_cancel_is_the_default(bench):
    bench.context.commands.set_stock(US, "MLB1", None, "4")
    bench.window.waiting.discard()
    bench.settle()
    box = bench.window.waiting.box
    assert box.cancel_button.isDefault()
    assert box.cancel_button.text() == "Cancel"
    assert not box.go_button.isDefault()
    box.go_button.click()
    bench.settle()
    assert queued(bench) == {}


def test_the_account_menu_sets_the_mode_and_what_is_held_is_told(qtbot, bench):
    bench.window.switcher.mode_wanted.emit(US, SendMode.CONFIRM)
    bench.settle()
    qtbot.waitUntil(lambda: bench.window.switcher.mode == "confirm", timeout=5000)
    bench.context.commands.set_stock(US, "MLB1", None, "4")
    qtbot.waitUntil(lambda: "review" in bench.window.pending.hint.text(), timeout=5000)
    assert queued(bench)["stock:MLB1"].held


def test_a_read_only_account_takes_nothing_and_says_so(bench, tab):
    bench.window.switcher.mode_wanted.emit(US, SendMode.READ_ONLY)
    bench.settle()
    tab.editing.one(row(bench, "MLB1"), "4")
    bench.settle()
    assert queued(bench) == {}
    assert "read only" in bench.window.toast.label.text()


@pytest.fixture
def review(bench):
    bench.context.commands.set_mode(US, SendMode.CONFIRM)
    bench.context.commands.set_stock(US, "MLB1", None, "+5")
    bench.context.commands.set_price(US, "MLB2", "500", confirmed=True)
    bench.context.commands.answer(US, "1", "Sim, temos.")
    bench.window.waiting.review()
    bench.settle()
    return bench.window.waiting.dialog


def test_the_review_shows_before_and_after_by_account_with_what_to_look_at(review):
    assert review.tree.topLevelItem(0).text(0) == SELLER.nickname
    lines = [[entry.text(column) for column in range(5)] for entry in review.entries()]
    assert lines[0][:4] == ["Fone 1", "Stock", "10", "15 (+5)"]
    assert "change of 285 %" in lines[1][4]
    assert "cannot be undone" in lines[2][4]
    assert review.cancel_button.isDefault()


def test_only_what_is_ticked_is_sent_and_the_rest_stays_held(review, bench):
    list(review.entries())[1].setCheckState(0, Qt.CheckState.Unchecked)
    review.send_button.click()
    bench.settle()
    held = {resource: edit.held for resource, edit in queued(bench).items()}
    assert held == {"stock:MLB1": False, "price:MLB2": True, "answer:1": False}
    assert bench.wishes.asked == ["send"]


def test_only_what_is_ticked_is_discarded(review, bench):
    for entry in list(review.entries())[1:]:
        entry.setCheckState(0, Qt.CheckState.Unchecked)
    review.discard_button.click()
    bench.settle()
    assert set(queued(bench)) == {"price:MLB2", "answer:1"}
    assert bench.wishes.asked == []


def test_without_ticks_nothing_can_be_sent_or_discarded(review):
    for entry in review.entries():
        entry.setCheckState(0, Qt.CheckState.Unchecked)
    assert not review.send_button.isEnabled()
    assert not review.discard_button.isEnabled()


def conflict(bench, ident: str, proposal: int | None) -> int:
    edit = bench.context.commands.set_stock(US, ident, None, "20")
    seen = {"quantity": 7, "sold_since": 3, "proposal": proposal}
    bench.shop.stores.outbox.move(edit.id, EditState.CONFLICT, reason="stock_changed", seen=seen)
    return int(edit.id)


def test_many_conflicts_end_with_one_button_and_those_without_a_proposal_stay(bench):
    ids = [conflict(bench, "MLB1", 17), conflict(bench, "MLB2", 17), conflict(bench, "MLB3", None)]
    tab = bench.tab("outbox")
    tab.table.selectAll()
    bench.settle()
    panel = tab.conflicts
    assert panel.isVisible()
    assert not tab.conflict.isVisible()
    assert (panel.merged_button.text(), panel.mine_button.text()) == ("Merge 2", "Mine for all 3")
    panel.merged_button.click()
    bench.settle()
    ended = [bench.shop.stores.outbox.get(one) for one in ids]
    assert [edit.state for edit in ended] == [EditState.QUEUED, EditState.QUEUED, EditState.CONFLICT]
    assert [edit.wanted["quantity"] for edit in ended] == [17, 17, 20]


def arrived(bench, edit) -> None:
    for state in (EditState.SENDING, EditState.APPLIED):
        bench.shop.stores.outbox.move(edit.id, state)


def test_an_act_that_arrived_is_reverted_as_a_whole(bench):
    for ident in ("MLB1", "MLB2"):
        arrived(bench, bench.context.commands.set_stock(US, ident, None, "+5", "together"))
    tab = bench.tab("outbox")
    tab.table.selectRow(0)
    bench.settle()
    assert tab.foot.revert_button.isVisible()
    assert tab.foot.batch_button.text() == "Revert all 2 of this act"
    tab.foot.batch_button.click()
    bench.settle()
    assert sum(edit.undo_of is not None for edit in queued(bench).values()) == 2


def test_an_answer_that_arrived_offers_no_way_back(bench):
    arrived(bench, bench.context.commands.answer(US, "1", "Sim."))
    tab = bench.tab("outbox")
    tab.table.selectRow(0)
    bench.settle()
    assert not tab.foot.revert_button.isVisible()


def test_how_a_listing_was_on_a_day(bench, tab):
    bench.shop.clock.advance(86_400)
    bench.shop.stores.items.save([item("MLB1", 4, title="Fone 1")], bench.shop.clock.now())
    tab.grid.setCurrentIndex(cell(tab, "MLB1", "stock"))
    bench.settle()
    past = tab.details_panel.past
    past.show_listing(row(bench, "MLB1"), same=False)
    past.day.setDate(past.day.date().addDays(-1))
    bench.settle()
    assert past.facts.values()["Stock"] == "10"
    past.day.setDate(past.day.date().addDays(-10))
    bench.settle()
    assert past.unknown.isVisible()
    assert not past.facts.isVisible()


@pytest.mark.parametrize("act", ["paste", "fill down"])
def test_the_last_rows_in_view_to_zero_are_asked_about_beside_one_that_has_nothing(bench, tab, act):
    few = [item(f"MLB9{n}", 5 if n else 0, title=f"Suporte {n}") for n in range(3)]
    bench.shop.stores.items.save(few, NOON)
    tab.filters.set_text("Suporte")
    bench.settle()
    assert tab.model.rowCount() == 3
    select(tab, "MLB90", "MLB91", "MLB92")
    QApplication.clipboard().setText("0")
    (tab.grid.paste if act == "paste" else tab.grid.fill_down)()
    bench.settle()
    assert queued(bench) == {}
    assert "2 listings" in words_of(tab.doubt)
    tab.doubt.reject()
