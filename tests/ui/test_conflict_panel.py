"""The picture of a conflict and the choices it offers, for every kind of edit."""

from __future__ import annotations

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import Edit, EditKind, EditState, Intent
from peepers_desktop.domain.rows import EditRow
from peepers_desktop.ui.dialogs.conflict import ConflictPanel
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.zones import zone_of
from tests.helpers.shop import NOON


@pytest.fixture
def panel(qtbot):
    made = ConflictPanel(Format(FixedClock(NOON), zone_of("MLB")))
    qtbot.addWidget(made)
    return made


def conflict(kind: EditKind, base: dict, wanted: dict, seen: dict) -> EditRow:
    edit = Edit(
        1, "1", kind, f"{kind.value}:MLB1", base, wanted, Intent.ABSOLUTE, EditState.CONFLICT, NOON, NOON, seen=seen
    )
    return EditRow(edit, "Fone de ouvido")


def stock(**seen) -> EditRow:
    return conflict(EditKind.STOCK, {"quantity": 10}, {"quantity": 12}, seen)


def offered(panel: ConflictPanel) -> list[str]:
    buttons = (panel.merged_button, panel.mine_button, panel.theirs_button)
    return [button.text() for button in buttons if not button.isHidden()]


def test_sales_that_explain_the_difference_offer_the_merge_first(panel):
    panel.show_conflict(stock(quantity=7, sold_since=3, proposal=9))
    assert panel.facts() == "You saw 10, You typed 12, Sold since 3, Now 7"
    assert offered(panel) == ["Merge: 9", "Mine: 12", "Theirs: 7"]
    assert "makes 9" in panel.question.text()
    assert panel.merged_button.property("role") == "primary"


def test_an_unexplained_difference_offers_no_merge_and_no_default(panel):
    panel.show_conflict(stock(quantity=4, sold_since=0, proposal=None))
    assert offered(panel) == ["Mine: 12", "Theirs: 4"]
    assert "do not explain" in panel.question.text()
    assert not panel.mine_button.property("role")


def test_an_unknown_stock_is_a_dash_never_a_zero(panel):
    panel.show_conflict(stock(quantity=None))
    assert panel.facts() == "You saw 10, You typed 12, Sold since —, Now —"
    assert "did not say" in panel.question.text()


def test_a_price_shows_amounts(panel):
    reais = [{"amount": amount, "currency": "BRL"} for amount in ("100", "90", "95.5")]
    panel.show_conflict(conflict(EditKind.PRICE, *reais))
    assert offered(panel) == ["Mine: R$\u00a090,00", "Theirs: R$\u00a095,50"]


def test_an_answer_given_elsewhere_can_only_be_let_go(panel):
    row = conflict(EditKind.ANSWER, {"status": "unanswered"}, {"text": "Sim!"}, {"text": "Não temos."})
    panel.show_conflict(row)
    assert panel.facts() == "Your answer Sim!, Already answered Não temos."
    assert offered(panel) == ["Discard my answer"]


def test_the_choice_carries_the_edit(panel, qtbot):
    row = stock(quantity=7, sold_since=3, proposal=9)
    panel.show_conflict(row)
    with qtbot.waitSignal(panel.resolved) as told:
        panel.theirs_button.click()
    assert told.args == [row.edit, "theirs"]


def test_another_conflict_leaves_nothing_of_the_first(panel):
    panel.show_conflict(stock(quantity=7, sold_since=3, proposal=9))
    panel.show_conflict(conflict(EditKind.STATUS, {"status": "active"}, {"status": "paused"}, {"status": "closed"}))
    assert panel.facts() == "You saw Active, You typed Paused, Now Closed"


def test_it_can_be_heard(panel):
    panel.show_conflict(stock(quantity=7, sold_since=3, proposal=9))
    assert "You saw 10" in panel.accessibleDescription()
