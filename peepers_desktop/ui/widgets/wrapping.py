"""A label that never asks for more room than it is given: what the marketplace and buyers write has any length."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

_LEAST = 40
_LINE_BREAK = "\u2028"


class WrappingLabel(QLabel):
    """Plain text that wraps between words, and inside a word that is wider than the label itself.

    With `lines` it ends in "…" after so many, and its tooltip tells the whole. `widest` is the width it asks for at
    most; a shorter text asks for less. `text()` is always the whole text.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None, *, lines: int = 0, widest: int = 0) -> None:
        super().__init__(text, parent)
        self._lines, self._widest = lines, widest
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setIndent(0)

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return super().minimumSizeHint()
        return QSize(min(_LEAST, super().minimumSizeHint().width()), super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        if not self._widest:
            return super().sizeHint()
        self.ensurePolished()
        metrics = QFontMetrics(self.font())
        needed = max((metrics.horizontalAdvance(line) for line in self.text().split("\n")), default=0)
        width = min(self._widest, needed + 2) + self._around()
        return QSize(width, self.heightForWidth(width))

    def heightForWidth(self, width: int) -> int:
        room = max(1, width - self._around())
        if not self._draws_itself(room):
            return super().heightForWidth(width)
        above = self.contentsMargins().top() + self.contentsMargins().bottom() + 2 * self.margin()
        return len(self._laid_out(room)) * QFontMetrics(self.font()).lineSpacing() + above

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._lines:
            self.setToolTip(self.text() if self.is_cut() else "")

    def is_cut(self) -> bool:
        """True when there are more lines than are shown."""
        return bool(self._lines) and len(_lines(self.text(), self.font(), self._room())) > self._lines

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._draws_itself(self._room()):
            super().paintEvent(event)
            return
        painter = QPainter(self)
        metrics, inside = QFontMetrics(self.font()), self.contentsRect()
        lines = self._laid_out(inside.width())
        top = inside.top()
        if self.alignment() & Qt.AlignmentFlag.AlignVCenter:
            top += max(0, inside.height() - len(lines) * metrics.lineSpacing()) // 2
        side = self.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
        for line in lines:
            where = QRect(inside.left(), top, inside.width(), metrics.lineSpacing())
            self.style().drawItemText(
                painter, where, int(side), self.palette(), self.isEnabled(), line, self.foregroundRole()
            )
            top += metrics.lineSpacing()
        painter.end()

    def _around(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right() + 2 * self.margin()

    def _room(self) -> int:
        return max(1, self.contentsRect().width())

    def _draws_itself(self, room: int) -> bool:
        """Qt's own painting is used, and its text can be selected, wherever it is up to it."""
        if not self.wordWrap():
            return False
        metrics = QFontMetrics(self.font())
        if any(metrics.horizontalAdvance(word) > room for word in self.text().split()):
            return True
        return bool(self._lines) and len(_lines(self.text(), self.font(), room)) > self._lines

    def _laid_out(self, room: int) -> list[str]:
        """The lines as they are painted."""
        lines = _lines(self.text(), self.font(), room)
        if not self._lines or len(lines) <= self._lines:
            return lines
        rest = " ".join("".join(lines[self._lines - 1 :]).split())
        last = QFontMetrics(self.font()).elidedText(rest, Qt.TextElideMode.ElideRight, room)
        return [*lines[: self._lines - 1], last]


def _lines(words: str, font: QFont, room: int) -> list[str]:
    """The text cut into lines no wider than the room."""
    whole = words.replace("\n", _LINE_BREAK)
    layout = QTextLayout(whole, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    lines = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(room)
        line.setPosition(QPointF(0, 0))
        lines.append(whole[line.textStart() : line.textStart() + line.textLength()].rstrip(_LINE_BREAK))
    layout.endLayout()
    return lines or [""]
