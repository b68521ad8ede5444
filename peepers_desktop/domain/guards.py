"""What deserves a second look before it leaves. Pure rules over what the cache, or the marketplace, shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

from peepers_desktop.domain.edits import EditKind
from peepers_desktop.domain.ids import AccountId, ItemId, VariationId
from peepers_desktop.domain.items import Item, ListingStatus
from peepers_desktop.domain.money import Money

JUMP = Decimal("0.5")
"""A price that moves by this part or more, either way, is usually a slip of the finger; the marketplace pauses
such listings for moderation (page producto-sincroniza-modifica-publicaciones 24/03/2026)."""
MANY = 5
"""So many rows brought to zero in one act are asked about."""
AUTOMATIC_PRICE = "dynamic_standard_price"
MIGRATED = "variations_migration_source"
"""Tag of a listing whose variations became listings of their own (page user-products 20/04/2026)."""


class GuardKind(Enum):
    """What there is to look at twice. Its value is the code of the sentence."""

    PRICE_JUMP = "price_jump"
    MANY_TO_ZERO = "many_to_zero"
    PRICE_AUTOMATION = "price_automation"
    VARIATIONS_CHANGED = "variations_changed"
    MIGRATED_TO_USER_PRODUCTS = "migrated_to_user_products"
    STATUS_REFUSES = "status_refuses"


CONFIRMABLE = frozenset({GuardKind.PRICE_JUMP, GuardKind.MANY_TO_ZERO})
"""The seller may mean these. The others say why the marketplace would refuse."""


@dataclass(frozen=True, slots=True)
class Guard:
    """One reason to stop. `params` fill its sentence; `item_id` says where, and is empty for a whole act."""

    kind: GuardKind
    params: Mapping[str, str | int] = field(default_factory=dict)
    item_id: ItemId = ""
    account: AccountId = ""

    @property
    def confirmable(self) -> bool:
        return self.kind in CONFIRMABLE


@dataclass(frozen=True, slots=True)
class Draft:
    """What a seller typed and has not sent: a quantity, a price or a status ("paused", "active")."""

    account: AccountId | None
    kind: EditKind
    item_id: ItemId
    variation_id: VariationId | None
    typed: str | int
    location: str | None = None
    """Network node of one deposit, for sellers who keep stock in several."""


def price_jump(before: Money | None, after: Money | None) -> Guard | None:
    """A guard for a price that moves by half or more. From an unknown price nothing can be said."""
    if before is None or after is None or before.currency != after.currency or before.minor <= 0:
        return None
    moved = Decimal(abs(after.minor - before.minor)) / Decimal(before.minor)
    if moved < JUMP:
        return None
    percent = int((moved * 100).to_integral_value())
    params: dict[str, str | int] = {"before": str(before.amount), "after": str(after.amount)}
    params |= {"currency": after.currency, "percent": percent}
    return Guard(GuardKind.PRICE_JUMP, params)


def listing_guards(item: Item, kind: EditKind, variation_id: VariationId | None = None) -> list[Guard]:
    """What in a listing itself stands against an edit of a kind."""
    found: list[Guard] = []
    if MIGRATED in item.tags:
        found.append(Guard(GuardKind.MIGRATED_TO_USER_PRODUCTS, {"item": item.id}, item.id, item.account))
    elif refuses_edits(item, kind):
        found.append(Guard(GuardKind.STATUS_REFUSES, {"status": item.status}, item.id, item.account))
    if kind is EditKind.PRICE and AUTOMATIC_PRICE in item.tags:
        found.append(Guard(GuardKind.PRICE_AUTOMATION, {}, item.id, item.account))
    if variation_id is not None and item.variation(variation_id) is None:
        found.append(Guard(GuardKind.VARIATIONS_CHANGED, {"variation": variation_id}, item.id, item.account))
    return found


_CLOSED_TO_EDITS = frozenset(
    {ListingStatus.CLOSED, ListingStatus.UNDER_REVIEW, ListingStatus.INACTIVE, ListingStatus.PAYMENT_REQUIRED}
)
_SWITCHABLE = frozenset({ListingStatus.ACTIVE, ListingStatus.PAUSED})


def refuses_edits(item: Item, kind: EditKind) -> bool:
    """True when a listing in this state does not take an edit of this kind: only active and paused listings can
    be paused and activated; closed, moderated and inactive ones take nothing."""
    status = ListingStatus.of(item.status)
    return status not in _SWITCHABLE if kind is EditKind.STATUS else status in _CLOSED_TO_EDITS


def many_to_zero(to_zero: int, shown: int | None = None, empty: int = 0) -> Guard | None:
    """A guard for an act that brings many rows to zero: five or more, or all of those on the screen. `empty` of
    these have nothing already, so that nothing would be left after it."""
    everything = shown is not None and shown > 1 and to_zero > 0 and to_zero + empty >= shown
    return Guard(GuardKind.MANY_TO_ZERO, {"count": to_zero}) if to_zero >= MANY or everything else None


def confirmable(guards: Sequence[Guard]) -> tuple[Guard, ...]:
    """Those the seller may wave through."""
    return tuple(guard for guard in guards if guard.confirmable)
