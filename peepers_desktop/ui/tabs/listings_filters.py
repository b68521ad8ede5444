"""What the grid of listings is narrowed to: chips for states, stock and pending edits, a menu for shipping."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QWidget

from peepers_desktop.domain.filters import ItemFilter, StockLevel
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.items import ListingStatus, Logistic
from peepers_desktop.domain.rows import Tally
from peepers_desktop.ui import labels
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.statuses = ChoiceChips(self.tr("Status"), [(s.value, labels.listing_status(s.value)) for s in _STATUSES])
        self.stock = ChoiceChips(
            self.tr("Stock"),
            [(StockLevel.ZERO, self.tr("Out of stock")), (StockLevel.LOW, self.tr("Running out"))],
        )
        self.pending = ChoiceChips(self.tr("Changes"), [(PENDING, self.tr("To send"))])
        self.folded = MenuChip(self.tr("Status"), [(s.value, labels.listing_status(s.value)) for s in _STATUSES])
        self.shipping = MenuChip(self.tr("Shipping"), [(kind.value, labels.shipping(kind.value)) for kind in _SHIPPING])
        self.reset = QPushButton(self.tr("Clear filters"))
        self.reset.setProperty("role", "link")
        self.reset.clicked.connect(self.clear)
        self._row = FlowLayout(self)
        self._row.addWidget(self.statuses)
        self._row.addWidget(self.folded)
        self._row.add_divider(_line())
        self._row.addWidget(self.stock)
        self._row.addWidget(self.pending)
        self._row.add_divider(_line())
        self._row.addWidget(self.shipping)
        self._row.addWidget(self.reset)
        for chips in (self.stock, self.pending):
            chips.chosen.connect(self._tell)
        self.statuses.chosen.connect(self._status_chosen)
        self.folded.chosen.connect(self._status_chosen)
        self.shipping.chosen.connect(self._tell)
        self.folded.hide()
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
        for menu in (self.folded, self.shipping):
            menu.set_on(frozenset())
        self._tell()

    def only(self, stock: StockLevel) -> None:
        """From another tab: just what is out of stock, or running out."""
        self.clear()
        both = frozenset({StockLevel.ZERO, StockLevel.LOW})
        self.stock.set_on(both if stock is StockLevel.LITTLE else frozenset({stock}))
        self._tell()

    def _tell(self) -> None:
        self._show_state()
        self.changed.emit()

    def _status_chosen(self, values: frozenset[str]) -> None:
        """Chips and menu are two faces of one choice."""
        self.statuses.set_on(values)
        self.folded.set_on(values)
        self._tell()

    def _show_state(self) -> None:
        self.reset.setVisible(self.narrowed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where everything does not fit in one line, the states fold into a menu."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        parts = (self.statuses, self.stock, self.pending, self.shipping, self.reset)
        needed = sum(part.sizeHint().width() + self._row.spacing() for part in parts) + 2 * (_LINE + Space.S)
        folded = needed > self.width()
        self.statuses.setVisible(not folded)
        self.folded.setVisible(folded)


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "upright")
    line.setFixedSize(_LINE, 28)
    return line
