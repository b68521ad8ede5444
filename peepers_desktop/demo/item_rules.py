"""What may be changed in a listing, and what each change does.

Every rule either refuses the whole edit or adds a change to be made once all rules agreed.
Pages: producto-sincroniza-modifica-publicaciones 24/03/2026, variaciones 30/12/2025, pt_br/automatizacoes-de-precos
11/08/2026, convivencia-full-y-flex 15/05/2026, stock-multi-origen 15/05/2026.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from peepers_desktop.demo.exchange import Json
from peepers_desktop.demo.model import Item, Location, Stocked
from peepers_desktop.demo.refusals import OPTIMISTIC_LOCK, Refusal, cause, standard
from peepers_desktop.demo.state import State, follow_stock

FROZEN = ("closed", "inactive", "under_review", "payment_required", "not_yet_active")
MOST_UNITS = 99_999
MOST_CENTS = 999_999_999_900
LEAST_CENTS = 100
DELETE_AFTER = timedelta(seconds=5)
UNUSUAL = 0.5
"""A price that moves by this part or more is taken for a mistake, and the listing is paused for moderation."""
AUTOMATED: Json = {
    "department": "items",
    "cause_id": 502,
    "type": "warning",
    "code": "item.price.not_modifiable",
    "message": "Cannot modify price on items with dynamic pricing",
    "references": ["item.price"],
}


@dataclass(slots=True)
class Edit:
    """One edit of one listing: the changes agreed so far, and the warnings of the answer."""

    world: State
    item: Item
    now: datetime
    changes: list[Callable[[], None]] = field(default_factory=list)
    warnings: list[Json] = field(default_factory=list)

    def validation(self, code: str, message: str, cause_id: int | None = None) -> Refusal:
        """A 400 about this listing, with its status in the text."""
        head = (
            f"Cannot update item {self.item.id} [status:{self.item.status}, has_bids:{str(self.item.sold > 0).lower()}]"
        )
        return Refusal(400, standard(400, "validation_error", head, [cause(code, message, cause_id)]))

    def frozen(self, name: str) -> Refusal:
        """A field that this listing does not let anybody change."""
        return self.validation("field_not_updatable", f"{name} is not modifiable.")

    def quantity(self, stock: Stocked, wanted: Any, source: str) -> None:
        """Set one stock, unless its place or the listing's status forbids it."""
        seller = self.world.sellers[self.item.seller_id]
        if self.item.in_full or self.item.status in FROZEN:
            raise self.frozen("available_quantity")
        if seller.by_warehouse:
            return
        units = self.units(wanted)
        self.changes.append(lambda: set_units(self.world, stock, units, source, self.now))

    def units(self, wanted: Any) -> int:
        """A whole number of units within the listing's limit."""
        limit = 1 if self.item.condition == "used" else MOST_UNITS
        if isinstance(wanted, bool) or not isinstance(wanted, int) or wanted < 0:
            text = f"Invalid value for available_quantity: {wanted}"
        elif wanted > limit:
            text = f"Available quantity max. value is {limit} for category {self.item.category_id}"
        else:
            return wanted
        entry = cause("item.available_quantity.invalid", text)
        raise Refusal(400, standard(400, "validation_error", "Validation error", [entry]))

    def price(self, wanted: Any, alone: bool) -> None:
        """Set the price of the listing and of all its variations."""
        if "dynamic_standard_price" in self.item.tags:
            if alone:
                raise Refusal(400, standard(400, "item.price.not_modifiable", AUTOMATED["message"]))
            self.warnings.append(AUTOMATED)
            return
        by_variation = alone and self.world.settings.prices_by_variation and self.item.variations
        if self.item.status in FROZEN or by_variation:
            raise self.frozen("price")
        cents = cents_of(wanted)
        self.changes.append(lambda: self._set_price(cents))

    def _set_price(self, cents: int) -> None:
        before, self.item.price = self.item.price, cents
        self.item.original_price = None
        if abs(cents - before) >= before * UNUSUAL and self.item.status == "active":
            self.item.status, self.item.sub_status = "paused", []
            self.item.tags = [*self.item.tags, "moderation_penalty"]

    def status(self, wanted: Any) -> None:
        """Pause, activate or close. Closed is final, moderated stays moderated, empty cannot be activated."""
        current = self.item.status
        if current == "closed" and wanted != "closed":
            text = f"Item in status closed is not possible to change to status {wanted}. Valid transitions are [closed]"
            raise Refusal(400, standard(400, "validation_error", text))
        if wanted not in ("active", "paused", "closed"):
            text = f"Item in status {current} is not possible to change to status {wanted}."
            raise Refusal(400, standard(400, "validation_error", text))
        if current in FROZEN and wanted != current:
            raise self.validation("item.status.not_modifiable", "status is not modifiable.", 340)
        self.changes.append(lambda: self._set_status(str(wanted)))

    def _set_status(self, wanted: str) -> None:
        self.item.status = wanted
        self.item.sub_status = ["paused_by_seller"] if wanted == "paused" else []
        if wanted == "closed":
            self.item.closed_at = self.now
        follow_stock(self.item)

    def activation_needs_stock(self, units_after: int) -> None:
        """Activating an empty listing fails until it has stock."""
        if self.item.status == "paused" and units_after == 0:
            raise self.validation("item.status.not_modifiable", "status is not modifiable.", 340)

    def deleted(self, wanted: Any) -> None:
        """The second half of deleting: only some seconds after closing."""
        if wanted not in ("true", True):
            raise self.frozen("deleted")
        if self.item.status == "under_review":
            self.item.closed_at = self.now - DELETE_AFTER
        elif self.item.status != "closed":
            raise self.frozen("deleted")
        if self.item.closed_at is None or self.now - self.item.closed_at < DELETE_AFTER:
            raise Refusal(409, OPTIMISTIC_LOCK)
        self.changes.append(self._delete)

    def _delete(self) -> None:
        self.item.status, self.item.sub_status = "closed", ["deleted"]

    def title(self, wanted: Any) -> None:
        """Only before the first sale, and never on user-product listings."""
        if self.item.family_name is not None or self.item.sold or self.item.status in FROZEN:
            raise self.validation("item.title.not_modifiable", "title is not modifiable.")
        self.changes.append(lambda: setattr(self.item, "title", str(wanted)[:60]))

    def carry_out(self) -> None:
        """Make all changes."""
        for change in self.changes:
            change()
        if self.changes:
            self.item.updated = self.now


def set_units(world: State, stock: Stocked, units: int, source: str, now: datetime) -> None:
    """Replace what the seller keeps at their own address."""
    stock.user_product.locations = [Location("selling_address", units)]
    world.stock_changed(stock.user_product, source, now)


def cents_of(wanted: Any) -> int:
    """A price in reais as cents, within the category's least and the marketplace's most."""
    if isinstance(wanted, bool) or not isinstance(wanted, (int, float)):
        raise Refusal(
            400, standard(400, "validation_error", "Validation error", [cause("item.price.invalid", "Invalid price")])
        )
    cents = round(wanted * 100)
    if cents < LEAST_CENTS:
        entry = cause("item.price.invalid", "The category requires a minimum of price 1", 109)
        raise Refusal(400, standard(400, "validation_error", "Validation error", [entry]))
    if cents >= MOST_CENTS:
        entry = cause("item.price.invalid", "Price must be lower than 9999999999", 129)
        raise Refusal(400, standard(400, "validation_error", "Validation error", [entry]))
    return cents
