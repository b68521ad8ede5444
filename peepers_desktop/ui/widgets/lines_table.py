"""A table of two-line rows that keeps what matters in sight when there is little room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QTableView, QWidget

from peepers_desktop.ui.models.columns import RIGHT
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.theme.tokens import ROW_HEIGHT

_LEAST_MAIN = 198
_MINUTE = 60_000
_BESIDE = 20
"""Free left and right of a cell's words."""


class LinesTable(QTableView):
    """`main` is the column that takes what room is left; `shares` takes a third of the table; `first_to_go` names
    columns hidden when it gets tight. Columns of amounts grow with what they show: an amount is never cut.

    Emits `opened` with a row value on Enter and double click. Ages and deadlines are redrawn every minute.
    """

    opened = Signal(object)
    settled = Signal(object)
    """The current row's value, once the selection rests on it; None without one."""

    def __init__(
        self,
        model: KeyedTableModel,
        name: str,
        main: str,
        first_to_go: Sequence[str],
        parent: QWidget | None = None,
        *,
        least: int = _LEAST_MAIN,
        shares: str = "",
    ) -> None:
        super().__init__(parent)
        self._scale = text_scale(self.font())
        self._least = round(least * self._scale)
        self._keyed = model
        self._main = model.column_of(main)
        self._shares = model.column_of(shares) if shares else -1
        self._amounts = [number for number, column in enumerate(model.columns) if column.align == RIGHT]
        self._grown: dict[int, int] = {}
        self._first_to_go = [model.column_of(column) for column in first_to_go]
        self.setModel(model)
        self.setAccessibleName(name)
        self.setProperty("role", "page")
        self._behave()
        self._set_up_header()
        self.doubleClicked.connect(lambda index: self._open(index))
        self.selectionModel().currentRowChanged.connect(lambda *_: self.settle())
        model.dataChanged.connect(self._grow)
        model.dataChanged.connect(self._maybe_settle)
        model.modelReset.connect(self.settle)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self.viewport().update)
        self._minute.start()

    def _behave(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(ROW_HEIGHT * self._scale))

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, header.sortIndicatorOrder())
        header.setMinimumSectionSize(64)
        self.setSortingEnabled(True)
        for number in range(len(self._keyed.columns)):
            header.resizeSection(number, self._wide(number))
        header.setSectionResizeMode(self._main, QHeaderView.ResizeMode.Stretch)

    def current_row(self) -> object | None:
        """The row value under the cursor, None when there is none or it is not loaded."""
        index = self.currentIndex()
        return self._keyed.row_at(index.row()) if index.isValid() else None

    def chosen_rows(self) -> list[object]:
        """The values of all selected rows that are loaded, from top to bottom."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        values = (self._keyed.row_at(row) for row in rows)
        return [value for value in values if value is not None]

    def choose_first(self) -> None:
        """Put the cursor on the first row where there is none, so that the dock has something to tell."""
        if self._keyed.rowCount() and not self.selectionModel().hasSelection():
            self.selectRow(max(0, self.currentIndex().row()))

    def show_key(self, key: int) -> bool:
        """Select the row with this key and bring it into view; False when it is not in the list."""
        position = self._keyed.position_of(key)
        if position < 0:
            return False
        self.selectRow(position)
        self.scrollTo(self._keyed.index(position, 0))
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The selected rows as tab-separated text, for a spreadsheet: also what there is no room to show."""
        lines = ["\t".join(column.text(row) for column in self._keyed.columns) for row in self.chosen_rows()]
        QApplication.clipboard().setText("\n".join(lines))

    def _make_room(self) -> None:
        if self._shares >= 0:
            third = self.viewport().width() // 3
            self._grown[self._shares] = third
            self.horizontalHeader().resizeSection(self._shares, third)
        room = self.viewport().width() - self._least
        needed = sum(self._wide(number) for number in range(len(self._keyed.columns)) if number != self._main)
        for number in self._first_to_go:
            tight = needed > room
            self.setColumnHidden(number, tight)
            if tight:
                needed -= self._wide(number)

    def _wide(self, number: int) -> int:
        """A column's width at this size of text."""
        usual = round(self._keyed.columns[number].width * self._scale)
        return self._grown.get(number, usual)

    def _grow(self, first: QModelIndex, last: QModelIndex) -> None:
        """Rows came: make room for the widest amount among them."""
        rows = [row for place in range(first.row(), last.row() + 1) if (row := self._keyed.row_at(place)) is not None]
        grew = False
        for number in self._amounts if rows else ():
            texts = (self._keyed.columns[number].text(row) for row in rows)
            widest = max(self.fontMetrics().horizontalAdvance(text) for text in texts) + _BESIDE
            if widest > self._wide(number):
                self._grown[number], grew = widest, True
                self.horizontalHeader().resizeSection(number, widest)
        if grew:
            self._make_room()

    def _open(self, index: QModelIndex) -> None:
        row = self._keyed.row_at(index.row()) if index.isValid() else None
        if row is not None:
            self.opened.emit(row)

    def _maybe_settle(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self.settle()

    def settle(self) -> None:
        """Tell the current row again."""
        self.settled.emit(self.current_row())
