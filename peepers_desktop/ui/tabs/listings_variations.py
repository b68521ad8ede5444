"""The variations of the listing in view, their stock edited in place."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from peepers_desktop.domain.rows import ItemRow, VariationRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.stock import StockDelegate
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.models.numbered import Numbered, NumberedSource
from peepers_desktop.ui.models.variations import identity, variation_cells, variation_columns
from peepers_desktop.ui.tabs.listings_stock_table import StockTable

tr = QCoreApplication.translate


class VariationsTable(StockTable):
    """`typed` takes (variation id, text). `chosen` tells the variation the cursor is in, or None."""

    chosen = Signal(object)

    def __init__(self, context: UiContext, typed: Callable[[str, str], bool], parent: QWidget | None = None) -> None:
        queries = context.queries
        self._source = NumberedSource[VariationRow](
            lambda place: queries.variations(place[0], place[1]), lambda row: row.id
        )
        self._typed = typed
        rows = KeyedTableModel(
            variation_columns(context.format, self._commit),
            self._source.keys,
            self._source.rows,
            context.tasks,
            identity_of=identity,
        )
        looks = variation_cells(context.format)
        cells = StockDelegate(looks, rows, context.theme, context.thumbnails, context.icons)
        super().__init__(rows, cells, tr("VariationsTable", "Variations"), parent)
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self._choose())
        rows.dataChanged.connect(lambda _first, _last: self._choose())

    def show_listing(self, row: ItemRow, *, same: bool) -> None:
        """Its variations; `same` keeps selection and place."""
        self._source.place = (row.account, row.id, None) if row.variation_count else None
        if same:
            self.rows.re_read()
        else:
            self.rows.reload()

    def _choose(self) -> None:
        numbered: Numbered[VariationRow] | None = self.rows.row_at(max(0, self.currentIndex().row()))
        self.chosen.emit(numbered.row if numbered is not None else None)

    def _commit(self, numbered: Numbered[VariationRow], text: str) -> bool:
        return self._typed(numbered.row.id, text)
