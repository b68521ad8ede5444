"""The grid of listings: cells like a spreadsheet's, with copy, paste and fill."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QHeaderView, QStyle, QStyleOptionViewItem, QTableView

from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.items import ReadOnlyReason
from peepers_desktop.domain.rows import ItemRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.lines import Describe, Index
from peepers_desktop.ui.delegates.stock import StockDelegate
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.models.roles import ROW
from peepers_desktop.ui.tabs.listings_clipboard import fill_for, quantities_in, selection_as_text
from peepers_desktop.ui.tabs.listings_room import ColumnRoom
from peepers_desktop.ui.theme import Space, Theme
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.theme.tokens import ROW_HEIGHT
from peepers_desktop.ui.widgets.stripe import paint_stripe

_MINUTE = 60_000
_BEGINS = "0123456789+-"
"""What a quantity begins with."""
Accounts = Callable[[], Mapping[AccountId, Account]]


@dataclass(frozen=True, slots=True)
class Typed:
    """A quantity meant for a row: typed, pasted or filled down."""

    row: ItemRow
    text: str


class GridDelegate(StockDelegate):
    """Adds the soft ground of the current row and the frame of the current cell."""

    edge = int(Space.XL)

    def __init__(
        self,
        cells: Mapping[int, Describe],
        model: KeyedTableModel,
        context: UiContext,
        view: QTableView,
        accounts: Accounts,
    ) -> None:
        super().__init__(cells, model, context.theme, context.thumbnails, context.icons)
        self._view = view
        self._theme_now: Theme = context.theme
        self._accounts = accounts

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        here = self._view.currentIndex()
        rect: QRect = option.rect
        if here.isValid() and here.row() == index.row():
            option = QStyleOptionViewItem(option)
            option.state |= QStyle.StateFlag.State_Selected
        super().paint(painter, option, index)
        if index.column() == 0:
            self._mark_account(painter, rect, index)
        if here == index and self._view.hasFocus():
            painter.save()
            painter.setPen(QPen(self._theme_now.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))
            painter.restore()

    def _mark_account(self, painter: QPainter, rect: QRect, index: Index) -> None:
        row = index.data(ROW)
        account = self._accounts().get(row.account) if row is not None else None
        if account is not None:
            paint_stripe(painter, rect, account.colour)


class ListingsGrid(QTableView):
    """`settled` carries the current row's value (or None), `opened` a row on Enter in a cell that is not edited,
    `batch` a list of `Typed` from paste or fill-down."""

    settled = Signal(object)
    opened = Signal(object)
    batch = Signal(object)
    pointed = Signal()
    """Units were to be typed over a sum: they are typed in the details."""
    chosen = Signal(int)
    """How many rows have a selected cell."""

    def __init__(
        self, model: KeyedTableModel, cells: Mapping[int, Describe], context: UiContext, accounts: Accounts
    ) -> None:
        super().__init__()
        self._keyed = model
        self._stock = model.column_of("stock")
        self.setModel(model)
        self.cells = GridDelegate(cells, model, context, self, accounts)
        self.setItemDelegate(self.cells)
        self.cells.advanced.connect(self._advance)
        self.setAccessibleName(self.tr("Listings"))
        self.setProperty("role", "page")
        self._behave()
        self._set_up_header()
        self.room = ColumnRoom(self, model, cells)
        self.selectionModel().currentChanged.connect(self._moved)
        self.selectionModel().selectionChanged.connect(lambda *_: self._count_selected())
        model.dataChanged.connect(self._maybe_settle)
        model.modelReset.connect(self._settle)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self.viewport().update)
        self._minute.start()

    # Rows --------------------------------------------------------------------------------------------

    def current_row(self) -> ItemRow | None:
        index = self.currentIndex()
        row: ItemRow | None = self._keyed.row_at(index.row()) if index.isValid() else None
        return row

    def show_key(self, key: int) -> bool:
        """Put the cursor on the stock cell of the row with this key."""
        position = self._keyed.position_of(key)
        if position >= 0:
            index = self._keyed.index(position, self._stock)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        return position >= 0

    def edit_stock(self) -> None:
        """Open the editor in the stock cell of the current row."""
        self._edit_in(self._stock)

    def _edit_in(self, column: int) -> None:
        index = self._keyed.index(max(0, self.currentIndex().row()), column)
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.setCurrentIndex(index)
            self.edit(index)
        elif column == self._stock:
            self._point()

    def edit_price(self) -> None:
        """Open the editor in the price cell of the current row."""
        self._edit_in(self._keyed.column_of("price"))

    def chosen_rows(self) -> list[ItemRow]:
        """The rows with a selected cell, as far as they are loaded."""
        rows = [self._keyed.row_at(row) for row in self._selected_rows()]
        return [row for row in rows if row is not None]

    def sort_by(self, name: str) -> None:
        """By a column, from the keyboard; again for the other direction."""
        header, section = self.horizontalHeader(), self._keyed.column_of(name)
        up = header.sortIndicatorSection() != section or header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        self.sortByColumn(section, Qt.SortOrder.AscendingOrder if up else Qt.SortOrder.DescendingOrder)

    # Clipboard ---------------------------------------------------------------------------------------

    def copy(self, *, with_titles: bool = False) -> None:
        """Selected cells, tab-separated."""
        QApplication.clipboard().setText(selection_as_text(self, with_titles=with_titles))

    def paste(self) -> None:
        """A copied column of quantities, from the current row down; one copied number fills the selection."""
        texts = quantities_in(QApplication.clipboard().text())
        selected = self._selected_rows()
        if not texts or not selected:
            return
        if len(texts) == 1:
            self._offer(selected, fill_for(len(selected), texts))
        else:
            self._offer(range(selected[0], self._keyed.rowCount()), texts)

    def fill_down(self) -> None:
        """The topmost selected quantity for all selected rows below it."""
        selected = self._selected_rows()
        first = self._keyed.row_at(selected[0]) if selected else None
        if first is not None and first.quantity is not None and len(selected) > 1:
            self._offer(selected[1:], [str(first.quantity)] * (len(selected) - 1))

    def _count_selected(self) -> None:
        """By ranges, not by cells: everything may be selected."""
        selection = self.selectionModel().selection()
        parts = [selection.at(number) for number in range(selection.count())]
        ranges = [(one.top(), one.bottom()) for one in parts]
        if len(ranges) == 1:
            count = ranges[0][1] - ranges[0][0] + 1
        else:
            count = len({row for first, last in ranges for row in range(first, last + 1)})
        self.chosen.emit(count)

    def _selected_rows(self) -> list[int]:
        return sorted({index.row() for index in self.selectionModel().selectedIndexes()})

    def _offer(self, rows: Sequence[int], texts: Sequence[str]) -> None:
        pairs = [(self._keyed.row_at(row), text) for row, text in zip(rows, texts, strict=False)]
        typed = [Typed(row, text) for row, text in pairs if row is not None and text]
        if typed:
            self.batch.emit(typed)

    # Keys --------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif control and event.key() == Qt.Key.Key_D:
            self.fill_down()
        elif control and event.modifiers() & Qt.KeyboardModifier.ShiftModifier and event.key() == Qt.Key.Key_C:
            self.copy(with_titles=True)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current_row())
        elif event.key() == Qt.Key.Key_F2 or (event.text() and event.text() in _BEGINS and not control):
            if self.currentIndex().column() != self._stock or not self._point():
                super().keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.indexAt(event.position().toPoint()).column() != self._stock or not self._point():
            super().mouseDoubleClickEvent(event)

    def _point(self) -> bool:
        """True when the current row's quantity is a sum, and the seller was led to its parts."""
        row = self.current_row()
        is_sum = row is not None and (row.deposits is not None or row.read_only is ReadOnlyReason.PICK_VARIATION)
        if is_sum:
            self.pointed.emit()
        return is_sum

    def _advance(self, step: int) -> None:
        index = self._keyed.index(self.currentIndex().row() + step, self.currentIndex().column())
        if index.isValid():
            self.setCurrentIndex(index)

    # Inside ------------------------------------------------------------------------------------------

    def _moved(self, now: QModelIndex, before: QModelIndex) -> None:
        if now.row() != before.row():
            self.viewport().update()  # the ground of whole rows, of which Qt repaints single cells
            self._settle()

    def _maybe_settle(self, first: QModelIndex, last: QModelIndex) -> None:
        if first.row() <= self.currentIndex().row() <= last.row():
            self._settle()

    def _settle(self) -> None:
        self.settled.emit(self.current_row())

    def _behave(self) -> None:
        trigger = QAbstractItemView.EditTrigger
        self.setEditTriggers(trigger.AnyKeyPressed | trigger.EditKeyPressed | trigger.DoubleClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(round(ROW_HEIGHT * text_scale(self.font())))

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setAccessibleName(self.tr("Column titles"))
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(72)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        for number, column in enumerate(self._keyed.columns):
            header.resizeSection(number, round(column.width * text_scale(self.font())))
            self.setColumnHidden(number, column.hidden)
        self.setSortingEnabled(True)


def rows_of(typed: Sequence[Any]) -> int:
    """How many different listings a batch touches."""
    return len({(one.row.account, one.row.id) for one in typed})
