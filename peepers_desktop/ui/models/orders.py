"""The list of sales."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QObject

from peepers_desktop.domain.filters import OrderFilter
from peepers_desktop.domain.rows import OrderRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.lines import Describe, Lines
from peepers_desktop.ui.format import MISSING, Format
from peepers_desktop.ui.models.columns import RIGHT, Column
from peepers_desktop.ui.models.filtered import FilteredModel
from peepers_desktop.ui.tabs import orders_words as words

translate = QCoreApplication.translate


class OrdersModel(FilteredModel[OrderFilter]):
    """One row per order; orders of one sale stand together and the later ones only continue it."""

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(
            order_columns(context.format),
            OrderFilter(),
            context.queries.order_list,
            context.tasks,
            parent,
        )


def order_columns(fmt: Format) -> list[Column[OrderRow]]:
    """The columns as plain text; `order_cells` draws them in two lines."""
    return [
        Column(
            "sale",
            translate("OrdersModel", "Sale"),
            text=lambda row: f"#{row.sale_number}",
            sort="date",
            tooltip=lambda row: fmt.full(row.date_created),
            spoken=lambda row: f"{row.sale_number}, {fmt.day(row.date_created)}",
            width=178,
        ),
        Column("items", translate("OrdersModel", "Items"), text=lambda row: words.items_words(row)[0], width=290),
        Column("status", translate("OrdersModel", "Status"), text=words.sale_words, sort="status", width=168),
        Column(
            "deadline",
            translate("OrdersModel", "Dispatch by"),
            text=lambda row: fmt.day(row.deadline),
            sort="deadline",
            tooltip=lambda row: fmt.full(row.deadline) if row.deadline else "",
            width=128,
        ),
        Column("total", translate("OrdersModel", "Total"), text=lambda row: fmt.money(row.total), sort="total",
               align=RIGHT, width=112),
        Column(
            "fee",
            translate("OrdersModel", "Sale fee"),
            text=lambda row: fmt.money(row.fee),
            align=RIGHT,
            tooltip=lambda row: "" if row.fee else translate("OrdersModel", "The fee of this sale is not known yet."),
            width=104,
        ),
        Column("buyer", translate("OrdersModel", "Buyer"), text=lambda row: row.buyer_nickname or MISSING,
               sort="buyer", width=140),
    ]  # fmt: skip


def order_cells(fmt: Format) -> list[Describe]:
    """How each column is drawn, in the columns' order."""

    def sale(row: OrderRow, above: OrderRow | None) -> Lines:
        if above is not None and above.sale_number == row.sale_number and above.account == row.account:
            return Lines(translate("OrdersModel", "↳ same sale"), f"#{row.id}", faint=True)
        return Lines(f"#{row.sale_number}", fmt.day(row.date_created), strong=True)

    def items(row: OrderRow, _above: OrderRow | None) -> Lines:
        return Lines(*words.items_words(row))

    def status(row: OrderRow, _above: OrderRow | None) -> Lines:
        return Lines(words.sale_words(row), tone=words.sale_tone(row, fmt), pill=True)

    def deadline(row: OrderRow, _above: OrderRow | None) -> Lines:
        if row.deadline is None or row.board not in words.TO_HAND_OVER or words.is_gone(row):
            return Lines("")
        tone = words.deadline_tone(row, fmt)
        return Lines(fmt.countdown(row.deadline), fmt.day(row.deadline), tone=tone, strong=True)

    def total(row: OrderRow, _above: OrderRow | None) -> Lines:
        coupon = row.coupon
        sub = translate("OrdersModel", "coupon {amount}").format(amount=fmt.money(coupon)) if coupon else ""
        return Lines(fmt.money(row.total), sub if coupon and coupon.minor else "", right=True)

    def fee(row: OrderRow, _above: OrderRow | None) -> Lines:
        return Lines(fmt.money(row.fee), right=True, faint=row.fee is None)

    def buyer(row: OrderRow, _above: OrderRow | None) -> Lines:
        return Lines(row.buyer_nickname or MISSING, faint=row.buyer_nickname is None)

    return [sale, items, status, deadline, total, fee, buyer]
