"""The client of the faulty store: every call passes two named points at which the program may die."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from peepers_desktop.domain.accounts import Seller
from peepers_desktop.domain.items import Item, UserProductStock
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.orders import Order
from peepers_desktop.domain.questions import Question
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.answers import IdPage, ItemBatch, ItemWrite, Page
from tests.helpers.fire_store import ANA, CARRIED_OUT, NOT_CARRIED_OUT, SUL, Fault, FaultyStore, Place
from tests.helpers.tripwire import Tripwire

T = TypeVar("T")
Whose = Callable[[str, str, str], int | None]
"""Account, kind and target of a write that is about to be carried out: the edit that stands as SENDING."""


class FaultyClient:
    """What `SyncEngine` needs of a `MarketplaceClient`, for one account."""

    def __init__(self, store: FaultyStore, account: str, trip: Tripwire, whose: Whose) -> None:
        self._store = store
        self._account = account
        self._trip = trip
        self._whose = whose
        self.requests = 0

    # --- reading -----------------------------------------------------------------------------------------------

    def me(self) -> Seller:
        def who(_stale: bool) -> Seller:
            stranger = self._account in self._store.strangers
            return next(seller for seller in (ANA, SUL) if (seller.user_id == self._account) is not stranger)

        return self._read("me", who)

    def item(self, item_id: str) -> Item:
        self._own(item_id)
        return self._read("item", lambda stale: self._store.item(item_id, stale))

    def items(self, ids: Sequence[str]) -> ItemBatch:
        return self._read("items", lambda stale: ItemBatch(tuple(self._store.item(i, stale) for i in ids), ()))

    def scan_item_ids(self) -> Iterator[IdPage]:
        yield self._read("scan_item_ids", lambda _: self._ids())

    def recent_item_ids(self, offset: int = 0, limit: int = 100) -> IdPage:
        return self._read("recent_item_ids", lambda _: IdPage((), 0) if offset else self._ids())

    def user_product_stock(self, product: str) -> UserProductStock:
        return self._read("user_product_stock", lambda stale: self._store.stock(product, stale))

    def question(self, question_id: str) -> Question:
        return self._read("question", lambda stale: self._store.question(question_id, stale))

    def orders(self, since: datetime, until: datetime, offset: int = 0, *, cancelled: bool = False) -> Page[Order]:
        def found(_stale: bool) -> Page[Order]:
            mine = [] if cancelled else [one for one in self._store.orders if one.account == self._account]
            values = tuple(one for one in mine if one.indexed_at is not None and since <= one.indexed_at <= until)
            return Page(values[offset:], len(values), offset, 50)

        return self._read("orders", found)

    def _ids(self) -> IdPage:
        names = [name for name, owner in self._store.owners.items() if owner.user_id == self._account]
        names.sort(key=lambda name: self._store.changed[name], reverse=True)
        return IdPage(tuple(names), len(names))

    # --- writing -----------------------------------------------------------------------------------------------

    def put_item_quantity(self, item_id: str, quantity: int) -> ItemWrite:
        return self._put_units("put_item_quantity", (item_id, None), quantity)

    def put_variation_quantity(self, item_id: str, variation_id: str, quantity: int) -> ItemWrite:
        return self._put_units("put_variation_quantity", (item_id, variation_id), quantity)

    def put_warehouse_stock(self, stock: UserProductStock) -> UserProductStock:
        name = stock.user_product_id.removeprefix("UP-")
        self._own(name)

        def carry_out() -> None:
            self._store.sell((name, None), self._store.during.pop((name, None), 0))
            if str(self._store.versions[name]) != stock.version:
                raise errors.VersionMismatch
            total = sum(place.quantity for place in stock.locations)
            self._store.put_units(self._account, (name, None), total, self._whose(self._account, "stock", name))

        self._write("put_warehouse_stock", carry_out)
        return self._store.stock(stock.user_product_id)

    def put_price(self, item_id: str, price: Money) -> ItemWrite:
        return self._put_value("price", item_id, price)

    def put_status(self, item_id: str, status: str) -> ItemWrite:
        return self._put_value("status", item_id, status)

    def post_answer(self, question_id: str, text: str) -> Question:
        def carry_out() -> None:
            whose = self._whose(self._account, "answer", question_id)
            self._store.post_answer(self._account, question_id, text, whose)

        def again() -> None:
            raise errors.Refused(400, "not_unanswered_question")

        self._write("post_answer", carry_out, again)
        return self._store.questions[question_id]

    def _put_units(self, name: str, place: Place, quantity: int) -> ItemWrite:
        self._own(place[0])

        def carry_out() -> None:
            whose = self._whose(self._account, "stock", place[0])
            self._store.put_units(self._account, place, quantity, whose)

        self._write(name, carry_out)
        return ItemWrite(self._store.item(place[0]), ())

    def _put_value(self, kind: str, item_id: str, value: Any) -> ItemWrite:
        self._own(item_id)

        def carry_out() -> None:
            whose = self._whose(self._account, kind, item_id)
            self._store.put_value(self._account, kind, item_id, value, whose)

        self._write(f"put_{kind}", carry_out)
        return ItemWrite(self._store.item(item_id), ())

    # --- the wire ----------------------------------------------------------------------------------------------

    def _own(self, item_id: str) -> None:
        if self._store.owners[item_id].user_id != self._account:
            self._store.broken.append(f"{item_id} was asked for in the name of another account")

    def _read(self, name: str, answer: Callable[[bool], T]) -> T:
        self._begin(name)
        fault = self._fault("read")
        _fail(fault, NOT_CARRIED_OUT)
        _fail(fault, CARRIED_OUT)
        found = answer(fault is Fault.STALE)
        self._trip.point(f"{name}, answered")
        return found

    def _write(self, name: str, carry_out: Callable[[], None], again: Callable[[], None] | None = None) -> None:
        self._begin(name)
        fault = self._fault("write")
        _fail(fault, NOT_CARRIED_OUT)
        carry_out()
        self._trip.point(f"{name}, carried out")
        if fault is Fault.TIMEOUT_AFTER:
            self._store.sell_while_waiting()
        if fault is Fault.DUPLICATE:
            (again or carry_out)()
        _fail(fault, CARRIED_OUT)

    def _begin(self, name: str) -> None:
        self.requests += 1
        self._trip.point(f"{name}, not sent")

    def _fault(self, kind: str) -> Fault | None:
        queue = self._store.faults[kind]
        return queue.popleft() if queue else None


def _fail(fault: Fault | None, kinds: Mapping[Fault, Callable[[], Exception]]) -> None:
    if fault in kinds:
        failure = kinds[fault]()
        raise failure
