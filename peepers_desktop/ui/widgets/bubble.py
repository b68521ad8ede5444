"""What one person said, in a rounded box: the buyer on the left, the seller on the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from peepers_desktop.ui.theme import Space, Theme
from peepers_desktop.ui.theme.tokens import Tone
from peepers_desktop.ui.widgets.wrapping import WrappingLabel

_RADIUS = 12.0
_WIDEST = 560
"""Of a line of text: longer ones are hard to read."""
_FREE = 64


class Bubble(QWidget):
    """`caption` says who and when; `note` the state of an answer. Text is plain and can be selected."""

    def __init__(
        self, theme: Theme, text: str, caption: str, *, mine: bool, note: str = "", tone: Tone | None = None
    ) -> None:
        super().__init__()
        self._theme = theme
        self._mine = mine
        self.words = _plain(text)
        self.caption = _plain(caption, "small")
        self.note = _plain(note, "small")
        if tone is not None:
            self.note.setProperty("tone", tone.value)
        self.note.setVisible(bool(note))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.S, Space.M, Space.S)
        column.setSpacing(3)
        for part in (self.words, self.caption, self.note):
            column.addWidget(part)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(f"{caption}: {text}")
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft" if self._mine else "canvas"))
        painter.drawRoundedRect(QRectF(self.rect()), _RADIUS, _RADIUS)
        painter.end()


def _plain(words: str, role: str = "") -> WrappingLabel:
    label = WrappingLabel(words, widest=_WIDEST)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    return label


def placed(bubble: Bubble, *, mine: bool) -> QHBoxLayout:
    """A row that pushes the bubble to its side; it is as wide as its words, and never as wide as the row."""
    row = QHBoxLayout()
    row.setContentsMargins(_FREE if mine else 0, 0, 0 if mine else _FREE, 0)
    if mine:
        row.addStretch(1)
    row.addWidget(bubble)
    if not mine:
        row.addStretch(1)
    return row
