"""Sales: orders, their lines, and the packs that buyers see as one purchase."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from peepers_desktop.domain.ids import AccountId, BuyerId, ItemId, OrderId, PackId, ShipmentId, VariationId
from peepers_desktop.domain.money import Money


class OrderStatus(Enum):
    """Order states (page gerenciamento-de-vendas 07/08/2026)."""

    CONFIRMED = "confirmed"
    PAYMENT_REQUIRED = "payment_required"
    PAYMENT_IN_PROCESS = "payment_in_process"
    PARTIALLY_PAID = "partially_paid"
    PAID = "paid"
    PARTIALLY_REFUNDED = "partially_refunded"
    PENDING_CANCEL = "pending_cancel"
    CANCELLED = "cancelled"
    INVALID = "invalid"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, text: str) -> OrderStatus:
        return cls._value2member_map_.get(text.lower(), cls.UNKNOWN)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One item of an order. `sale_fee` is per unit and None when the answer lacked it."""

    item_id: ItemId
    variation_id: VariationId | None
    title: str
    variation_name: str
    sku: str | None
    quantity: int
    unit_price: Money | None
    sale_fee: Money | None
    listing_type: str | None = None

    @property
    def fee(self) -> Money | None:
        """The marketplace's fee of the whole line: sale_fee times quantity."""
        return self.sale_fee.times(self.quantity) if self.sale_fee else None


@dataclass(frozen=True, slots=True)
class Order:
    """A sale as the marketplace last told it."""

    account: AccountId
    id: OrderId
    pack_id: PackId | None
    status: str
    date_created: datetime | None
    date_closed: datetime | None
    last_updated: datetime | None
    """The order's own clock."""
    indexed_at: datetime | None
    """`date_last_updated` of a search: the only clock a cursor may use; None when read by id."""
    currency: str
    total: Money | None
    paid: Money | None
    coupon: Money | None
    buyer_id: BuyerId | None
    buyer_nickname: str | None
    shipment_id: ShipmentId | None
    tags: frozenset[str]
    lines: tuple[OrderLine, ...]
    partial: frozenset[str] = frozenset()
    """Names of parts the answer said were missing (status 206)."""
    complete: bool = True
    """False for a search element, which must not overwrite a richer body."""
    raw: bytes = field(default=b"", repr=False, compare=False)
    """The body without personal fields, JSON."""

    @property
    def sale_number(self) -> str:
        """The number the buyer and the panel show: the pack, or the order itself."""
        return self.pack_id or self.id

    @property
    def fee(self) -> Money | None:
        """Sum of the lines' fees; None when any line lacks it."""
        fees = [line.fee for line in self.lines]
        known = [fee for fee in fees if fee is not None]
        if not known or len(known) != len(fees):
            return None
        return Money(sum(fee.minor for fee in known), self.currency)

    def units_of(self, item_id: ItemId, variation_id: VariationId | None) -> int:
        """Units of one listing or variation in this order."""
        return sum(
            line.quantity
            for line in self.lines
            if line.item_id == item_id and (variation_id is None or line.variation_id == variation_id)
        )
