"""How values stand in columns: instants as UTC text that sorts, lists as JSON, money as minor units."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from peepers_desktop.domain.money import Money


def instant_text(value: datetime | None) -> str | None:
    """UTC, milliseconds, fixed width: text order is time order."""
    return None if value is None else value.astimezone(UTC).isoformat(timespec="milliseconds")


def instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def known_instant(text: str) -> datetime:
    """An instant of a column that is never empty."""
    return datetime.fromisoformat(text)


def words_text(words: Iterable[str]) -> str:
    return json.dumps(sorted(words), ensure_ascii=False)


def words(text: str | None) -> frozenset[str]:
    return frozenset(json.loads(text)) if text else frozenset()


def ordered_text(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False)


def ordered(text: str | None) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()


def object_text(value: Mapping[str, Any]) -> str:
    return json.dumps(dict(value), ensure_ascii=False, sort_keys=True)


def object_of(text: str | None) -> dict[str, Any]:
    return dict(json.loads(text)) if text else {}


_LARGEST = 2**63 - 1


def minor(money: Money | None) -> int | None:
    """None for an amount that no column holds: it is no amount, and must not cost the row."""
    return None if money is None or abs(money.minor) > _LARGEST else money.minor


def money(value: int | None, currency: str | None) -> Money | None:
    """None stays None: a missing amount is never zero."""
    return None if value is None or not currency else Money(value, currency)
