"""Edits waiting to be sent: what they want, where they stand, and which moves are allowed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

from peepers_desktop.domain.ids import AccountId, EditId, ItemId, QuestionId, VariationId


class EditKind(Enum):
    """What an edit changes."""

    STOCK = "stock"
    PRICE = "price"
    STATUS = "status"
    ANSWER = "answer"


class Intent(Enum):
    """How the seller expressed a quantity: as a count, or as a difference."""

    ABSOLUTE = "absolute"
    DELTA = "delta"


class EditState(Enum):
    """Where an edit stands; the moves between states are `MOVES`."""

    QUEUED = "queued"
    SENDING = "sending"
    APPLIED = "applied"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"
    CONFLICT = "conflict"
    PARKED = "parked"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"


MOVES: Mapping[EditState, frozenset[EditState]] = {
    EditState.QUEUED: frozenset(
        {
            EditState.SENDING,
            EditState.QUEUED,
            EditState.CONFLICT,
            EditState.CANCELLED,
            EditState.SUPERSEDED,
            EditState.REJECTED,
            EditState.BLOCKED,
            EditState.PARKED,
            EditState.APPLIED,
        }
    ),
    EditState.SENDING: frozenset(
        {
            EditState.APPLIED,
            EditState.REJECTED,
            EditState.QUEUED,
            EditState.BLOCKED,
            EditState.UNKNOWN,
            EditState.CONFLICT,
            EditState.PARKED,
        }
    ),
    EditState.UNKNOWN: frozenset(
        {
            EditState.UNKNOWN,
            EditState.APPLIED,
            EditState.QUEUED,
            EditState.CONFLICT,
            EditState.REJECTED,
            EditState.PARKED,
        }
    ),
    EditState.APPLIED: frozenset({EditState.CONFIRMED, EditState.CONFLICT, EditState.QUEUED}),
    EditState.CONFLICT: frozenset({EditState.QUEUED, EditState.CANCELLED, EditState.SUPERSEDED}),
    EditState.REJECTED: frozenset({EditState.QUEUED, EditState.CANCELLED, EditState.SUPERSEDED}),
    EditState.BLOCKED: frozenset({EditState.QUEUED, EditState.CANCELLED, EditState.SUPERSEDED}),
    EditState.PARKED: frozenset({EditState.QUEUED, EditState.CANCELLED, EditState.SUPERSEDED}),
    EditState.CONFIRMED: frozenset(),
    EditState.CANCELLED: frozenset(),
    EditState.SUPERSEDED: frozenset(),
}
"""Every move an edit may make. Nothing else is ever written."""

UNSETTLED = frozenset(
    {
        EditState.QUEUED,
        EditState.SENDING,
        EditState.UNKNOWN,
        EditState.CONFLICT,
        EditState.BLOCKED,
        EditState.PARKED,
        EditState.APPLIED,
    }
)
"""States whose wanted value is still laid over what the marketplace last confirmed."""

ON_ITS_WAY = frozenset({EditState.SENDING, EditState.UNKNOWN})
"""On the wire, or it is not known whether it arrived: neither taken back nor sent again before it is read."""

ARRIVED = frozenset({EditState.APPLIED, EditState.CONFIRMED})
"""The only states of which "saved" may be said."""

NEEDS_SELLER = frozenset({EditState.REJECTED, EditState.BLOCKED, EditState.CONFLICT, EditState.PARKED})
"""States in which only the seller can go on."""

FINAL = frozenset(state for state, moves in MOVES.items() if not moves)

MAX_ATTEMPTS = 8
"""Attempts after which an edit is parked, so that it delays nothing else."""

ANSWER_UNDO_SECONDS = 10
"""How long an answer waits before it is sent and can still be taken back."""


@dataclass(frozen=True, slots=True)
class StockTarget:
    """Units wanted for a listing or one of its variations; `location` names a deposit's node."""

    item_id: ItemId
    variation_id: VariationId | None
    quantity: int
    location: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """A row of the outbox. `base` is what the seller saw, `wanted` what they asked for.

    The values by kind: STOCK `{"quantity": int}`; PRICE `{"amount": "129.90", "currency": "BRL"}`;
    STATUS `{"status": "paused"}`; ANSWER base `{"status": "unanswered"}`, wanted `{"text": str}`.
    A base is `{}` when the cached value was unknown.
    """

    id: EditId
    account: AccountId
    kind: EditKind
    resource: str
    """Key of the thing edited; one resource is sent strictly in order. See `resource_key`."""
    base: Mapping[str, Any]
    wanted: Mapping[str, Any]
    intent: Intent
    state: EditState
    created_at: datetime
    updated_at: datetime
    not_before: datetime | None = None
    """Not sent earlier than this: an undo window, a back-off or the server's own wish."""
    attempt: int = 0
    reason: str = ""
    """Error code that explains a state; empty when there is nothing to explain."""
    reason_params: Mapping[str, Any] = field(default_factory=dict)
    reason_detail: str = ""
    """The marketplace's own words, plain text."""
    seen: Mapping[str, Any] = field(default_factory=dict)
    """What a read-back or a conflict found: `{"quantity": 7, "sold_since": 3, "proposal": 9}`."""
    undo_of: EditId | None = None
    batch: str = ""
    """Edits made in one act share it, so that they can be undone together."""
    held: bool = False
    """True while the account's mode asks for a review: it is not sent before it is released."""
    marks: Mapping[str, Any] = field(default_factory=dict)
    """What was known when it was typed: `{"base_at": instant, "orders": [ids], "confirmed": [guards], ...}`."""

    @property
    def target(self) -> ResourceKey:
        """What it is about; a key that cannot be read names nothing that exists."""
        try:
            return ResourceKey.parse(self.resource)
        except ValueError:
            return ResourceKey(self.kind, self.resource)


@dataclass(frozen=True, slots=True)
class ResourceKey:
    """What an edit is about: `stock:MLB1`, `stock:MLB1/123`, `stock:MLB1@BRP1`, `price:MLB1`, `answer:99`."""

    kind: EditKind
    id: ItemId | QuestionId
    variation_id: VariationId | None = None
    location: str | None = None
    """Network node of one deposit; None for the whole quantity."""

    def __str__(self) -> str:
        tail = f"/{self.variation_id}" if self.variation_id else ""
        place = f"@{self.location}" if self.location else ""
        return f"{self.kind.value}:{self.id}{tail}{place}"

    @classmethod
    def parse(cls, text: str) -> ResourceKey:
        """The key in its parts; raises ValueError when the text is not one."""
        kind, _, rest = text.partition(":")
        thing, _, location = rest.partition("@")
        ident, _, variation = thing.partition("/")
        if not ident:
            raise ValueError(f"not a resource key: {text!r}")
        return cls(EditKind(kind), ident, variation or None, location or None)


def can_move(old: EditState, new: EditState) -> bool:
    """True when an edit may go from `old` to `new`."""
    return new in MOVES[old]
