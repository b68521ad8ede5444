"""One parcel in the dock: its way, its deadline, its costs."""

from __future__ import annotations

from PySide6.QtCore import Signal

from peepers_desktop.domain.rows import ShipmentRow
from peepers_desktop.domain.shipments import ShipmentEvent, sorted_events
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.format import MISSING, Format
from peepers_desktop.ui.models.shipments import due_of, parcel_tone, title_of, urgency, words_of
from peepers_desktop.ui.tabs.questions_words import TONES
from peepers_desktop.ui.tabs.shipments_words import delay_words, logistic_words, state_words, status_words
from peepers_desktop.ui.tabs.whose import Whose
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.widgets.details_panel import DetailsPanel
from peepers_desktop.ui.widgets.timeline import Timeline, TimelineStep

_MILESTONES = frozenset({"picked_up", "dropped_off"})
_MAJOR_STATUSES = frozenset({"shipped", "delivered", "not_delivered", "cancelled"})
_TROUBLE = frozenset(
    {"receiver_absent", "bad_address", "not_localized", "dangerous_area", "refused_delivery", "delivery_failed",
     "delivery_blocked", "lost", "stolen", "damaged", "destroyed", "rejected_in_hub", "delayed", "fraudulent"}
)  # fmt: skip


class ShipmentDetails(DetailsPanel):
    """Everything in it comes from the row; nothing is read."""

    saleWanted = Signal(str)

    def __init__(self, context: UiContext, whose: Whose) -> None:
        super().__init__(context, "")
        self._whose = whose
        self.header.caption.setText(self.tr("Parcel"))
        self.timeline: Timeline | None = None
        self.show_row(None)

    def show_row(self, row: ShipmentRow | None) -> None:
        """Show another parcel, or nothing."""
        self.timeline = None
        if row is None:
            self.start_empty(self.tr("Choose a parcel to follow it."))
            return
        fmt = self.context.format.of(row.account)
        self.start(title_of(row))
        self.pill(words_of(row), parcel_tone(row, fmt))
        self._deadline(row)
        for delay in row.delays:
            self.note(delay_words(delay), Tone.BAD)
        if whose := self._whose.name(row.account):
            self.fact(self.tr("Account"), whose)
        if row.tracking_number:
            self.copyable(self.tr("Tracking number"), row.tracking_number)
        else:
            self.fact(self.tr("Tracking number"), MISSING, hint=self.tr("Not given yet."))
        self.fact(self.tr("Shipping"), logistic_words(row.logistic_type) or MISSING)
        self.buyer(row.buyer_nickname)
        self.fact(self.tr("Destination"), row.city or MISSING)
        self.fact(self.tr("Delivery expected"), fmt.date(row.estimated_delivery), hint=fmt.full(row.estimated_delivery))
        self._way(row)
        self._costs(row)
        for order_id in row.order_ids:
            link = self.link(self.tr("See sale {number}").format(number=order_id))
            link.clicked.connect(lambda _on=False, ident=order_id: self.saleWanted.emit(ident))
        self.finish()

    def _deadline(self, row: ShipmentRow) -> None:
        if row.deadline is None or due_of(row) is None:
            return
        fmt = self.context.format.of(row.account)
        due = f"{fmt.day(row.deadline)}\n{fmt.countdown(row.deadline)}"
        self.fact(self.tr("Dispatch by"), due, strong=True, tone=TONES[urgency(row, fmt)], hint=fmt.full(row.deadline))

    def _way(self, row: ShipmentRow) -> None:
        self.section(self.tr("Tracking"))
        steps = timeline_steps(row.events, self.context.format.of(row.account))
        if not steps:
            self.note(self.tr("No steps yet."))
            return
        self.timeline = Timeline(self.context.theme)
        self.timeline.set_steps(steps)
        self.add(self.timeline)

    def _costs(self, row: ShipmentRow) -> None:
        fmt = self.context.format
        self.section(self.tr("Costs"))
        unknown = self.tr("Not told by Mercado Livre yet.")
        self.fact(self.tr("You pay"), fmt.money(row.seller_cost), hint="" if row.seller_cost else unknown)
        self.fact(self.tr("The buyer pays"), fmt.money(row.buyer_cost), hint="" if row.buyer_cost else unknown)


def timeline_steps(events: tuple[ShipmentEvent, ...], fmt: Format) -> tuple[TimelineStep, ...]:
    """Events in time order as words in the seller's zone; a repeated phrase at the same minute is said once."""
    steps: list[TimelineStep] = []
    for event in sorted_events(events):
        step = TimelineStep(_words(event), fmt.day(event.date), _is_major(event), _is_trouble(event))
        if not steps or (steps[-1].words, steps[-1].when) != (step.words, step.when):
            steps.append(step)
    return tuple(steps)


def _words(event: ShipmentEvent) -> str:
    words = state_words(event.status, event.substatus)
    return words or status_words(event.status)


def _is_major(event: ShipmentEvent) -> bool:
    """Collection is told by picked_up, days before the status says shipped."""
    if (event.substatus or "") in _MILESTONES:
        return True
    return event.status.lower() in _MAJOR_STATUSES and not event.substatus


def _is_trouble(event: ShipmentEvent) -> bool:
    return event.status.lower() == "not_delivered" or (event.substatus or "").lower() in _TROUBLE
