"""Money as whole minor units and a currency, never floating point."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal

_WITHOUT_MINOR_UNITS = frozenset({"CLP", "PYG"})


def minor_digits(currency: str) -> int:
    """How many decimal digits amounts of a currency have: 2, or 0 for CLP and PYG."""
    return 0 if currency in _WITHOUT_MINOR_UNITS else 2


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in minor units (centavos) of an ISO 4217 currency."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | int | str, currency: str) -> Money:
        """From a decimal amount as the API prints it (62.96, 50, 14.290000000000001)."""
        scaled = Decimal(amount).scaleb(minor_digits(currency))
        return cls(int(scaled.to_integral_value(rounding=ROUND_HALF_EVEN)), currency)

    @property
    def amount(self) -> Decimal:
        """The decimal amount in major units."""
        return Decimal(self.minor).scaleb(-minor_digits(self.currency))

    def times(self, units: int) -> Money:
        return Money(self.minor * units, self.currency)

    def plus(self, other: Money) -> Money:
        """The sum; both must be of one currency."""
        if other.currency != self.currency:
            raise ValueError(f"cannot add {other.currency} to {self.currency}")
        return Money(self.minor + other.minor, self.currency)
