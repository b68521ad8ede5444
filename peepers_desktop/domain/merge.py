"""The three-way stock merge: base the seller saw, wanted they typed, remote as it is now."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from peepers_desktop.domain.edits import Intent


class Outcome(Enum):
    """What a merge decides."""

    SEND = "send"
    ALREADY = "already"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Merged:
    """The decision, and the quantity to send or to propose."""

    outcome: Outcome
    quantity: int | None
    sold_since: int = 0
    clamped: bool = False
    """True when the result would have been below zero and was raised to it."""


def merge_stock(
    base: int | None, wanted: int, remote: int | None, intent: Intent, *, sold_since: int = 0, automatic: bool = False
) -> Merged:
    """Decide what to write.

    `sold_since` are units in orders created after the edit. `automatic` is the seller's own choice to
    let a count be lowered by those units without being asked. A missing base or remote is never taken
    for zero: the seller is asked.
    """
    if remote is None:
        return Merged(Outcome.ASK, None, sold_since)
    if intent is Intent.DELTA:
        return _merge_difference(base, wanted, remote, sold_since)
    if remote == wanted and sold_since == 0:
        return Merged(Outcome.ALREADY, wanted)
    if base is None:
        return Merged(Outcome.ASK, None, sold_since)
    if remote == base:
        return Merged(Outcome.SEND, wanted, sold_since)
    explained = sold_since > 0 and base - remote == sold_since
    proposal = wanted - sold_since if explained else None
    if proposal is None:
        return Merged(Outcome.ASK, None, sold_since)
    return Merged(
        Outcome.SEND if automatic and proposal >= 0 else Outcome.ASK, max(0, proposal), sold_since, clamped=proposal < 0
    )


def _merge_difference(base: int | None, wanted: int, remote: int, sold_since: int) -> Merged:
    if base is None:
        return Merged(Outcome.ASK, None, sold_since)
    result = remote + (wanted - base)
    return Merged(Outcome.SEND, max(0, result), sold_since, clamped=result < 0)


class Arrival(Enum):
    """What a reading says about a write whose answer was lost."""

    ARRIVED = "arrived"
    ABSENT = "absent"
    UNCLEAR = "unclear"
    """Both would look like this: sales explain the quantity either way."""
    CHANGED = "changed"
    """Neither would look like this: somebody else changed it."""


def arrival(before: int | None, sent: int, remote: int, sold: int) -> Arrival:
    """Whether a quantity arrived, from what was there before it was sent and the units sold since then. Sales
    before the write are overwritten by it, sales after it are taken off, so it shows as `sent` less up to all."""
    arrived = sent - sold <= remote <= sent
    absent = before is not None and remote == before - sold
    if arrived and absent:
        return Arrival.ARRIVED if sent == before else Arrival.UNCLEAR
    if arrived:
        return Arrival.ARRIVED
    return Arrival.ABSENT if absent else Arrival.CHANGED


def overwritten(sent: int, remote: int, sold: int) -> int:
    """Units that a write put back although they were sold between the reading before it and the write itself:
    what is there, above what was sent less everything sold since that reading."""
    return max(0, min(sold, remote - (sent - sold)))
