"""Listings, their variations, and which way a quantity may be written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from peepers_desktop.domain.accounts import Seller
from peepers_desktop.domain.ids import AccountId, ItemId, UserProductId, VariationId
from peepers_desktop.domain.money import Money


class ListingStatus(Enum):
    """Known listing states (page producto-sincroniza-modifica-publicaciones 24/03/2026)."""

    ACTIVE = "active"
    PAUSED = "paused"
    CLOSED = "closed"
    UNDER_REVIEW = "under_review"
    INACTIVE = "inactive"
    PAYMENT_REQUIRED = "payment_required"
    NOT_YET_ACTIVE = "not_yet_active"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, text: str) -> ListingStatus:
        """The known state, or UNKNOWN; the caller keeps the text."""
        return cls._value2member_map_.get(text.lower(), cls.UNKNOWN)  # type: ignore[return-value]


class Logistic(Enum):
    """How a listing is shipped."""

    FULL = "fulfillment"
    PICKUP = "cross_docking"
    PLACES = "xd_drop_off"
    DROP_OFF = "drop_off"
    FLEX = "self_service"
    TURBO = "turbo"
    ME1 = "default"
    CUSTOM = "custom"
    NOT_SPECIFIED = "not_specified"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, text: str | None) -> Logistic:
        return cls._value2member_map_.get((text or "not_specified").lower(), cls.UNKNOWN)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Variation:
    """One variation of a listing. `quantity` is None when the answer did not carry it: never zero."""

    id: VariationId
    name: str
    """Its attribute combination in words, e.g. "Azul · M"."""
    quantity: int | None
    sold: int | None
    price: Money | None
    sku: str | None
    user_product_id: UserProductId | None = None
    inventory_id: str | None = None
    picture_id: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """A listing as the marketplace last confirmed it."""

    account: AccountId
    id: ItemId
    title: str
    status: str
    """The API's own word in lower case; `ListingStatus.of` classifies it."""
    sub_status: tuple[str, ...]
    quantity: int | None
    """Available units; for a listing with variations the sum. None when the answer lacked it."""
    sold: int | None
    price: Money | None
    currency: str
    listing_type: str
    logistic_type: str | None
    shipping_tags: frozenset[str]
    tags: frozenset[str]
    last_updated: datetime | None
    date_created: datetime | None
    sku: str | None = None
    permalink: str | None = None
    thumbnail: str | None = None
    """An https address, derived from `thumbnail` where needed."""
    category_id: str | None = None
    family_id: str | None = None
    family_name: str | None = None
    user_product_id: UserProductId | None = None
    inventory_id: str | None = None
    catalog_listing: bool = False
    condition: str | None = None
    variations: tuple[Variation, ...] = ()
    raw: bytes = field(default=b"", repr=False, compare=False)
    """The body this was read from, JSON."""

    @property
    def has_variations(self) -> bool:
        return bool(self.variations)

    def variation(self, variation_id: VariationId) -> Variation | None:
        return next((v for v in self.variations if v.id == variation_id), None)


class StockPath(Enum):
    """The call that writes a quantity (pages stock-distribuido 20/04/2026, stock-multi-origen and
    convivencia-full-y-flex 15/05/2026)."""

    ITEM = "item"
    VARIATION = "variation"
    WAREHOUSE = "warehouse"
    SELLING_ADDRESS = "selling_address"
    READ_ONLY = "read_only"


class ReadOnlyReason(Enum):
    """Why a quantity cannot be edited."""

    FULL = "full"
    FULL_AND_FLEX = "full_and_flex"
    STATUS = "status"
    PICK_VARIATION = "pick_variation"
    NO_USER_PRODUCT = "no_user_product"


_SELLING_ADDRESS_SITES = frozenset({"MLA", "MLC"})
_UNEDITABLE = frozenset(
    {ListingStatus.CLOSED, ListingStatus.UNDER_REVIEW, ListingStatus.INACTIVE, ListingStatus.PAYMENT_REQUIRED}
)


@dataclass(frozen=True, slots=True)
class StockRoute:
    """How to write the quantity of a listing or variation, or why it cannot be written."""

    path: StockPath
    reason: ReadOnlyReason | None = None
    user_product_id: UserProductId | None = None

    @property
    def editable(self) -> bool:
        return self.path is not StockPath.READ_ONLY


def stock_route(item: Item, seller: Seller, variation_id: VariationId | None = None) -> StockRoute:
    """Choose the write path for one quantity: of the listing, or of one of its variations."""
    if ListingStatus.of(item.status) in _UNEDITABLE:
        return _read_only(ReadOnlyReason.STATUS)
    if item.has_variations and variation_id is None:
        return _read_only(ReadOnlyReason.PICK_VARIATION)
    variation = item.variation(variation_id) if variation_id else None
    product = (variation.user_product_id if variation else None) or item.user_product_id
    if Logistic.of(item.logistic_type) is Logistic.FULL:
        return _full_route(item, seller, product)
    if seller.keeps_warehouses:
        return _through_product(StockPath.WAREHOUSE, product)
    return StockRoute(StockPath.VARIATION if variation_id else StockPath.ITEM)


def _full_route(item: Item, seller: Seller, product: UserProductId | None) -> StockRoute:
    if "self_service_in" not in item.shipping_tags:
        return _read_only(ReadOnlyReason.FULL)
    if seller.keeps_warehouses:
        return _through_product(StockPath.WAREHOUSE, product)
    if seller.site_id in _SELLING_ADDRESS_SITES:
        return _through_product(StockPath.SELLING_ADDRESS, product)
    return _read_only(ReadOnlyReason.FULL_AND_FLEX)


def _through_product(path: StockPath, product: UserProductId | None) -> StockRoute:
    return StockRoute(path, user_product_id=product) if product else _read_only(ReadOnlyReason.NO_USER_PRODUCT)


def _read_only(reason: ReadOnlyReason) -> StockRoute:
    return StockRoute(StockPath.READ_ONLY, reason)


@dataclass(frozen=True, slots=True)
class StockLocation:
    """The units of a user product in one place."""

    type: str
    quantity: int
    store_id: str | None = None
    network_node_id: str | None = None


@dataclass(frozen=True, slots=True)
class UserProductStock:
    """Stock of a user product with the version that a write has to carry back."""

    user_product_id: UserProductId
    version: str
    locations: tuple[StockLocation, ...]
