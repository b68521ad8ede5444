"""Makes the world of the demonstration store from a seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from peepers_desktop.demo import people, seed_items, seed_orders, seed_questions
from peepers_desktop.demo.state import State


@dataclass(slots=True)
class World(State):
    """Everything that exists, made from a seed."""

    @classmethod
    def create(cls, seed: int, now: datetime, listings: int = 300, orders: int = 200, questions: int = 60) -> World:
        """A seeded world: the same numbers, the same instant and the same seed give an equal world.

        The counts are those of the default seller; the other sellers get a small shop each. Orders lie within the
        60 days before ``now``.
        """
        world = cls(seed, now)
        for seller in people.sellers(now):
            world.sellers[seller.id] = seller
            world.by_seller[seller.id] = []
        seed_items.fill(world, people.ANA, listings)
        seed_items.fill(world, people.SUL, 24)
        seed_items.fill(world, people.BETO, 24)
        seed_orders.fill(world, people.ANA, orders)
        seed_orders.fill(world, people.SUL, 12)
        seed_orders.fill(world, people.BETO, 12)
        seed_questions.fill(world, people.ANA, questions)
        seed_questions.fill(world, people.SUL, 5)
        return world
