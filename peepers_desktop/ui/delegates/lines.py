"""A cell of two lines: what it is, and under it what else there is to know."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.models.roles import ROW
from peepers_desktop.ui.theme import Space, Theme, Tone
from peepers_desktop.ui.theme.fonts import Type
from peepers_desktop.ui.theme.tokens import RADIUS_SMALL, ROW_HEIGHT
from peepers_desktop.ui.thumbnails import Thumbnails

Index = QModelIndex | QPersistentModelIndex
_PICTURE = 36
_INSIDE = 10
_BESIDE_BRACKET = 20
_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter)
_SELECTED = QStyle.StateFlag.State_Selected
_HOVERED = QStyle.StateFlag.State_MouseOver


@dataclass(frozen=True, slots=True)
class Lines:
    """What a cell shows. `pill` draws the first line on the soft ground of its tone."""

    main: str
    sub: str = ""
    tone: Tone | None = None
    sub_tone: Tone | None = None
    strong: bool = False
    pill: bool = False
    right: bool = False
    has_picture: bool = False
    picture: str | None = None
    faint: bool = False
    """There is nothing to say; it is shown quietly."""
    ends_tell: bool = False
    """Shortened in the middle: what tells it from its neighbours stands at its end."""
    joined: bool = False
    """The row continues the one above it: no rule stands between them, and a bracket binds them."""


Describe = Callable[[Any, Any], Lines]
"""Called with the row and the row above it (None when there is none or it is not loaded)."""


class LinesDelegate(QStyledItemDelegate):
    """Paints the columns of a table whose rows are two lines high; `cells` goes by column number."""

    edge = int(Space.XL)
    """Left of the first column: on a page, where the head's title begins."""

    def __init__(
        self, cells: Mapping[int, Describe], theme: Theme, thumbnails: Thumbnails, icons: Icons | None = None
    ) -> None:
        super().__init__()
        self._cells = dict(cells)
        self._theme = theme
        self._thumbnails = thumbnails
        self._icons = icons

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        describe, row = self._cells.get(index.column()), index.data(ROW)
        self._ground(painter, rect, state, index)
        if self.is_first(index, rect):
            rect = rect.adjusted(self.edge - _INSIDE, 0, 0, 0)
        if row is not None and describe is not None:
            lines = describe(row, self._above(index))
            if lines.joined:
                self._bracket(painter, rect)
            self._content(painter, rect, lines, selected=bool(state & _SELECTED))
        painter.restore()

    def is_first(self, index: Index, rect: QRect) -> bool:
        """True for the column at the very left."""
        return index.column() == 0

    def lines_at(self, index: Index) -> Lines | None:
        """What a cell says, for tests and for copying."""
        describe, row = self._cells.get(index.column()), index.data(ROW)
        return None if describe is None or row is None else describe(row, self._above(index))

    def _above(self, index: Index) -> Any:
        return index.sibling(index.row() - 1, index.column()).data(ROW) if index.row() else None

    def _ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: Index) -> None:
        if state & _SELECTED:
            painter.fillRect(rect, self._theme.colour("selection"))
        elif state & _HOVERED:
            painter.fillRect(rect, self._theme.colour("hover"))
        if not self._continues(index):
            painter.setPen(self._theme.colour("line"))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _continues(self, index: Index) -> bool:
        """True when the row below belongs to this one."""
        below = index.sibling(index.row() + 1, 0)
        row, first = below.data(ROW) if below.isValid() else None, self._cells.get(0)
        return row is not None and first is not None and bool(first(row, index.data(ROW)).joined)

    def _bracket(self, painter: QPainter, rect: QRect) -> None:
        """From the row above down to the middle, and a little to the right."""
        left, middle = rect.left() + 14, rect.top() + rect.height() // 2
        painter.setPen(QPen(self._theme.colour("line_strong"), 1.5))
        painter.drawLine(left, rect.top() - 4, left, middle)
        painter.drawLine(left, middle, left + 8, middle)

    def _content(self, painter: QPainter, rect: QRect, lines: Lines, *, selected: bool) -> None:
        inside = rect.adjusted(_INSIDE, 6, -_INSIDE, -7)
        if lines.joined:
            inside.setLeft(inside.left() + _BESIDE_BRACKET)
        if lines.joined and not lines.main:
            self._text(painter, inside, lines.sub, self._theme.font(Type.SMALL), self._theme.colour("muted"), _MIDDLE)
            return
        if lines.has_picture:
            self._picture(painter, QRect(inside.left(), rect.center().y() - _PICTURE // 2, _PICTURE, _PICTURE), lines)
            inside.setLeft(inside.left() + _PICTURE + Space.M)
        side = Qt.AlignmentFlag.AlignRight if lines.right else Qt.AlignmentFlag.AlignLeft
        top = QRect(inside)
        if lines.sub:
            top.setHeight(inside.height() // 2)
            bottom = QRect(inside.left(), top.bottom() + 1, inside.width(), inside.height() - top.height())
            colour = self._theme.tone(lines.sub_tone)[0] if lines.sub_tone else self._theme.colour("muted")
            self._text(painter, bottom, lines.sub, self._theme.font(Type.SMALL), colour, int(side) | _MIDDLE)
        if lines.pill and lines.tone:
            self._pill(painter, top, lines.main, lines.tone, selected=selected)
            return
        font = self._theme.font(Type.STRONG if lines.strong else Type.BODY)
        colour = (
            self._theme.tone(lines.tone)[0] if lines.tone else self._theme.colour("faint" if lines.faint else "text")
        )
        words = lines.main
        if lines.ends_tell:
            words = both_ends(words, QFontMetrics(font), top.width())
        self._text(painter, top, words, font, colour, int(side) | _MIDDLE)

    def _text(self, painter: QPainter, rect: QRect, words: str, font: QFont, colour: Any, flags: int) -> None:
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(rect, flags, QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width()))

    def _pill(self, painter: QPainter, rect: QRect, words: str, tone: Tone, *, selected: bool) -> None:
        font = self._theme.font(Type.SMALL)
        metrics = QFontMetrics(font)
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width() - Space.L)
        box = QRectF(rect.left(), 0, metrics.horizontalAdvance(words) + Space.L, metrics.height() + Space.XS)
        box.moveTop(rect.center().y() - box.height() / 2)
        text, ground, _ = self._theme.tone(tone)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("surface") if selected else ground)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(font)
        painter.setPen(text)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _picture(self, painter: QPainter, where: QRect, lines: Lines) -> None:
        device = painter.device()
        found = self._thumbnails.pixmap(lines.picture, _PICTURE, device.devicePixelRatioF())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if found is not None:
            rounded = QPainterPath()
            rounded.addRoundedRect(QRectF(where), RADIUS_SMALL, RADIUS_SMALL)
            painter.setClipPath(rounded)
            painter.drawPixmap(where, found)
            painter.setClipping(False)
            return
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("sunken"))
        painter.drawRoundedRect(QRectF(where).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_SMALL, RADIUS_SMALL)
        if self._icons is not None:
            icon = self._icons.pixmap("image", _PICTURE // 2, device.devicePixelRatioF(), "disabled")
            painter.drawPixmap(where.center() - QPoint(_PICTURE // 4 - 1, _PICTURE // 4 - 1), icon)


def both_ends(text: str, metrics: QFontMetrics, room: int) -> str:
    """The beginning and the last words of a text for which there is no room, between words where that is possible."""
    if metrics.elidedText(text, Qt.TextElideMode.ElideRight, room) == text:
        return text
    words, gap = text.split(), " … "
    left = room - metrics.horizontalAdvance(gap) - Space.XS
    end = _fitting(words[::-1], metrics, left * 9 // 20)
    head = _fitting(words[: len(words) - len(end)], metrics, left - _width(end, metrics)) if end else []
    if not head:
        return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
    end = _fitting(words[: len(head) - 1 : -1], metrics, left - _width(head, metrics))
    return " ".join(head) + gap + " ".join(end[::-1])


def _width(words: Sequence[str], metrics: QFontMetrics) -> int:
    return metrics.horizontalAdvance(" ".join(words))


def _fitting(words: Sequence[str], metrics: QFontMetrics, room: int) -> list[str]:
    """As many words as there is room for."""
    taken: list[str] = []
    for word in words:
        if _width([*taken, word], metrics) > room:
            break
        taken.append(word)
    return taken
