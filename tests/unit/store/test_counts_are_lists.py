"""A counter is the length of its list, for shops made by chance; and open work is never cut by date or page."""

from __future__ import annotations

from datetime import timedelta
from random import Random

import pytest

from peepers_desktop.app.queries import Queries
from peepers_desktop.domain.edits import NEEDS_SELLER
from peepers_desktop.domain.filters import (
    ItemFilter,
    OrderFilter,
    OutboxFilter,
    QuestionFilter,
    ShipmentFilter,
    StockLevel,
)
from peepers_desktop.domain.shipments import Board, DispatchDeadline
from peepers_desktop.store.today_queries import WAITING
from tests.helpers.shop import NOON, SELLER, TestShop, item, order, question, shipment

STATUSES = ("active", "paused", "closed", "under_review", "inactive")
PARCELS = (("pending", None), ("handling", None), ("ready_to_ship", "printed"), ("ready_to_ship", "picked_up"),
           ("shipped", None), ("delivered", None), ("cancelled", None))  # fmt: skip


def fill(shop: TestShop, seed: int) -> None:
    rng = Random(seed)
    stores = shop.stores
    listings = [
        item(f"MLB{n}", rng.choice([None, 0, 0, 1, 4, 5, 6, 40]), status=rng.choice(STATUSES), account=_someone(rng))
        for n in range(60)
    ]
    stores.items.save(listings, NOON)
    stores.orders.save(
        order(f"2000{n}", rng.choice(listings).id, status=rng.choice(["paid", "cancelled"]), account=_someone(rng))
        for n in range(40)
    )
    stores.questions.save(
        question(
            str(n), status=rng.choice(["unanswered", "answered", "banned"]), account=_someone(rng),
            date_created=NOON - timedelta(days=rng.randrange(400)),
        )
        for n in range(80)
    )  # fmt: skip
    parcels = []
    for n in range(80):
        status, substatus = rng.choice(PARCELS)
        due = DispatchDeadline("on_time", NOON + timedelta(hours=rng.randrange(-2000, 48)))
        kind = rng.choice(["cross_docking", "fulfillment", None])
        parcels.append(
            shipment(
                f"4680{n}", status, substatus=substatus, logistic_type=kind, account=_someone(rng),
                deadline=rng.choice([due, None]),
            )
        )  # fmt: skip
    stores.shipments.save(parcels)


def _someone(rng: Random) -> str:
    return rng.choice([SELLER.user_id, "2"])


@pytest.mark.parametrize("account", [None, SELLER.user_id, "2"])
@pytest.mark.parametrize("seed", range(4))
def test_every_counter_is_the_length_of_its_list(shop: TestShop, seed: int, account: str | None) -> None:
    fill(shop, seed)
    q, now = Queries(shop.database, shop.clock), shop.clock.now()
    tally = q.tally(account)
    lists = {
        "questions_waiting": q.questions(QuestionFilter(account, waiting_only=True)),
        "to_dispatch": q.shipments(ShipmentFilter(account, to_dispatch=True)),
        "late": q.shipments(ShipmentFilter(account, to_dispatch=True, due_before=now)),
        "out_of_stock": q.items(ItemFilter(account, stock=StockLevel.ZERO)),
        "low_stock": q.items(ItemFilter(account, stock=StockLevel.LOW)),
        "outbox_waiting": q.outbox(OutboxFilter(account, states=WAITING)),
        "outbox_needs_seller": q.outbox(OutboxFilter(account, states=NEEDS_SELLER)),
        "items": q.items(ItemFilter(account)),
        "orders": q.orders(OrderFilter(account)),
    }
    assert {name: len(keys) for name, keys in lists.items()} == {name: getattr(tally, name) for name in lists}
    assert len(q.question_rows(lists["questions_waiting"])) == tally.questions_waiting
    assert len(q.shipment_rows(lists["late"])) == tally.late


def test_open_work_is_all_there_however_old_and_however_much(shop: TestShop) -> None:
    old = NOON - timedelta(days=200)
    shop.stores.questions.save(question(str(n), date_created=old) for n in range(1200))
    due = DispatchDeadline("delayed", old)
    shop.stores.shipments.save(shipment(str(10_000 + n), deadline=due) for n in range(1200))
    q = Queries(shop.database, shop.clock)
    assert q.tally().questions_waiting == len(q.questions(QuestionFilter(waiting_only=True))) == 1200
    assert q.tally().to_dispatch == q.tally().late == 1200
    rows = q.shipment_rows(q.shipments(ShipmentFilter(boards=frozenset({Board.TO_PREPARE}))))
    assert len(rows) == 1200
