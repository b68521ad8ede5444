"""Shipments: the board, deadlines, tracking."""

from __future__ import annotations

from collections.abc import Hashable
from typing import ClassVar

from PySide6.QtGui import QGuiApplication

from peepers_desktop.domain.events import Kind
from peepers_desktop.domain.filters import ShipmentFilter
from peepers_desktop.domain.rows import ShipmentRow
from peepers_desktop.domain.shipments import Board
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.rows import RowsDelegate
from peepers_desktop.ui.models.shipments import ShipmentsModel, shipment_cells
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.tabs.list_tab import ListNames, ListTab
from peepers_desktop.ui.tabs.presets import TO_DISPATCH
from peepers_desktop.ui.tabs.shipments_details import ShipmentDetails
from peepers_desktop.ui.tabs.shipments_words import board_words
from peepers_desktop.ui.widgets.lines_table import LinesTable

_FIRST_TO_GO = ("updated", "delivery", "tracking", "deadline")


class ShipmentsTab(ListTab):
    """The list with its board; the chosen parcel stands in the dock."""

    name: ClassVar[str] = "shipments"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.SHIPMENTS, Kind.ORDERS})
    own_kind: ClassVar[Kind] = Kind.SHIPMENTS

    def __init__(self, context: UiContext) -> None:
        names = ListNames(
            self.tr("Shipments"), self.tr("Search parcel, tracking number, sale or buyer"), self.tr("Parcels by board")
        )
        chips: list[tuple[Hashable, str]] = [(TO_DISPATCH, self.tr("With you"))]
        super().__init__(context, names, chips + [(board, board_words(board)) for board in Board])
        model = ShipmentsModel(context, self.whose, self)
        self.table = LinesTable(model, self.tr("Shipments"), "title", _FIRST_TO_GO, least=260)
        cells = shipment_cells(context.format, self._has_column, self.whose)
        colours = self.whose.colour
        self._delegate = RowsDelegate(dict(enumerate(cells)), context, lambda row: colours(row.account))
        self.table.setItemDelegate(self._delegate)
        self.chips.set_short(Board.READY, self.tr("Ready"))
        self.build(model, self.table)
        self.chips.set_hint(
            TO_DISPATCH, self.tr("To prepare and ready to ship: what you still have to hand over, Full left out")
        )
        self.shipment_details = ShipmentDetails(context, self.whose)
        self.details = self.shipment_details
        model.counted.connect(lambda _count: self.table.choose_first())
        self.table.settled.connect(self.shipment_details.show_row)
        self.table.opened.connect(lambda _row: self.details_wanted.emit())
        self.shipment_details.saleWanted.connect(lambda ident: self.goto.emit("orders", ident))
        self.copy_tracking = self.add_action(self.tr("Copy tracking number"), self._copy_tracking, "Ctrl+Shift+C")

    def retell(self) -> None:
        super().retell()
        self.table.settle()

    def _has_column(self, name: str) -> bool:
        return not self.table.isColumnHidden(self.model.column_of(name))

    def wanted(self, chips: frozenset[Hashable], text: str) -> ShipmentFilter:
        boards = frozenset(board for board in chips if isinstance(board, Board))
        return ShipmentFilter(account=self.account, text=text, boards=boards, to_dispatch=TO_DISPATCH in chips)

    def show_key(self, key: int) -> bool:
        return self.table.show_key(key)

    def say_empty(self, *, narrowed: bool) -> None:
        if self.text:
            self.say_no_match(self.tr("No parcel matches"))
        elif narrowed:
            self.empty.say("package", self.tr("No parcel here"), self.tr("Nothing stands in this column right now."))
        else:
            self.empty.say(
                "truck", self.tr("No parcels yet"), self.tr("Parcels appear here once a sale is to be shipped.")
            )

    def _copy_tracking(self) -> None:
        row = self.table.current_row()
        if isinstance(row, ShipmentRow) and row.tracking_number:
            QGuiApplication.clipboard().setText(row.tracking_number)
            self.said.emit(Notice(self.tr("Tracking number copied.")))
