"""The list of parcels."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QCoreApplication, QObject

from peepers_desktop.domain.deadlines import Urgency, dispatch_urgency
from peepers_desktop.domain.filters import ShipmentFilter
from peepers_desktop.domain.rows import ShipmentRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.lines import Describe, Lines
from peepers_desktop.ui.format import MISSING, Format
from peepers_desktop.ui.models.columns import Column
from peepers_desktop.ui.models.filtered import FilteredModel
from peepers_desktop.ui.tabs.orders_words import TO_HAND_OVER, board_tone
from peepers_desktop.ui.tabs.questions_words import TONES
from peepers_desktop.ui.tabs.shipments_words import board_words, logistic_words, state_words
from peepers_desktop.ui.tabs.whose import Whose
from peepers_desktop.ui.theme import Tone

translate = QCoreApplication.translate


class ShipmentsModel(FilteredModel[ShipmentFilter]):
    """One row per parcel."""

    def __init__(self, context: UiContext, whose: Whose, parent: QObject | None = None) -> None:
        super().__init__(
            shipment_columns(context.format, whose),
            ShipmentFilter(),
            context.queries.shipment_list,
            context.tasks,
            parent,
        )


def urgency(row: ShipmentRow, fmt: Format) -> Urgency:
    """Of the hand-over; calm once the parcel was collected."""
    return (
        dispatch_urgency(row.deadline, fmt.clock.now(), fmt.of(row.account).zone)
        if row.board in TO_HAND_OVER
        else Urgency.CALM
    )


def due_of(row: ShipmentRow) -> datetime | None:
    """Until when it must be handed over; None once it was."""
    return row.deadline if row.board in TO_HAND_OVER else None


def parcel_tone(row: ShipmentRow, fmt: Format) -> Tone:
    """The colour of a parcel: late red, today orange, otherwise by its board."""
    pressing = urgency(row, fmt)
    if pressing in (Urgency.LATE, Urgency.TODAY):
        return TONES[pressing]
    return Tone.BAD if row.delays and row.board not in TO_HAND_OVER else board_tone(row.board, row.status)


def words_of(row: ShipmentRow) -> str:
    """The parcel's state in words."""
    return state_words(row.status, row.substatus)


def title_of(row: ShipmentRow) -> str:
    """What is in it, or its number."""
    if row.title is None:
        return translate("ShipmentsModel", "Parcel {id}").format(id=row.id)
    return f"{row.units} × {row.title}" if row.units else row.title


def shipment_columns(fmt: Format, whose: Whose) -> list[Column[ShipmentRow]]:
    """The columns as plain text; `shipment_cells` draws them in two lines."""
    return [
        Column("status", translate("ShipmentsModel", "Status"), text=words_of, sort="status", width=208),
        Column(
            "deadline",
            translate("ShipmentsModel", "Dispatch by"),
            text=lambda row: fmt.of(row.account).day(row.deadline),
            sort="deadline",
            tooltip=lambda row: fmt.of(row.account).full(row.deadline) if row.deadline else "",
            width=152,
        ),
        Column("title", translate("ShipmentsModel", "Parcel"), text=title_of, width=280,
               spoken=lambda row: ", ".join(part for part in (title_of(row), whose.name(row.account)) if part)),
        Column(
            "tracking",
            translate("ShipmentsModel", "Tracking number"),
            text=lambda row: row.tracking_number or MISSING,

            width=184,
        ),
        Column(
            "delivery",
            translate("ShipmentsModel", "Delivery"),
            text=lambda row: fmt.of(row.account).date(row.estimated_delivery),

            width=112,
        ),
        Column("updated", translate("ShipmentsModel", "Last news"), text=lambda row: fmt.age(row.last_updated),
               sort="updated", tooltip=lambda row: fmt.of(row.account).full(row.last_updated), width=112),
    ]  # fmt: skip


def shipment_cells(fmt: Format, has_column: Callable[[str], bool], whose: Whose) -> list[Describe]:
    """How each column is drawn, in the columns' order. Without a column of its own the deadline stands under the
    state: it is what this list is looked at for."""

    def status(row: ShipmentRow, _above: ShipmentRow | None) -> Lines:
        main, tone = words_of(row), parcel_tone(row, fmt)
        due = due_of(row)
        if due is not None and not has_column("deadline"):
            return Lines(main, fmt.countdown(due), tone=tone, sub_tone=TONES[urgency(row, fmt)], pill=True)
        late = translate("ShipmentsModel", "Late") if row.delays and due is None else ""
        parts = (late, board_words(row.board) if row.substatus else "")
        sub = " · ".join(part for part in parts if part)
        return Lines(main, sub, tone=tone, sub_tone=Tone.BAD if late else None, pill=True)

    def deadline(row: ShipmentRow, _above: ShipmentRow | None) -> Lines:
        if due_of(row) is None:
            return Lines("")
        return Lines(
            fmt.countdown(row.deadline),
            fmt.of(row.account).day(row.deadline),
            tone=TONES[urgency(row, fmt)],
            strong=True,
        )

    def title(row: ShipmentRow, _above: ShipmentRow | None) -> Lines:
        parts = (logistic_words(row.logistic_type), whose.name(row.account), row.buyer_nickname, row.city)
        return Lines(title_of(row), " · ".join(part for part in dict.fromkeys(parts) if part))

    def tracking(row: ShipmentRow, _above: ShipmentRow | None) -> Lines:
        return Lines(row.tracking_number or MISSING, faint=row.tracking_number is None)

    def delivery(row: ShipmentRow, _above: ShipmentRow | None) -> Lines:
        return Lines(fmt.of(row.account).date(row.estimated_delivery), faint=row.estimated_delivery is None)

    def updated(row: ShipmentRow, _above: ShipmentRow | None) -> Lines:
        return Lines(fmt.age(row.last_updated), faint=True)

    return [status, deadline, title, tracking, delivery, updated]
