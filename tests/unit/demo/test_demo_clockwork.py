"""Time does its work: the same in one leap as in many steps, and never in the future."""

from __future__ import annotations

from datetime import timedelta

import pytest

from peepers_desktop.demo import World, people
from peepers_desktop.demo.clockwork import Clockwork
from peepers_desktop.demo.timeline import FINAL
from tests.helpers.store import NOON

DAY = timedelta(days=1)


def grown(steps: int, days: int = 3, pace: float = 1.0) -> tuple[World, int]:
    """A world after some days, in so many steps, and how many things happened."""
    world = World.create(9, NOON, listings=60, orders=40, questions=10)
    clockwork = Clockwork(world, NOON, pace)
    done = sum(clockwork.run_until(NOON + days * DAY * (step + 1) / steps) for step in range(steps))
    return world, done


def test_one_leap_and_many_steps_leave_the_same_world() -> None:
    leap, done = grown(1)
    walk, done_too = grown(72)
    assert done == done_too > 100
    assert leap == walk


def test_nothing_happens_twice() -> None:
    world = World.create(9, NOON, listings=60, orders=40, questions=10)
    clockwork = Clockwork(world, NOON)
    assert clockwork.run_until(NOON + DAY) > 0
    assert clockwork.run_until(NOON + DAY) == 0


def test_a_day_brings_a_dozen_questions_and_ten_sales() -> None:
    before = World.create(9, NOON, listings=60, orders=40, questions=10)
    world, _ = grown(1, days=10)
    questions = len(world.questions) - len(before.questions)
    sales = len(world.orders) - len(before.orders)
    assert 80 < questions < 160
    assert 60 < sales < 150


def test_sales_take_stock() -> None:
    world = World.create(9, NOON, listings=60, orders=0, questions=0)
    before = {item.id: item.available for item in world.items.values()}
    Clockwork(world, NOON).run_until(NOON + 5 * DAY)
    sold: dict[str, int] = {}
    for order in world.orders.values():
        if order.created > NOON:
            sold[order.item_id] = sold.get(order.item_id, 0) + order.quantity
    assert sum(sold.values()) > 20
    shared = {
        item_id for product in world.user_products.values() if len(product.sold_by) > 1 for item_id in product.sold_by
    }
    for item_id, units in sold.items():
        if item_id not in shared:
            assert world.items[item_id].available == before[item_id] - units


def test_some_purchases_are_packs() -> None:
    world, _ = grown(1, days=20)
    new = [pack for pack in world.packs.values() if pack.created > NOON and len(pack.order_ids) > 1]
    assert new
    for pack in new:
        assert len({world.orders[order_id].seller_id for order_id in pack.order_ids}) == 1


def test_every_parcel_arrives_in_the_end() -> None:
    world, _ = grown(1, days=30)
    old = [shipment for shipment in world.shipments.values() if shipment.created < NOON + 10 * DAY]
    assert {shipment.status for shipment in old} <= FINAL
    assert all(shipment.next_at is None and not shipment.plan for shipment in old)


def test_histories_go_forward_and_not_beyond_now() -> None:
    world, _ = grown(7)
    for shipment in world.shipments.values():
        moments = [moment.at for moment in shipment.history]
        assert moments == sorted(moments)
        assert moments[-1] <= NOON + 3 * DAY


def test_a_pace_makes_more_happen_with_honest_times() -> None:
    slow, few = grown(1, days=1)
    fast, many = grown(1, days=1, pace=20)
    assert many > 8 * few
    assert max(order.created for order in fast.orders.values()) <= NOON + DAY
    assert max(order.created for order in slow.orders.values()) <= NOON + DAY


def test_a_pace_moves_parcels_that_were_already_waiting() -> None:
    world = World.create(9, NOON, listings=60, orders=40, questions=10)
    waiting = [one.id for one in world.shipments.values() if one.next_at]
    Clockwork(world, NOON, 1000).run_until(NOON + timedelta(minutes=30))
    assert waiting
    assert {world.shipments[number].status for number in waiting} <= FINAL


def test_a_parcel_stopped_from_outside_stays_where_it_is() -> None:
    world = World.create(9, NOON, listings=60, orders=40, questions=10)
    shipment = next(one for one in world.shipments.values() if one.next_at)
    shipment.plan, shipment.next_at = [], None
    before = list(shipment.history)
    Clockwork(world, NOON).run_until(NOON + 10 * DAY)
    assert shipment.history == before


def test_a_sale_on_demand_and_its_refusal() -> None:
    world = World.create(9, NOON, listings=60, orders=0, questions=0)
    clockwork = Clockwork(world, NOON)
    item = world.items[world.by_seller[people.ANA][6]]
    order = clockwork.sell(item, str(item.variations[0].id), 1, NOON)
    assert order.variation_id == item.variations[0].id
    with pytest.raises(ValueError, match="variation"):
        clockwork.sell(item, None, 1, NOON)


def test_a_question_on_demand() -> None:
    world = World.create(9, NOON, listings=60, orders=0, questions=0)
    item = world.items[world.by_seller[people.ANA][2]]
    question = Clockwork(world, NOON).ask(item, NOON, "Tem na cor azul?")
    assert (question.text, question.status, question.created) == ("Tem na cor azul?", "UNANSWERED", NOON)
    assert world.questions[question.id] is question


def test_a_world_without_listings_stands_still_without_harm() -> None:
    world = World.create(9, NOON, listings=0, orders=0, questions=0)
    for seller in (people.SUL, people.BETO):
        world.by_seller[seller].clear()
    world.shipments.clear()
    before = len(world.questions)
    Clockwork(world, NOON).run_until(NOON + 5 * DAY)
    assert len(world.questions) == before
