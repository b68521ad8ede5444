"""Which sales a quantity on the screen does not count yet, by the marketplace's own clocks.

A listing's `last_updated` moves with a sale of it, and an order carries the instant of its creation: both are written
by the marketplace, so comparing them is right however wrong this machine's clock is. An order created after the
listing was last updated is not in the quantity that was read then. Should a listing's clock lag behind its sales,
the orders that were here already when it was read are remembered by number and never counted twice. Listings that
sell one user product share its units, so the sales of all of them count.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.ids import AccountId, ItemId, OrderId, VariationId
from peepers_desktop.store.attribution import Sale
from peepers_desktop.store.codec import instant_text, known_instant

MOST_COUNTED = 500
"""Orders remembered with an edit; there are some only where a listing's clock does not follow its sales."""
Pair = tuple[ItemId, VariationId | None]


@dataclass(frozen=True, slots=True)
class Sold:
    """Units sold and the orders they were sold in."""

    units: int = 0
    orders: tuple[OrderId, ...] = ()


_PRODUCT = text(
    "SELECT coalesce(v.user_product_id, CASE WHEN i.variation_count = 0 THEN i.user_product_id END) FROM items i "
    "LEFT JOIN variations v ON v.account = i.account AND v.item_id = i.id AND v.id = :variation "
    "WHERE i.account = :account AND i.id = :item"
)
_SIBLINGS = text(
    "SELECT id, NULL FROM items WHERE account = :account AND user_product_id = :product AND variation_count = 0 "
    "UNION SELECT item_id, id FROM variations WHERE account = :account AND user_product_id = :product"
)
_LINES = text(
    "SELECT l.order_id, l.item_id, l.variation_id, l.quantity FROM order_lines l JOIN orders o "
    "ON o.account = l.account AND o.id = l.order_id WHERE l.account = :account AND l.item_id IN :items "
    "AND o.date_created > :since AND o.status NOT IN ('cancelled', 'invalid') ORDER BY o.date_created, o.id"
).bindparams(bindparam("items", expanding=True))
_STALE = text("SELECT stale FROM items WHERE account = :account AND id = :item")


def sold_since(
    connection: Connection, account: AccountId, item_id: ItemId, variation_id: VariationId | None,
    since: datetime, counted: Iterable[OrderId] = (),
) -> Sold:  # fmt: skip
    """Units of a listing or variation in orders created after an instant, cancelled and already counted ones
    left out."""
    pairs = _pairs(connection, account, item_id, variation_id)
    values = {"account": account, "items": sorted({item for item, _ in pairs}), "since": instant_text(since)}
    known, units, orders = frozenset(counted), 0, dict[OrderId, None]()
    for order_id, item, variation, quantity in connection.execute(_LINES, values):
        if order_id not in known and _matches(pairs, item, variation):
            units += quantity
            orders[order_id] = None
    return Sold(units, tuple(orders))


_SALES = text(
    "SELECT l.order_id, l.variation_id, l.quantity, o.date_created FROM order_lines l JOIN orders o "
    "ON o.account = l.account AND o.id = l.order_id WHERE l.account = :account AND l.item_id = :item "
    "AND o.date_created IS NOT NULL AND o.status NOT IN ('cancelled', 'invalid') ORDER BY o.date_created, o.id"
)


def sales_of(connection: Connection, account: AccountId, item_id: ItemId) -> list[Sale]:
    """Every sale of a listing that is here, oldest first."""
    found = connection.execute(_SALES, {"account": account, "item": item_id})
    return [Sale(order, variation, int(units), known_instant(at)) for order, variation, units, at in found]


def is_stale(connection: Connection, account: AccountId, item_id: ItemId) -> bool:
    """True for a listing that waits to be read again, and for one that was never read."""
    return bool(connection.execute(_STALE, {"account": account, "item": item_id}).scalar() in (None, 1))


def _pairs(
    connection: Connection, account: AccountId, item_id: ItemId, variation_id: VariationId | None
) -> Sequence[Pair]:
    values = {"account": account, "item": item_id, "variation": variation_id}
    product = connection.execute(_PRODUCT, values).scalar()
    if product is None:
        return [(item_id, variation_id)]
    found = connection.execute(_SIBLINGS, {"account": account, "product": product})
    return [(item_id, variation_id), *((item, variation) for item, variation in found)]


def _matches(pairs: Sequence[Pair], item: ItemId, variation: VariationId | None) -> bool:
    return any(item == one and (other is None or other == variation) for one, other in pairs)
