"""Questions: the list on the left, the conversation on the right, answers with a moment to think again."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter

from peepers_desktop.domain.edits import ANSWER_UNDO_SECONDS, Edit
from peepers_desktop.domain.events import Kind
from peepers_desktop.domain.filters import QuestionFilter
from peepers_desktop.domain.rows import QuestionRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.models.questions import QuestionsModel
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.tabs.list_tab import ListNames, ListTab
from peepers_desktop.ui.tabs.presets import ANSWERED, WAITING
from peepers_desktop.ui.tabs.questions_list import QuestionList
from peepers_desktop.ui.tabs.questions_pane import QuestionPane
from peepers_desktop.ui.tasks import Newest
from peepers_desktop.ui.theme.fonts import text_scale

_LIST_LEAST, _LIST_MOST, _LIST_SHARE = 300, 440, 0.3
"""Of the list on the left: in pixels at the usual size of text, and as a part of the whole."""


class QuestionsTab(ListTab):
    """Ctrl+Enter answers, J and K walk through the list, R goes to the answer box."""

    name: ClassVar[str] = "questions"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.QUESTIONS, Kind.OUTBOX, Kind.ITEMS})
    own_kind: ClassVar[Kind] = Kind.QUESTIONS

    def __init__(self, context: UiContext) -> None:
        names = ListNames(self.tr("Questions"), self.tr("Search question, answer or listing"), self.tr("Questions"))
        super().__init__(context, names, [(WAITING, self.tr("Unanswered")), (ANSWERED, self.tr("Answered ones"))])
        self.chips.set_on(frozenset({WAITING}))
        self._counting_all = Newest(context.tasks)
        model = QuestionsModel(context, self.whose, self)
        self.list = QuestionList(model, context, self.whose)
        self.pane = QuestionPane(context, self.whose)
        self._leaving: dict[int, tuple[QuestionRow, str]] = {}
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self.pane)
        self._splitter.setFocusProxy(self.list)
        self._divided = False
        self._splitter.splitterMoved.connect(lambda *_: setattr(self, "_divided", True))
        self.build(model, self._splitter)
        self._wire()

    def _wire(self) -> None:
        pane = self.pane
        self.list.settled.connect(pane.show_row)
        self.list.opened.connect(lambda _row: self.write_answer())
        pane.answered.connect(self._answer)
        pane.undo_bar.undone.connect(self._undo)
        pane.undo_bar.elapsed.connect(self._left)
        pane.talk.takenBack.connect(self._take_back)
        pane.talk.outboxWanted.connect(lambda edit_id: self.goto.emit("outbox", str(edit_id)))
        for card in (pane.strip, pane.side):
            card.listingWanted.connect(lambda ident: self.goto.emit("listings", ident))
        self.model.counted.connect(lambda _count: self._choose_first())
        self.add_action(self.tr("Answer the question"), self.write_answer, "Ctrl+Shift+R", icon="chat-text")

    def settings_changed(self, changes: Mapping[str, object]) -> None:
        if "enter_sends" in changes:
            self.pane.composer.enter_sends = bool(changes["enter_sends"])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._divided:  # until the seller moves the line between them
            scale = text_scale(self.context.theme.font())
            wide = round(max(_LIST_LEAST * scale, min(_LIST_MOST * scale, self.width() * _LIST_SHARE)))
            self._splitter.setSizes([wide, self.width() - wide])

    def retell(self) -> None:
        super().retell()
        self.list.settle()

    def wanted(self, chips: frozenset[Hashable], text: str) -> QuestionFilter:
        return QuestionFilter(self.account, text, waiting_only=WAITING in chips, answered_only=ANSWERED in chips)

    def show_key(self, key: int) -> bool:
        return self.list.show_key(key)

    def say_empty(self, *, narrowed: bool) -> None:
        if self.text:
            self.say_no_match(self.tr("No question matches"))
        elif ANSWERED in self.chips.on:
            self.empty.say("chat-circle", self.tr("No answers yet"), self.tr("What you answer stands here afterwards."))
        elif narrowed:
            self._counting_all.ask(
                lambda: self.model.source.count(QuestionFilter(account=self.account)), self._say_none_waits
            )
        else:
            self._say_none_yet()

    def _say_none_waits(self, all_of_them: int) -> None:
        """Only praise where there was something to answer."""
        if all_of_them == 0:
            self._say_none_yet()
            return
        self.empty.say(
            "check-circle",
            self.tr("Every question is answered"),
            self.tr("New ones appear here by themselves."),
            self.tr("Show answered ones"),
            self._show_all,
        )

    def _say_none_yet(self) -> None:
        self.empty.say("chat-circle", self.tr("No questions yet"), self.tr("Buyers' questions appear here."))

    def write_answer(self) -> None:
        """Put the keyboard into the answer box."""
        if self.pane.composer.isVisible():
            self.pane.composer.box.setFocus()

    def _show_all(self) -> None:
        self.chips.set_on(frozenset({ANSWERED}))
        self.apply()

    def _choose_first(self) -> None:
        if self.model.rowCount() and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _answer(self, row: QuestionRow, text: str) -> None:
        commands = self.context.commands
        self.context.tasks.run(
            lambda: commands.answer(row.account, row.id, text),
            lambda edit: self._queued(row, text, edit),
            self.failed.emit,
        )

    def _queued(self, row: QuestionRow, text: str, edit: Edit) -> None:
        self.pane.forget_draft(row)
        self._leaving[edit.id] = (row, text)
        seconds = float(ANSWER_UNDO_SECONDS)
        if edit.not_before is not None:
            seconds = (edit.not_before - self.context.clock.now()).total_seconds()
        self.pane.undo_bar.begin(edit.id, seconds, ANSWER_UNDO_SECONDS)
        self.list.setFocus()

    def _left(self, _edit_id: int) -> None:
        """The moment is over: everything that waited leaves, earlier answers too."""
        self._leaving.clear()
        self.context.scheduler.send_now()

    def _undo(self, edit_id: int) -> None:
        row, text = self._leaving.pop(edit_id, (self.pane.row, ""))
        if row is not None:
            self._cancel(edit_id, row, text)

    def _take_back(self, edit_id: int, text: str) -> None:
        if self.pane.row is not None:
            self.pane.undo_bar.stop()
            self._cancel(edit_id, self.pane.row, text)

    def _cancel(self, edit_id: int, row: QuestionRow, text: str) -> None:
        commands = self.context.commands
        self.context.tasks.run(
            lambda: commands.cancel(edit_id),
            lambda _edit: self._cancelled(row, text),
            self.failed.emit,
        )

    def _cancelled(self, row: QuestionRow, text: str) -> None:
        self.pane.put_back(row, text)
        self.said.emit(Notice(self.tr("Your answer was not sent; its text is a draft again.")))
