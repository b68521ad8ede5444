"""The head of a tab: its title, how many things it lists, a search box and buttons."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.search_field import SearchField

_WIDEST_SEARCH = 380


class TabHead(QFrame):
    """`add` puts a widget at the right end, `add_row` a row (of chips) below. Where title, search and buttons do
    not fit beside each other, the search stands below the title."""

    def __init__(self, title: str, icons: Icons, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self.title = QLabel(title)
        self.title.setProperty("role", "title")
        self.count = QLabel()
        self.count.setProperty("role", "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.XL, Space.L, Space.XL, Space.M)
        self._column.setSpacing(Space.M)
        self._row = QHBoxLayout()
        self._row.setSpacing(Space.S)
        self._row.addWidget(self.title)
        self._row.addSpacing(Space.XS)
        self._row.addWidget(self.count)
        self._row.addStretch(1)
        self._column.addLayout(self._row)
        self._buttons: list[QWidget] = []
        self._below = False
        self.search: SearchField | None = None
        if placeholder:
            self.search = SearchField(placeholder, icons)
            self.search.setMaximumWidth(_WIDEST_SEARCH)
            self._row.addWidget(self.search, 2)

    def add(self, widget: QWidget) -> None:
        """At the right end of the first row."""
        self._buttons.append(widget)
        self._row.addWidget(widget)

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
        if below:
            self._row.removeWidget(self.search)
            self._column.insertWidget(1, self.search)
        else:
            self._column.removeWidget(self.search)
            self._row.insertWidget(self._row.count() - len(self._buttons), self.search, 2)

    def _needed(self) -> int:
        """Width of the first row with the search in it."""
        least = self.search.minimumWidth() if self.search is not None else 0
        parts = [self.title.sizeHint().width(), self.count.sizeHint().width(), least]
        parts += [button.sizeHint().width() for button in self._buttons]
        return sum(parts) + Space.S * (len(parts) + 1) + 2 * Space.XL
