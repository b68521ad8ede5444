"""Whose a row is, where rows of several accounts stand together: a stripe in the account's colour at its left."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter

_WIDTH = 3
_ABOVE, _BELOW = 6, 7
"""One more below, where a row ends with its line."""


def paint_stripe(painter: QPainter, row: QRect, colour: str) -> None:
    """Nothing is painted without a colour."""
    if colour:
        height = row.height() - _ABOVE - _BELOW
        painter.fillRect(QRect(row.left(), row.top() + _ABOVE, _WIDTH, height), QColor(colour))
