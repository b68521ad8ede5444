"""A small table of names and units in the dock, the units edited in place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from peepers_desktop.domain.edits import EditState
from peepers_desktop.ui import labels
from peepers_desktop.ui.delegates.stock import LARGEST, StockDelegate
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.theme.tokens import ROW_HEIGHT_DENSE

_MOST_IN_VIEW = 8


class StockTable(QTableView):
    """As high as its rows, up to eight of them."""

    def __init__(self, rows: KeyedTableModel, cells: StockDelegate, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows, self.cells = rows, cells
        rows.setParent(self)
        cells.setParent(self)
        rows.counted.connect(self._fit)
        cells.advanced.connect(self._advance)
        self.setModel(rows)
        self.setItemDelegate(cells)
        self._style(name)

    def to_units(self) -> None:
        """Put the keyboard on the units of the row it is in, or of the first one."""
        self.setCurrentIndex(self.rows.index(max(0, self.currentIndex().row()), self.rows.column_of("stock")))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _advance(self, step: int) -> None:
        target = self.rows.index(self.currentIndex().row() + step, self.currentIndex().column())
        if target.isValid():
            self.setCurrentIndex(target)

    def _fit(self, count: int) -> None:
        rows = min(max(count, 1), _MOST_IN_VIEW)
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + 4
        )

    def _room_for_units(self) -> int:
        """The word of an edit and the largest number, side by side: the number is never what is cut."""
        bold = self.font()
        bold.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(bold)
        words = max(metrics.horizontalAdvance(labels.pending(state)) for state in EditState)
        number = metrics.horizontalAdvance(f"   {self.locale().toString(LARGEST)}")
        return max(round(120 * text_scale(self.font())), words + number + 2 * Space.M)

    def _style(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT_DENSE * text_scale(self.font())))
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, self._room_for_units())
        header.setHighlightSections(False)
        header.setAccessibleName(self.tr("Column titles"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
