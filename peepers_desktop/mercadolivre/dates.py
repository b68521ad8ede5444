"""One tolerant reader for every spelling of an instant the API uses."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


def instant(value: object) -> datetime | None:
    """The instant in UTC, or None for anything unreadable: a bad date is unknown, never fatal.

    Reads ISO 8601 with 0 to 9 decimals and every spelling of the offset, and RFC 1123. A text without
    a zone is read as UTC; the API states none for it.
    """
    if not isinstance(value, str) or len(value) < 10:
        return None
    try:
        read = datetime.fromisoformat(value) if value[0].isdecimal() else parsedate_to_datetime(value)
        return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def query_text(value: datetime) -> str:
    """The documented form of a date filter: whole seconds, numeric offset (page gerenciamento-de-vendas 07/08/2026)."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000-00:00")
