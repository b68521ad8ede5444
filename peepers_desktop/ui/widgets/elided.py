"""A label of one line that ends in "…" when there is no room, and tells the whole in its tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class ElidedLabel(QLabel):
    """`text()` is always the whole text. With `whole` nothing stands there rather than a part of it."""

    def __init__(self, text: str = "", parent: QWidget | None = None, *, whole: bool = False) -> None:
        super().__init__(text, parent)
        self._whole = whole
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self._fitting()
        self.style().drawItemText(
            painter, self.contentsRect(), int(self.alignment()), self.palette(), self.isEnabled(), words,
            self.foregroundRole(),
        )  # fmt: skip
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setToolTip(self.text() if self._fitting() != self.text() else "")

    def _fitting(self) -> str:
        line = " ".join(self.text().split())
        room = self.contentsRect().width()
        shown = QFontMetrics(self.font()).elidedText(line, Qt.TextElideMode.ElideRight, room)
        return "" if self._whole and shown != line else shown
