"""What was answered before on the same listing, beside the box: an answer of one's own is one click away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from peepers_desktop.domain.rows import QuestionRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.details_panel import label

_LONGEST = 220
_QUESTION_LINES = 3


class PastAnswers(QWidget):
    """`chosen` carries the text of an earlier answer that the seller wants to use again."""

    chosen = Signal(str)

    def __init__(self, context: UiContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._format = context.format
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.XS)

    def show_rows(self, rows: Sequence[QuestionRow]) -> None:
        """Answered questions, the newest first."""
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._column.addWidget(label(self.tr("Answered before"), "caption"))
        if not rows:
            self._column.addWidget(label(self.tr("No earlier answers on this listing."), "small"))
        for row in rows:
            self._add(row)

    def _add(self, row: QuestionRow) -> None:
        if row.answer is None:
            return
        text = " ".join(row.answer.text.split())
        shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
        question, answer = label(row.text, "strong", lines=_QUESTION_LINES), label(shown, "small")
        question.setToolTip(self._format.of(row.account).full(row.date_created))
        use = QPushButton(self.tr("Use this answer"))
        use.setProperty("role", "link")
        use.setProperty("flush", True)
        use.setCursor(Qt.CursorShape.PointingHandCursor)
        use.setAccessibleName(f"{self.tr('Use this answer')}: {shown}")
        use.clicked.connect(lambda: self.chosen.emit(text))
        entry = QWidget()
        column = QVBoxLayout(entry)
        column.setContentsMargins(0, Space.XS, 0, 0)
        column.setSpacing(Space.XS)
        for part in (question, answer):
            column.addWidget(part)
        column.addWidget(use, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(entry)
