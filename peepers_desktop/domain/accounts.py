"""A connected seller and what may be done in their name."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from peepers_desktop.domain.ids import AccountId


class Link(Enum):
    """The state of an account's link to Mercado Livre."""

    CONNECTED = "connected"
    RECONNECT = "reconnect"
    BLOCKED = "blocked"
    ARCHIVED = "archived"


class Permission(Enum):
    """A functional permission of the DevCenter application (page permisos-funcionales 04/03/2026)."""

    PUBLISH = "publish-sync"
    ORDERS = "orders-shipments"
    COMMUNICATION = "comunication"
    METRICS = "metrics"


class SendMode(Enum):
    """How freely edits of an account leave the outbox."""

    READ_ONLY = "read_only"
    CONFIRM = "confirm"
    NORMAL = "normal"


@dataclass(frozen=True, slots=True)
class Seller:
    """Who a token belongs to: the answer of /users/me without its personal fields."""

    user_id: AccountId
    nickname: str
    site_id: str
    tags: frozenset[str] = frozenset()
    listing_allowed: bool = True
    reputation_level: str | None = None
    power_seller_status: str | None = None

    @property
    def keeps_warehouses(self) -> bool:
        """Stock is kept per deposit and written through the user product."""
        return "warehouse_management" in self.tags

    @property
    def several_deposits(self) -> bool:
        """The units of one product may lie in more than one deposit."""
        return self.keeps_warehouses and "multiwarehouse" in self.tags


@dataclass(frozen=True, slots=True)
class Account:
    """A seller as this program knows them."""

    seller: Seller
    link: Link
    colour: str
    """A #rrggbb colour that marks this account's rows."""
    connected_at: datetime
    missing_permissions: frozenset[Permission] = frozenset()
    reason: str = ""
    """What explains a link which is not CONNECTED: a cause of `ReconnectNeeded` or an error code; else empty."""
    send_mode: SendMode = SendMode.NORMAL

    @property
    def id(self) -> AccountId:
        return self.seller.user_id


def missing_permissions(scope: str) -> frozenset[Permission]:
    """Permissions that a token answer's `scope` text does not grant.

    The text lists URNs such as `urn:ml:mktp:orders-shipments:/read-write`. A scope text without any
    URN says nothing about permissions, so nothing is reported missing.
    """
    granted = [part for part in scope.split() if part.startswith("urn:ml:")]
    if not granted:
        return frozenset()
    wanted = (Permission.PUBLISH, Permission.ORDERS, Permission.COMMUNICATION)
    return frozenset(p for p in wanted if not any(f":{p.value}:" in urn for urn in granted))
