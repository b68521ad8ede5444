"""A small believable shop in a real database file, built from domain values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from peepers_desktop.app.field_keeper import FieldKeeper
from peepers_desktop.app.privacy import Privacy
from peepers_desktop.app.settings import Settings
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.events import Event
from peepers_desktop.domain.items import Item, Variation
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.orders import Order, OrderLine
from peepers_desktop.domain.questions import Question
from peepers_desktop.domain.shipments import DispatchDeadline, Shipment, ShipmentEvent
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.cursors import Cursors
from peepers_desktop.store.database import Database
from peepers_desktop.store.history import History
from peepers_desktop.store.items import Items
from peepers_desktop.store.orders import Orders
from peepers_desktop.store.outbox import Outbox
from peepers_desktop.store.questions import Questions
from peepers_desktop.store.shipments import Shipments
from peepers_desktop.sync.shop import Shop
from peepers_desktop.vault import SessionVault, Vault

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
SELLER = Seller("415458330", "LOJA_DA_ANA", "MLB")


def item(item_id: str, quantity: int | None = 10, **changes: Any) -> Item:
    """A listing with sensible values where none are given."""
    values: dict[str, Any] = {
        "account": SELLER.user_id,
        "id": item_id,
        "title": f"Fone de ouvido {item_id}",
        "status": "active",
        "sub_status": (),
        "quantity": quantity,
        "sold": 3,
        "price": Money(12990, "BRL"),
        "currency": "BRL",
        "listing_type": "gold_special",
        "logistic_type": "cross_docking",
        "shipping_tags": frozenset(),
        "tags": frozenset(),
        "last_updated": NOON - timedelta(hours=1),
        "date_created": NOON - timedelta(days=90),
        "sku": f"SKU-{item_id}",
    }
    return Item(**{**values, **changes})


def varied(item_id: str, *quantities: int) -> Item:
    """A listing with one variation per quantity."""
    variations = tuple(
        Variation(f"{item_id[3:]}{n}", f"Cor {n}", units, 0, None, f"V{n}") for n, units in enumerate(quantities)
    )
    return item(item_id, sum(quantities), variations=variations)


def order(order_id: str, item_id: str, units: int = 1, **changes: Any) -> Order:
    """A paid sale of one line."""
    line = OrderLine(item_id, None, "Fone de ouvido", "", None, units, Money(12990, "BRL"), Money(1500, "BRL"))
    values: dict[str, Any] = {
        "account": SELLER.user_id,
        "id": order_id,
        "pack_id": None,
        "status": "paid",
        "date_created": NOON,
        "date_closed": NOON,
        "last_updated": NOON,
        "indexed_at": NOON,
        "currency": "BRL",
        "total": Money(12990 * units, "BRL"),
        "paid": None,
        "coupon": None,
        "buyer_id": "77",
        "buyer_nickname": "COMPRADOR_77",
        "shipment_id": None,
        "tags": frozenset(),
        "lines": (line,),
    }
    return Order(**{**values, **changes})


def question(question_id: str, item_id: str = "MLB1", **changes: Any) -> Question:
    """An unanswered question."""
    values: dict[str, Any] = {
        "account": SELLER.user_id,
        "id": question_id,
        "item_id": item_id,
        "status": "unanswered",
        "text": "Tem na cor azul?",
        "date_created": NOON - timedelta(hours=2),
        "buyer_id": "88",
    }
    return Question(**{**values, **changes})


def shipment(shipment_id: str, status: str = "ready_to_ship", **changes: Any) -> Shipment:
    """A parcel waiting to be handed over."""
    values: dict[str, Any] = {
        "account": SELLER.user_id,
        "id": shipment_id,
        "status": status,
        "substatus": "ready_to_print",
        "logistic_type": "cross_docking",
        "mode": "me2",
        "direction": "forward",
        "tracking_number": f"BR{shipment_id}",
        "tracking_method": "Coleta",
        "date_created": NOON - timedelta(days=1),
        "last_updated": NOON,
        "deadline": DispatchDeadline("on_time", NOON + timedelta(hours=5)),
        "events": (ShipmentEvent("handling", None, NOON - timedelta(hours=20)),),
    }
    return Shipment(**{**values, **changes})


def privacy_of(shop: TestShop, settings: Settings, publish: Callable[[Event], object]) -> Privacy:
    """What becomes of buyers in this shop."""
    keeper = shop.database.sealer
    assert isinstance(keeper, FieldKeeper)
    return Privacy(shop.database, keeper, settings, shop.clock, publish)


@dataclass(frozen=True)
class TestShop:
    """The stores of one file, with its clock."""

    __test__ = False

    database: Database
    clock: FixedClock
    stores: Shop
    history: History


def empty_shop(
    folder: Path, start: datetime = NOON, clock: FixedClock | None = None, vault: Vault | None = None
) -> TestShop:
    """A shop nobody has connected to yet."""
    clock = clock or FixedClock(start)
    keeper = FieldKeeper(vault or SessionVault())
    keeper.unlock()
    database = Database(folder / "peepers.db", clock, folder / "backups", keeper)
    database.open()
    stores = Shop(
        accounts=Accounts(database),
        items=Items(database),
        orders=Orders(database),
        questions=Questions(database),
        shipments=Shipments(database),
        outbox=Outbox(database, clock),
        cursors=Cursors(database),
    )
    return TestShop(database, clock, stores, History(database))


def open_shop(
    folder: Path, start: datetime = NOON, clock: FixedClock | None = None, vault: Vault | None = None
) -> TestShop:
    """An empty shop with one connected account; `vault` keeps the key of its personal fields."""
    shop = empty_shop(folder, start, clock, vault)
    shop.stores.accounts.save(Account(SELLER, Link.CONNECTED, "#2d6cdf", start))
    return shop
