"""What tables show: a remote value overlaid by the seller's newest unsettled edit.

`key` is the cache's own row number, small and stable, made for key lists of large tables. Queries fill
these values; views and the command line only format them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from peepers_desktop.domain.edits import Edit, EditKind, EditState
from peepers_desktop.domain.guards import Guard
from peepers_desktop.domain.ids import AccountId, ItemId, OrderId, QuestionId, ShipmentId, VariationId
from peepers_desktop.domain.items import ReadOnlyReason
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.orders import OrderLine
from peepers_desktop.domain.questions import Answer
from peepers_desktop.domain.shipments import Board, ShipmentEvent


@dataclass(frozen=True, slots=True)
class Pending:
    """The unsettled (or refused) edit laid over a value."""

    edit_id: int
    state: EditState
    reason: str = ""
    kind: EditKind = EditKind.STOCK
    """What it changes, so that its state stands at what it is about."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A listing in the grid. `quantity` and `price` include pending edits; `remote_*` do not."""

    key: int
    account: AccountId
    id: ItemId
    title: str
    sku: str | None
    status: str
    sub_status: tuple[str, ...]
    quantity: int | None
    remote_quantity: int | None
    sold: int | None
    price: Money | None
    remote_price: Money | None
    currency: str
    listing_type: str
    logistic_type: str | None
    full_and_flex: bool
    variation_count: int
    thumbnail: str | None
    permalink: str | None
    last_updated: datetime | None
    fetched_at: datetime | None
    read_only: ReadOnlyReason | None
    """Why the quantity cannot be edited here; None when it can. PICK_VARIATION: edit a variation."""
    pending: Pending | None
    catalog_listing: bool = False
    dynamic_price: bool = False
    gone: bool = False
    """True when a full scan no longer found it."""
    running_out: bool = False
    """Some units are left, and no more than the seller calls little."""
    deposits: int | None = None
    """How many deposits hold the units, where each has its own number and this is their sum; 0 while they were
    not read. None where the quantity is one number."""


@dataclass(frozen=True, slots=True)
class DepositRow:
    """One place that holds units of a listing or variation. `quantity` includes pending edits."""

    account: AccountId
    item_id: ItemId
    variation_id: VariationId | None
    id: str
    """The network node of a deposit; the kind of place where it has none."""
    name: str
    """What the seller calls it; empty while nobody told."""
    kind: str
    quantity: int | None
    remote_quantity: int | None
    read_only: ReadOnlyReason | None
    pending: Pending | None
    open_difference: bool = False
    """What waits for it was typed while its units were not known."""
    behind: bool = False
    """An edit of it has left and is not confirmed: what that one wrote need not be what it wanted."""


@dataclass(frozen=True, slots=True)
class DepositStock:
    """The places of a listing or variation, the seller's own first."""

    rows: tuple[DepositRow, ...]
    read_at: datetime | None
    """When the marketplace was asked; None when it never was."""
    overtaken: bool
    """An edit arrived after that, so that it is worth asking again."""


@dataclass(frozen=True, slots=True)
class VariationRow:
    """A variation in the details dock."""

    account: AccountId
    item_id: ItemId
    id: VariationId
    name: str
    sku: str | None
    quantity: int | None
    remote_quantity: int | None
    sold: int | None
    price: Money | None
    currency: str
    status: str
    logistic_type: str | None
    read_only: ReadOnlyReason | None
    pending: Pending | None
    deposits: int | None = None
    """As of a listing."""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """A sale in the list."""

    key: int
    account: AccountId
    id: OrderId
    sale_number: str
    pack_id: str | None
    status: str
    date_created: datetime | None
    currency: str
    total: Money | None
    fee: Money | None
    coupon: Money | None
    buyer_nickname: str | None
    shipment_id: ShipmentId | None
    shipment_status: str | None
    shipment_substatus: str | None
    board: Board | None
    deadline: datetime | None
    lines: tuple[OrderLine, ...]
    tags: frozenset[str]
    buyer_id: str | None = None


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question in the list, with its listing's title when the cache has it."""

    key: int
    account: AccountId
    id: QuestionId
    item_id: ItemId
    item_title: str | None
    item_thumbnail: str | None
    status: str
    text: str
    date_created: datetime | None
    answer: Answer | None
    draft_answer: str | None
    """Text of an answer waiting in the outbox."""
    pending: Pending | None
    buyer_id: str | None = None


@dataclass(frozen=True, slots=True)
class ShipmentRow:
    """A parcel in the list."""

    key: int
    account: AccountId
    id: ShipmentId
    status: str
    substatus: str | None
    board: Board
    logistic_type: str | None
    tracking_number: str | None
    deadline: datetime | None
    deadline_status: str | None
    estimated_delivery: datetime | None
    last_updated: datetime | None
    order_ids: tuple[OrderId, ...]
    title: str | None
    """Title of the first item in it, when known."""
    units: int | None
    buyer_nickname: str | None
    city: str | None
    buyer_cost: Money | None
    seller_cost: Money | None
    events: tuple[ShipmentEvent, ...]
    delays: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EditRow:
    """An outbox row with a name for the thing it changes."""

    edit: Edit
    title: str | None
    thumbnail: str | None = None
    deposit: str = ""
    """The one deposit it is about, by name or number; empty for a whole quantity."""

    @property
    def account(self) -> AccountId:
        """Whose it is."""
        return self.edit.account

    @property
    def what(self) -> str:
        """The thing it changes, in one line."""
        return " · ".join(part for part in (self.deposit, self.title or self.edit.target.id) if part)


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A waiting change for a review screen: what the marketplace has, what it becomes, and what to look at."""

    edit: Edit
    title: str | None
    thumbnail: str | None
    before: Mapping[str, Any]
    """What the marketplace last confirmed, in the form of `Edit.base`; `{}` when it is not known."""
    after: Mapping[str, Any]
    """What the edit wants, in the form of `Edit.wanted`."""
    variation: str = ""
    """The variation, and the one deposit, in words; empty for a whole listing."""
    guards: tuple[Guard, ...] = ()
    """What deserves a second look, measured against `before`."""

    @property
    def undoable(self) -> bool:
        """False for what cannot be reverted once it was sent: answers are public."""
        return self.edit.kind is not EditKind.ANSWER


@dataclass(frozen=True, slots=True)
class ListingOn:
    """A listing as it was known at an instant. What was not known then is None, never zero."""

    account: AccountId
    item_id: ItemId
    at: datetime
    known: bool
    """False when the listing had not been read by then."""
    title: str | None = None
    status: str | None = None
    price: Money | None = None
    quantity: int | None = None
    variations: Mapping[VariationId, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change of a listing: before, after, when, and by whom: "peepers", "sale", or "marketplace" for whoever
    else changed it there."""

    at: datetime
    source: str
    field: str
    before: str | None
    after: str | None
    variation_id: VariationId | None = None
    edit_id: int | None = None
    order_ids: tuple[OrderId, ...] = ()
    """The sales behind a change whose source is "sale"."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts on tabs and in the status bar; each comes from the query that feeds its list."""

    questions_waiting: int = 0
    to_dispatch: int = 0
    late: int = 0
    out_of_stock: int = 0
    low_stock: int = 0
    outbox_waiting: int = 0
    outbox_needs_seller: int = 0
    items: int = 0
    orders: int = 0


@dataclass(frozen=True, slots=True)
class Today:
    """Everything with a clock on it, each list most pressing first."""

    questions: tuple[QuestionRow, ...]
    dispatch: tuple[ShipmentRow, ...]
    stock: tuple[ItemRow, ...]
    failed_edits: tuple[EditRow, ...]
    tally: Tally
