"""What every page of the connect dialog has: a title, a sentence, room for its parts, and a state "complete"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from peepers_desktop.ui.widgets.details_panel import breakable


class ConnectPage(QScrollArea):
    """A page that scrolls when the window is too small for it."""

    completeChanged = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        self.setProperty("role", "surface")
        self.parts = QVBoxLayout(body)
        self.parts.setContentsMargins(32, 28, 32, 16)
        self.parts.setSpacing(12)
        self.title = text("", "title")
        self.sentence = text("", "muted")
        self.parts.addWidget(self.title)
        self.parts.addWidget(self.sentence)
        self.setWidget(body)

    def head(self, title: str, sentence: str) -> None:
        """Set the title and the sentence under it."""
        self.title.setText(breakable(title))
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)

    def complete(self) -> bool:
        """True when the seller may go on from here."""
        return True

    def enter(self) -> None:
        """Called when the page comes into view; puts the keyboard where it is needed."""


def text(words: str, role: str = "", tone: str = "") -> QLabel:
    """A label that wraps and can be selected; `role` and `tone` are its style in the theme."""
    label = QLabel(words)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty("role", role)
    if tone:
        label.setProperty("tone", tone)
    return label
