"""Seeded scenes: the seller types, buyers buy, the wire breaks, the program dies. The same seed plays the same."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from peepers_desktop.app.commands import Choice
from peepers_desktop.domain.edits import ANSWER_UNDO_SECONDS, EditKind, EditState
from tests.helpers.fire_laws import Laws
from tests.helpers.fire_store import Fault, Place
from tests.helpers.fire_world import SELLERS, FireWorld

DIFFERENCES = ("+1", "+5", "-2", "-1")
ON_READS = (Fault.UNREACHABLE, Fault.TIMEOUT_AFTER, Fault.LIMITED, Fault.TROUBLE_NOT_APPLIED, Fault.STALE)
ON_WRITES = tuple(fault for fault in Fault if fault is not Fault.STALE)


class Scene:
    """Plays random steps in a world; every step is one method, chosen by weight."""

    def __init__(self, world: FireWorld, laws: Laws, seed: int) -> None:
        self.world = world
        self.laws = laws
        self.random = Random(seed)
        self._hot = self.random.sample(world.store.places, 2)
        self._texts = 0
        self._steps: tuple[tuple[int, Callable[[], object]], ...] = (
            (3, self.type_a_count), (3, self.type_a_difference), (2, self.answer), (1, self.change_price),
            (1, self.change_status), (1, self.cancel), (4, self.buy), (1, self.somebody_else), (1, self.decide),
            (5, self.break_a_call), (6, world.send), (2, world.read), (2, self.wait), (1, self.undo),
            (1, self.retry), (1, self.revert),
            (1, self.lose_the_link), (1, self.get_the_link_back), (1, self.buy_during_a_write),
            (1, self.die_soon), (1, self.poison),
        )  # fmt: skip

    def play(self, steps: int) -> None:
        """So many steps, the laws looked at after each; then everything has to come to an end."""
        weights = [weight for weight, _ in self._steps]
        for _, step in self.random.choices(self._steps, weights, k=steps):
            self.world.clock.advance(1)
            step()
            self.laws.check()
        self.finish()

    def finish(self) -> None:
        self.world.drain()
        self.laws.check_at_the_end()

    def place(self) -> Place:
        """Mostly one of two, so that edits, sales and faults meet."""
        return self.random.choice(self._hot if self.random.random() < 0.85 else self.world.store.places)

    def type_a_count(self) -> None:
        place = self.place()
        self.world.type_quantity(place, str(self.random.randint(1, 20)))

    def type_a_difference(self) -> None:
        self.world.type_quantity(self.place(), self.random.choice(DIFFERENCES))

    def answer(self) -> None:
        self._texts += 1
        self.world.answer(self.random.choice(list(self.world.store.questions)), f"Sim, temos {self._texts}!")

    def change_price(self) -> None:
        self.world.type_price(self.random.choice(list(self.world.store.owners)), f"{self.random.randint(120, 140)}.90")

    def change_status(self) -> None:
        name = self.random.choice(list(self.world.store.owners))
        self.world.type_status(name, self.random.choice(("active", "paused")))

    def cancel(self) -> None:
        edits = self.world.in_state(EditState.QUEUED, EditState.REJECTED)
        if edits:
            self.world.cancel(self.random.choice(edits).id)

    def undo(self) -> None:
        self.world.undo()

    def buy(self) -> None:
        self.world.buy(self.place(), self.random.randint(1, 3))

    def somebody_else(self) -> None:
        self.world.somebody_else(self.place(), self.random.randint(0, 20))

    def decide(self) -> None:
        for edit in self.world.in_state(EditState.CONFLICT):
            self.world.resolve(edit.id, self.random.choice(list(Choice)))

    def break_a_call(self) -> None:
        if self.random.random() < 0.6:
            self.world.break_next("write", self.random.choice(ON_WRITES))
        else:
            self.world.break_next("read", self.random.choice(ON_READS))

    def retry(self) -> None:
        edits = self.world.in_state(EditState.REJECTED, EditState.BLOCKED, EditState.PARKED)
        if edits:
            self.world.retry(self.random.choice(edits).id)

    def revert(self) -> None:
        edits = self.world.in_state(EditState.APPLIED, EditState.CONFIRMED)
        if edits:
            self.world.revert(self.random.choice(edits).id)

    def lose_the_link(self) -> None:
        self.world.disconnect(self.random.choice(SELLERS).user_id)

    def get_the_link_back(self) -> None:
        for seller in SELLERS:
            self.world.relink(seller.user_id)

    def buy_during_a_write(self) -> None:
        waiting = [edit.target for edit in self.world.in_state(EditState.QUEUED) if edit.kind is EditKind.STOCK]
        if waiting:
            key = self.random.choice(waiting)
            self.world.buy_during_a_write((key.id, key.variation_id), self.random.randint(1, 3))
            self.world.break_next("write", Fault.TIMEOUT_AFTER)

    def die_soon(self) -> None:
        """At some point that was passed before, the next or the second time."""
        points = sorted(self.world.trip.passed)
        if points:
            self.world.die_at(self.random.choice(points), self.random.randint(1, 2))

    def poison(self) -> None:
        self.world.poison(self.place())

    def wait_for_the_undo_window(self) -> None:
        self.world.clock.advance(ANSWER_UNDO_SECONDS + 1)

    def wait(self) -> None:
        self.world.clock.advance(self.random.choice((1, 5, 11, 60, 700)))
