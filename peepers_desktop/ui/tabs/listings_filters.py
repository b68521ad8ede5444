"""What the grid of listings is narrowed to: chips for states, stock and pending edits, a menu for shipping."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from peepers_desktop.domain.filters import ItemFilter, StockLevel
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.items import ListingStatus, Logistic
from peepers_desktop.domain.rows import Tally
from peepers_desktop.ui import labels
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.choice_chips import ChoiceChips
from peepers_desktop.ui.widgets.flow import FlowLayout

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
        self.shipping = self._shipping_button()
        self.reset = QPushButton(self.tr("Clear filters"))
        self.reset.setProperty("role", "link")
        self.reset.clicked.connect(self.clear)
        row = FlowLayout(self)
        parts: Iterable[QWidget] = (
            self.statuses, _line(), self.stock, self.pending, _line(), self.shipping, self.reset,
        )  # fmt: skip
        for part in parts:
            row.addWidget(part)
        for chips in (self.statuses, self.stock, self.pending):
            chips.chosen.connect(self._tell)
        self._show_state()

    def wanted(self, account: AccountId | None) -> ItemFilter:
        """The filter as it stands."""
        levels = [level for level in self.stock.on if isinstance(level, StockLevel)]
        stock = StockLevel.LITTLE if len(levels) > 1 else next(iter(levels), StockLevel.ANY)
        return ItemFilter(
            account=account,
            text=self.text,
            statuses=frozenset(str(status) for status in self.statuses.on),
            logistics=self.chosen_shipping(),
            stock=stock,
            pending_only=bool(self.pending.on),
        )

    @property
    def narrowed(self) -> bool:
        """True when the seller asked for less than everything."""
        return self.wanted(None) != ItemFilter()

    def chosen_shipping(self) -> frozenset[str]:
        return frozenset(value for value, action in self._actions.items() if action.isChecked())

    def set_text(self, text: str) -> None:
        """From the search box."""
        self.text = text
        self._tell()

    def show_tally(self, tally: Tally) -> None:
        """Counts on the chips, from the queries that feed the lists behind them."""
        self.stock.set_counts({StockLevel.ZERO: tally.out_of_stock, StockLevel.LOW: tally.low_stock})

    def clear(self) -> None:
        """Everything again, the search text excepted."""
        for chips in (self.statuses, self.stock, self.pending):
            chips.set_on(frozenset())
        for action in self._actions.values():
            action.setChecked(False)
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

    def _show_state(self) -> None:
        chosen = self.chosen_shipping()
        names = ", ".join(labels.shipping(value) for value in sorted(chosen))
        self.shipping.setText(names if len(chosen) == 1 else self._counted(len(chosen)))
        self.shipping.setChecked(bool(chosen))
        self.reset.setVisible(self.narrowed)

    def _counted(self, count: int) -> str:
        return self.tr("Shipping: {n}").format(n=count) if count else self.tr("Shipping")

    def _shipping_button(self) -> QPushButton:
        button = QPushButton(self.tr("Shipping"))
        button.setCheckable(True)
        button.setProperty("role", "chip")
        button.setProperty("menu", True)
        menu = QMenu(button)
        self._actions: dict[str, QAction] = {}
        for kind in _SHIPPING:
            action = menu.addAction(labels.shipping(kind.value))
            action.setCheckable(True)
            action.toggled.connect(self._tell)
            self._actions[kind.value] = action
        button.setMenu(menu)
        return button


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("role", "upright")
    line.setFixedSize(1 + Space.S, 28)
    return line
