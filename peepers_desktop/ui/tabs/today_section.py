"""One section of Today: a heading with its count, and rows that open what they tell of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.theme import Space, Tone
from peepers_desktop.ui.widgets.elided import ElidedLabel
from peepers_desktop.ui.widgets.picture import Picture
from peepers_desktop.ui.widgets.restyle import restyle
from peepers_desktop.ui.widgets.stripe import paint_stripe

_PICTURE = 36


@dataclass(frozen=True, slots=True)
class TodayEntry:
    """A row in words. `target` is the row value it was made of."""

    target: Any
    title: str
    detail: str
    clock: str
    tone: Tone
    action: str
    picture: str | None = None
    icon: str = ""
    """Stands where there is no picture of a listing."""
    whose: str = ""
    colour: str = ""
    """Name and colour of the account; empty where all rows are of the same."""


class TodayRow(QFrame):
    """Click or Enter opens it; its button does the first thing one would do there."""

    opened = Signal(object)
    acted = Signal(object)

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self.entry: TodayEntry | None = None
        self.setProperty("role", "todayRow")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.picture = Picture(_PICTURE, context.thumbnails, context.icons, context.theme)
        self.title = ElidedLabel()
        self.detail = ElidedLabel()
        self.detail.setProperty("role", "small")
        self.clock = QLabel()
        self.clock.setProperty("role", "pill")
        self.button = QPushButton()
        self.button.setProperty("role", "row")
        self.button.clicked.connect(lambda: self.acted.emit(self.entry))
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self.picture)
        row.addLayout(words, 1)
        row.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button)

    def show_entry(self, entry: TodayEntry) -> None:
        """Show another entry in the same place."""
        self.entry = entry
        detail = " · ".join(part for part in (entry.whose, entry.detail) if part)
        self.title.setText(entry.title)
        self.detail.setText(detail)
        self.detail.setVisible(bool(detail))
        self.clock.setText(entry.clock)
        self.clock.setVisible(bool(entry.clock))
        restyle(self.clock, tone=entry.tone.value)
        self.button.setText(entry.action)
        self.button.setVisible(bool(entry.action))
        self.button.setAccessibleName(f"{entry.action}: {entry.title}")
        self.picture.show_address(entry.picture, icon=entry.icon)
        self.setAccessibleName(". ".join(part for part in (entry.clock, entry.title, detail) if part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.entry is not None:
            paint_stripe(QPainter(self), self.rect(), self.entry.colour)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit(self.entry)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit(self.entry)


class TodaySection(QFrame):
    """Keeps its rows and only changes what is in them, so that nothing jumps and the focus stays."""

    opened = Signal(object)
    acted = Signal(object)
    seeAll = Signal()

    def __init__(self, title: str, icon: str, context: UiContext) -> None:
        super().__init__()
        self._context, self._icon_name = context, icon
        self.rows: list[TodayRow] = []
        self.setProperty("role", "card")
        self.setAccessibleName(title)
        self.icon = QLabel()
        self.title = ElidedLabel(title)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.setProperty("role", "heading")
        self.count = QLabel()
        self.count.setProperty("role", "pill")
        self.note = ElidedLabel()
        self.note.setProperty("role", "small")
        self.all_button = QPushButton(self.tr("See all"))
        self.all_button.setProperty("role", "link")
        self.all_button.setAccessibleName(self.tr("See all") + f": {title}")
        self.all_button.clicked.connect(self.seeAll.emit)
        kept = self.all_button.sizePolicy()
        kept.setRetainSizeWhenHidden(True)  # the heading stands where it stands beside it
        self.all_button.setSizePolicy(kept)
        self._entries: list[TodayEntry] = []
        self._limit = 5
        self._nothing = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._calm, self._calm_icon = QWidget(), QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._calm_name = icon
        self._lay_out()
        self._colour_icon()
        context.theme.changed.connect(self._colour_icon)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.L, Space.M, Space.S, Space.S)
        head.setSpacing(Space.S)
        for part in (self.icon, self.title, self.count):
            head.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self.note, 1)
        head.addStretch(0)
        head.addWidget(self.all_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, Space.S)
        self._column.setSpacing(0)
        self._column.addLayout(head)
        self._nothing.setProperty("role", "muted")
        self._nothing.setWordWrap(True)
        calm = QVBoxLayout(self._calm)
        calm.setContentsMargins(Space.L, Space.S, Space.L, Space.L)
        calm.setSpacing(Space.S)
        calm.addStretch(1)
        calm.addWidget(self._calm_icon)
        calm.addWidget(self._nothing)
        calm.addStretch(1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column.addLayout(self._rows)
        self._column.addWidget(self._calm, 1)
        self._column.addStretch(0)

    def when_empty(self, icon: str, words: str) -> None:
        """What stands there when nothing waits."""
        self._calm_name = icon
        self._nothing.setText(words)
        self._colour_icon()

    def head_height(self) -> int:
        """Of everything but the rows."""
        return self.all_button.sizeHint().height() + Space.M + 3 * Space.S

    def row_height(self) -> int:
        """Of one row, at this size of text."""
        lines = self.title.fontMetrics().height() + self.note.fontMetrics().height() + 1
        return max(lines, _PICTURE) + 2 * Space.S

    def limit(self, rows: int) -> None:
        """Show so many at most; the rest is one click away in its own tab."""
        if rows != self._limit:
            self._limit = rows
            self._show_rows()

    def show_entries(self, entries: list[TodayEntry], count: int, tone: Tone, note: str = "") -> None:
        """Show the first entries; `count` is the number in the list behind "See all"."""
        for part in (self.count, self.all_button):
            part.setVisible(count > 0)
        self._calm.setVisible(count == 0)
        self.count.setText(self.locale().toString(count))
        restyle(self.count, tone=tone.value)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self._entries = entries
        self._show_rows()

    def _show_rows(self) -> None:
        shown = self._entries[: self._limit]
        while len(self.rows) < len(shown):
            self._add_row()
        for row, entry in zip(self.rows, shown, strict=False):
            row.show_entry(entry)
        for number, row in enumerate(self.rows):
            row.setVisible(number < len(shown))

    def _add_row(self) -> None:
        row = TodayRow(self._context)
        row.opened.connect(self.opened.emit)
        row.acted.connect(self.acted.emit)
        self.rows.append(row)
        self._rows.addWidget(row)

    def _colour_icon(self) -> None:
        self.icon.setPixmap(self._context.icons.pixmap(self._icon_name, 20, self.devicePixelRatioF(), "muted"))
        calm = self._context.icons.pixmap(self._calm_name, 32, self.devicePixelRatioF(), "disabled")
        self._calm_icon.setPixmap(calm)
