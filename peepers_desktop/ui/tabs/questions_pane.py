"""The right side of Questions: the listing, the conversation, the undo bar and the answer box."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from peepers_desktop.domain.rows import ItemRow, QuestionRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.tabs import lookups
from peepers_desktop.ui.tabs.questions_listing import ListingCard
from peepers_desktop.ui.tabs.questions_talk import Talk
from peepers_desktop.ui.tabs.questions_words import can_answer
from peepers_desktop.ui.tabs.whose import Whose
from peepers_desktop.ui.tasks import Newest
from peepers_desktop.ui.widgets.composer import Composer
from peepers_desktop.ui.widgets.undo_bar import UndoBar

WIDE = 760
"""From this width on the listing stands beside the conversation."""


_LOW = 480
"""Below this height the answer box takes less of it."""
_LINES, _FEW_LINES = 4, 2


@dataclass(frozen=True, slots=True)
class Background:
    """What is read for a question after it was shown."""

    talk: list[QuestionRow]
    item: ItemRow | None
    answered: list[QuestionRow]


class QuestionPane(QWidget):
    """Keeps a draft per question, so that looking at another one loses nothing."""

    answered = Signal(object, str)
    """(row, text)"""

    def __init__(self, context: UiContext, whose: Whose) -> None:
        super().__init__()
        self._context, self._whose = context, whose
        self._newest = Newest(context.tasks)
        self.row: QuestionRow | None = None
        self.drafts: dict[tuple[str, str], str] = {}
        self.strip = ListingCard(context, narrow=True)
        self.side = ListingCard(context, narrow=False)
        self.talk = Talk(context)
        self.undo_bar = UndoBar(context.clock)
        self.composer = Composer(context.format.number, enter_sends=context.settings.choices.enter_sends)
        self.composer.edited.connect(self._keep_draft)
        self.composer.submitted.connect(self._submit)
        self.side.past.chosen.connect(self._use)
        self._lay_out()
        self.show_row(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        for part in (self.strip, self.talk, self.undo_bar, self.composer):
            column.addWidget(part, 1 if part is self.talk else 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(column, 1)
        row.addWidget(self.side)

    def show_row(self, row: QuestionRow | None) -> None:
        """Show another question, or the same one after a change."""
        same = row is not None and self.row is not None and _name(row) == _name(self.row)
        self.row = row
        for part in (self.talk, self.composer):
            part.setVisible(row is not None)
        self._arrange()
        if row is None:
            self._newest.forget()
            return
        for card in (self.strip, self.side):
            card.show_account(self._whose.name(row.account))
        if not same:
            self.strip.show_question(row)
            self.side.show_question(row)
            self.talk.show_talk(row, [row])
            self.composer.set_text(self.drafts.get(_name(row), ""))
        self.composer.set_open(is_open=can_answer(row))
        queries, shown = self._context.queries, row
        self._newest.ask(
            lambda: Background(
                lookups.talk(queries, shown),
                queries.item(shown.account, shown.item_id),
                lookups.answered(queries, shown),
            ),
            lambda background: self._fill(shown, background),
        )

    def put_back(self, row: QuestionRow, text: str) -> None:
        """An answer was taken back: its text is a draft again."""
        self.drafts[_name(row)] = text
        if self.row is not None and _name(self.row) == _name(row):
            self.composer.set_text(text)
            self.composer.box.setFocus()

    def forget_draft(self, row: QuestionRow) -> None:
        """The answer is in the outbox."""
        self.drafts.pop(_name(row), None)
        if self.row is not None and _name(self.row) == _name(row):
            self.composer.set_text("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self.composer.set_lines(_FEW_LINES if self.height() < _LOW else _LINES)
        wide = self.width() >= WIDE
        self.strip.setVisible(self.row is not None and not wide)
        self.side.setVisible(self.row is not None and wide)

    def _fill(self, row: QuestionRow, background: Background) -> None:
        self.talk.show_talk(row, background.talk)
        self.strip.show_item(background.item)
        self.side.show_item(background.item)
        self.side.past.show_rows(background.answered)

    def _keep_draft(self, text: str) -> None:
        if self.row is None:
            return
        if text.strip():
            self.drafts[_name(self.row)] = text
        else:
            self.drafts.pop(_name(self.row), None)

    def _use(self, text: str) -> None:
        """An earlier answer into the box, to be changed or sent; a draft that is there already is kept above it."""
        if self.composer.box.isEnabled():
            draft = self.composer.text.strip()
            self.composer.set_text(f"{draft}\n{text}" if draft else text)
            self.composer.box.setFocus()

    def _submit(self, text: str) -> None:
        if self.row is not None:
            self.answered.emit(self.row, text)


def _name(row: QuestionRow) -> tuple[str, str]:
    return row.account, row.id
