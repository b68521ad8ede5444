"""How a listing was on a day: stock, price and state as this program knew them then."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from peepers_desktop.domain.rows import ItemRow, ListingOn
from peepers_desktop.ui import labels
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.tasks import Newest
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.day_field import DayField
from peepers_desktop.ui.widgets.facts import Facts


class PastDay(QWidget):
    """A day to choose, by the seller's own clock, and the listing at its end below."""

    def __init__(self, context: UiContext) -> None:
        super().__init__()
        self._context = context
        self._newest = Newest(context.tasks)
        self._row: ItemRow | None = None
        caption = QLabel(self.tr("How it was on"))
        caption.setProperty("role", "muted")
        self.day = DayField(context.icons, context.theme, context.format.locale)
        self.day.setAccessibleName(self.tr("How it was on"))
        self._begin()
        self.day.dateChanged.connect(lambda _day: self._ask())
        self.facts = Facts()
        self.facts.hide()
        self.unknown = QLabel(self.tr("Peepers had not read this listing by then."))
        self.unknown.setProperty("role", "small")
        self.unknown.setWordWrap(True)
        self.unknown.hide()
        row = QHBoxLayout()
        row.addWidget(caption)
        row.addStretch(1)
        row.addWidget(self.day)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addLayout(row)
        column.addWidget(self.facts)
        column.addWidget(self.unknown)

    def show_listing(self, row: ItemRow, *, same: bool) -> None:
        """Another listing begins at today, with nothing unfolded; the same one is only read again."""
        self._row = row
        if not same:
            self._newest.forget()
            self.day.blockSignals(True)
            self._begin()
            self.day.blockSignals(False)
            self.facts.hide()
            self.unknown.hide()
        elif self.facts.isVisible():
            self._ask()

    def _begin(self) -> None:
        """At the seller's today, beyond which nothing is known."""
        fmt = self._context.format
        today = (fmt.of(self._row.account) if self._row else fmt).local(self._context.clock.now()).date()
        self.day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.day.setDate(self.day.maximumDate())

    def _ask(self) -> None:
        row, chosen, queries = self._row, self.day.date(), self._context.queries
        if row is None:
            return
        day = date(chosen.year(), chosen.month(), chosen.day())
        self._newest.ask(lambda: queries.listing_on(row.account, row.id, day), self._show)

    def _show(self, then: ListingOn) -> None:
        fmt = self._context.format
        self.unknown.setVisible(not then.known)
        self.facts.setVisible(then.known)
        if then.known:
            self.facts.show_facts(
                [
                    (self.tr("Stock"), fmt.number(then.quantity)),
                    (self.tr("Price"), fmt.money(then.price)),
                    (self.tr("Status"), labels.listing_status(then.status or "")),
                    (self.tr("Title"), then.title or ""),
                ]
            )
