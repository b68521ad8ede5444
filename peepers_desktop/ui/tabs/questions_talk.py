"""The conversation about a question: earlier ones of the same buyer, this one, and the state of the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from peepers_desktop.domain.edits import MOVES, EditState
from peepers_desktop.domain.rows import Pending, QuestionRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.tabs.outbox_words import reason_text, state_tone
from peepers_desktop.ui.tabs.questions_words import answer_state, answer_text, closed_words, question_text
from peepers_desktop.ui.theme import Space, Tone
from peepers_desktop.ui.widgets.bubble import Bubble, placed
from peepers_desktop.ui.widgets.details_panel import label


class Talk(QScrollArea):
    """Filled anew for every question; scrolls to the end."""

    takenBack = Signal(object, str)
    """(edit id, text): the seller wants the answer back to change it."""
    outboxWanted = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self.bubbles: list[Bubble] = []
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Conversation"))
        self.setProperty("role", "talk")
        self._column = QVBoxLayout()

    def show_talk(self, row: QuestionRow, talk: list[QuestionRow]) -> None:
        """Show this question with what was said before it."""
        self.bubbles = []
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        self._column.setSpacing(Space.S)
        earlier = [one for one in talk if one.id != row.id]
        if earlier:
            self._divider(self.tr("Earlier on this listing"))
        for one in earlier:
            self._said(one)
        if earlier:
            self._divider(self.tr("This question"))
        self._said(row)
        self._answer_on_its_way(row)
        closed = closed_words(row)
        if closed:
            note = label(closed, "small", Tone.WARN)
            note.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            self._column.addWidget(note)
        self._column.addStretch(1)
        self.setWidget(body)
        QTimer.singleShot(0, self, self._to_the_end)

    def _to_the_end(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _said(self, row: QuestionRow) -> None:
        fmt = self._context.format.of(row.account)
        who = self.tr("Buyer · {when}").format(when=fmt.day(row.date_created))
        self._add(Bubble(self._context.theme, question_text(row), who, mine=False), mine=False)
        answered = answer_text(row)
        if answered and row.answer is not None:
            mine = self.tr("You · {when}").format(when=fmt.day(row.answer.date_created))
            removed = not row.answer.text.strip()
            note = self.tr("Moderated by Mercado Livre") if removed else ""
            self._add(Bubble(self._context.theme, answered, mine, mine=True, note=note, tone=Tone.BAD), mine=True)

    def _answer_on_its_way(self, row: QuestionRow) -> None:
        pending, text = row.pending, row.draft_answer
        if pending is None or not text or (row.answer is not None and row.answer.text):
            return
        note = " · ".join(part for part in (answer_state(pending.state), reason_text(pending.reason)) if part)
        tone = state_tone(pending.state)
        self._add(Bubble(self._context.theme, text, self.tr("You"), mine=True, note=note, tone=tone), mine=True)
        self._answer_buttons(pending, text)

    def _answer_buttons(self, pending: Pending, text: str) -> None:
        row = QHBoxLayout()
        row.addStretch(1)
        if EditState.CANCELLED in MOVES[pending.state]:
            back = _link(self.tr("Take back and change"))
            back.clicked.connect(lambda: self.takenBack.emit(pending.edit_id, text))
            row.addWidget(back)
        if pending.state is not EditState.QUEUED:
            look = _link(self.tr("Show in the outbox"))
            look.clicked.connect(lambda: self.outboxWanted.emit(pending.edit_id))
            row.addWidget(look)
        self._column.addLayout(row)

    def _add(self, bubble: Bubble, *, mine: bool) -> None:
        self.bubbles.append(bubble)
        self._column.addLayout(placed(bubble, mine=mine))

    def _divider(self, words: str) -> None:
        row = QHBoxLayout()
        row.addWidget(_rule(), 1)
        caption = label(words, "caption")
        caption.setWordWrap(False)
        row.addWidget(caption)
        row.addWidget(_rule(), 1)
        self._column.addLayout(row)


def _rule() -> QFrame:
    rule = QFrame()
    rule.setProperty("role", "line")
    return rule


def _link(words: str) -> QPushButton:
    button = QPushButton(words)
    button.setProperty("role", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
