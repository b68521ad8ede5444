"""The picture of a listing, there as soon as it was fetched."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from peepers_desktop.ui.theme import Theme
from peepers_desktop.ui.theme.tokens import RADIUS_SMALL
from peepers_desktop.ui.thumbnails import Thumbnails


class Picture(QWidget):
    """A square; a soft empty one while there is nothing to show."""

    def __init__(self, thumbnails: Thumbnails, theme: Theme, size: int) -> None:
        super().__init__()
        self._thumbnails, self._theme, self._size = thumbnails, theme, size
        self._address: str | None = None
        self.setFixedSize(size, size)
        thumbnails.ready.connect(self._arrived)
        theme.changed.connect(self.update)

    def show_address(self, address: str | None) -> None:
        """Show another picture."""
        if address != self._address:
            self._address = address
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        path = QPainterPath()
        path.addRoundedRect(frame, RADIUS_SMALL, RADIUS_SMALL)
        found = self._thumbnails.pixmap(self._address, self._size, self.devicePixelRatioF())
        painter.fillPath(path, self._theme.colour("sunken"))
        if found is not None:
            painter.setClipPath(path)
            painter.drawPixmap(self.rect(), found)
            painter.setClipping(False)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.drawPath(path)
        painter.end()

    def _arrived(self, address: str) -> None:
        if address == self._address:
            self.update()
