"""What a seller types for a quantity or a price, read the way they mean it."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from peepers_desktop.app.refusals import NotAPrice, NotAQuantity, QuantityUnknown
from peepers_desktop.domain.edits import Intent
from peepers_desktop.domain.money import Money, minor_digits

MOST_UNITS = 99_999
"""Highest quantity of a listing (page tipos-de-publicacion-y-actualizaciones-de-articulos 01/06/2026)."""
_QUANTITY = re.compile(r"\s*([+-]?)\s*(\d{1,9})\s*")
_AMOUNT = re.compile(r"(?:R\$|\$)?\s*(\d[\d.,\s]*)")


def read_quantity(typed: str | int, shown: int | None) -> tuple[int, Intent]:
    """The wanted quantity and how it was meant: "7" as a count, "+5" and "-2" as differences from what
    the row shows. Raises `NotAQuantity`, or `QuantityUnknown` for a difference from nothing."""
    match = _QUANTITY.fullmatch(str(typed))
    if match is None:
        raise NotAQuantity(typed=str(typed))
    sign, digits = match.groups()
    if not sign or isinstance(typed, int):
        wanted, intent = int(digits) * (-1 if sign == "-" else 1), Intent.ABSOLUTE
    elif shown is None:
        raise QuantityUnknown
    else:
        wanted, intent = shown + int(f"{sign}{digits}"), Intent.DELTA
    if not 0 <= wanted <= MOST_UNITS:
        raise NotAQuantity(typed=str(typed))
    return wanted, intent


def read_difference(typed: str | int) -> int | None:
    """The difference that was typed ("+5", "-2"); None for a count or for what is no quantity at all."""
    match = _QUANTITY.fullmatch(typed) if isinstance(typed, str) else None
    if match is None or not match.group(1) or int(match.group(2)) > MOST_UNITS:
        return None
    return int("".join(match.groups()))


def read_price(typed: str, currency: str) -> Money:
    """A price as Brazilians ("1.234,56") and programs ("1234.56") write it. Raises `NotAPrice`."""
    match = _AMOUNT.fullmatch(typed.strip())
    if match is None:
        raise NotAPrice(typed=typed)
    try:
        amount = Decimal(_with_point("".join(match.group(1).split())))
    except InvalidOperation as error:
        raise NotAPrice(typed=typed) from error
    price = Money.of(amount, currency)
    if price.minor <= 0 or price.amount != amount or amount >= Decimal(9_999_999_999):
        raise NotAPrice(typed=typed)
    return Money.of(round(amount, minor_digits(currency)), currency)


def _with_point(digits: str) -> str:
    """The last separator is the decimal one, unless it stands before exactly three digits alone."""
    last = max(digits.rfind(","), digits.rfind("."))
    if last < 0:
        return digits
    whole, rest = re.sub(r"[.,]", "", digits[:last]), digits[last + 1 :]
    grouped = digits.count(digits[last]) > 1 or (digits[last] == "." and len(rest) == 3)
    return whole + rest if grouped else f"{whole}.{rest}"
