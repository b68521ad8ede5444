"""What a list is narrowed to and how it is ordered. One filter feeds a list and its count."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Protocol

from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.shipments import Board


@dataclass(frozen=True, slots=True)
class Sort:
    """A column's name as the list's query knows it, and the direction."""

    column: str
    descending: bool = False


class StockLevel(Enum):
    """Listings by the units they have left, pending edits included."""

    ANY = "any"
    ZERO = "zero"
    LOW = "low"
    LITTLE = "little"
    """None or few: both of the above."""


class OfAccounts(Protocol):
    """What every list is asked for: rows of one account, or of all that are in use."""

    @property
    def account(self) -> AccountId | None: ...


@dataclass(frozen=True, slots=True)
class ItemFilter:
    """Empty sets and None mean "all". `text` searches title, SKU and ids."""

    account: AccountId | None = None
    text: str = ""
    statuses: frozenset[str] = field(default_factory=frozenset)
    logistics: frozenset[str] = field(default_factory=frozenset)
    stock: StockLevel = StockLevel.ANY
    pending_only: bool = False


@dataclass(frozen=True, slots=True)
class OrderFilter:
    """`text` searches sale number, order id, buyer, title and SKU."""

    account: AccountId | None = None
    text: str = ""
    statuses: frozenset[str] = field(default_factory=frozenset)
    boards: frozenset[Board] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class QuestionFilter:
    """`waiting_only` keeps unanswered ones, those with an answer in the outbox included."""

    account: AccountId | None = None
    text: str = ""
    waiting_only: bool = False
    answered_only: bool = False
    item_id: str | None = None
    buyer_id: str | None = None


@dataclass(frozen=True, slots=True)
class ShipmentFilter:
    """`text` searches shipment id, tracking number, order id, buyer and title."""

    account: AccountId | None = None
    text: str = ""
    boards: frozenset[Board] = field(default_factory=frozenset)
    to_dispatch: bool = False
    """Only parcels the seller still has to hand over."""
    due_before: datetime | None = None
    """Only parcels whose dispatch deadline is earlier."""


@dataclass(frozen=True, slots=True)
class OutboxFilter:
    """Empty states mean "all"."""

    account: AccountId | None = None
    text: str = ""
    states: frozenset[EditState] = field(default_factory=frozenset)
