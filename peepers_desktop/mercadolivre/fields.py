"""Reading single values out of answers whose keys come, go, and change type.

Missing and null read as None, never as zero or an empty text that somebody could take for a fact.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

import msgspec

from peepers_desktop.domain.money import Money
from peepers_desktop.mercadolivre.errors import BadAnswer

Body = Mapping[str, Any]
_DECODER = msgspec.json.Decoder(float_hook=Decimal)


def decode(body: bytes) -> Any:
    """The JSON value, numbers with a fraction as Decimal. Raises `BadAnswer`."""
    try:
        return _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BadAnswer from error


def ident(value: Any) -> str | None:
    """An id as text, whether it came as a number or as text; None for null, "" and what is no id."""
    if isinstance(value, bool) or value in (None, ""):
        return None
    return str(value) if isinstance(value, (int, str)) else None


def string(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def lower(value: Any) -> str:
    return value.lower() if isinstance(value, str) else ""


def whole(value: Any) -> int | None:
    """A count; None when it is missing or not a whole number."""
    number = decimal(value)
    return int(number) if number is not None and number == number.to_integral_value() else None


def decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    return number if number.is_finite() and abs(number) < Decimal(10) ** 15 else None


def money(value: Any, currency: str | None) -> Money | None:
    amount = decimal(value)
    return Money.of(amount, currency) if amount is not None and currency else None


def part(value: Any, key: str) -> Body:
    """An object inside an object; empty when it is missing or something else."""
    inner = value.get(key) if isinstance(value, Mapping) else None
    return inner if isinstance(inner, Mapping) else {}


def objects(value: Any) -> list[Body]:
    """A list of objects from a list, a single object, or nothing."""
    if isinstance(value, Mapping):
        return [value]
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []


def texts(value: Any) -> tuple[str, ...]:
    """The texts of a list, lower-cased."""
    return tuple(entry.lower() for entry in value if isinstance(entry, str)) if isinstance(value, list) else ()


def required(body: Any) -> Body:
    """The body as an object. Raises `BadAnswer` for anything else."""
    if not isinstance(body, Mapping):
        raise BadAnswer
    return body
