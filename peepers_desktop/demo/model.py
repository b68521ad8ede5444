"""The things of the simulated marketplace, as the store keeps them: plain, mutable, without any JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(slots=True)
class Warehouse:
    """A deposit of a multi-origin seller, made in the marketplace's own panel."""

    store_id: str
    node_id: str
    name: str


@dataclass(slots=True)
class Seller:
    """An account that can log in. ``operator_of`` names the main account of a collaborator."""

    id: int
    nickname: str
    first_name: str
    last_name: str
    city: str
    state: str
    registered: datetime
    tags: list[str] = field(default_factory=list)
    level: str | None = "5_green"
    power: str | None = "gold"
    operator_of: int | None = None
    warehouses: list[Warehouse] = field(default_factory=list)

    @property
    def by_warehouse(self) -> bool:
        """Stock is edited per deposit, and the item's own quantity is ignored."""
        return "warehouse_management" in self.tags


@dataclass(slots=True)
class Location:
    """Units of a user product at one place. ``type``: selling_address, meli_facility or seller_warehouse."""

    type: str
    quantity: int
    store_id: str | None = None
    node_id: str | None = None


@dataclass(slots=True)
class UserProduct:
    """The physical product behind one or several listings: the truth about its stock."""

    id: str
    seller_id: int
    name: str
    created: datetime
    updated: datetime
    locations: list[Location]
    family_id: int | None = None
    version: int = 1
    sold_by: list[str] = field(default_factory=list)

    @property
    def total(self) -> int:
        """Units at all places."""
        return sum(place.quantity for place in self.locations)


@dataclass(slots=True)
class Stocked:
    """What a listing shows of its user product; it may lag behind (marketplaces synchronise asynchronously)."""

    user_product: UserProduct
    shown: int
    sold: int = 0
    inventory_id: str | None = None
    sku: str | None = None
    custom_field: str | None = None
    lags_until: datetime | None = None


@dataclass(slots=True)
class Trait:
    """One attribute: identifier, name, value identifier (None for custom values), value, and its kind."""

    id: str
    name: str
    value_id: str | None
    value: str
    kind: str = "string"


@dataclass(slots=True)
class Variation:
    """One colour and size of a listing with variations."""

    id: int
    combination: list[Trait]
    stock: Stocked
    gtin: str | None = None


@dataclass(slots=True)
class Item:
    """A listing. ``stock`` is its own when it has no variations, otherwise None. Prices are cents."""

    id: str
    seller_id: int
    title: str
    category_id: str
    domain_id: str
    price: int
    created: datetime
    updated: datetime
    listing_type: str = "gold_special"
    condition: str = "new"
    status: str = "active"
    sub_status: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    logistic_type: str = "cross_docking"
    shipping_mode: str = "me2"
    shipping_tags: list[str] = field(default_factory=list)
    free_shipping: bool = False
    traits: list[Trait] = field(default_factory=list)
    stock: Stocked | None = None
    variations: list[Variation] = field(default_factory=list)
    initial: int = 0
    original_price: int | None = None
    family_name: str | None = None
    family_id: int | None = None
    catalog_product_id: str | None = None
    warranty: str | None = None
    health: float | None = None
    closed_at: datetime | None = None
    migrating: bool = False

    def stocks(self) -> list[Stocked]:
        """Its own stock, or the stock of each variation."""
        return [self.stock] if self.stock else [variation.stock for variation in self.variations]

    @property
    def available(self) -> int:
        """The quantity shown at the root: the sum of the variations."""
        return sum(stock.shown for stock in self.stocks())

    @property
    def sold(self) -> int:
        """Units sold, over all variations."""
        return sum(stock.sold for stock in self.stocks())

    @property
    def in_full(self) -> bool:
        """Kept in the marketplace's own warehouse, so nobody else edits its stock."""
        return self.logistic_type == "fulfillment"


@dataclass(slots=True)
class Buyer:
    """An invented person who asks and buys."""

    id: int
    nickname: str
    first_name: str
    last_name: str
    city: str
    state: str
    state_name: str
    zip_code: str
    street: str


@dataclass(slots=True)
class Order:
    """One line of a purchase. Amounts are cents; ``sale_fee`` is per unit.

    ``touched`` is the indexed clock (``date_last_updated``): it also moves when the parcel moves.
    ``updated`` is the order's own clock (``last_updated``).
    """

    id: int
    seller_id: int
    buyer: Buyer
    item_id: str
    title: str
    category_id: str
    quantity: int
    unit_price: int
    sale_fee: int
    listing_type: str
    created: datetime
    closed: datetime | None
    updated: datetime
    touched: datetime
    status: str = "paid"
    variation_id: int | None = None
    variation_traits: list[Trait] = field(default_factory=list)
    user_product_id: str | None = None
    sku: str | None = None
    custom_field: str | None = None
    warranty: str | None = None
    full_unit_price: int | None = None
    coupon: int = 0
    marketplace_fee: int = 0
    payment_method: tuple[str, str] = ("account_money", "account_money")
    installments: int = 1
    has_payment: bool = True
    pack_id: int | None = None
    shipment_id: int | None = None
    tags: list[str] = field(default_factory=list)
    cancel_detail: dict[str, str] | None = None
    stock_form: str = "none"
    partial: bool = False

    @property
    def total(self) -> int:
        """Cents, without shipping; the coupon is not taken off."""
        return self.unit_price * self.quantity


@dataclass(slots=True)
class Pack:
    """A cart: several orders, usually one shipment."""

    id: int
    seller_id: int
    buyer: Buyer
    order_ids: list[int]
    shipment_id: int | None
    created: datetime
    updated: datetime
    status: str = "released"


@dataclass(slots=True)
class Step:
    """A move of a parcel: so many seconds after the one before."""

    after: float
    status: str
    substatus: str | None


@dataclass(slots=True)
class Moment:
    """A move of a parcel that happened."""

    at: datetime
    status: str
    substatus: str | None


@dataclass(slots=True)
class Shipment:
    """A parcel, the moves it made, and those still to come (``plan``, the next one at ``next_at``)."""

    id: int
    seller_id: int
    buyer: Buyer
    order_ids: list[int]
    pack_id: int | None
    mode: str
    logistic_type: str
    created: datetime
    updated: datetime
    dispatch_by: datetime
    deliver_by: datetime
    declared_value: int
    tracking_number: str
    history: list[Moment] = field(default_factory=list)
    plan: list[Step] = field(default_factory=list)
    next_at: datetime | None = None
    seller_cost: int = 0
    list_cost: int = 0
    buyer_cost: int = 0
    delays: list[tuple[str, datetime]] = field(default_factory=list)

    @property
    def status(self) -> str:
        """Where the parcel is now."""
        return self.history[-1].status

    @property
    def substatus(self) -> str | None:
        """The finer part of the status, often None."""
        return self.history[-1].substatus


@dataclass(slots=True)
class Question:
    """A buyer's question and, once given, its answer."""

    id: int
    seller_id: int
    item_id: str
    buyer_id: int
    text: str
    created: datetime
    updated: datetime
    status: str = "UNANSWERED"
    answer: str | None = None
    answer_status: str = "ACTIVE"
    answered: datetime | None = None
    deleted_from_listing: bool = False
    hold: bool = False
