"""What happened to a listing: before, after, when, and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.rows import HistoryRow
from peepers_desktop.ui import labels
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.format import MISSING, Format
from peepers_desktop.ui.theme import Space

_SHOWN = 30
_SALES = 3
tr = QCoreApplication.translate


class HistoryList(QWidget):
    """Newest first; older changes than the first thirty are counted, not shown."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format = context.format
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(1)

    def show_rows(self, rows: Sequence[HistoryRow], account: AccountId, currency: str) -> None:
        """Replace what stands there; times are the account's own."""
        fmt = self._format.of(account)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        if not rows:
            self._add(tr("history", "No changes recorded yet."), "muted")
        for row in rows[:_SHOWN]:
            self._add(change_words(row, fmt, currency), "")
            self._add(f"{fmt.day(row.at)} · {who_words(row)}", "small")
        if len(rows) > _SHOWN:
            self._add(tr("history", "and {n} older").format(n=self._format.number(len(rows) - _SHOWN)), "small")

    def texts(self) -> list[str]:
        """Every line, for tests."""
        return [label.text() for label in self.findChildren(QLabel)]

    def _add(self, text: str, role: str) -> None:
        label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setProperty("role", role)
        self._column.addWidget(label)
        if role == "small":
            self._column.addSpacing(Space.S)


def change_words(row: HistoryRow, fmt: Format, currency: str) -> str:
    """ "Stock: 10 → 12"."""
    names = {
        "quantity": tr("history", "Stock"),
        "price": tr("history", "Price"),
        "status": tr("history", "Status"),
        "title": tr("history", "Title"),
    }
    name = names.get(row.field) or labels.readable(row.field)
    before, after = (_value(row.field, value, fmt, currency) for value in (row.before, row.after))
    return f"{name}: {before} → {after}"


def who_words(row: HistoryRow) -> str:
    """Who made a change; sales are named by their numbers."""
    if row.source == "sale" and row.order_ids:
        numbers = ", ".join(f"#{order}" for order in row.order_ids[:_SALES])
        more = "…" if len(row.order_ids) > _SALES else ""
        return tr("history", "sold: {sales}").format(sales=f"{numbers}{more}")
    return source_words(row.source)


def source_words(source: str) -> str:
    """Who made a change."""
    names = {
        "peepers": tr("history", "by you, in Peepers"),
        "marketplace": tr("history", "on Mercado Livre"),
        "sale": tr("history", "sold"),
    }
    return names.get(source) or labels.readable(source)


def _value(name: str, value: str | None, fmt: Format, currency: str) -> str:
    if value is None or value == "":
        return MISSING
    if name == "status":
        return labels.listing_status(value)
    if name == "price" and currency:
        try:
            return fmt.money(Money.of(Decimal(value), currency))
        except InvalidOperation:
            return value
    return fmt.number(int(value)) if value.isdecimal() else value
