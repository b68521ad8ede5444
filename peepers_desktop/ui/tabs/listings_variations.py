"""The variations of the listing in view, their stock edited in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from peepers_desktop.domain.rows import ItemRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.stock import StockDelegate
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.models.variations import (
    Numbered,
    VariationSource,
    identity,
    variation_cells,
    variation_columns,
)
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.theme.tokens import ROW_HEIGHT_DENSE

_MOST_IN_VIEW = 8


class VariationsTable(QTableView):
    """`typed` takes (variation id, text). As high as its rows, up to eight of them."""

    def __init__(self, context: UiContext, typed: Callable[[str, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        queries = context.queries
        self._source = VariationSource(lambda account, item: queries.variations(account, item))
        self._typed = typed
        self.rows = KeyedTableModel(
            variation_columns(context.format, self._commit),
            self._source.keys,
            self._source.rows,
            context.tasks,
            self,
            identity_of=identity,
        )
        self.rows.counted.connect(self._fit)
        self.cells = StockDelegate(
            variation_cells(context.format), self.rows, context.theme, context.thumbnails, context.icons
        )
        self.cells.advanced.connect(self._advance)
        self.setModel(self.rows)
        self.setItemDelegate(self.cells)
        self._style()

    def show_listing(self, row: ItemRow, *, same: bool) -> None:
        """Its variations; `same` keeps selection and place."""
        self._source.listing = (row.account, row.id) if row.variation_count else None
        if same:
            self.rows.re_read()
        else:
            self.rows.reload()

    def _commit(self, numbered: Numbered, text: str) -> bool:
        return self._typed(numbered.row.id, text)

    def _advance(self, step: int) -> None:
        target = self.rows.index(self.currentIndex().row() + step, self.currentIndex().column())
        if target.isValid():
            self.setCurrentIndex(target)

    def _fit(self, count: int) -> None:
        rows = min(max(count, 1), _MOST_IN_VIEW)
        self.setFixedHeight(
            self.horizontalHeader().sizeHint().height() + rows * self.verticalHeader().defaultSectionSize() + 4
        )

    def _style(self) -> None:
        self.setAccessibleName(self.tr("Variations"))
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(ROW_HEIGHT_DENSE * text_scale(self.font())))
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        header.resizeSection(1, round(120 * text_scale(self.font())))
        header.setHighlightSections(False)
        header.setAccessibleName(self.tr("Column titles"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.setTabKeyNavigation(False)
