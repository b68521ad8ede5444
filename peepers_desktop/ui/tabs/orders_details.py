"""One sale in the dock: what was sold, what it brings, and where the parcel is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from peepers_desktop.domain.money import Money
from peepers_desktop.domain.orders import OrderLine
from peepers_desktop.domain.rows import OrderRow, ShipmentRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.dialogs.erase_buyer import EraseBuyerDialog
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.tabs import lookups
from peepers_desktop.ui.tabs.orders_words import (
    TO_HAND_OVER,
    deadline_tone,
    is_gone,
    must_not_ship,
    order_status_words,
    sale_tone,
    sale_words,
)
from peepers_desktop.ui.tabs.shipments_words import state_words
from peepers_desktop.ui.tabs.whose import Whose
from peepers_desktop.ui.tasks import Newest
from peepers_desktop.ui.theme import Space, Tone
from peepers_desktop.ui.widgets.details_panel import DetailsPanel, label
from peepers_desktop.ui.widgets.picture import Picture

if TYPE_CHECKING:
    from peepers_desktop.app.queries import Queries

_PICTURE = 44


@dataclass(frozen=True, slots=True)
class Sale:
    """Everything the dock shows of a sale."""

    orders: tuple[OrderRow, ...]
    parcel: ShipmentRow | None
    pictures: dict[str, str | None]

    @property
    def first(self) -> OrderRow:
        return self.orders[0]


class OrderDetails(DetailsPanel):
    """Reads the rest of the sale behind the scenes; the row itself is shown at once."""

    parcelWanted = Signal(str)
    listingWanted = Signal(str)

    def __init__(self, context: UiContext, whose: Whose) -> None:
        super().__init__(context, "")
        self._whose = whose
        self.header.caption.setText(self.tr("Sale"))
        self._newest = Newest(context.tasks)
        self.erasing: EraseBuyerDialog | None = None
        self.eraseWanted.connect(self._erase)
        self.show_row(None)

    def show_row(self, row: OrderRow | None) -> None:
        """Show another sale, or nothing."""
        self._newest.forget()
        if row is None:
            self.start_empty(self.tr("Choose a sale to see what is in it."))
            return
        self._show(Sale((row,), None, {}))
        queries = self.context.queries
        self._newest.ask(lambda: _read(queries, row), self._show)

    def _erase(self, buyer_id: str, name: str) -> None:
        self.erasing = EraseBuyerDialog(self.context, buyer_id, name, self.window())
        self.erasing.open()

    def _show(self, sale: Sale) -> None:
        row = sale.first
        fmt = self.context.format.of(row.account)
        self.start(f"#{row.sale_number}")
        self.pill(sale_words(row), sale_tone(row, fmt))
        if must_not_ship(row):
            self.note(self.tr("Mercado Livre suspects fraud. Do not ship; cancel the sale there."), Tone.BAD)
        if whose := self._whose.name(row.account):
            self.fact(self.tr("Account"), whose)
        self.fact(self.tr("Sold on"), fmt.day(row.date_created), hint=fmt.full(row.date_created))
        self.fact(self.tr("Payment"), order_status_words(row.status))
        self.buyer(row.buyer_nickname, row.buyer_id)
        self.section(self.tr("Items"))
        for order in sale.orders:
            for line in order.lines:
                self._line(line, sale.pictures.get(line.item_id))
        self._money(sale)
        self._parcel(sale)
        self.finish()

    def _line(self, line: OrderLine, picture: str | None) -> None:
        fmt = self.context.format
        context = self.context
        image = Picture(_PICTURE, context.thumbnails, context.icons, context.theme)
        image.show_address(picture)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(line.title))
        details = [line.variation_name, line.sku and self.tr("SKU {sku}").format(sku=line.sku)]
        price = f"{fmt.number(line.quantity)} × {fmt.money(line.unit_price)}"
        words.addWidget(label(" · ".join(part for part in (price, *details) if part), "small"))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(image, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.add(row)

    def _money(self, sale: Sale) -> None:
        fmt, orders = self.context.format, sale.orders
        self.section(self.tr("Amounts"))
        total = summed([order.total for order in orders])
        fee = summed([order.fee for order in orders])
        coupons = summed([order.coupon for order in orders if order.coupon])
        freight = sale.parcel.seller_cost if sale.parcel else None
        self.fact(self.tr("Items"), fmt.money(total))
        if coupons is not None and coupons.minor:
            self.fact(
                self.tr("Coupon"), fmt.money(coupons), hint=self.tr("What the coupon took off the buyer's payment.")
            )
        unknown = self.tr("Not told by Mercado Livre yet.")
        self.fact(self.tr("Sale fee"), _less(fee, fmt), hint="" if fee else unknown)
        self.fact(self.tr("Your shipping"), _less(freight, fmt), hint="" if freight else unknown)
        self.line()
        self.fact(self.tr("Estimate"), fmt.money(remaining(total, fee, freight)), strong=True)
        if fee is None or freight is None:
            self.note(self.tr("Comes once Mercado Livre has told the fee and your shipping."))
        else:
            self.note(self.tr("Items less fee and your shipping. Taxes, refunds and invoices may change it."))

    def _parcel(self, sale: Sale) -> None:
        row = sale.first
        fmt = self.context.format.of(row.account)
        self.section(self.tr("Parcel"))
        if row.shipment_id is None:
            self.note(self.tr("Mercado Livre has not made a parcel for this sale yet."))
            return
        shipment_id = row.shipment_id
        if row.shipment_status:
            self.fact(self.tr("Status"), state_words(row.shipment_status, row.shipment_substatus))
        if row.deadline and row.board in TO_HAND_OVER and not is_gone(row):
            due = f"{fmt.day(row.deadline)}\n{fmt.countdown(row.deadline)}"
            self.fact(self.tr("Dispatch by"), due, tone=deadline_tone(row, fmt), hint=fmt.full(row.deadline))
        if sale.parcel is not None and sale.parcel.tracking_number:
            self.copyable(self.tr("Tracking number"), sale.parcel.tracking_number)
        link = self.link(self.tr("Follow the parcel"))
        link.clicked.connect(lambda: self.parcelWanted.emit(shipment_id))


def summed(amounts: list[Money | None]) -> Money | None:
    """The sum; None when there is nothing to add or any part is unknown."""
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) != len(amounts):
        return None
    return Money(sum(amount.minor for amount in known), known[0].currency)


def remaining(total: Money | None, fee: Money | None, freight: Money | None) -> Money | None:
    """Total less fee and freight; None while any is unknown."""
    if total is None or fee is None or freight is None:
        return None
    return Money(total.minor - fee.minor - freight.minor, total.currency)


def _less(amount: Money | None, fmt: Format) -> str:
    """What goes off; of nothing nothing goes off."""
    return f"− {fmt.money(amount)}" if amount and amount.minor else fmt.money(amount)


def _read(queries: Queries, row: OrderRow) -> Sale:
    orders = lookups.sale(queries, row.account, row.sale_number) or [row]
    parcel = lookups.parcel(queries, row.account, row.shipment_id) if row.shipment_id else None
    ids = {line.item_id for order in orders for line in order.lines}
    found = {ident: queries.item(row.account, ident) for ident in sorted(ids)}
    return Sale(tuple(orders), parcel, {ident: item.thumbnail if item else None for ident, item in found.items()})
