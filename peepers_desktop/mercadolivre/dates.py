"""One tolerant reader for every spelling of an instant the API uses."""

from __future__ import annotations

from datetime import UTC, datetime


def instant(value: object) -> datetime | None:
    """The instant in UTC, or None for anything unreadable: a bad date is unknown, never fatal.

    A text without a zone is read as UTC; the API states none for it.
    """
    if not isinstance(value, str) or len(value) < 10:
        return None
    try:
        read = datetime.fromisoformat(value)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def query_text(value: datetime) -> str:
    """The documented form of a date filter: whole seconds and milliseconds, numeric offset."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000-00:00")
