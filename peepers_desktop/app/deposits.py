"""Asking the marketplace what each deposit of a listing holds, when somebody looks at it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.events import Changed, Event, Kind
from peepers_desktop.domain.ids import AccountId, ItemId, VariationId
from peepers_desktop.domain.items import StockPath, stock_route
from peepers_desktop.errors import PeepersError
from peepers_desktop.store.deposits import Deposits
from peepers_desktop.sync.shop import Shop

if TYPE_CHECKING:  # what talks to the network is imported by its first use
    from peepers_desktop.mercadolivre.client import MarketplaceClient


class DepositReading:
    """One listing at a time and never in a round: 100 such readings a minute are allowed (page stock-distribuido
    20/04/2026), and a shop has thousands of products."""

    def __init__(
        self,
        shop: Shop,
        deposits: Deposits,
        client: Callable[[Account], MarketplaceClient],
        clock: Clock,
        publish: Callable[[Event], object],
    ) -> None:
        self._shop = shop
        self._deposits = deposits
        self._client = client
        self._clock = clock
        self._publish = publish

    def read(self, account: AccountId, item_id: ItemId, variation_id: VariationId | None) -> bool:
        """Read and keep what the deposits hold; False where units are not kept by deposit. Raises the client's
        errors; what was known before stays."""
        owner, item = self._shop.accounts.get(account), self._shop.items.get(account, item_id)
        if owner is None or item is None:
            return False
        route = stock_route(item, owner.seller, variation_id)
        product = route.user_product_id
        if route.path is not StockPath.WAREHOUSE or product is None:
            return False
        client, asked = self._client(owner), self._clock.now()
        stock = client.user_product_stock(product)
        places = stock.locations if stock is not None else ()
        if self._deposits.unnamed(account, places):
            self._learn_names(client, account)
        if self._deposits.keep(account, product, places, asked):
            self._publish(Changed(Kind.ITEMS, account, frozenset({item_id})))
        return True

    def _learn_names(self, client: MarketplaceClient, account: AccountId) -> None:
        """Names are a comfort: without them a deposit is called by its node, and asked about again the next time."""
        try:
            stores = client.stores()
        except PeepersError:
            return
        self._deposits.name(account, {s.network_node_id: s.description for s in stores if s.network_node_id})
