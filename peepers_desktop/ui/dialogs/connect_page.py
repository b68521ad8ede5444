"""What every page of the connect dialog has: a title, a sentence, room for its parts, and a state "complete"."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from peepers_desktop.ui.widgets.details_panel import label


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
        self.title = label("", "title")
        self.sentence = label("", "muted")
        self.parts.addWidget(self.title)
        self.parts.addWidget(self.sentence)
        self.setWidget(body)

    def head(self, title: str, sentence: str) -> None:
        """Set the title and the sentence under it."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.setAccessibleName(title)

    def complete(self) -> bool:
        """True when the seller may go on from here."""
        return True

    def enter(self) -> None:
        """Called when the page comes into view; puts the keyboard where it is needed."""
