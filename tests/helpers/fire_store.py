"""A marketplace inside the process whose wire breaks on demand, and which remembers every write it carried out.

It answers with domain values, so a run costs milliseconds and thousands of them can be made. It is careless on
purpose: a second answer to one question is accepted, so that a test of "exactly once" can fail.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Seller
from peepers_desktop.domain.items import Item, StockLocation, UserProductStock, Variation
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.orders import Order
from peepers_desktop.domain.questions import Answer, Question
from peepers_desktop.mercadolivre import errors
from tests.helpers.shop import item, order, question

ANA = Seller("415458330", "LOJA_DA_ANA", "MLB")
SUL = Seller("733101265", "DEPOSITO_SUL", "MLB", tags=frozenset({"warehouse_management"}))
SETTLES_WITHIN = timedelta(seconds=8)
"""How long a reading may still show what was there before a write."""


class Fault(Enum):
    """What may happen to one call; the first eight to any, the others to writes or to reads only."""

    UNREACHABLE = "unreachable"
    TIMEOUT_BEFORE = "timeout_before"
    TIMEOUT_AFTER = "timeout_after"
    CONFLICT = "409"
    LIMITED = "429"
    TROUBLE_APPLIED = "500_applied"
    TROUBLE_NOT_APPLIED = "500_not_applied"
    DUPLICATE = "duplicate"
    STALE = "stale"


NOT_CARRIED_OUT: dict[Fault, Callable[[], Exception]] = {
    Fault.UNREACHABLE: errors.Unreachable,
    Fault.TIMEOUT_BEFORE: errors.Ambiguous,
    Fault.CONFLICT: errors.OptimisticLock,
    Fault.LIMITED: lambda: errors.RateLimited(30),
    Fault.TROUBLE_NOT_APPLIED: lambda: errors.ServerTrouble(500),
}
CARRIED_OUT: dict[Fault, Callable[[], Exception]] = {
    Fault.TIMEOUT_AFTER: errors.Ambiguous,
    Fault.TROUBLE_APPLIED: lambda: errors.ServerTrouble(500),
}


@dataclass(slots=True)
class Shelf:
    """The units of one listing, variation or user product, and what a stale reading still shows."""

    units: int
    before: int | None = None
    written_at: datetime | None = None
    was: list[int] = field(default_factory=list)
    foreign_at: datetime | None = None

    def write(self, units: int, at: datetime) -> None:
        self.before, self.written_at = self.units, at
        self._set(units)

    def change(self, units: int, foreign_at: datetime | None = None) -> None:
        """A sale or, at an instant, somebody else: readings show it at once."""
        self.before = None
        self.foreign_at = foreign_at or self.foreign_at
        self._set(units)

    def _set(self, units: int) -> None:
        self.was.append(self.units)
        self.units = units


@dataclass(frozen=True, slots=True)
class Written:
    """One write that was carried out."""

    by: str
    kind: str
    target: str
    variation: str | None
    value: Any
    before: Any
    at: datetime
    edit: int | None


Place = tuple[str, str | None]


class FaultyStore:
    """Two sellers: one with plain listings, one whose stock is kept by deposit with a version."""

    def __init__(self, clock: FixedClock) -> None:
        self.clock = clock
        self.shelves: dict[Place, Shelf] = {
            ("MLB1", None): Shelf(10), ("MLB2", None): Shelf(3), ("MLB3", "31"): Shelf(6), ("MLB3", "32"): Shelf(8),
            ("MLB4", None): Shelf(12), ("MLB5", None): Shelf(5),
        }  # fmt: skip
        self.owners = {"MLB1": ANA, "MLB2": ANA, "MLB3": ANA, "MLB4": SUL, "MLB5": SUL}
        self.versions = {"MLB4": 1, "MLB5": 1}
        self.prices = {name: Money(12990, "BRL") for name in self.owners}
        self.statuses = dict.fromkeys(self.owners, "active")
        self.changed = {name: clock.now() for name in self.owners}
        asked = {"901": "MLB1", "902": "MLB2", "903": "MLB4"}
        self.questions = {
            name: question(name, about, account=self.owners[about].user_id) for name, about in asked.items()
        }
        self.answered_at: dict[str, datetime] = {}
        self.orders: list[Order] = []
        self.journal: list[Written] = []
        self.strangers: set[str] = set()
        """Accounts whose token is somebody else's."""
        self.broken: list[str] = []
        """Laws broken while a call was under way: raising there would be taken for a failure of the call."""
        self.faults: dict[str, deque[Fault]] = {"read": deque(), "write": deque()}
        self.during: dict[Place, int] = {}
        """Units that somebody buys while a write is under way: before it where there is a version to tell,
        otherwise after it, while the program waits for an answer that does not come."""

    @property
    def places(self) -> list[Place]:
        return list(self.shelves)

    def heal(self) -> None:
        """Everything works from now on."""
        for queue in self.faults.values():
            queue.clear()
        self.strangers.clear()
        self.during.clear()

    def sell(self, place: Place, units: int) -> int:
        """Somebody buys what there is of it; returns how many."""
        shelf = self.shelves[place]
        sold = min(units, shelf.units)
        if sold:
            name, variation = place
            self._touch(name)
            shelf.change(shelf.units - sold)
            made = order(str(2000 + len(self.orders)), name, sold, account=self.owners[name].user_id)
            lines = (replace(made.lines[0], variation_id=variation),)
            now = self.clock.now()
            self.orders.append(replace(made, date_created=now, last_updated=now, indexed_at=now, lines=lines))
        return sold

    def sell_while_waiting(self) -> None:
        self.clock.advance(10)
        for place in list(self.during):
            self.sell(place, self.during.pop(place))
        self.clock.advance(20)

    def sold_after(self, place: Place, since: datetime) -> int:
        """Units of a place sold after an instant."""
        made = [one for one in self.orders if one.date_created is not None and one.date_created > since]
        return sum(one.units_of(*place) for one in made)

    def somebody_else(self, place: Place, units: int) -> None:
        """The seller, or another program, changes the quantity."""
        self._touch(place[0])
        self.shelves[place].change(units, self.clock.now())

    def answered_elsewhere(self, question_id: str, text: str) -> None:
        asked = self.questions[question_id]
        if asked.answer is None:
            self.questions[question_id] = replace(
                asked, status="answered", answer=Answer(text, "active", self.clock.now())
            )

    def _touch(self, name: str) -> None:
        self.changed[name] = self.clock.now()
        if name in self.versions:
            self.versions[name] += 1

    def item(self, name: str, stale: bool = False) -> Item:
        """The listing; with `stale` as it was before the last write, if that is young enough."""
        owner = self.owners[name]
        common = {
            "account": owner.user_id, "price": self.prices[name], "status": self.statuses[name],
            "last_updated": self.changed[name],
        }  # fmt: skip
        if (name, None) in self.shelves:
            product = {"user_product_id": f"UP-{name}"} if owner is SUL else {}
            return item(name, self.units((name, None), stale), **common, **product)
        variations = tuple(
            Variation(place[1], f"Cor {place[1]}", self.units(place, stale), 0, None, None)
            for place in self.shelves
            if place[0] == name and place[1] is not None
        )
        return item(name, sum(v.quantity or 0 for v in variations), variations=variations, **common)

    def units(self, place: Place, stale: bool) -> int:
        shelf = self.shelves[place]
        young = shelf.written_at is not None and self.clock.now() - shelf.written_at <= SETTLES_WITHIN
        return shelf.before if stale and young and shelf.before is not None else shelf.units

    def question(self, name: str, stale: bool) -> Question:
        asked, at = self.questions[name], self.answered_at.get(name)
        if stale and at is not None and self.clock.now() - at <= SETTLES_WITHIN:
            return replace(asked, status="unanswered", answer=None)
        return asked

    def stock(self, product: str, stale: bool = False) -> UserProductStock:
        name = product.removeprefix("UP-")
        place = StockLocation("seller_warehouse", self.units((name, None), stale), "1", "BRP1")
        return UserProductStock(product, str(self.versions[name]), (place,))

    def put_units(self, by: str, place: Place, units: int, edit: int | None) -> None:
        shelf = self.shelves[place]
        self._note(by, "stock", place, units, shelf.units, edit)
        self._touch(place[0])
        shelf.write(units, self.clock.now())

    def put_value(self, by: str, kind: str, name: str, value: Any, edit: int | None) -> None:
        table: dict[str, Any] = self.prices if kind == "price" else self.statuses
        self._note(by, kind, (name, None), value, table[name], edit)
        table[name] = value
        self._touch(name)

    def post_answer(self, by: str, name: str, text: str, edit: int | None) -> None:
        asked = self.questions[name]
        ours = name in self.answered_at
        if asked.answer is not None and not ours:
            raise errors.Refused(400, "not_unanswered_question")
        self._note(by, "answer", (name, None), text, asked.status, edit)
        self.answered_at[name] = self.clock.now()
        self.questions[name] = replace(asked, status="answered", answer=Answer(text, "active", self.clock.now()))

    def _note(self, by: str, kind: str, place: Place, value: Any, before: Any, edit: int | None) -> None:
        if by in self.strangers:
            self.broken.append(f"{kind}:{place[0]} was sent with the token of another account")
        self.journal.append(Written(by, kind, place[0], place[1], value, before, self.clock.now(), edit))
