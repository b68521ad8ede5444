"""The outbox: what changes, why it stands where it stands, and every way on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt

from peepers_desktop.domain.edits import EditKind, EditState, Intent, ResourceKey
from peepers_desktop.domain.rows import EditRow
from peepers_desktop.store.outbox import NewEdit
from peepers_desktop.ui.tabs.outbox import OutboxTab
from peepers_desktop.ui.tabs.presets import NEED_YOU
from peepers_desktop.ui.theme import Tone
from tests.helpers.shop import NOON, SELLER, item, question
from tests.helpers.tab_bench import make_bench


@pytest.fixture
def bench(tmp_path, qapp):
    made = make_bench(tmp_path)
    made.shop.stores.items.save([item("MLB1"), item("MLB2"), item("MLB3")], NOON)
    made.shop.stores.questions.save([question("77")])
    yield made
    made.close()


def queue(bench, kind: EditKind, ident: str, base: dict, wanted: dict, intent: Intent = Intent.ABSOLUTE):
    key = ResourceKey(kind, ident)
    return bench.shop.stores.outbox.enqueue(NewEdit(SELLER.user_id, key, base, wanted, intent))


def stock(bench, ident: str = "MLB1", base: int = 10, wanted: int = 12, intent: Intent = Intent.ABSOLUTE):
    return queue(bench, EditKind.STOCK, ident, {"quantity": base}, {"quantity": wanted}, intent)


def conflict(bench):
    seen = {"quantity": 7, "sold_since": 3, "proposal": 9}
    return bench.put(stock(bench), EditState.CONFLICT, reason="stock_changed", seen=seen)


def rejected(bench, ident: str = "MLB2"):
    return bench.put(stock(bench, ident), EditState.SENDING, EditState.REJECTED, reason="refused")


def open_tab(bench, qtbot) -> OutboxTab:
    tab = OutboxTab(bench.context)
    qtbot.addWidget(tab)
    bench.show(tab)
    bench.settle(qtbot)
    return tab


def choose(tab: OutboxTab, *edits) -> None:
    tab.table.clearSelection()
    for edit in edits:
        index = tab.model.index(tab.model.position_of(edit.id), 0)
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        tab.table.selectionModel().select(index, flags)
        tab.table.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)


def cell(tab: OutboxTab, edit, column: str):
    index = tab.model.index(tab.model.position_of(edit.id), tab.model.column_of(column))
    return tab.table.itemDelegate().lines_at(index)


def state(bench, edit) -> EditState:
    return bench.shop.stores.outbox.get(edit.id).state


def test_every_kind_shows_before_and_after(bench, qtbot):
    count = stock(bench)
    delta = stock(bench, "MLB2", 10, 15, Intent.DELTA)
    price = queue(
        bench, EditKind.PRICE, "MLB3", {"amount": "129.90", "currency": "BRL"}, {"amount": "99", "currency": "BRL"}
    )
    status = queue(bench, EditKind.STATUS, "MLB3", {"status": "active"}, {"status": "paused"})
    answer = queue(bench, EditKind.ANSWER, "77", {"status": "unanswered"}, {"text": "Sim, temos!"})
    tab = open_tab(bench, qtbot)
    assert cell(tab, count, "change").main == "10 → 12"
    assert cell(tab, delta, "change").main == "10 → 15 (+5)"
    assert cell(tab, price, "change").main == "R$\u00a0129,90 → R$\u00a099,00"
    assert cell(tab, status, "change").main == "Active → Paused"
    assert cell(tab, answer, "change").main == "Sim, temos!"
    assert cell(tab, answer, "what").main == "Tem na cor azul?"


def test_an_unknown_base_is_a_dash_not_a_zero(bench, qtbot):
    edit = queue(bench, EditKind.STOCK, "MLB1", {}, {"quantity": 4})
    tab = open_tab(bench, qtbot)
    assert cell(tab, edit, "change").main == "— → 4"


def test_a_conflict_draws_its_picture_and_hides_the_foot(bench, qtbot):
    edit = conflict(bench)
    tab = open_tab(bench, qtbot)
    choose(tab, edit)
    assert tab.conflict.isVisible()
    assert tab.conflict.facts() == "You saw 10, You typed 12, Sold since 3, Now 7"
    assert tab.conflict.merged_button.text() == "Merge: 9"
    assert not tab.foot.isVisible()


@pytest.mark.parametrize(
    ("button", "wanted", "after"),
    [("merged", 9, EditState.QUEUED), ("mine", 12, EditState.QUEUED), ("theirs", 12, EditState.CANCELLED)],
)
def test_each_way_out_of_a_conflict(bench, qtbot, button, wanted, after):
    edit = conflict(bench)
    tab = open_tab(bench, qtbot)
    choose(tab, edit)
    getattr(tab.conflict, f"{button}_button").click()
    bench.settle(qtbot)
    now = bench.shop.stores.outbox.get(edit.id)
    assert (now.state, now.wanted["quantity"]) == (after, wanted)
    assert not tab.conflict.isVisible()


def test_a_refusal_says_why_and_can_be_retried(bench, qtbot):
    edit = rejected(bench)
    tab = open_tab(bench, qtbot)
    choose(tab, edit)
    assert tab.foot.state.text() == "Refused"
    assert "refused" in tab.foot.reason.text()
    assert cell(tab, edit, "state").tone is Tone.BAD
    tab.foot.retry_button.click()
    bench.settle(qtbot)
    assert state(bench, edit) is EditState.QUEUED


def test_what_was_sent_can_be_neither_retried_nor_discarded(bench, qtbot):
    edit = bench.put(stock(bench), EditState.SENDING, EditState.APPLIED)
    tab = open_tab(bench, qtbot)
    choose(tab, edit)
    assert not tab.foot.retry_button.isVisible()
    assert not tab.foot.discard_button.isVisible()


def test_many_are_discarded_at_once_and_only_those_that_may_be(bench, qtbot):
    waiting, refused = stock(bench), rejected(bench)
    sent = bench.put(stock(bench, "MLB3"), EditState.SENDING, EditState.APPLIED)
    tab = open_tab(bench, qtbot)
    choose(tab, waiting, refused, sent)
    assert tab.foot.state.text() == "3 edits selected"
    with qtbot.waitSignal(tab.said) as said:
        tab.discard()
    assert "2 discarded" in said.args[0].text
    assert [state(bench, edit) for edit in (waiting, refused, sent)] == [
        EditState.CANCELLED, EditState.CANCELLED, EditState.APPLIED,
    ]  # fmt: skip


def test_a_refused_command_is_told_and_stops_nothing_else(bench, qtbot):
    first, second = stock(bench), stock(bench, "MLB2")
    tab = open_tab(bench, qtbot)
    choose(tab, first, second)
    bench.put(first, EditState.SENDING)  # it left in this very moment
    with qtbot.waitSignal(tab.failed):
        tab.discard()
    bench.settle(qtbot)
    assert state(bench, first) is EditState.SENDING
    assert state(bench, second) is EditState.CANCELLED


def test_chips_count_and_the_preset_of_today_narrows(bench, qtbot):
    conflict(bench)
    rejected(bench)
    stock(bench, "MLB3")
    tab = open_tab(bench, qtbot)
    assert tab.chips.chips[NEED_YOU].text().endswith("2")
    assert tab.send_button.isEnabled()
    tab.select(NEED_YOU)
    bench.settle(qtbot)
    assert tab.model.rowCount() == 2 == bench.context.queries.tally(None).outbox_needs_seller


def test_select_goes_to_one_edit(bench, qtbot):
    stock(bench)
    wanted = rejected(bench)
    tab = open_tab(bench, qtbot)
    tab.select(str(wanted.id))
    qtbot.waitUntil(lambda: [row.edit.id for row in tab.chosen()] == [wanted.id], timeout=5000)


def test_send_now_asks_the_scheduler(bench, qtbot):
    stock(bench)
    tab = open_tab(bench, qtbot)
    qtbot.mouseClick(tab.send_button, Qt.MouseButton.LeftButton)
    bench.settle(qtbot)
    assert bench.sends.count == 1


def test_nothing_to_send_is_said_and_the_button_rests(bench, qtbot):
    tab = open_tab(bench, qtbot)
    assert tab.pages.currentWidget() is tab.empty
    assert tab.empty.title.text() == "Nothing waits to be sent"
    assert not tab.send_button.isEnabled()


def test_a_new_edit_appears_by_itself(bench, qtbot):
    tab = open_tab(bench, qtbot)
    bench.context.commands.set_stock(SELLER.user_id, "MLB1", None, "3")
    qtbot.waitUntil(lambda: tab.model.rowCount() == 1, timeout=5000)
    bench.settle(qtbot)
    row = tab.model.row_at(0)
    assert isinstance(row, EditRow)
    assert row.edit.wanted == {"quantity": 3}
