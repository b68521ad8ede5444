"""Buyers ask and buy, parcels move: what is due by the store's clock, in the order in which it is due."""

from __future__ import annotations

import heapq
from datetime import datetime, timedelta
from random import Random

from peepers_desktop.demo import people, seed_questions
from peepers_desktop.demo.model import Buyer, Item, Order, Question, Shipment
from peepers_desktop.demo.selling import Line, Selling
from peepers_desktop.demo.state import State, variation_of

QUESTION_EVERY = 7_200.0
SALE_EVERY = 8_640.0
"""Mean seconds between two questions and between two sales, at pace 1: a dozen questions and ten sales a day."""
TRIES = 25


class Clockwork:
    """Runs what is due. ``pace`` shortens every wait: 60 makes a day pass in 24 minutes, with honest timestamps.

    All draws come from one random source in the order of events, so that one long advance and many short ones
    leave the same world.
    """

    def __init__(self, world: State, now: datetime, pace: float = 1.0) -> None:
        self._world = world
        self._pace = pace
        self._rng = world.rng("clockwork")
        self._selling = Selling(world)
        self._question_at = self._later(now, QUESTION_EVERY)
        self._sale_at = self._later(now, SALE_EVERY)
        if pace != 1.0:
            for shipment in world.shipments.values():
                self._hurry(shipment, now)

    def run_until(self, now: datetime) -> int:
        """Do everything that is due, and return how many things happened."""
        parcels = [
            (shipment.next_at, shipment.id)
            for shipment in self._world.shipments.values()
            if shipment.next_at is not None
        ]
        heapq.heapify(parcels)
        done = 0
        while True:
            parcel_at = parcels[0][0] if parcels else None
            due = min(at for at in (self._question_at, self._sale_at, parcel_at) if at is not None)
            if due > now:
                return done
            done += 1
            if due == parcel_at:
                self._step(parcels)
            elif due == self._question_at:
                self._someone_asks(due)
            else:
                self._someone_buys(due, parcels)

    def sell(self, item: Item, variation_id: str | None, units: int, at: datetime) -> Order:
        """A sale on demand. ``ValueError`` when it cannot be."""
        variation = variation_of(item, variation_id) if variation_id else None
        rng = self._world.rng("sale", len(self._world.orders))
        return self._buy([Line(item, variation, units)], people.buyer(rng), at, rng)[0]

    def ask(self, item: Item, at: datetime, text: str | None) -> Question:
        """A question on demand."""
        return seed_questions.ask(self._world, self._world.rng("ask", len(self._world.questions)), item, at, text)

    def _someone_asks(self, at: datetime) -> None:
        item = self._pick(self._rng, at)
        if item:
            seed_questions.ask(self._world, self._rng, item, at)
        self._question_at = self._later(at, QUESTION_EVERY)

    def _someone_buys(self, at: datetime, parcels: list[tuple[datetime, int]]) -> None:
        """One listing, or two of one shop in one pack."""
        first = self._pick(self._rng, at)
        basket = [self._line(first)] if first else []
        if first and self._rng.random() < 0.2:
            second = self._pick(self._rng, at)
            if second and second.seller_id == first.seller_id and second is not first:
                basket.append(self._line(second))
        buyer = people.buyer(self._rng)
        modes = {line.item.shipping_mode for line in basket}
        if basket and len(modes) == 1 and all(line.stock.user_product.total for line in basket):
            order = self._buy(basket, buyer, at, self._rng)[0]
            shipment = self._world.shipments.get(order.shipment_id or 0)
            if shipment and shipment.next_at:
                heapq.heappush(parcels, (shipment.next_at, shipment.id))
        self._sale_at = self._later(at, SALE_EVERY)

    def _buy(self, basket: list[Line], buyer: Buyer, at: datetime, rng: Random) -> list[Order]:
        orders = self._selling.sell(basket, buyer, at, rng)
        shipment = self._world.shipments.get(orders[0].shipment_id or 0)
        if shipment:
            self._hurry(shipment, at)
        return orders

    def _step(self, parcels: list[tuple[datetime, int]]) -> None:
        at, shipment_id = heapq.heappop(parcels)
        shipment = self._world.shipments[shipment_id]
        if shipment.next_at != at or not shipment.plan:
            return
        step = shipment.plan.pop(0)
        self._selling.move(shipment, step.status, step.substatus, at)
        shipment.next_at = None
        if shipment.plan:
            shipment.next_at = at + timedelta(seconds=shipment.plan[0].after / self._pace)
            heapq.heappush(parcels, (shipment.next_at, shipment.id))

    def _hurry(self, shipment: Shipment, now: datetime) -> None:
        if shipment.next_at is not None and shipment.next_at > now:
            shipment.next_at = now + (shipment.next_at - now) / self._pace

    def _later(self, at: datetime, mean: float) -> datetime:
        return at + timedelta(seconds=round(self._rng.uniform(0.3, 1.7) * mean / self._pace, 3))

    def _pick(self, rng: Random, now: datetime) -> Item | None:
        """An active listing with stock, of the default seller four times out of five."""
        seller_id = people.ANA if rng.random() < 0.8 else rng.choice((people.SUL, people.BETO))
        ids = self._world.by_seller[seller_id]
        for _ in range(TRIES if ids else 0):
            item = self._world.item(rng.choice(ids), now)
            if item and item.status == "active" and item.available > 0:
                return item
        return None

    def _line(self, item: Item) -> Line:
        stocked = [one for one in item.variations if one.stock.user_product.total > 0]
        return Line(item, self._rng.choice(stocked) if stocked else None)
