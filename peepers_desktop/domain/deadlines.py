"""How urgent a thing with a clock on it is."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum

LOW_STOCK = 5
"""At or below this many units a listing counts as running out."""


class Urgency(Enum):
    """Ordered from the most pressing."""

    LATE = 0
    TODAY = 1
    SOON = 2
    CALM = 3


def dispatch_urgency(deadline: datetime | None, now: datetime) -> Urgency:
    """Of a parcel with a dispatch deadline; without one nothing is claimed."""
    if deadline is None:
        return Urgency.CALM
    if deadline < now:
        return Urgency.LATE
    if deadline - now <= timedelta(hours=24):
        return Urgency.TODAY
    return Urgency.SOON if deadline - now <= timedelta(hours=48) else Urgency.CALM


def question_urgency(asked: datetime | None, now: datetime) -> Urgency:
    """Of a waiting question, by its age: buyers expect an answer within the hour."""
    if asked is None:
        return Urgency.CALM
    age = now - asked
    if age >= timedelta(hours=24):
        return Urgency.LATE
    return Urgency.TODAY if age >= timedelta(hours=1) else Urgency.SOON
