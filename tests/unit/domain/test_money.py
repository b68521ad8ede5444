"""Money keeps whole minor units, whatever the API prints."""

from __future__ import annotations

from decimal import Decimal

import pytest

from peepers_desktop.domain.money import Money, minor_digits


@pytest.mark.parametrize(
    ("printed", "currency", "minor"),
    [
        ("62.96", "BRL", 6296),
        ("50", "BRL", 5000),
        ("50000.0", "BRL", 5_000_000),
        ("14.290000000000001", "BRL", 1429),
        ("0.005", "BRL", 0),
        ("0.015", "BRL", 2),
        ("12990", "CLP", 12990),
        ("1500", "PYG", 1500),
    ],
)
def test_reads_amounts_as_the_api_prints_them(printed: str, currency: str, minor: int) -> None:
    assert Money.of(Decimal(printed), currency).minor == minor


def test_amount_is_the_way_back() -> None:
    assert Money(12590, "BRL").amount == Decimal("125.90")
    assert Money(12990, "CLP").amount == Decimal(12990)


def test_currencies_without_cents() -> None:
    assert (minor_digits("CLP"), minor_digits("PYG"), minor_digits("BRL"), minor_digits("ARS")) == (0, 0, 2, 2)


def test_times_and_plus() -> None:
    assert Money(1050, "BRL").times(3) == Money(3150, "BRL")
    assert Money(1050, "BRL").plus(Money(-50, "BRL")) == Money(1000, "BRL")


def test_never_adds_two_currencies() -> None:
    with pytest.raises(ValueError, match="cannot add"):
        Money(1, "BRL").plus(Money(1, "ARS"))


def test_a_float_like_sum_is_exact() -> None:
    total = Money(0, "BRL")
    for _ in range(1000):
        total = total.plus(Money.of("0.10", "BRL"))
    assert total.amount == Decimal("100.00")
