"""A picture of a listing with rounded corners, and what stands there until it has come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Theme
from peepers_desktop.ui.theme.tokens import RADIUS
from peepers_desktop.ui.thumbnails import Thumbnails, large

_SMALL = 90
"""Logical pixels up to which the small picture is sharp enough, and the large one is not fetched."""


class Picture(QWidget):
    """Square. Where it is large, asks for the large version and shows the small one meanwhile."""

    def __init__(self, size: int, thumbnails: Thumbnails, icons: Icons, theme: Theme) -> None:
        super().__init__()
        self._thumbnails, self._icons, self._theme = thumbnails, icons, theme
        self._address: str | None = None
        self._icon = "image"
        self.setFixedSize(size, size)
        thumbnails.ready.connect(self._arrived)
        theme.changed.connect(self.update)

    def show_address(self, address: str | None, *, icon: str = "") -> None:
        """The small picture's address, or None; `icon` stands there without one."""
        self._address, self._icon = address, icon or "image"
        self.update()

    def _arrived(self, address: str) -> None:
        if self._address and address in (self._address, large(self._address)):
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, ratio = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self.devicePixelRatioF()
        found = self._thumbnails.pixmap(large(self._address), self.width(), ratio) if self.width() > _SMALL else None
        found = found or self._thumbnails.pixmap(self._address, self.width(), ratio)
        path = QPainterPath()
        path.addRoundedRect(box, RADIUS, RADIUS)
        painter.fillPath(path, self._theme.colour("sunken"))
        if found is not None:
            painter.setClipPath(path)
            painter.drawPixmap(self.rect(), found)
            painter.setClipping(False)
        else:
            side = max(18, self.width() // 4)
            icon = self._icons.pixmap(self._icon, side, ratio, "muted" if self._icon != "image" else "disabled")
            painter.drawPixmap((self.width() - side) // 2, (self.height() - side) // 2, icon)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.end()
