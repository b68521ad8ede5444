"""A parcel's way from top to bottom: a line, a dot per step, its words and its time."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from peepers_desktop.ui.theme import Space, Theme, Tone
from peepers_desktop.ui.theme.fonts import Type

_DOT = 5
_LINE_X = 9
_TEXT_X = 28
_WRAP = int(Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True)
class TimelineStep:
    """One step, already in words. `major` steps stand out: collected, on the way, delivered."""

    words: str
    when: str
    major: bool = False
    trouble: bool = False


class Timeline(QWidget):
    """Newest step last. The whole story is also its accessible description."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._steps: tuple[TimelineStep, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Tracking timeline"))
        theme.changed.connect(self.update)

    @property
    def steps(self) -> tuple[TimelineStep, ...]:
        """What is shown, oldest first."""
        return self._steps

    def set_steps(self, steps: tuple[TimelineStep, ...]) -> None:
        """Show these steps, oldest first."""
        self._steps = steps
        self.setAccessibleDescription("; ".join(f"{step.when} {step.words}" for step in steps))
        self.setFixedHeight(self._height(self.width()))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(260, self._height(260))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(self._height(self.width()))

    def _height(self, width: int) -> int:
        return sum(self._row_height(step, width) for step in self._steps) + Space.XS

    def _row_height(self, step: TimelineStep, width: int) -> int:
        return self._words_height(step, width) + self._small_height() + Space.M

    def _small_height(self) -> int:
        return QFontMetrics(self._theme.font(Type.SMALL)).height()

    def _words_height(self, step: TimelineStep, width: int) -> int:
        room = QRect(0, 0, max(80, width - _TEXT_X), 10_000)
        return QFontMetrics(self._font(step)).boundingRect(room, _WRAP, step.words).height()

    def _font(self, step: TimelineStep) -> QFont:
        return self._theme.font(Type.STRONG if step.major or step.trouble else Type.BODY)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 2
        for index, step in enumerate(self._steps):
            height = self._row_height(step, self.width())
            last = index == len(self._steps) - 1
            self._paint_mark(painter, step, top, height, last=last)
            self._paint_text(painter, step, top)
            top += height
        painter.end()

    def _paint_mark(self, painter: QPainter, step: TimelineStep, top: int, height: int, *, last: bool) -> None:
        centre = QPoint(_LINE_X, top + QFontMetrics(self._font(step)).height() // 2)
        if not last:
            painter.setPen(QPen(self._theme.colour("line_strong"), 2))
            painter.drawLine(centre, centre + QPoint(0, height))
        solid = self._theme.tone(Tone.BAD if step.trouble else Tone.ACCENT)[2]
        filled = step.major or step.trouble or last
        painter.setPen(QPen(solid if filled else self._theme.colour("line_strong"), 2))
        painter.setBrush(solid if filled else self._theme.colour("surface"))
        radius = _DOT if filled else _DOT - 1
        painter.drawEllipse(centre, radius, radius)

    def _paint_text(self, painter: QPainter, step: TimelineStep, top: int) -> None:
        where = QRect(_TEXT_X, top, self.width() - _TEXT_X, self._words_height(step, self.width()))
        painter.setFont(self._font(step))
        painter.setPen(self._theme.tone(Tone.BAD)[0] if step.trouble else self._theme.colour("text"))
        painter.drawText(where, _WRAP, step.words)
        painter.setFont(self._theme.font(Type.SMALL))
        painter.setPen(self._theme.colour("muted"))
        painter.drawText(QRect(_TEXT_X, where.bottom() + 1, where.width(), self._small_height()), 0, step.when)
