"""The list of questions on the left."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from peepers_desktop.domain.rows import QuestionRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.question_card import QuestionCard
from peepers_desktop.ui.models.questions import QuestionsModel
from peepers_desktop.ui.tabs.whose import Whose

_MINUTE = 60_000


class QuestionList(QListView):
    """Emits `settled` with the chosen row whenever it or its content changes, `opened` on Enter or R."""

    settled = Signal(object)
    opened = Signal(object)

    def __init__(self, model: QuestionsModel, context: UiContext, whose: Whose) -> None:
        super().__init__()
        self._keyed = model
        self._delegate = QuestionCard(context.format, context.theme, context.thumbnails, whose)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self.setAccessibleName(self.tr("Questions"))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setMinimumWidth(260)
        self.selectionModel().currentChanged.connect(lambda *_: self.settle())
        model.dataChanged.connect(self._maybe_settle)
        model.modelReset.connect(self.settle)
        context.thumbnails.ready.connect(self._draw_pictures)
        context.theme.changed.connect(self.viewport().update)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self.viewport().update)
        self._minute.start()

    @Slot(str)
    def _draw_pictures(self, _address: str) -> None:
        self.viewport().update()

    def chosen(self) -> QuestionRow | None:
        """The row under the cursor."""
        index = self.currentIndex()
        row = self._keyed.row_at(index.row()) if index.isValid() else None
        return row if isinstance(row, QuestionRow) else None

    def show_key(self, key: int) -> bool:
        """Select the row with this key; False when it is not in the list."""
        position = self._keyed.position_of(key)
        if position >= 0:
            self.setCurrentIndex(self._keyed.index(position, 0))
        return position >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._step(1 if event.key() == Qt.Key.Key_J else -1)
        elif plain and event.key() in (Qt.Key.Key_R, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.chosen())
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        place = self.currentIndex().row() + by
        if 0 <= place < self._keyed.rowCount():
            self.setCurrentIndex(self._keyed.index(place, 0))

    def _maybe_settle(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self.settle()

    def settle(self) -> None:
        """Tell the chosen row again."""
        self.settled.emit(self.chosen())
