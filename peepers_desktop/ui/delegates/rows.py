"""Rows of a list: two lines a cell, a stripe in the account's colour, and a tooltip for whatever was cut."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QRect
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.lines import Describe, Index, Lines, LinesDelegate
from peepers_desktop.ui.models.roles import ROW, TOOLTIP
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.theme.fonts import Type
from peepers_desktop.ui.widgets.stripe import paint_stripe

_INSIDE = 10
_PICTURE = 48


class RowsDelegate(LinesDelegate):
    """`colour_of` names the colour of the account a row belongs to; empty draws no stripe."""

    def __init__(self, cells: Mapping[int, Describe], context: UiContext, colour_of: Callable[[Any], str]) -> None:
        super().__init__(cells, context.theme, context.thumbnails, context.icons)
        self._colour_of = colour_of

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        rect: QRect = option.rect
        row = index.data(ROW) if self.is_first(index, rect) else None
        if row is not None:
            paint_stripe(painter, rect, self._colour_of(row))

    def is_first(self, index: Index, rect: QRect) -> bool:
        """Columns may be hidden: what counts is where it stands."""
        return rect.left() == 0

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        if event.type() is QEvent.Type.ToolTip and not index.data(TOOLTIP):
            QToolTip.showText(event.globalPos(), self.cut_words(index, option.rect), view)
            return True
        return super().helpEvent(event, view, option, index)

    def cut_words(self, index: Index, rect: QRect) -> str:
        """The whole of a cell of which something does not fit; empty when everything does."""
        lines = self.lines_at(index)
        if lines is None or not self._is_cut(
            lines, rect.width() - (self.edge if self.is_first(index, rect) else _INSIDE) - _INSIDE
        ):
            return ""
        return "\n".join(part for part in (lines.main, lines.sub) if part)

    def _is_cut(self, lines: Lines, room: int) -> bool:
        room -= _PICTURE if lines.has_picture else 0
        small = QFontMetrics(self._theme.font(Type.SMALL))
        if small.horizontalAdvance(lines.sub) > room:
            return True
        if lines.pill:
            return small.horizontalAdvance(lines.main) > room - Space.L
        return (
            QFontMetrics(self._theme.font(Type.STRONG if lines.strong else Type.BODY)).horizontalAdvance(lines.main)
            > room
        )
