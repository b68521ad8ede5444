"""The list of sales."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QObject

from peepers_desktop.domain.filters import OrderFilter
from peepers_desktop.domain.rows import OrderRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.lines import Describe, Lines
from peepers_desktop.ui.format import MISSING, Format
from peepers_desktop.ui.models.columns import RIGHT, Column
from peepers_desktop.ui.models.filtered import FilteredModel
from peepers_desktop.ui.tabs import orders_words as words
from peepers_desktop.ui.tabs.whose import Whose

translate = QCoreApplication.translate


class OrdersModel(FilteredModel[OrderFilter]):
    """One row per order; orders of one sale stand together and the later ones only continue it."""

    def __init__(self, context: UiContext, whose: Whose, parent: QObject | None = None) -> None:
        super().__init__(
            order_columns(context.format, whose),
            OrderFilter(),
            context.queries.order_list,
            context.tasks,
            parent,
        )


def order_columns(fmt: Format, whose: Whose) -> list[Column[OrderRow]]:
    """The columns as plain text; `order_cells` draws them in two lines."""
    return [
        Column(
            "sale",
            translate("OrdersModel", "Sale"),
            text=lambda row: f"#{row.sale_number}",
            sort="date",
            tooltip=lambda row: fmt.of(row.account).full(row.date_created),
            spoken=lambda row: ", ".join(
                part for part in (row.sale_number, whose.name(row.account), _when(row, fmt), row.buyer_nickname) if part
            ),
            width=192,
        ),
        Column("items", translate("OrdersModel", "Items"), text=lambda row: words.items_words(row)[0], width=290),
        Column("status", translate("OrdersModel", "Status"), text=words.sale_words, sort="deadline",
               tooltip=lambda row: _status_tooltip(row, fmt), width=190),
        Column("total", translate("OrdersModel", "Total"), text=lambda row: fmt.money(row.total), sort="total",
               align=RIGHT, width=100),
        Column(
            "fee",
            translate("OrdersModel", "Fee"),
            text=lambda row: fmt.money(row.fee),
            align=RIGHT,
            tooltip=lambda row: "" if row.fee else translate("OrdersModel", "The fee of this sale is not known yet."),
            width=100,
        ),
        Column("buyer", translate("OrdersModel", "Buyer"), text=lambda row: row.buyer_nickname or MISSING,
               sort="buyer", width=150),
    ]  # fmt: skip


def order_cells(fmt: Format, has_column: Callable[[str], bool], whose: Whose) -> list[Describe]:
    """How each column is drawn, in the columns' order. Without a column of its own the buyer stands under the sale,
    and the sale under its items."""

    def sale(row: OrderRow, above: OrderRow | None) -> Lines:
        if _continues(row, above):
            return Lines("", f"#{row.id}", joined=True)
        parts = (_when(row, fmt), "" if has_column("buyer") else row.buyer_nickname)
        return Lines(f"#{row.sale_number}", " · ".join(part for part in parts if part), strong=True)

    def items(row: OrderRow, above: OrderRow | None) -> Lines:
        title, more = words.items_words(row)
        if has_column("sale"):
            return Lines(title, " · ".join(part for part in (whose.name(row.account), more) if part))
        if _continues(row, above):
            return Lines(title, f"#{row.id}", joined=True)
        return Lines(title, f"#{row.sale_number} · {_when(row, fmt)}")

    def status(row: OrderRow, _above: OrderRow | None) -> Lines:
        due = words.due(row)
        left = fmt.countdown(due) if due else ""
        return Lines(
            words.sale_words(row),
            left,
            tone=words.sale_tone(row, fmt),
            sub_tone=words.deadline_tone(row, fmt),
            pill=True,
        )

    def total(row: OrderRow, _above: OrderRow | None) -> Lines:
        coupon = row.coupon
        sub = translate("OrdersModel", "with coupon") if coupon else ""
        return Lines(fmt.money(row.total), sub if coupon and coupon.minor else "", right=True)

    def fee(row: OrderRow, _above: OrderRow | None) -> Lines:
        return Lines(fmt.money(row.fee), right=True, faint=row.fee is None)

    def buyer(row: OrderRow, _above: OrderRow | None) -> Lines:
        return Lines(row.buyer_nickname or MISSING, faint=row.buyer_nickname is None)

    return [sale, items, status, total, fee, buyer]


def _continues(row: OrderRow, above: OrderRow | None) -> bool:
    """Another order of the same sale."""
    return above is not None and (above.sale_number, above.account) == (row.sale_number, row.account)


def _when(row: OrderRow, fmt: Format) -> str:
    return fmt.of(row.account).day(row.date_created)


def _status_tooltip(row: OrderRow, fmt: Format) -> str:
    due = words.due(row)
    by = translate("OrdersModel", "Dispatch by {when}").format(when=fmt.of(row.account).full(due)) if due else ""
    return "\n".join(part for part in (words.sale_words(row), by) if part)
