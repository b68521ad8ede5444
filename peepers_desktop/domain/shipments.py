"""Parcels: their states, the board they stand on, and their timeline."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from peepers_desktop.domain.ids import AccountId, OrderId, ShipmentId
from peepers_desktop.domain.money import Money


class Board(Enum):
    """The column a parcel stands in, as sellers know them from the panel."""

    TO_PREPARE = "to_prepare"
    READY = "ready"
    IN_TRANSIT = "in_transit"
    FINISHED = "finished"


_COLLECTED = frozenset({"picked_up", "authorized_by_carrier", "in_hub", "dropped_off", "in_transit"})
_TO_PREPARE_IN_READY = frozenset({"ready_to_print", "invoice_pending"})
_FINISHED = frozenset({"delivered", "not_delivered", "cancelled", "closed"})


def board_of(status: str, substatus: str | None) -> Board:
    """The column of a status pair. Collection happens inside ready_to_ship, days before shipped."""
    status, substatus = status.lower(), (substatus or "").lower()
    if status in _FINISHED:
        return Board.FINISHED
    if status == "shipped" or (status == "ready_to_ship" and substatus in _COLLECTED):
        return Board.IN_TRANSIT
    if status == "ready_to_ship" and substatus not in _TO_PREPARE_IN_READY:
        return Board.READY
    return Board.TO_PREPARE


def is_final(status: str, substatus: str | None) -> bool:
    """True when the parcel will not move any more, so it need not be asked for again."""
    if status.lower() == "not_delivered":
        return (substatus or "").lower() in {"returned", "lost", "stolen", "destroyed", "returned_to_warehouse"}
    return status.lower() in {"delivered", "cancelled"}


@dataclass(frozen=True, slots=True)
class ShipmentEvent:
    """One step of a parcel. Events are sorted by date, ties in the order of the answer."""

    status: str
    substatus: str | None
    date: datetime | None


@dataclass(frozen=True, slots=True)
class DispatchDeadline:
    """Until when the seller must hand the parcel over (resource /shipments/{id}/sla)."""

    status: str
    expected: datetime | None


@dataclass(frozen=True, slots=True)
class Shipment:
    """A parcel, the same value from the new and the legacy body (page envios 05/06/2026)."""

    account: AccountId
    id: ShipmentId
    status: str
    substatus: str | None
    logistic_type: str | None
    mode: str | None
    direction: str | None
    """"forward", or a return."""
    tracking_number: str | None
    tracking_method: str | None
    date_created: datetime | None
    last_updated: datetime | None
    estimated_delivery: datetime | None = None
    buyer_cost: Money | None = None
    """What the buyer pays for the delivery."""
    seller_cost: Money | None = None
    """What the seller pays, from /shipments/{id}/costs; None when not read."""
    deadline: DispatchDeadline | None = None
    order_ids: tuple[OrderId, ...] = ()
    events: tuple[ShipmentEvent, ...] = ()
    delays: tuple[str, ...] = ()
    city: str | None = None
    """Destination "city, state": the only part of an address that is kept in clear."""
    raw: bytes = field(default=b"", repr=False, compare=False)
    """The body without personal fields, JSON."""

    @property
    def board(self) -> Board:
        return board_of(self.status, self.substatus)

    @property
    def final(self) -> bool:
        return is_final(self.status, self.substatus)


def sorted_events(events: tuple[ShipmentEvent, ...]) -> tuple[ShipmentEvent, ...]:
    """Events in time order; those without a readable date are left out."""
    dated = [(event.date, event) for event in events if event.date is not None]
    return tuple(event for _, event in sorted(dated, key=lambda pair: pair[0]))
