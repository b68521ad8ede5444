"""The head of the details dock: a caption, a heading and a way to close it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.wrapping import WrappingLabel

_LINES = 3


class DockHeader(QFrame):
    """`closed` asks the window to fold the dock away."""

    closed = Signal()

    def __init__(self, caption: str, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.caption = QLabel(caption)
        self.caption.setProperty("role", "caption")
        self.heading = WrappingLabel(lines=_LINES)
        self.heading.setProperty("role", "heading")
        self.heading.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "quiet")
        icons.put(self.close_button, "x")
        self.close_button.setAccessibleName(self.tr("Close details"))
        self.close_button.setToolTip(self.tr("Close details"))
        self.close_button.clicked.connect(self.closed)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.caption)
        words.addWidget(self.heading)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.M, Space.S, Space.M)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, alignment=Qt.AlignmentFlag.AlignTop)

    def set_heading(self, text: str) -> None:
        self.heading.setText(text)
