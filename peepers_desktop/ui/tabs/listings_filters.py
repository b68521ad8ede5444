"""What the grid of listings is narrowed to: chips for states, stock and pending edits, a menu for shipping."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from peepers_desktop.domain.filters import ItemFilter, StockLevel
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.items import ListingStatus, Logistic
from peepers_desktop.domain.rows import Tally
from peepers_desktop.ui import labels
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.choice_chips import ChoiceChips
from peepers_desktop.ui.widgets.flow import FlowLayout
from peepers_desktop.ui.widgets.menu_chip import MenuChip

_STATUSES = (ListingStatus.ACTIVE, ListingStatus.PAUSED, ListingStatus.UNDER_REVIEW, ListingStatus.CLOSED)
_SHIPPING = (
    Logistic.FULL,
    Logistic.FLEX,
    Logistic.PICKUP,
    Logistic.PLACES,
    Logistic.DROP_OFF,
    Logistic.ME1,
    Logistic.CUSTOM,
    Logistic.NOT_SPECIFIED,
)
PENDING = "pending"
_LINE = 1 + Space.S


class ListingFilters(QWidget):
    """`changed` says that `wanted` would now answer something else."""

    changed = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.statuses = ChoiceChips(self.tr("Status"), [(s.value, labels.listing_status(s.value)) for s in _STATUSES])
        self._levels = {StockLevel.ZERO: self.tr("Out of stock"), StockLevel.LOW: self.tr("Running out")}
        self.stock = ChoiceChips(self.tr("Stock"), self._levels.items())
        self.pending = ChoiceChips(self.tr("Changes"), [(PENDING, self.tr("To send"))])
        states = [(status.value, labels.listing_status(status.value)) for status in _STATUSES]
        self.folded = MenuChip(self.tr("Status"), states, icons)
        levels = [(level.value, words) for level, words in self._levels.items()]
        self.folded_stock = MenuChip(self.tr("Stock"), levels, icons)
        ways = [(kind.value, labels.shipping(kind.value)) for kind in _SHIPPING]
        self.shipping = MenuChip(self.tr("Shipping"), ways, icons)
        self.reset = QPushButton(self.tr("Clear filters"))
        self.reset.setProperty("role", "link")
        self.reset.clicked.connect(self.clear)
        self._row = FlowLayout(self)
        self._row.addWidget(self.statuses)
        self._row.addWidget(self.folded)
        self._row.add_divider(_line())
        self._row.addWidget(self.stock)
        self._row.addWidget(self.folded_stock)
        self._row.addWidget(self.pending)
        self._row.add_divider(_line())
        self._row.addWidget(self.shipping)
        self._row.addWidget(self.reset)
        self.pending.chosen.connect(self._tell)
        self.stock.chosen.connect(self._stock_chosen)
        self.folded_stock.chosen.connect(self._stock_chosen)
        self.statuses.chosen.connect(self._status_chosen)
        self.folded.chosen.connect(self._status_chosen)
        self.shipping.chosen.connect(self._tell)
        self.folded.hide()
        self.folded_stock.hide()
        self._show_state()

    def wanted(self, account: AccountId | None) -> ItemFilter:
        """The filter as it stands."""
        levels = [level for level in self.stock.on if isinstance(level, StockLevel)]
        stock = StockLevel.LITTLE if len(levels) > 1 else next(iter(levels), StockLevel.ANY)
        return ItemFilter(
            account=account,
            text=self.text,
            statuses=frozenset(str(status) for status in self.statuses.on),
            logistics=self.shipping.on,
            stock=stock,
            pending_only=bool(self.pending.on),
        )

    @property
    def narrowed(self) -> bool:
        """True when the seller asked for less than everything."""
        return self.wanted(None) != ItemFilter()

    def set_text(self, text: str) -> None:
        """From the search box."""
        self.text = text
        self._tell()

    def show_tally(self, tally: Tally) -> None:
        """Counts on the chips, from the queries that feed the lists behind them."""
        self.stock.set_counts({StockLevel.ZERO: tally.out_of_stock, StockLevel.LOW: tally.low_stock})
        self._fold()

    def clear(self) -> None:
        """Everything again, the search text excepted."""
        for chips in (self.statuses, self.stock, self.pending):
            chips.set_on(frozenset())
        for menu in (self.folded, self.folded_stock, self.shipping):
            menu.set_on(frozenset())
        self._tell()

    def only(self, stock: StockLevel) -> None:
        """From another tab: just what is out of stock, or running out."""
        self.clear()
        self._stock_chosen(frozenset(self._levels) if stock is StockLevel.LITTLE else frozenset({stock}))

    def _tell(self) -> None:
        self._show_state()
        self.changed.emit()

    def _status_chosen(self, values: frozenset[str]) -> None:
        """Chips and menu are two faces of one choice."""
        self.statuses.set_on(values)
        self.folded.set_on(values)
        self._tell()

    def _stock_chosen(self, values: frozenset[StockLevel | str]) -> None:
        levels = frozenset(StockLevel(value) for value in values)
        self.stock.set_on(frozenset(levels))
        self.folded_stock.set_on(frozenset(level.value for level in levels))
        self._tell()

    def _show_state(self) -> None:
        self.reset.setVisible(replace(self.wanted(None), text="") != ItemFilter())
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where everything does not fit in one line, the states fold into a menu, and then the stock does."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        states = not self._fits(self.statuses, self.stock, self.reset)
        stock = states and not self._fits(self.folded, self.stock)  # where room is that short, the way back wraps
        for chips, menu, folded in ((self.statuses, self.folded, states), (self.stock, self.folded_stock, stock)):
            chips.setVisible(not folded)
            menu.setVisible(folded)

    def _fits(self, *first: QWidget) -> bool:
        parts = (*first, self.pending, self.shipping)
        needed = sum(part.sizeHint().width() + self._row.spacing() for part in parts) - self._row.spacing()
        return needed + 2 * (_LINE + Space.S) <= self.width()


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "upright")
    line.setFixedSize(_LINE, 28)
    return line
