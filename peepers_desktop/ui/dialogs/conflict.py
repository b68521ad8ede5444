"""The picture of a conflict, and the seller's choice: mine, theirs, or both put together."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QWidget

from peepers_desktop.domain.edits import Edit, EditKind
from peepers_desktop.domain.rows import EditRow
from peepers_desktop.ui.dialogs.conflict_choices import ConflictChoices, proposal_of
from peepers_desktop.ui.format import MISSING, Format
from peepers_desktop.ui.tabs.outbox_words import value_words
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.wrapping import WrappingLabel

_HIGHEST = 150


class ConflictPanel(ConflictChoices):
    """Emits `resolved(edit, choice)`."""

    resolved = Signal(object, str)

    def __init__(self, fmt: Format) -> None:
        super().__init__(fmt)
        self._edit: Edit | None = None
        self.question = QLabel()
        self.question.setWordWrap(True)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(Space.XXL)
        self._facts.setVerticalSpacing(2)
        self._grid = QWidget()
        row = QHBoxLayout(self._grid)
        row.setContentsMargins(0, 0, Space.S, 0)
        row.addLayout(self._facts)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("Conflict"))
        self.area.setWidget(self._grid)
        self.stand(self.area, self.question)

    def show_conflict(self, row: EditRow) -> None:
        """Show this edit's conflict and put the keyboard nowhere: the list keeps it."""
        edit = row.edit
        self._edit = edit
        self.title.setText(row.what)
        self._show_facts(edit)
        self._show_choices(edit)
        self.setAccessibleName(self.tr("Conflict"))
        self.setAccessibleDescription(f"{self.title.text()}. {self.facts()}. {self.question.text()}")
        self.show()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As high as the figures are; long answers scroll, so that the list above stays in sight."""
        self._grid.ensurePolished()
        layout, width = self._grid.layout(), self.area.viewport().width()
        if layout is None:
            return
        layout.activate()
        high = layout.heightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()
        self.area.setFixedHeight(min(high, _HIGHEST))

    def facts(self) -> str:
        """The figures as one line: "you saw 10, you typed 12, 3 sold since, now 7"."""
        cells = (self._facts.itemAtPosition(1, c) for c in range(self._facts.columnCount()))
        heads = (self._facts.itemAtPosition(0, c) for c in range(self._facts.columnCount()))
        pairs = zip(heads, cells, strict=True)
        return ", ".join(f"{_text(head.widget())} {_text(cell.widget())}" for head, cell in pairs if head and cell)

    def choose(self, choice: str) -> None:
        """What a button does."""
        if self._edit is not None:
            self.resolved.emit(self._edit, choice)

    def _show_facts(self, edit: Edit) -> None:
        while self._facts.count():
            item = self._facts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        words = [
            (self.tr("You saw"), value_words(edit.kind, edit.base, self._format)),
            (self.tr("You typed"), value_words(edit.kind, edit.wanted, self._format)),
        ]
        if edit.kind is EditKind.STOCK:
            sold = edit.seen.get("sold_since")
            words.append((self.tr("Sold since"), self._format.number(sold if isinstance(sold, int) else None)))
        words.append((self.tr("Now"), value_words(edit.kind, edit.seen, self._format) or MISSING))
        if edit.kind is EditKind.ANSWER:
            words = [(self.tr("Your answer"), words[1][1]), (self.tr("Already answered"), words[-1][1])]
        for column, (head, figure) in enumerate(words):
            self._add_fact(column, head, figure, long=edit.kind is EditKind.ANSWER)
        for column in range(len(words), self._facts.columnCount() + 1):
            self._facts.setColumnStretch(column, 0 if edit.kind is EditKind.ANSWER else 1)

    def _add_fact(self, column: int, head: str, figure: str, *, long: bool) -> None:
        caption, value = QLabel(head), WrappingLabel(figure)
        caption.setProperty("role", "small")
        value.setProperty("role", "" if long else "heading")
        value.setWordWrap(long)
        self._facts.addWidget(caption, 0, column)
        self._facts.addWidget(value, 1, column, Qt.AlignmentFlag.AlignTop if long else Qt.AlignmentFlag(0))
        self._facts.setColumnStretch(column, 1 if long else 0)
        for part in (caption, value):
            part.show()  # now, not with the next event: their height is asked for at once

    def _show_choices(self, edit: Edit) -> None:
        mine, theirs = (value_words(edit.kind, value, self._format) for value in (edit.wanted, edit.seen))
        proposal = proposal_of(edit)
        merged = "" if proposal is None else self._format.number(proposal)
        if edit.kind is EditKind.ANSWER:
            self.offer("", "", self.tr("Discard my answer"))
        else:
            self.offer(
                self.tr("Merge: {value}").format(value=merged) if merged else "",
                self.tr("Mine: {value}").format(value=mine),
                self.tr("Theirs: {value}").format(value=theirs),
            )
        self.question.setText(self._question(edit, mine, merged))

    def _question(self, edit: Edit, mine: str, merged: str) -> str:
        if edit.kind is EditKind.ANSWER:
            return self.tr("A question takes one answer; the one that is there stays.")
        if merged:
            words = self.tr("Your {mine} less what was sold since makes {merged}. Send {merged}?")
            return words.format(mine=mine, merged=merged)
        if edit.seen.get("quantity") is None and edit.kind is EditKind.STOCK:
            return self.tr("Mercado Livre did not say how much there is now. Send yours all the same?")
        return self.tr(
            "Something else changed it meanwhile, and sales do not explain the difference. Which one counts?"
        )


def _text(widget: QWidget | None) -> str:
    return widget.text() if isinstance(widget, QLabel) else ""
