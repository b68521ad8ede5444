"""The state of the simulated marketplace and the ways to find things in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from threading import RLock

from peepers_desktop.demo.model import Item, Order, Pack, Question, Seller, Shipment, Stocked, UserProduct, Variation


@dataclass(slots=True)
class Settings:
    """How the marketplace behaves where the reference allows more than one behaviour."""

    propagation_seconds: float = 0.0
    bulk: bool = True
    legacy_multiget: bool = True
    scans_at_once: int = 10
    requests_per_minute: int = 0
    prices_by_variation: bool = False
    """Refuse a price at the root of a listing with variations; the list of all of them takes it."""


@dataclass(slots=True)
class State:
    """Everything that exists. ``lock`` is held by whoever reads or changes it."""

    seed: int
    born: datetime
    sellers: dict[int, Seller] = field(default_factory=dict)
    items: dict[str, Item] = field(default_factory=dict)
    user_products: dict[str, UserProduct] = field(default_factory=dict)
    orders: dict[int, Order] = field(default_factory=dict)
    packs: dict[int, Pack] = field(default_factory=dict)
    shipments: dict[int, Shipment] = field(default_factory=dict)
    questions: dict[int, Question] = field(default_factory=dict)
    settings: Settings = field(default_factory=Settings)
    lock: RLock = field(default_factory=RLock, compare=False, repr=False)
    counters: dict[str, int] = field(default_factory=dict)
    by_seller: dict[int, list[str]] = field(default_factory=dict)
    lagging: set[str] = field(default_factory=set)

    def rng(self, *topic: object) -> Random:
        """A random source of its own for one topic, so that unrelated draws never shift each other."""
        return Random(":".join(map(str, (self.seed, *topic))))

    def next_id(self, kind: str, first: int, step: int = 1) -> int:
        """The next identifier of a kind, counted from ``first``."""
        value = self.counters.get(kind, first - step) + step
        self.counters[kind] = value
        return value

    def add_item(self, item: Item) -> None:
        """Publish a listing and register the user products it sells."""
        self.items[item.id] = item
        self.by_seller[item.seller_id].append(item.id)
        for stock in item.stocks():
            product = self.user_products.setdefault(stock.user_product.id, stock.user_product)
            if item.id not in product.sold_by:
                product.sold_by.append(item.id)

    def item(self, item_id: str, now: datetime) -> Item | None:
        """A listing as it is shown at this instant."""
        item = self.items.get(item_id)
        if item is not None and item.id in self.lagging:
            self._settle(item, now)
        return item

    def items_of(self, seller_id: int, now: datetime) -> list[Item]:
        """All listings of a seller, any status, in the order of publication."""
        for item_id in [item_id for item_id in self.lagging if self.items[item_id].seller_id == seller_id]:
            self._settle(self.items[item_id], now)
        return [self.items[item_id] for item_id in self.by_seller.get(seller_id, [])]

    def seller_named(self, name: str) -> Seller | None:
        """A seller by nickname or by identifier as text."""
        for seller in self.sellers.values():
            if name in (seller.nickname, str(seller.id)):
                return seller
        return None

    def order_in(self, pack_or_order: int) -> Order | None:
        """The order itself, or the first order of a pack."""
        pack = self.packs.get(pack_or_order)
        return self.orders.get(pack.order_ids[0] if pack else pack_or_order)

    def stock_changed(self, product: UserProduct, source: str | None, now: datetime) -> None:
        """Bring a user product's new total to its listings: at once to ``source``, later to the others.

        Listings that share a user product are synchronised asynchronously (producto-sincroniza 24/03/2026).
        """
        product.version += 1
        product.updated = now
        lag = self.settings.propagation_seconds
        for item_id in product.sold_by:
            item = self.items[item_id]
            for stock in item.stocks():
                if stock.user_product is product:
                    self._show(item, stock, now if item_id == source or not lag else now + timedelta(seconds=lag), now)

    def _show(self, item: Item, stock: Stocked, when: datetime, now: datetime) -> None:
        if when > now:
            stock.lags_until = when
            self.lagging.add(item.id)
            return
        stock.lags_until = None
        stock.shown = stock.user_product.total
        item.updated = now
        follow_stock(item)

    def _settle(self, item: Item, now: datetime) -> None:
        for stock in item.stocks():
            if stock.lags_until is not None and stock.lags_until <= now:
                self._show(item, stock, stock.lags_until, stock.lags_until)
        if all(stock.lags_until is None for stock in item.stocks()):
            self.lagging.discard(item.id)


def variation_of(item: Item, variation_id: int | str) -> Variation | None:
    """One variation of a listing, whichever way its identifier is written."""
    return next((one for one in item.variations if str(one.id) == str(variation_id)), None)


def follow_stock(item: Item) -> None:
    """Nothing left pauses the listing, stock brings it back; used goods and free listings stay as they are.

    A listing its seller paused never returns by itself (producto-sincroniza-modifica-publicaciones 24/03/2026).
    """
    if item.condition != "new" or item.listing_type == "free":
        return
    if item.status == "active" and item.available == 0:
        item.status, item.sub_status = "paused", ["out_of_stock"]
    elif item.status == "paused" and "out_of_stock" in item.sub_status and item.available > 0:
        item.status, item.sub_status = "active", []
