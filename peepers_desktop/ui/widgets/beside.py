"""A list and its details beside each other: the list keeps its least room, the details what the seller gave them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget


class Beside(QSplitter):
    """Where both do not fit, the details are as narrow as they can be, and as wide as before when room comes back."""

    def __init__(self, main: QWidget, details: QWidget, wished: int, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.wished = wished
        """The width of the details where there is room."""
        self.least = 0
        """Of the list, before the details get more than they need."""
        self._details = details
        self.addWidget(main)
        self.addWidget(details)
        self.setStretchFactor(0, 1)
        self.setChildrenCollapsible(False)
        self.splitterMoved.connect(self._moved)

    def left(self, width: int) -> int:
        """What the list would have of so many pixels beside the narrowest details."""
        return width - self.handleWidth() - self._details.minimumSizeHint().width()

    def share(self) -> None:
        """Divide the room anew."""
        room = self.width() - self.handleWidth()
        details = max(self._details.minimumSizeHint().width(), min(self.wished, room - self.least))
        self.setSizes([max(0, room - details), details])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share()

    def _moved(self) -> None:
        self.wished = self.sizes()[1] or self.wished
