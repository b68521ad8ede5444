"""A word on a soft ground of its tone."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from peepers_desktop.ui.theme import Space, Theme, Tone
from peepers_desktop.ui.theme.fonts import Type


class Pill(QWidget):
    """As wide as its word; shortened when there is less room."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.text = ""
        self.tone = Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def say(self, text: str, tone: Tone) -> None:
        """A word and its tone; an empty one hides the pill."""
        self.text, self.tone = text, tone
        self.setAccessibleName(text)
        self.setToolTip(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Type.SMALL))
        return QSize(metrics.horizontalAdvance(self.text) + 2 * Space.S + 2, metrics.height() + Space.XS + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(32, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text, ground, _solid = self._theme.tone(self.tone)
        box = QRectF(self.rect())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(text)
        painter.setFont(self._theme.font(Type.SMALL))
        room = self.width() - 2 * Space.S
        words = painter.fontMetrics().elidedText(self.text, Qt.TextElideMode.ElideRight, max(room, 16))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.end()
