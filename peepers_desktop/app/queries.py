"""Everything views and commands read, in one hand: short indexed reads of the cache."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from peepers_desktop.app.personal_view import PersonalView
from peepers_desktop.app.seller_days import end_of, zone_of_site
from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.deadlines import LOW_STOCK
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, OutboxFilter, QuestionFilter, ShipmentFilter, Sort
from peepers_desktop.domain.ids import AccountId, ItemId, VariationId
from peepers_desktop.domain.rows import (
    DepositStock,
    EditRow,
    HistoryRow,
    ItemRow,
    ListingOn,
    OrderRow,
    OutboxRow,
    QuestionRow,
    ShipmentRow,
    Tally,
    Today,
    VariationRow,
)
from peepers_desktop.store.accounts import Accounts
from peepers_desktop.store.database import Database
from peepers_desktop.store.history import History
from peepers_desktop.store.item_queries import ItemQueries
from peepers_desktop.store.order_queries import OrderQueries
from peepers_desktop.store.outbox_queries import OutboxQueries
from peepers_desktop.store.pending_queries import PendingQueries
from peepers_desktop.store.question_queries import QuestionQueries
from peepers_desktop.store.shipment_queries import ShipmentQueries
from peepers_desktop.store.today_queries import TodayQueries

KeyList = Sequence[int]


class Queries:
    """`X(filter, sort)` gives the keys of a list, `X_rows(keys)` its rows, `count_X(filter)` its length."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        personal: PersonalView | None = None,
        low_stock: Callable[[], int] = lambda: LOW_STOCK,
    ) -> None:
        self._database = database
        self._clock = clock
        self._low_stock = low_stock
        self.personal = personal or PersonalView()
        """Whether rows name buyers in clear."""
        self._accounts = Accounts(database)
        self._history = History(database)
        self._pending = PendingQueries(database)
        self.item_list = ItemQueries(database, low_stock)
        self._today = TodayQueries(database, self.item_list)
        self.order_list = OrderQueries(database, self.personal.order)
        self.question_list = QuestionQueries(database)
        self.shipment_list = ShipmentQueries(database, self.personal.shipment)
        self.outbox_list = OutboxQueries(database)

    def in_clear(self) -> Queries:
        """The same reads with buyers in clear, whatever the screen shows."""
        return Queries(self._database, self._clock, PersonalView(shown=True), self._low_stock)

    def masked(self) -> Queries:
        """The same reads with buyers masked, whatever the screen shows."""
        return Queries(self._database, self._clock, None, self._low_stock)

    def accounts(self) -> list[Account]:
        """All accounts, archived ones included."""
        return self._accounts.all()

    def items(self, wanted: ItemFilter, sort: Sort | None = None) -> KeyList:
        return self.item_list.keys(wanted, sort)

    def item_rows(self, keys: KeyList) -> list[ItemRow]:
        return self.item_list.rows(keys)

    def item(self, account: AccountId, item_id: ItemId) -> ItemRow | None:
        """One listing."""
        return next(iter(self.item_list.rows(list(self.item_list.keys_of(account, [item_id]).values()))), None)

    def variations(self, account: AccountId, item_id: ItemId) -> list[VariationRow]:
        return self.item_list.variations(account, item_id)

    def deposits(self, account: AccountId, item_id: ItemId, variation_id: VariationId | None) -> DepositStock | None:
        """What each deposit holds; None where the units are one number."""
        return self.item_list.deposits(account, item_id, variation_id)

    def orders(self, wanted: OrderFilter, sort: Sort | None = None) -> KeyList:
        return self.order_list.keys(wanted, sort)

    def order_rows(self, keys: KeyList) -> list[OrderRow]:
        return self.order_list.rows(keys)

    def questions(self, wanted: QuestionFilter, sort: Sort | None = None) -> KeyList:
        return self.question_list.keys(wanted, sort)

    def question_rows(self, keys: KeyList) -> list[QuestionRow]:
        return self.question_list.rows(keys)

    def shipments(self, wanted: ShipmentFilter, sort: Sort | None = None) -> KeyList:
        return self.shipment_list.keys(wanted, sort)

    def shipment_rows(self, keys: KeyList) -> list[ShipmentRow]:
        return self.shipment_list.rows(keys)

    def outbox(self, wanted: OutboxFilter, sort: Sort | None = None) -> KeyList:
        return self.outbox_list.keys(wanted, sort)

    def outbox_rows(self, keys: KeyList) -> list[EditRow]:
        return self.outbox_list.rows(keys)

    def conflicts(self, account: AccountId | None = None) -> list[EditRow]:
        """Edits whose remote value changed meanwhile."""
        wanted = OutboxFilter(account, states=frozenset({EditState.CONFLICT}))
        return self.outbox_list.rows(self.outbox_list.keys(wanted))

    def today(self, account: AccountId | None = None, limit: int = 50) -> Today:
        found = self._today.today(account, self._clock.now(), limit)
        return replace(found, dispatch=tuple(map(self.personal.shipment, found.dispatch)))

    def tally(self, account: AccountId | None = None) -> Tally:
        return self._today.tally(account, self._clock.now())

    def pending(self, account: AccountId | None = None) -> list[OutboxRow]:
        """Everything that waits to be sent, held or not, oldest first, with before and after for a review."""
        return self._pending.rows(account)

    def history(self, account: AccountId, item_id: ItemId) -> list[HistoryRow]:
        """Who changed what and when, newest first: this program, sales, or whoever else."""
        return self._history.of_item(account, item_id)

    def listing_on(self, account: AccountId, item_id: ItemId, day: date | datetime) -> ListingOn:
        """How a listing was: at an instant, or at the end of a day by the clock of the account's site."""
        return self._history.listing_on(account, item_id, self._instant_of(account, day))

    def _instant_of(self, account: AccountId, day: date | datetime) -> datetime:
        if isinstance(day, datetime):
            return day.astimezone(UTC)
        known = self._accounts.get(account)
        return end_of(day, zone_of_site(known.seller.site_id if known else ""))
