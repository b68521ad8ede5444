"""Fills a shop with the sales of the last sixty days: packs, cancellations, coupons, missing shipments."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from peepers_desktop.demo import people
from peepers_desktop.demo.model import Buyer, Item, Order
from peepers_desktop.demo.selling import Line, Selling
from peepers_desktop.demo.state import State

DAYS = 60
CANCELLATIONS = (
    ("buyer", "buyer_cancel_express", "O comprador se arrependeu"),
    ("seller", "out_of_stock", "O vendedor não tinha estoque"),
    ("fraud", "fraud_found", "Compra suspeita"),
)


def fill(world: State, seller_id: int, count: int) -> None:
    """Create ``count`` orders of one seller; about one purchase in eight is a pack of two or three."""
    rng = world.rng("orders", seller_id)
    items = [item for item in world.items_of(seller_id, world.born) if item.status in ("active", "paused", "closed")]
    if not items:
        return
    moments = _moments(world, rng, count)
    selling = Selling(world)
    while moments:
        size = min(len(moments), rng.choice((1, 1, 1, 1, 1, 1, 1, 2, 3)))
        at, *_ = [moments.pop() for _ in range(size)]
        buyer = people.buyer(rng)
        orders = [
            _order(world, selling, rng, rng.choice(items), buyer, at + timedelta(seconds=9 * n)) for n in range(size)
        ]
        if _dispatched_together(orders, world):
            selling.ship(orders, at)
        _spice(world, rng, orders, at)


def _moments(world: State, rng: Random, count: int) -> list[datetime]:
    """When the orders were made, newest first, so that the oldest is taken first; a fifth are hours old."""
    ages = [rng.uniform(0.01, (3, 0.3, DAYS, DAYS, DAYS)[n % 5]) for n in range(count)]
    return [(world.born - timedelta(days=age)).replace(microsecond=0) for age in sorted(ages)]


def _order(world: State, selling: Selling, rng: Random, item: Item, buyer: Buyer, at: datetime) -> Order:
    variation = rng.choice(item.variations) if item.variations else None
    line = Line(item, variation, rng.choice((1, 1, 1, 1, 2, 3)))
    order = selling.order(line, buyer, at, rng, world.born)
    if rng.random() < 0.1:
        order.coupon = 2500 if order.total > 10_000 else 500
        order.tags.append("order_has_discount")
    return order


def _dispatched_together(orders: list[Order], world: State) -> bool:
    return all(world.items[order.item_id].shipping_mode != "not_specified" for order in orders)


def _spice(world: State, rng: Random, orders: list[Order], at: datetime) -> None:
    """The cases that break code: no shipment yet, to be agreed, cancelled, split payments, holes, two clocks."""
    first, draw = orders[0], rng.random()
    if first.shipment_id is None:
        for order in orders:
            order.tags.append("no_shipping")
    elif draw < 0.06:
        _cancel(world, rng, orders, at + timedelta(hours=rng.uniform(1, 20)))
    elif draw < 0.08:
        first.has_payment = False
    elif draw < 0.10:
        first.partial = True
    elif draw < 0.13:
        first.touched = min(world.born, first.updated + timedelta(hours=12))
    elif draw < 0.14:
        first.status, first.closed, first.tags = "confirmed", None, ["not_paid", "not_delivered"]


def _cancel(world: State, rng: Random, orders: list[Order], at: datetime) -> None:
    at = min(at, world.born)
    group, code, text = rng.choice(CANCELLATIONS)
    selling = Selling(world)
    for order in orders:
        detail = {"group": group, "code": code, "description": text, "requested_by": group}
        selling.cancel(order, at, detail)
