"""Sales: packs with their orders, by the board that sellers know."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from peepers_desktop.domain.events import Kind
from peepers_desktop.domain.filters import OrderFilter
from peepers_desktop.domain.shipments import Board
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.rows import RowsDelegate
from peepers_desktop.ui.models.orders import OrdersModel, order_cells
from peepers_desktop.ui.tabs.list_tab import ListNames, ListTab
from peepers_desktop.ui.tabs.orders_details import OrderDetails
from peepers_desktop.ui.tabs.shipments_words import board_words
from peepers_desktop.ui.widgets.lines_table import LinesTable

_FIRST_TO_GO = ("buyer", "fee", "sale", "total")
"""A sale without a column is told under its items."""


class OrdersTab(ListTab):
    """The list with its board; the chosen sale stands in the dock."""

    name: ClassVar[str] = "orders"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.ORDERS, Kind.SHIPMENTS, Kind.ITEMS})
    own_kind: ClassVar[Kind] = Kind.ORDERS

    def __init__(self, context: UiContext) -> None:
        names = ListNames(
            self.tr("Sales"), self.tr("Search sale number, buyer, item or SKU"), self.tr("Sales by board")
        )
        super().__init__(context, names, [(board, board_words(board)) for board in Board])
        model = OrdersModel(context, self.whose, self)
        self.table = LinesTable(model, self.tr("Sales"), "items", _FIRST_TO_GO, least=250)
        cells = order_cells(context.format, self._has_column, self.whose)
        colours = self.whose.colour
        self._delegate = RowsDelegate(dict(enumerate(cells)), context, lambda row: colours(row.account))
        self.table.setItemDelegate(self._delegate)
        self.chips.set_short(Board.READY, self.tr("Ready"))
        self.build(model, self.table)
        self.order_details = OrderDetails(context, self.whose)
        self.details = self.order_details
        model.counted.connect(lambda _count: self.table.choose_first())
        self.table.settled.connect(self.order_details.show_row)
        self.table.opened.connect(lambda _row: self.details_wanted.emit())
        self.order_details.parcelWanted.connect(lambda ident: self.goto.emit("shipments", ident))

    def retell(self) -> None:
        super().retell()
        self.table.settle()

    def _has_column(self, name: str) -> bool:
        return not self.table.isColumnHidden(self.model.column_of(name))

    def wanted(self, chips: frozenset[Hashable], text: str) -> OrderFilter:
        boards = frozenset(board for board in chips if isinstance(board, Board))
        return OrderFilter(account=self.account, text=text, boards=boards)

    def show_key(self, key: int) -> bool:
        return self.table.show_key(key)

    def say_empty(self, *, narrowed: bool) -> None:
        if self.text:
            self.say_no_match(self.tr("No sale matches"))
        elif narrowed:
            self.empty.say("shopping-bag", self.tr("No sale here"), self.tr("Nothing stands in this column right now."))
        else:
            self.empty.say(
                "shopping-bag", self.tr("No sales yet"), self.tr("Sales appear here as soon as they are synchronised.")
            )
