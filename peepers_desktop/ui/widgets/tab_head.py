"""The head of a tab: its title, how many things it lists, a search box and buttons."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.widgets.elided import ElidedLabel
from peepers_desktop.ui.widgets.search_field import SearchField

_LEAST_SEARCH, _WIDEST_SEARCH = 220, 380
_USUAL_COUNT = "0000"
"""Room that is kept for a count, so that the search does not move with every letter typed."""
_MORE = 100
"""The search grows before the gap beside it."""


class TabHead(QFrame):
    """`add` puts a widget at the right end, `add_row` a row (of chips) below. Where title, search and buttons do
    not fit beside each other, search and buttons stand below the title.

    The search follows the title, so that it stays under the hand that types while the dock comes and goes."""

    def __init__(self, title: str, icons: Icons, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.title = ElidedLabel(title)
        self.title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.title.setProperty("role", "title")
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        self._column.setSpacing(Space.M)
        self._row, self._second = QHBoxLayout(), QHBoxLayout()
        for row in (self._row, self._second):
            row.setSpacing(Space.S)
            self._column.addLayout(row)
        self._row.addWidget(self.title)
        self._row.addSpacing(Space.XS)
        self._row.addWidget(self.count)
        self._row.addSpacing(Space.S)
        self._buttons: list[QWidget] = []
        self._below = False
        self.search: SearchField | None = None
        if placeholder:
            self.search = SearchField(placeholder, icons)
            self.search.setMaximumWidth(round(_WIDEST_SEARCH * text_scale(self.font())))
            self.count.setMinimumWidth(self.count.fontMetrics().horizontalAdvance(_USUAL_COUNT))
            self._row.addWidget(self.search, _MORE)
        self._row.addStretch(1)

    def add(self, widget: QWidget) -> None:
        """At the right end, beside the search."""
        self._buttons.append(widget)
        (self._second if self._below else self._row).addWidget(widget)

    def add_row(self, widget: QWidget) -> None:
        """Below the first row."""
        self._column.addWidget(widget)

    def set_count(self, words: str) -> None:
        """Next to the title; empty hides it."""
        self.count.setText(words)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        if self.search is None or (below := self._needed() > self.width()) == self._below:
            return
        self._below = below
        row = self._second if below else self._row
        for part in (self.search, *self._buttons):
            (self._row if below else self._second).removeWidget(part)
        if below:
            row.addWidget(self.search, _MORE)
        else:
            row.insertWidget(row.count() - 1, self.search, _MORE)
        for button in self._buttons:
            row.addWidget(button)

    def _needed(self) -> int:
        """Width of the first row with everything in it."""
        parts = [self.title.sizeHint().width(), self.count.sizeHint().width(), _LEAST_SEARCH]
        parts += [button.sizeHint().width() for button in self._buttons]
        return sum(parts) + Space.S * (len(parts) + 2) + 2 * Space.XL
