"""The quantity a stock edit is about, as it is now at the marketplace, and the call that writes it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from peepers_desktop.domain.edits import ResourceKey
from peepers_desktop.domain.items import Item, StockLocation, StockPath, StockRoute, UserProductStock, stock_route
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.answers import ItemWrite
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.sync.confirm import quantity_of
from peepers_desktop.sync.round import Round

T = TypeVar("T")
_WAREHOUSE = "seller_warehouse"
_ADDRESS = "selling_address"
_KIND = {StockPath.WAREHOUSE: _WAREHOUSE, StockPath.SELLING_ADDRESS: _ADDRESS}


@dataclass(frozen=True, slots=True)
class StockReading:
    """What was read. `remote` is what the listing shows, or one deposit's units; None when it is not known."""

    item: Item
    route: StockRoute
    stock: UserProductStock | None
    remote: int | None

    @property
    def locked(self) -> bool:
        """True where a version guards the write: a sale in between makes it fail instead of being overwritten."""
        return self.route.path in _KIND


def read_stock(round_: Round, key: ResourceKey) -> StockReading:
    """Read the listing, and its user product's stock where that is what is written."""
    item = round_.client.item(key.id)
    route = stock_route(item, round_.account.seller, key.variation_id)
    if route.path not in _KIND or route.user_product_id is None:
        return StockReading(item, route, None, quantity_of(item, key.variation_id))
    stock = round_.client.user_product_stock(route.user_product_id)
    remote = None if stock is None else _place_of(stock, key.location) if key.location else _total(stock)
    return StockReading(item, route, stock, remote)


def write_stock(client: MarketplaceClient, key: ResourceKey, reading: StockReading, quantity: int) -> int | None:
    """Write once; the quantity that the answer, or a reading right after it, shows. None when neither shows any:
    a reading that fails says nothing against the write, which was accepted."""
    stock = reading.stock
    if reading.route.path is StockPath.WAREHOUSE and stock is not None:
        answered = client.put_warehouse_stock(_with_quantity(stock, key, quantity))
        if answered is None or len(answered.locations) < len(stock.locations):
            # An empty answer, or one of the deposits alone, does not say what the listing shows.
            answered = _read(lambda: client.user_product_stock(stock.user_product_id))
        return _shown(answered, key)
    if reading.route.path is StockPath.SELLING_ADDRESS and stock is not None:
        own = max(0, quantity - _fixed(stock, _ADDRESS))
        client.put_selling_address_stock(stock.user_product_id, own, stock.version)
        return _shown(_read(lambda: client.user_product_stock(stock.user_product_id)), key)
    if key.variation_id is not None:
        answer: ItemWrite = client.put_variation_quantity(key.id, key.variation_id, quantity)
    else:
        answer = client.put_item_quantity(key.id, quantity)
    shown = quantity_of(answer.item, key.variation_id) if answer.item else None
    if shown is not None:
        return shown
    now = _read(lambda: client.item(key.id))
    return quantity_of(now, key.variation_id) if now else None


def _read(call: Callable[[], T | None]) -> T | None:
    try:
        return call()
    except PeepersError:
        return None


def _shown(stock: UserProductStock | None, key: ResourceKey) -> int | None:
    if stock is None:
        return None
    return _place_of(stock, key.location) if key.location else _total(stock)


def _total(stock: UserProductStock) -> int | None:
    """Units of all places, which is what listings show; None when no place was set up, which is not zero."""
    return sum(place.quantity for place in stock.locations) if stock.locations else None


def _place_of(stock: UserProductStock, node: str) -> int | None:
    return next((place.quantity for place in stock.locations if place.network_node_id == node), None)


def _fixed(stock: UserProductStock, kind: str) -> int:
    """Units in places that this kind of write does not touch, for example in Full."""
    return sum(place.quantity for place in stock.locations if place.type != kind)


def _with_quantity(stock: UserProductStock, key: ResourceKey, quantity: int) -> UserProductStock:
    """The same places with one deposit at a quantity, or with the difference of the whole put on deposits. The list
    replaces the whole set (page stock-multi-origen 15/05/2026), so the others are echoed unchanged."""
    own = [place for place in stock.locations if place.type == _WAREHOUSE]
    if key.location:
        changed = [replace(p, quantity=quantity) if p.network_node_id == key.location else p for p in own]
    else:
        changed = _spread(own, max(0, quantity - _fixed(stock, _WAREHOUSE)))
    return replace(stock, locations=tuple(changed))


def _spread(own: Sequence[StockLocation], total: int) -> list[StockLocation]:
    """More goes to the fullest deposit; less is taken from it, and from the next one only when it is empty."""
    difference = total - sum(place.quantity for place in own)
    units: dict[int, int] = {}
    for index in sorted(range(len(own)), key=lambda index: -own[index].quantity):
        units[index] = max(0, own[index].quantity + difference)
        difference -= units[index] - own[index].quantity
    return [replace(place, quantity=units[index]) for index, place in enumerate(own)]
