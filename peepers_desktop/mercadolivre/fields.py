"""Reading single values out of answers whose keys come, go, and change type.

Missing and null read as None, never as zero or an empty text that somebody could take for a fact.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import quote

import msgspec

from peepers_desktop.domain.money import Money
from peepers_desktop.mercadolivre.errors import BadAnswer

Body = Mapping[str, Any]
_DECODER = msgspec.json.Decoder(float_hook=Decimal)
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_LONGEST_ID = 128
_LARGEST_COUNT = 10**12
_LONGEST_AMOUNT = 13
"""Far above the highest price (page validaciones 29/12/2025), and small enough for a column of minor units."""
_HIGH, _LOW = rb"\\u[dD][89abAB][0-9a-fA-F]{2}", rb"\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_HALF_A_CHARACTER = re.compile(rb"(%b)(%b)|%b|%b" % (_HIGH, _LOW, _HIGH, _LOW))


def decode(body: bytes) -> Any:
    """The JSON value, numbers with a fraction as Decimal. Raises `BadAnswer`.

    An emoji that a length limit cut in half does not cost the answer: the half becomes U+FFFD.
    """
    try:
        try:
            return _DECODER.decode(body)
        except msgspec.DecodeError:
            return _DECODER.decode(_HALF_A_CHARACTER.sub(_whole_or_replaced, body))
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError, ArithmeticError, RecursionError) as error:
        raise BadAnswer from error


def kept(value: Any) -> bytes:
    """The JSON of a value, numbers as they came. Raises `BadAnswer` for one nested too deep to be an answer."""
    try:
        return _ENCODER.encode(value)
    except RecursionError as error:
        raise BadAnswer from error


def _whole_or_replaced(found: re.Match[bytes]) -> bytes:
    return found[0] if found[1] else rb"\ufffd"


def route(*parts: str) -> str:
    """A path from its parts, each quoted: an id never reaches beyond its own place."""
    return "".join(f"/{quote(part, safe='')}" for part in parts)


def ident(value: Any) -> str | None:
    """An id as text, whether it came as a number or as text; None for null, "" and what is no id."""
    if isinstance(value, Decimal) and value.is_finite() and value.adjusted() < _LONGEST_ID:
        return f"{value:f}".partition(".")[0] if value == value.to_integral_value() else None
    if isinstance(value, bool) or not isinstance(value, (int, str)):
        return None
    text = str(value).strip()
    return text if 0 < len(text) <= _LONGEST_ID else None


def string(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def lower(value: Any) -> str:
    return value.lower() if isinstance(value, str) else ""


def whole(value: Any) -> int | None:
    """A count; None when it is missing, not a whole number, or larger than any count."""
    number = decimal(value)
    if number is None or abs(number) >= _LARGEST_COUNT or number != number.to_integral_value():
        return None
    return int(number)


def decimal(value: Any) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, (int, str, Decimal)):
        return None
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    if not number:
        return Decimal(0)
    # By its exponent: any arithmetic with 1e999999999 overflows.
    return number if number.is_finite() and abs(number.adjusted()) < _LONGEST_AMOUNT else None


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


def entries(value: Any, key: str) -> list[Body]:
    """The entries of a bare list, or a single object, each of which has `key`; null is an empty list.

    Raises:
        BadAnswer: it is something else. What cannot be read must not pass for "there is nothing".
    """
    found = [] if value is None else [value] if isinstance(value, Mapping) else value
    if not isinstance(found, list) or not all(isinstance(entry, Mapping) and key in entry for entry in found):
        raise BadAnswer
    return found


def listed(value: Any, key: str) -> list[Body]:
    """The entries of a page; null is an empty page.

    Raises:
        BadAnswer: there is no such list. It must not pass for "there is nothing", which would delete rows.
    """
    if key not in required(value):
        raise BadAnswer
    found = value[key]
    if found is None:
        return []
    if not isinstance(found, list) or not all(isinstance(entry, Mapping) for entry in found):
        raise BadAnswer
    return found


def texts(value: Any) -> tuple[str, ...]:
    """The texts of a list, lower-cased."""
    return tuple(entry.lower() for entry in value if isinstance(entry, str)) if isinstance(value, list) else ()


def identified(body: Any) -> tuple[Body, str]:
    """The body as an object, and its id. Raises `BadAnswer` for anything else and for an object without an id."""
    told = required(body)
    found = ident(told.get("id"))
    if found is None:
        raise BadAnswer
    return told, found


def required(body: Any) -> Body:
    """The body as an object. Raises `BadAnswer` for anything else."""
    if not isinstance(body, Mapping):
        raise BadAnswer
    return body
