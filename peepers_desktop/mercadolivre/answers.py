"""Small answers of the client that are no values of the shop itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from peepers_desktop.domain.ids import ItemId, OrderId, PackId, ShipmentId
from peepers_desktop.domain.items import Item
from peepers_desktop.domain.money import Money
from peepers_desktop.mercadolivre.errors import Cause

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """A page of a paged resource; `total` None when the answer did not say."""

    values: tuple[T, ...]
    total: int | None
    offset: int
    limit: int


@dataclass(frozen=True, slots=True)
class IdPage:
    ids: tuple[ItemId, ...]
    total: int | None


@dataclass(frozen=True, slots=True)
class MissingItem:
    """An entry of a multi-entry answer that was no listing, with its own status."""

    id: ItemId
    status: int
    message: str


@dataclass(frozen=True, slots=True)
class ItemBatch:
    found: tuple[Item, ...]
    missing: tuple[MissingItem, ...]


@dataclass(frozen=True, slots=True)
class ItemWrite:
    """The answer of a write: the listing as it now is (None when the answer had none), and warnings."""

    item: Item | None
    warnings: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class ShipmentLink:
    id: ShipmentId
    type: str
    """"forward", "return" or "return_to_buyer"."""


@dataclass(frozen=True, slots=True)
class ShipmentCosts:
    buyer: Money | None
    seller: Money | None


@dataclass(frozen=True, slots=True)
class Pack:
    id: PackId
    order_ids: tuple[OrderId, ...]
    shipment_id: ShipmentId | None
    status: str


@dataclass(frozen=True, slots=True)
class ApplicationInfo:
    """`max_requests_per_hour` None when the application does not say."""

    max_requests_per_hour: int | None
    active: bool
    certification: str


@dataclass(frozen=True, slots=True)
class Deposit:
    """A place a seller with warehouses keeps stock in."""

    id: str
    network_node_id: str | None
    description: str
