"""A purchase takes units, makes an order and a parcel, and a cancellation stops the parcel."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from peepers_desktop.demo import World, people
from peepers_desktop.demo.model import Item
from peepers_desktop.demo.selling import Line, Selling
from tests.helpers.store import NOON


@pytest.fixture
def world() -> World:
    return World.create(5, NOON, listings=30, orders=0, questions=0)


@pytest.fixture
def selling(world: World) -> Selling:
    return Selling(world)


def special(world: World, place: int) -> Item:
    return world.items[world.by_seller[people.ANA][place]]


def test_units_leave_and_are_counted_as_sold(world: World, selling: Selling) -> None:
    item = special(world, 2)
    before, sold = item.available, item.sold
    (order,) = selling.sell([Line(item, None, 3)], people.buyer(Random(1)), NOON, Random(1))
    assert (item.available, item.sold) == (before - 3, sold + 3)
    assert (order.quantity, order.total) == (3, item.price * 3)
    assert item.updated == NOON


def test_the_last_unit_pauses_the_listing(world: World, selling: Selling) -> None:
    item = special(world, 2)
    selling.sell([Line(item, None, item.available)], people.buyer(Random(1)), NOON, Random(1))
    assert (item.status, item.sub_status) == ("paused", ["out_of_stock"])


@pytest.mark.parametrize("units", [0, -1, 1000])
def test_what_is_not_there_is_not_sold(world: World, selling: Selling, units: int) -> None:
    item = special(world, 2)
    before = item.available
    with pytest.raises(ValueError, match="units"):
        selling.sell([Line(item, None, units)], people.buyer(Random(1)), NOON, Random(1))
    assert item.available == before
    assert not [order for order in world.orders.values() if order.seller_id == people.ANA]


def test_a_listing_with_variations_is_bought_by_variation(world: World, selling: Selling) -> None:
    item = special(world, 6)
    with pytest.raises(ValueError, match="variation"):
        selling.sell([Line(item, None)], people.buyer(Random(1)), NOON, Random(1))
    chosen = item.variations[1]
    before = chosen.stock.shown
    (order,) = selling.sell([Line(item, chosen)], people.buyer(Random(1)), NOON, Random(1))
    assert chosen.stock.shown == before - 1
    assert order.variation_id == chosen.id
    assert order.sku == chosen.stock.sku


def test_two_listings_become_a_pack_with_one_parcel(world: World, selling: Selling) -> None:
    basket = [Line(special(world, 2), None), Line(special(world, 4), None)]
    orders = selling.sell(basket, people.buyer(Random(1)), NOON, Random(1))
    pack = world.packs[orders[0].pack_id or 0]
    assert pack.order_ids == [order.id for order in orders]
    assert {order.shipment_id for order in orders} == {pack.shipment_id}
    assert all("pack_order" in order.tags for order in orders)
    assert world.shipments[pack.shipment_id or 0].declared_value == sum(order.total for order in orders)


def test_a_sale_to_be_agreed_has_no_parcel(world: World, selling: Selling) -> None:
    (order,) = selling.sell([Line(special(world, 20), None)], people.buyer(Random(1)), NOON, Random(1))
    assert order.shipment_id is None
    assert "no_shipping" in order.tags


def test_nothing_of_a_new_sale_lies_in_the_future(world: World, selling: Selling) -> None:
    (order,) = selling.sell([Line(special(world, 2), None)], people.buyer(Random(1)), NOON, Random(1))
    assert {order.created, order.closed, order.updated, order.touched} == {NOON}
    shipment = world.shipments[order.shipment_id or 0]
    assert [moment.at for moment in shipment.history] == [NOON]
    assert shipment.next_at is not None


def test_units_leave_full_before_the_own_address(world: World, selling: Selling) -> None:
    item = special(world, 3)
    assert item.stock is not None
    full, own = item.stock.user_product.locations
    selling.sell([Line(item, None, full.quantity + 1)], people.buyer(Random(1)), NOON, Random(1))
    assert (full.quantity, own.quantity) == (0, 3)


@pytest.mark.parametrize(
    ("hours", "days"),
    [(0, 0), (2, 0), (8, 1), (24 * 4 + 2, 0), (24 * 4 + 8, 2), (24 * 5 + 1, 1)],
)
def test_the_deadline_is_today_before_one_and_never_a_sunday(world, selling, hours: int, days: int) -> None:
    """Noon in UTC on a Tuesday is nine in the morning in São Paulo."""
    at = NOON + timedelta(hours=hours)
    (order,) = selling.sell([Line(special(world, 2), None)], people.buyer(Random(1)), at, Random(1))
    deadline = world.shipments[order.shipment_id or 0].dispatch_by - timedelta(hours=3)
    local = at - timedelta(hours=3)
    assert deadline.date() == (local + timedelta(days=days)).date()
    assert deadline.weekday() != 6
    assert (deadline.hour, deadline.minute) == (23, 59)


def test_cancelling_stops_a_parcel_that_is_not_on_its_way(world: World, selling: Selling) -> None:
    (order,) = selling.sell([Line(special(world, 2), None)], people.buyer(Random(1)), NOON, Random(1))
    selling.cancel(order, NOON + timedelta(hours=1), {"group": "buyer"})
    shipment = world.shipments[order.shipment_id or 0]
    assert order.status == "cancelled"
    assert "paid" not in order.tags
    assert (shipment.status, shipment.plan, shipment.next_at) == ("cancelled", [], None)


def test_a_parcel_on_its_way_goes_on(world: World, selling: Selling) -> None:
    (order,) = selling.sell([Line(special(world, 2), None)], people.buyer(Random(1)), NOON, Random(1))
    shipment = world.shipments[order.shipment_id or 0]
    selling.move(shipment, "shipped", None, NOON)
    selling.cancel(order, NOON + timedelta(hours=1), {"group": "buyer"})
    assert shipment.status == "shipped"
    assert shipment.plan


def test_late_moves_leave_a_delay(world: World, selling: Selling) -> None:
    (order,) = selling.sell([Line(special(world, 2), None)], people.buyer(Random(1)), NOON, Random(1))
    shipment = world.shipments[order.shipment_id or 0]
    selling.move(shipment, "shipped", None, shipment.dispatch_by + timedelta(hours=1))
    selling.move(shipment, "delivered", None, shipment.deliver_by + timedelta(hours=1))
    assert [kind for kind, _ in shipment.delays] == ["handling_delayed", "shipping_delayed"]
    assert "delivered" in order.tags
    assert "not_delivered" not in order.tags
