"""Quantities and prices as sellers type them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from peepers_desktop.app.refusals import NotAPrice, NotAQuantity, QuantityUnknown
from peepers_desktop.app.typed import read_price, read_quantity
from peepers_desktop.domain.edits import Intent


@pytest.mark.parametrize(
    ("typed", "shown", "wanted", "intent"),
    [
        ("7", 10, 7, Intent.ABSOLUTE),
        (" 7 ", None, 7, Intent.ABSOLUTE),
        (7, 10, 7, Intent.ABSOLUTE),
        ("+5", 10, 15, Intent.DELTA),
        ("-2", 10, 8, Intent.DELTA),
        ("0", 10, 0, Intent.ABSOLUTE),
        ("99999", None, 99_999, Intent.ABSOLUTE),
    ],
)
def test_quantities(typed: str | int, shown: int | None, wanted: int, intent: Intent) -> None:
    assert read_quantity(typed, shown) == (wanted, intent)


@pytest.mark.parametrize("typed", ["", "abc", "1,5", "1.5", "100000", "-11", "+99999", "--2", -3])
def test_what_is_no_quantity(typed: str | int) -> None:
    with pytest.raises(NotAQuantity):
        read_quantity(typed, 10)


def test_a_difference_needs_something_to_differ_from() -> None:
    with pytest.raises(QuantityUnknown):
        read_quantity("+1", None)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("129.90", "129.90"),
        ("129,90", "129.90"),
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("R$ 1.234,56", "1234.56"),
        ("1.234", "1234"),
        ("12,5", "12.5"),
        ("1.234.567", "1234567"),
        ("50", "50"),
    ],
)
def test_prices(typed: str, amount: str) -> None:
    assert read_price(typed, "BRL").amount == Decimal(amount)


@pytest.mark.parametrize("typed", ["", "0", "0,00", "abc", "-5", "1,999", "9999999999"])
def test_what_is_no_price(typed: str) -> None:
    with pytest.raises(NotAPrice):
        read_price(typed, "BRL")


def test_currencies_without_cents_take_none() -> None:
    assert read_price("12.990", "CLP").minor == 12_990
    with pytest.raises(NotAPrice):
        read_price("12,5", "CLP")
