"""How urgent a thing with a clock on it is."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from enum import Enum

LOW_STOCK = 5
"""At or below this many units a listing counts as running out, until the seller chooses another number."""
_FEWEST, _MOST = 1, 9999


def low_stock_of(chosen: int) -> int:
    """The seller's number, brought to what can be meant: a listing with no unit left is not running out any more."""
    return min(max(_FEWEST, chosen), _MOST)


class Urgency(Enum):
    """Ordered from the most pressing."""

    LATE = 0
    TODAY = 1
    SOON = 2
    CALM = 3


def dispatch_urgency(deadline: datetime | None, now: datetime, zone: tzinfo) -> Urgency:
    """Of a parcel with a dispatch deadline; without one nothing is claimed. Today and tomorrow are days of the
    seller's site: at 23:30 in São Paulo a deadline an hour later is tomorrow's, whatever UTC calls it."""
    if deadline is None:
        return Urgency.CALM
    if deadline < now:
        return Urgency.LATE
    days = (deadline.astimezone(zone).date() - now.astimezone(zone).date()).days
    if days <= 0:
        return Urgency.TODAY
    return Urgency.SOON if days == 1 else Urgency.CALM


def question_urgency(asked: datetime | None, now: datetime) -> Urgency:
    """Of a waiting question, by its age: buyers expect an answer within the hour."""
    if asked is None:
        return Urgency.CALM
    age = now - asked
    if age >= timedelta(hours=24):
        return Urgency.LATE
    return Urgency.TODAY if age >= timedelta(hours=1) else Urgency.SOON
