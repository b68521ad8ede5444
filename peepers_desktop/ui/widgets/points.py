"""A list of sentences, each with the same small mark before it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.details_panel import label

_MARK = 18


class Points(QWidget):
    """`colour` is a token's name or #rrggbb; the mark says nothing that the heading does not say."""

    def __init__(self, heading: str, sentences: Sequence[str], icons: Icons, icon: str, colour: str = "accent") -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        if heading:
            column.addWidget(label(heading, "strong"))
        for sentence in sentences:
            mark = QLabel()
            mark.setPixmap(icons.pixmap(icon, _MARK, self.devicePixelRatioF(), colour))
            row = QHBoxLayout()
            row.setSpacing(Space.S)
            row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label(sentence), 1)
            column.addLayout(row)
