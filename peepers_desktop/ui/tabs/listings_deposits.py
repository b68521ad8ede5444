"""The deposits of the listing in view: what each holds, edited in place, and when the marketplace was asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from peepers_desktop.domain.rows import DepositRow, DepositStock
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.stock import StockDelegate
from peepers_desktop.ui.models.deposits import (
    Deposit,
    deposit_cells,
    deposit_columns,
    deposit_identity,
    deposit_name,
)
from peepers_desktop.ui.models.keyed import KeyedTableModel
from peepers_desktop.ui.models.numbered import NumberedSource, Place
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.tabs.listings_stock_table import StockTable
from peepers_desktop.ui.tasks import Newest
from peepers_desktop.ui.theme import Space

FRESH_FOR = timedelta(minutes=2)
"""How long a reading is taken for what is there now."""
_REST = 30.0
"""Seconds after which a listing that stays in view may be asked about once more."""
_LOOKING_MILLISECONDS = 400
"""How long the cursor rests on a listing before the marketplace is asked about it."""


class DepositsPanel(QWidget):
    """Hidden where the units are one number. `typed` takes (variation id, deposit, its name, text)."""

    def __init__(
        self,
        context: UiContext,
        typed: Callable[[str | None, str, str, str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._typed = typed
        self.place: Place | None = None
        self._of = ""
        self._asked: tuple[Place, float] | None = None
        self._failed: Exception | None = None
        self._wanted = False
        self._looking = Newest(context.tasks)
        self._source = NumberedSource[DepositRow](self._rows, lambda row: row.id)
        self._rest = QTimer(self, singleShot=True, interval=_LOOKING_MILLISECONDS)
        self._rest.timeout.connect(self._ask)
        self.title, self.note = QLabel(), QLabel(wordWrap=True)
        self.table = self._table()
        self._lay_out()
        self.hide()

    def show_place(self, place: Place | None, of: str = "", *, same: bool) -> None:
        """The deposits of a listing, or of the variation named `of`; None where there is nothing to show yet."""
        if place != self.place:
            self._rest.stop()
            self._failed = None
        self.place, self._source.place, self._of = place, place, of
        if same:
            self.table.rows.re_read()
        else:
            self.table.rows.reload()
        self.look()

    def look(self) -> None:
        """Read the cache again."""
        place = self.place
        if place is None:
            self._looking.forget()
            self.hide()
            return
        self._looking.ask(lambda: self._context.queries.deposits(*place), self._told)

    def re_read(self) -> None:
        """Show what the cache has instead of what was typed: it was refused, or was so already."""
        self.table.rows.re_read()

    def focus_units(self) -> None:
        """Put the keyboard on the units, as soon as they are there."""
        self._wanted = self.table.rows.rowCount() == 0 or self.isHidden()
        if not self._wanted:
            self.table.to_units()

    # Inside --------------------------------------------------------------------------------------------

    def _rows(self, place: Place) -> Sequence[DepositRow]:
        stock = self._context.queries.deposits(*place)
        return stock.rows if stock else ()

    def _told(self, stock: DepositStock | None) -> None:
        self.setVisible(stock is not None)
        if stock is None:
            return
        self.title.setText(self.tr("Deposits of {name}").format(name=self._of) if self._of else self.tr("Deposits"))
        self.table.setVisible(bool(stock.rows))
        self._say(stock)
        if self._due(stock) and not self._rest.isActive():
            self._rest.start()

    def _due(self, stock: DepositStock) -> bool:
        """Worth asking: not read lately, or an edit arrived since; and not asked about a moment ago."""
        clock = self._context.clock
        recent = self._asked is not None and self._asked[0] == self.place
        if recent and self._asked is not None and clock.monotonic() - self._asked[1] < _REST:
            return False
        return stock.read_at is None or stock.overtaken or clock.now() - stock.read_at > FRESH_FOR

    def _ask(self) -> None:
        place = self.place
        if place is None or not self.isVisible():
            return
        self._asked = (place, self._context.clock.monotonic())
        self._failed = None

        def answered(failure: Exception | None) -> None:
            if self.place == place:
                self._failed = failure
                self.table.rows.re_read()
                self.look()

        self._context.tasks.run(lambda: self._context.read_deposits(*place), lambda _: answered(None), answered)

    def _say(self, stock: DepositStock) -> None:
        self.note.setText(" ".join(part for part in self._words(stock) if part))
        self.note.setAccessibleName(self.note.text())

    def _words(self, stock: DepositStock) -> tuple[str, str]:
        failed = sentence_of(self._failed).text if self._failed is not None else ""
        if stock.read_at is not None:
            age = self._context.format.age(stock.read_at)
            none = "" if stock.rows else self.tr("Mercado Livre has no deposit set up for it: set one up there.")
            return failed or none, self.tr("Read {age}.").format(age=age)
        if failed:
            return failed, self.tr("What the deposits hold is not known.")
        return self.tr("Asking Mercado Livre what each deposit holds…"), ""

    def _counted(self, count: int) -> None:
        if count and self._wanted:
            self._wanted = False
            self.table.show()
            self.table.to_units()

    def _commit(self, deposit: Deposit, text: str) -> bool:
        row = deposit.row
        if (row.account, row.item_id, row.variation_id) != self.place:
            return False  # of the listing before: its rows stand there until the new ones are read
        return self._typed(row.variation_id, row.id, deposit_name(row), text)

    def _table(self) -> StockTable:
        context = self._context
        rows = KeyedTableModel(
            deposit_columns(context.format, self._commit),
            self._source.keys,
            self._source.rows,
            context.tasks,
            identity_of=deposit_identity,
        )
        rows.counted.connect(self._counted)
        cells = StockDelegate(deposit_cells(context.format), rows, context.theme, context.thumbnails, context.icons)
        return StockTable(rows, cells, self.tr("Deposits"))

    def _lay_out(self) -> None:
        self.title.setProperty("role", "subtitle")
        self.note.setProperty("role", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.S, 0, 0)
        column.setSpacing(Space.S)
        for part in (self.title, self.table, self.note):
            column.addWidget(part)
