"""What Today says of a question, a parcel, a listing or an edit that waits."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.deadlines import dispatch_urgency, question_urgency
from peepers_desktop.domain.rows import EditRow, ItemRow, QuestionRow, ShipmentRow, Tally
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.models.outbox import change_of
from peepers_desktop.ui.models.shipments import title_of, words_of
from peepers_desktop.ui.tabs.outbox_words import kind_words, reason_of, state_tone, state_words
from peepers_desktop.ui.tabs.questions_words import TONES, answer_state, question_text
from peepers_desktop.ui.tabs.shipments_words import logistic_words
from peepers_desktop.ui.tabs.today_section import TodayEntry
from peepers_desktop.ui.theme import Tone

translate = QCoreApplication.translate


def question_entry(row: QuestionRow, fmt: Format) -> TodayEntry:
    """A buyer who waits."""
    if row.pending is not None:
        clock, tone = answer_state(row.pending.state), state_tone(row.pending.state)
    else:
        clock = fmt.age(row.date_created)
        tone = TONES[question_urgency(row.date_created, fmt.clock.now())]
    return TodayEntry(
        row,
        " ".join(question_text(row).split()),
        row.item_title or row.item_id,
        clock,
        tone,
        translate("TodayTab", "Answer") if row.pending is None else translate("TodayTab", "Open"),
        row.item_thumbnail,
    )


def parcel_entry(row: ShipmentRow, fmt: Format) -> TodayEntry:
    """A parcel to hand over."""
    parts = (words_of(row), logistic_words(row.logistic_type), row.buyer_nickname)
    return TodayEntry(
        row,
        title_of(row),
        " · ".join(part for part in parts if part),
        fmt.countdown(row.deadline) if row.deadline else translate("TodayTab", "no deadline yet"),
        TONES[dispatch_urgency(row.deadline, fmt.clock.now(), fmt.of(row.account).zone)],
        translate("TodayTab", "Open"),
        icon="package",
    )


def stock_entry(row: ItemRow, fmt: Format) -> TodayEntry:
    """A listing at or near zero."""
    empty = row.quantity == 0
    words = translate("TodayTab", "{count} left").format(count=fmt.number(row.quantity))
    sold = _sold(row.sold, fmt)
    parts = (row.sku and translate("TodayTab", "SKU {sku}").format(sku=row.sku), sold)
    return TodayEntry(
        row,
        row.title,
        " · ".join(part for part in parts if part),
        translate("TodayTab", "out of stock") if empty else words,
        Tone.BAD if empty else Tone.WARN,
        translate("TodayTab", "Edit"),
        row.thumbnail,
    )


def _sold(units: int | None, fmt: Format) -> str:
    if units == 1:
        return translate("TodayTab", "1 sold")
    return "" if units is None else translate("TodayTab", "{count} sold").format(count=fmt.number(units))


def edit_entry(row: EditRow, fmt: Format) -> TodayEntry:
    """An edit in which only the seller can go on."""
    reason = reason_of(row.edit)
    what = f"{kind_words(row.edit.kind)} {change_of(row, fmt)}"
    return TodayEntry(
        row,
        row.title or row.edit.target.id,
        " · ".join(part for part in (" ".join(what.split()), reason.what) if part),
        state_words(row.edit.state),
        state_tone(row.edit.state),
        translate("TodayTab", "Decide"),
        row.thumbnail,
    )


def late_note(tally: Tally, fmt: Format) -> str:
    """How many parcels are past their deadline; empty for none."""
    if tally.late == 1:
        return translate("TodayTab", "1 late")
    return translate("TodayTab", "{count} late").format(count=fmt.number(tally.late)) if tally.late else ""


def stock_note(tally: Tally, fmt: Format) -> str:
    """How many listings have nothing left at all; empty for none."""
    if not tally.out_of_stock:
        return ""
    return translate("TodayTab", "{count} out of stock").format(count=fmt.number(tally.out_of_stock))


def waiting(tally: Tally) -> int:
    """Everything that waits for the seller."""
    return (
        tally.questions_waiting + tally.to_dispatch + tally.outbox_needs_seller + tally.out_of_stock + tally.low_stock
    )
