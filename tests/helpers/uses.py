"""Every call of the client as a use: which path it asks, and how it is made. One list for all faults."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event
from typing import Any

import httpx

from peepers_desktop.domain.items import StockLocation, UserProductStock
from peepers_desktop.domain.money import Money
from peepers_desktop.mercadolivre.bounded_http import Bounds
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.mercadolivre.limits import Limiter
from peepers_desktop.mercadolivre.transport import Transport
from tests.helpers.engine import OneToken
from tests.helpers.store import ANA, NOON, SUL, StoreRig, running_store

TOKEN = "APP_USR-1234567890123456-112612-0123456789abcdef-4812345678"
SMALL = Bounds(connect=5.0, silence=5.0, total=10.0, size=300_000)
"""Every healthy answer of the small store fits, also on a busy machine."""
TINY = Bounds(connect=5.0, silence=0.04, total=4.0, size=1_000_000)
"""Cuts sick answers quickly: silence at once, and what never ends after eight looks at a `HastyClock`,
which is long before its size would tell."""


class HurriedClock:
    """Runs as the machine's clock does, but jumps over every wait."""

    def __init__(self) -> None:
        self._skipped = 0.0
        self._began = time.monotonic()

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 12, tzinfo=UTC) + timedelta(seconds=self.monotonic() - self._began)

    def monotonic(self) -> float:
        return time.monotonic() + self._skipped

    def wait(self, seconds: float, wake: Event | None = None) -> bool:
        self._skipped += max(0.0, seconds)
        return wake is not None and wake.is_set()


class HastyClock(HurriedClock):
    """Half a second passes with every look at it: waits are bounded by looks, and a busy machine changes nothing."""

    def monotonic(self) -> float:
        self._skipped += 0.5
        return super().monotonic()


@dataclass(frozen=True)
class Use:
    """`call` gets a client and the ids of the shop. `path` is where its request goes, as a pattern."""

    name: str
    path: str
    call: Callable[[MarketplaceClient, Things], Any]
    method: str = "GET"
    seller: str = ANA
    reads_answer: bool = True
    """False where the answer's body is not looked at."""
    empty_is_fine: bool = False
    """An empty answer means "nothing there" (reads) or "done, without saying what is now there" (writes)."""

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Things:
    """Ids that exist in the store."""

    item: str
    varied: str
    variation: str
    product: str
    own_product: str
    order: str
    pack: str
    shipment: str
    question: str
    application: str

    @property
    def deposits(self) -> UserProductStock:
        places = (
            StockLocation("seller_warehouse", 4, "54936888", "BRP163942"),
            StockLocation("seller_warehouse", 3, "54936999", "BRP163943"),
        )
        return UserProductStock(self.product, "1", places)


NEVER_SET_UP = Things(
    "MLB1", "MLB2", "21", "MLBU1", "MLBU2", "2000001", "2000002", "44000001", "13000001", "1234567890123456"
)
_SINCE, _UNTIL = NOON - timedelta(days=7), NOON + timedelta(hours=1)

READS = (
    Use("me", "/users/me", lambda c, t: c.me()),
    Use("application", "/applications/*", lambda c, t: c.application(t.application)),
    Use("scan", "/users/*/items/search", lambda c, t: list(c.scan_item_ids())),
    Use("recent", "/users/*/items/search", lambda c, t: c.recent_item_ids()),
    Use("bulk", "/items/bulk", lambda c, t: c.items([t.item, t.varied])),
    Use("item", "/items/MLB*", lambda c, t: c.item(t.item)),
    Use("sale_price", "/items/*/sale_price", lambda c, t: c.sale_price(t.item)),
    Use("orders", "/orders/search", lambda c, t: c.orders(_SINCE, _UNTIL)),
    Use("order", "/orders/2*", lambda c, t: c.order(t.order)),
    Use("order_shipments", "/orders/*/shipments", lambda c, t: c.order_shipments(t.order), empty_is_fine=True),
    Use("pack", "/packs/*", lambda c, t: c.pack(t.pack)),
    Use("shipment", "/shipments/*", lambda c, t: c.shipment(t.shipment)),
    Use("history", "/shipments/*/history", lambda c, t: c.shipment_history(t.shipment), empty_is_fine=True),
    Use("sla", "/shipments/*/sla", lambda c, t: c.dispatch_deadline(t.shipment), empty_is_fine=True),
    Use("costs", "/shipments/*/costs", lambda c, t: c.shipment_costs(t.shipment), empty_is_fine=True),
    Use("delays", "/shipments/*/delays", lambda c, t: c.shipment_delays(t.shipment), empty_is_fine=True),
    Use("shipment_orders", "/shipments/*/orders", lambda c, t: c.shipment_orders(t.shipment), empty_is_fine=True),
    Use("questions", "/questions/search", lambda c, t: c.questions("UNANSWERED")),
    Use("question", "/questions/1*", lambda c, t: c.question(t.question)),
    Use("stores", "/users/*/stores/search", lambda c, t: c.stores(), seller=SUL),
    Use("product_stock", "/user-products/*/stock", lambda c, t: c.user_product_stock(t.product), seller=SUL),
)
WRITES = (
    Use("put_quantity", "/items/*", lambda c, t: c.put_item_quantity(t.item, 7), "PUT", empty_is_fine=True),
    Use(
        "put_variation", "/items/*", lambda c, t: c.put_variation_quantity(t.varied, t.variation, 5), "PUT",
        empty_is_fine=True,
    ),
    Use("put_price", "/items/*", lambda c, t: c.put_price(t.item, Money(9990, "BRL")), "PUT", empty_is_fine=True),
    Use("put_status", "/items/*", lambda c, t: c.put_status(t.item, "active"), "PUT", empty_is_fine=True),
    Use(
        "put_deposits", "/user-products/*", lambda c, t: c.put_warehouse_stock(t.deposits), "PUT", SUL,
        empty_is_fine=True,
    ),
    Use(
        "put_address", "/user-products/*", lambda c, t: c.put_selling_address_stock(t.own_product, 4, "1"), "PUT",
        reads_answer=False, empty_is_fine=True,
    ),
    Use("post_answer", "/answers", lambda c, t: c.post_answer(t.question, "Sim"), "POST"),
)  # fmt: skip
MISSING_IS_AN_ANSWER = frozenset({"history", "sla", "costs", "delays", "product_stock"})
"""Reads for which 404 means that there is nothing."""


def client_with(url: str, token: str, account: str, bounds: Bounds = SMALL) -> tuple[MarketplaceClient, OneToken]:
    """A client in a hurry, whose limiter slows nothing down."""
    clock, bearer = HastyClock() if bounds is TINY else HurriedClock(), OneToken(token)
    limits = Limiter(clock)
    limits.allow(3_600_000_000)
    return MarketplaceClient(Transport(url, bearer, limits, clock, lambda: 0.5, bounds), account, "BRL"), bearer


@dataclass
class Field:
    """The store with one client per seller."""

    rig: StoreRig
    things: Things
    clients: dict[str, tuple[MarketplaceClient, OneToken]]
    bounds: Bounds
    patient: httpx.Client

    def call(self, use: Use) -> Any:
        client, _ = self.clients[use.seller]
        return use.call(client, self.things)

    def settle(self) -> None:
        """Once this is answered, the store has heard everything that was sent before."""
        self.patient.get("/users/me")

    def forget(self) -> None:
        """Forget what an earlier fault left behind: pauses, paths thought to be missing, dying connections."""
        for name, (client, bearer) in self.clients.items():
            client.close()
            self.clients[name] = client_with(self.rig.url, bearer.value, str(self.rig.seller_id(name)), self.bounds)


@contextmanager
def field_of_uses(bounds: Bounds = SMALL) -> Iterator[Field]:
    """A store whose every kind of thing exists."""
    with running_store(listings=40, orders=30, questions=12) as rig:
        rig.world.settings.scans_at_once = 10_000  # a fault leaves its scan open, and this store's clock stands still
        clients = {
            name: client_with(rig.url, rig.authorize(name)["access_token"], str(rig.seller_id(name)), bounds)
            for name in (ANA, SUL)
        }
        try:
            yield Field(rig, _things(rig), clients, bounds, rig.stranger(timeout=60))
        finally:
            for client, _ in clients.values():
                client.close()


def _things(rig: StoreRig) -> Things:
    world = rig.world
    own = [world.items[item_id] for item_id in world.by_seller[rig.seller_id()]]
    theirs = [world.items[item_id] for item_id in world.by_seller[rig.seller_id(SUL)]]
    simple = next(one for one in own if one.stock and not one.in_full and one.status == "active")
    varied = next(one for one in own if one.variations and one.status == "active")
    depot = next(one for one in theirs if one.stock and not one.in_full and one.status == "active")
    orders = [order for order in world.orders.values() if order.seller_id == rig.seller_id()]
    packed = next(order for order in orders if order.pack_id)
    parcel = next(
        one for one in world.shipments.values()
        if one.seller_id == rig.seller_id() and one.status == "ready_to_ship" and one.logistic_type != "fulfillment"
    )  # fmt: skip
    waiting = next(
        one for one in world.questions.values()
        if one.status == "UNANSWERED" and world.items[one.item_id].seller_id == rig.seller_id()
    )  # fmt: skip
    parcel.delays.append(("handling_delayed", NOON))
    assert simple.stock is not None
    assert depot.stock is not None
    return Things(
        item=simple.id,
        varied=varied.id,
        variation=str(varied.variations[0].id),
        product=depot.stock.user_product.id,
        own_product=simple.stock.user_product.id,
        order=str(packed.id),
        pack=str(packed.pack_id),
        shipment=str(parcel.id),
        question=str(waiting.id),
        application=rig.store.client_id,
    )
