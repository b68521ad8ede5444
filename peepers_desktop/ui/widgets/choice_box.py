"""A box to choose from, with the arrow that a style sheet takes away."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox

_ARROW = 4.0
_INSET = 16


class ChoiceBox(QComboBox):
    """Draws its arrow in the colour of its text."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.6))
        x, y = self.width() - _INSET, self.height() / 2
        painter.drawPolyline(
            [QPointF(x - _ARROW, y - _ARROW / 2), QPointF(x, y + _ARROW / 2), QPointF(x + _ARROW, y - _ARROW / 2)]
        )
        painter.end()
