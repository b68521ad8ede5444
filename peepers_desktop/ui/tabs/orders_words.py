"""A sale in words. States: page gerenciamento-de-vendas 07/08/2026."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.deadlines import Urgency, dispatch_urgency
from peepers_desktop.domain.orders import OrderStatus
from peepers_desktop.domain.rows import OrderRow
from peepers_desktop.domain.shipments import Board
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.tabs.shipments_words import readable, state_words
from peepers_desktop.ui.theme import Tone

translate = QCoreApplication.translate

TO_HAND_OVER = frozenset({Board.TO_PREPARE, Board.READY})
_GONE = frozenset({OrderStatus.CANCELLED, OrderStatus.INVALID, OrderStatus.PENDING_CANCEL})


def order_status_words(status: str) -> str:
    """The state of the payment and the sale itself."""
    names = {
        OrderStatus.CONFIRMED: translate("OrderWords", "Not concluded"),
        OrderStatus.PAYMENT_REQUIRED: translate("OrderWords", "Payment pending"),
        OrderStatus.PAYMENT_IN_PROCESS: translate("OrderWords", "Payment in process"),
        OrderStatus.PARTIALLY_PAID: translate("OrderWords", "Partly paid"),
        OrderStatus.PAID: translate("OrderWords", "Paid"),
        OrderStatus.PARTIALLY_REFUNDED: translate("OrderWords", "Partly refunded"),
        OrderStatus.PENDING_CANCEL: translate("OrderWords", "Being cancelled"),
        OrderStatus.CANCELLED: translate("OrderWords", "Cancelled"),
        OrderStatus.INVALID: translate("OrderWords", "Invalid"),
    }
    return names.get(OrderStatus.of(status)) or readable(status)


def is_gone(row: OrderRow) -> bool:
    """True when nothing will be shipped for it any more."""
    return OrderStatus.of(row.status) in _GONE


def must_not_ship(row: OrderRow) -> bool:
    """Marked as fraud by the marketplace: shipping it would be lost."""
    return "fraud_risk_detected" in row.tags


def sale_words(row: OrderRow) -> str:
    """The parcel's state once there is one, else the sale's."""
    if must_not_ship(row):
        return translate("OrderWords", "Do not ship")
    if is_gone(row) or row.shipment_status is None:
        return order_status_words(row.status)
    return state_words(row.shipment_status, row.shipment_substatus)


def sale_tone(row: OrderRow, fmt: Format) -> Tone:
    """Red and orange as sellers know them; finished ones are calm."""
    if must_not_ship(row):
        return Tone.BAD
    if is_gone(row):
        return Tone.NEUTRAL
    return board_tone(row.board, row.shipment_status) if urgency(row, fmt) is Urgency.CALM else deadline_tone(row, fmt)


def board_tone(board: Board | None, status: str | None) -> Tone:
    """The tone of a parcel that is not pressing."""
    if status == "delivered":
        return Tone.GOOD
    if status in ("not_delivered", "cancelled"):
        return Tone.BAD if status == "not_delivered" else Tone.NEUTRAL
    tones = {Board.TO_PREPARE: Tone.WARN, Board.READY: Tone.ACCENT, Board.IN_TRANSIT: Tone.INFO}
    return tones.get(board, Tone.NEUTRAL) if board is not None else Tone.NEUTRAL


def urgency(row: OrderRow, fmt: Format) -> Urgency:
    """Of the hand-over; calm once it is with the carrier."""
    if row.board not in TO_HAND_OVER or is_gone(row):
        return Urgency.CALM
    return dispatch_urgency(row.deadline, fmt.clock.now(), fmt.of(row.account).zone)


def due(row: OrderRow) -> datetime | None:
    """Until when it must be handed over; None once it was, and for what will not be shipped."""
    return row.deadline if row.board in TO_HAND_OVER and not is_gone(row) else None


def deadline_tone(row: OrderRow, fmt: Format) -> Tone:
    """Late red, today orange."""
    tones = {Urgency.LATE: Tone.BAD, Urgency.TODAY: Tone.WARN, Urgency.SOON: Tone.INFO, Urgency.CALM: Tone.NEUTRAL}
    return tones[urgency(row, fmt)]


def items_words(row: OrderRow) -> tuple[str, str]:
    """The first line of a sale and what else there is to know about its lines."""
    if not row.lines:
        return translate("OrderWords", "Items not read yet"), ""
    first = row.lines[0]
    title = f"{first.quantity} × {first.title}"
    if len(row.lines) > 1:
        return title, translate("OrderWords", "and {count} more").format(count=len(row.lines) - 1)
    details = [first.variation_name, first.sku and translate("OrderWords", "SKU {sku}").format(sku=first.sku)]
    return title, " · ".join(part for part in details if part)
