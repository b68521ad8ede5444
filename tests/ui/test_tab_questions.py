"""Questions: the conversation, drafts, one answer with a moment to think again, and what cannot be answered."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton

from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.filters import OutboxFilter
from peepers_desktop.domain.questions import Answer
from peepers_desktop.ui.tabs.presets import ANSWERED, WAITING
from peepers_desktop.ui.tabs.questions import QuestionsTab
from peepers_desktop.ui.tabs.questions_words import standing
from peepers_desktop.ui.theme import Tone
from tests.helpers.shop import NOON, item, question
from tests.helpers.tab_bench import make_bench


def ago(hours: float):
    return NOON - timedelta(hours=hours)


@pytest.fixture
def bench(tmp_path, qapp):
    made = make_bench(tmp_path)
    shop = made.shop.stores
    shop.items.save([item("MLB1", 3, permalink="https://produto.mercadolivre.com.br/MLB-1"), item("MLB2")], NOON)
    earlier = Answer("Dura 8 horas.", "ACTIVE", ago(70))
    shop.questions.save(
        [
            question("1", date_created=ago(30), text="Tem azul?"),
            question("2", "MLB2", date_created=ago(0.5), text="Serve no A54?", buyer_id="99"),
            question("3", date_created=ago(71), text="Quanto dura?", status="answered", answer=earlier),
            question("4", "MLB2", date_created=ago(90), text="", status="banned", buyer_id="98"),
            question("5", "MLB2", date_created=ago(91), text="Apaguei", status="deleted", buyer_id="97"),
        ]
    )
    yield made
    made.close()


@pytest.fixture
def tab(bench, qtbot):
    made = QuestionsTab(bench.context)
    qtbot.addWidget(made)
    bench.show(made, 1200, 700)
    bench.settle(qtbot)
    return made


def said(tab: QuestionsTab) -> list[str]:
    return [bubble.words.text() for bubble in tab.pane.talk.bubbles]


def choose(tab: QuestionsTab, ident: str, bench, qtbot) -> None:
    tab.list.setCurrentIndex(tab.model.index(bench.place(tab.model, ident, qtbot), 0))
    bench.settle(qtbot)


def answer(tab: QuestionsTab, text: str, bench, qtbot) -> None:
    tab.pane.composer.set_text(text)
    qtbot.keyClick(tab.pane.composer.box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    bench.settle(qtbot)


def edits(bench):
    queries = bench.context.queries
    return [row.edit for row in queries.outbox_rows(queries.outbox(OutboxFilter()))]


def test_the_oldest_unanswered_is_open_with_its_clock_and_the_talk_before_it(tab, bench):
    assert tab.pane.row.id == "1"
    shown = standing(tab.pane.row, bench.context.format)
    assert (shown.words, shown.tone) == ("30 h ago", Tone.BAD)
    assert said(tab) == ["Quanto dura?", "Dura 8 horas.", "Tem azul?"]


def test_the_listing_stands_beside_with_price_and_little_stock_marked(tab):
    assert tab.pane.side.isVisible()
    assert tab.pane.side.price.text() == "R$\u00a0129,90"
    assert tab.pane.side.stock.text() == "3 available"
    assert tab.pane.side.stock.property("tone") == "warn"


def test_on_a_narrow_window_the_listing_is_a_strip_above(tab, bench, qtbot):
    tab.resize(800, 600)
    bench.settle(qtbot)
    assert tab.pane.strip.isVisible()
    assert not tab.pane.side.isVisible()


def test_the_listing_opens_in_the_browser_and_its_stock_in_listings(tab, bench, qtbot):
    tab.pane.side.open_button.click()
    assert bench.opened == ["https://produto.mercadolivre.com.br/MLB-1"]
    with qtbot.waitSignal(tab.goto) as gone:
        tab.pane.side.stock_button.click()
    assert gone.args == ["listings", "MLB1"]


def test_drafts_stay_with_their_question(tab, bench, qtbot):
    tab.pane.composer.set_text("Olá! Temos")
    choose(tab, "2", bench, qtbot)
    assert tab.pane.composer.text == ""
    tab.pane.composer.set_text("Serve sim")
    choose(tab, "1", bench, qtbot)
    assert tab.pane.composer.text == "Olá! Temos"
    choose(tab, "2", bench, qtbot)
    assert tab.pane.composer.text == "Serve sim"


def test_a_change_of_the_open_question_keeps_what_is_being_typed(tab, bench, qtbot):
    tab.pane.composer.set_text("Ainda escrevendo")
    cursor = tab.pane.composer.box.textCursor()
    cursor.setPosition(5)
    tab.pane.composer.box.setTextCursor(cursor)
    bench.shop.stores.questions.save([question("1", date_created=ago(30), text="Tem azul? E preto?")])
    tab.model.re_read()
    bench.settle(qtbot)
    assert said(tab)[-1] == "Tem azul? E preto?"
    assert tab.pane.composer.text == "Ainda escrevendo"
    assert tab.pane.composer.box.textCursor().position() == 5


def test_an_answer_waits_ten_seconds_and_then_everything_leaves(tab, bench, qtbot):
    answer(tab, "  Temos azul!  ", bench, qtbot)
    (edit,) = edits(bench)
    assert edit.wanted == {"text": "Temos azul!"}
    assert edit.not_before == NOON + timedelta(seconds=10)
    assert tab.pane.undo_bar.isVisible()
    assert "10 s" in tab.pane.undo_bar.label.text()
    assert bench.sends.count == 0
    bench.shop.clock.advance(10.5)
    tab.pane.undo_bar.tick()
    assert bench.sends.count == 1
    assert not tab.pane.undo_bar.isVisible()


def test_undo_takes_it_back_and_the_text_is_a_draft_again(tab, bench, qtbot):
    answer(tab, "Temos azul!", bench, qtbot)
    assert tab.pane.composer.text == ""
    tab.pane.undo_bar.button.click()
    bench.settle(qtbot)
    assert edits(bench)[0].state is EditState.CANCELLED
    assert tab.pane.composer.isVisible()
    assert tab.pane.composer.text == "Temos azul!"
    assert bench.sends.count == 0


def test_undo_after_going_to_another_question_keeps_the_text_for_its_own(tab, bench, qtbot):
    answer(tab, "Temos azul!", bench, qtbot)
    choose(tab, "2", bench, qtbot)
    tab.pane.undo_bar.button.click()
    bench.settle(qtbot)
    assert tab.pane.composer.text == ""
    choose(tab, "1", bench, qtbot)
    assert tab.pane.composer.text == "Temos azul!"


def test_a_waiting_answer_is_shown_with_its_state_and_there_is_no_second_box(tab, bench, qtbot):
    answer(tab, "Temos azul!", bench, qtbot)
    assert said(tab)[-1] == "Temos azul!"
    assert tab.pane.talk.bubbles[-1].note.text() == "Answer waiting"
    assert not tab.pane.composer.isVisible()


def test_a_refused_answer_says_why_and_can_be_written_anew(tab, bench, qtbot):
    answer(tab, "Me chama no zap", bench, qtbot)
    (edit,) = edits(bench)
    bench.put(edit, EditState.SENDING, EditState.REJECTED, reason="refused")
    tab.model.re_read()
    bench.settle(qtbot)
    note = tab.pane.talk.bubbles[-1].note.text()
    assert note.startswith("Answer refused")
    assert "Mercado Livre refused" in note
    assert tab.pane.composer.isVisible()
    back = next(b for b in tab.pane.talk.findChildren(QPushButton) if "Take back" in b.text())
    back.click()
    bench.settle(qtbot)
    assert tab.pane.composer.text == "Me chama no zap"


def test_answered_elsewhere_leads_to_the_outbox(tab, bench, qtbot):
    answer(tab, "Temos azul!", bench, qtbot)
    (edit,) = edits(bench)
    bench.put(edit, EditState.CONFLICT, reason="answered_elsewhere", seen={"text": "Já respondi"})
    tab.model.re_read()
    bench.settle(qtbot)
    with qtbot.waitSignal(tab.goto) as gone:
        next(b for b in tab.pane.talk.findChildren(QPushButton) if "outbox" in b.text()).click()
    assert gone.args == ["outbox", str(edit.id)]


def test_removed_and_deleted_questions_are_readable_and_have_no_box(tab, bench, qtbot):
    tab.chips.chips[WAITING].click()
    bench.settle(qtbot)
    choose(tab, "4", bench, qtbot)
    assert "removed the text" in said(tab)[-1]
    assert not tab.pane.composer.isVisible()
    notes = [label.text() for label in tab.pane.talk.findChildren(QLabel)]
    assert any("needs no answer" in note for note in notes)
    choose(tab, "5", bench, qtbot)
    assert not tab.pane.composer.isVisible()


def test_j_and_k_walk_and_r_writes(tab, bench, qtbot):
    tab.list.setFocus()
    qtbot.keyClick(tab.list, Qt.Key.Key_J)
    assert tab.pane.row.id == "2"
    qtbot.keyClick(tab.list, Qt.Key.Key_K)
    assert tab.pane.row.id == "1"
    qtbot.keyClick(tab.list, Qt.Key.Key_R)
    qtbot.waitUntil(lambda: tab.pane.composer.box.hasFocus(), timeout=2000)


def test_the_count_is_that_of_today(tab, bench):
    assert tab.model.rowCount() == 2 == bench.context.queries.tally(None).questions_waiting
    assert tab.chips.chips[WAITING].text().endswith("2")


def test_select_shows_an_answered_question_too(tab, bench, qtbot):
    tab.select("3")
    qtbot.waitUntil(lambda: tab.pane.row is not None and tab.pane.row.id == "3", timeout=5000)
    assert tab.chips.on == frozenset()


def test_all_answered_and_nothing_ever_asked_are_two_things(tmp_path, qtbot, qapp):
    bench = make_bench(tmp_path / "none")
    tab = QuestionsTab(bench.context)
    qtbot.addWidget(tab)
    bench.show(tab)
    bench.settle(qtbot)
    assert tab.empty.title.text() == "No questions yet"
    bench.shop.stores.questions.save([question("9", status="answered", answer=Answer("Sim", "ACTIVE", NOON))])
    tab.apply()
    bench.settle(qtbot)
    assert tab.empty.title.text() == "Every question is answered"
    tab.empty.button.click()
    bench.settle(qtbot)
    assert tab.model.rowCount() == 1
    bench.close()


def test_answered_ones_have_a_view_of_their_own(tab, bench, qtbot):
    tab.chips.chips[ANSWERED].click()
    bench.settle(qtbot)
    bench.place(tab.model, "3", qtbot)
    assert [tab.model.row_at(number).id for number in range(tab.model.rowCount())] == ["3"]
    assert tab.chips.chips[ANSWERED].text().endswith("1")


def test_an_earlier_answer_on_the_listing_goes_into_the_box_and_costs_no_draft(tab, bench, qtbot):
    choose(tab, "1", bench, qtbot)
    use = next(button for button in tab.pane.side.past.findChildren(QPushButton))
    assert "Quanto dura?" in [label.text() for label in tab.pane.side.past.findChildren(QLabel)]
    tab.pane.composer.set_text("Olá!")
    use.click()
    assert tab.pane.composer.text == "Olá!\nDura 8 horas."
