"""Everything with a clock on it, counted and listed by the same conditions as the tabs."""

from __future__ import annotations

from datetime import datetime

from peepers_desktop.domain.edits import NEEDS_SELLER, EditState
from peepers_desktop.domain.filters import (
    ItemFilter,
    OrderFilter,
    OutboxFilter,
    QuestionFilter,
    ShipmentFilter,
    Sort,
    StockLevel,
)
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.rows import Tally, Today
from peepers_desktop.store.database import Database
from peepers_desktop.store.item_queries import ItemQueries
from peepers_desktop.store.order_queries import OrderQueries
from peepers_desktop.store.outbox_queries import OutboxQueries
from peepers_desktop.store.question_queries import QuestionQueries
from peepers_desktop.store.shipment_queries import ShipmentQueries

WAITING = frozenset({EditState.QUEUED, EditState.SENDING, EditState.UNKNOWN})


class TodayQueries:
    """Counts for tabs and lists for the first screen."""

    def __init__(self, database: Database, items: ItemQueries) -> None:
        self._database = database
        self._items = items
        self._orders = OrderQueries(database)
        self._questions = QuestionQueries(database)
        self._shipments = ShipmentQueries(database)
        self._outbox = OutboxQueries(database)

    def tally(self, account: AccountId | None, now: datetime) -> Tally:
        """Counts of one account, or of all."""
        return Tally(
            questions_waiting=self._questions.count(QuestionFilter(account, waiting_only=True)),
            to_dispatch=self._shipments.count(ShipmentFilter(account, to_dispatch=True)),
            late=self._shipments.count(ShipmentFilter(account, to_dispatch=True, due_before=now)),
            out_of_stock=self._items.count(ItemFilter(account, stock=StockLevel.ZERO)),
            low_stock=self._items.count(ItemFilter(account, stock=StockLevel.LOW)),
            outbox_waiting=self._outbox.count(OutboxFilter(account, states=WAITING)),
            outbox_needs_seller=self._outbox.count(OutboxFilter(account, states=NEEDS_SELLER)),
            items=self._items.count(ItemFilter(account)),
            orders=self._orders.count(OrderFilter(account)),
        )

    def today(self, account: AccountId | None, now: datetime, limit: int = 50) -> Today:
        """What waits, each list with the most pressing first."""
        stock = self._items.first(ItemFilter(account, stock=StockLevel.ZERO), limit, Sort("sold", descending=True))
        low = self._items.first(ItemFilter(account, stock=StockLevel.LOW), limit, Sort("quantity"))
        return Today(
            questions=tuple(self._questions.first(QuestionFilter(account, waiting_only=True), limit, Sort("date"))),
            dispatch=tuple(self._shipments.first(ShipmentFilter(account, to_dispatch=True), limit, Sort("deadline"))),
            stock=tuple((stock + low)[:limit]),
            failed_edits=tuple(self._outbox.first(OutboxFilter(account, states=NEEDS_SELLER), limit)),
            tally=self.tally(account, now),
        )
