"""What Today lists, and in which order: the oldest question, the nearest deadline, the empty and then the emptiest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop.app.queries import Queries
from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.domain.rows import Today
from peepers_desktop.domain.shipments import DispatchDeadline
from peepers_desktop.store.outbox import NewEdit
from tests.helpers.shop import NOON, SELLER, TestShop, item, open_shop, question, shipment


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[TestShop]:
    made = open_shop(tmp_path)
    yield made
    made.database.close()


def today(shop: TestShop) -> Today:
    return Queries(shop.database, shop.clock).today(SELLER.user_id)


def test_the_oldest_question_waits_first_and_answered_ones_do_not_wait(shop: TestShop) -> None:
    ages = {"1": 2, "2": 50, "3": 9}
    shop.stores.questions.save([question(i, date_created=NOON - timedelta(hours=h)) for i, h in ages.items()])
    shop.stores.questions.save([question("4", status="answered", date_created=NOON - timedelta(days=9))])
    assert [row.id for row in today(shop).questions] == ["2", "3", "1"]


def test_the_nearest_deadline_is_dispatched_first_and_one_nobody_told_last(shop: TestShop) -> None:
    hours = {"500": 30, "501": -2, "502": 4}
    due = [shipment(i, deadline=DispatchDeadline("x", NOON + timedelta(hours=h))) for i, h in hours.items()]
    shop.stores.shipments.save([*due, shipment("503", deadline=None)])
    assert [row.id for row in today(shop).dispatch] == ["501", "502", "500", "503"]


def test_what_others_dispatch_or_what_has_left_is_not_to_dispatch(shop: TestShop) -> None:
    shop.stores.shipments.save(
        [
            shipment("500", logistic_type="fulfillment"),
            shipment("501", "shipped", substatus=None),
            shipment("502", "ready_to_ship", substatus="picked_up"),
            shipment("503", "cancelled", substatus=None),
            shipment("504", logistic_type=None),
        ]
    )
    assert [row.id for row in today(shop).dispatch] == ["504"]


def test_what_is_out_comes_before_what_runs_out_and_each_by_what_it_costs(shop: TestShop) -> None:
    """Of the empty ones the one that sells most is missed most; of the others the one with fewest units."""
    shop.stores.items.save(
        [
            item("MLB1", 4, title="A"),
            item("MLB2", 0, title="B", sold=3),
            item("MLB3", 1, title="C"),
            item("MLB4", 0, title="D", sold=90),
            item("MLB5", 60, title="E"),
            item("MLB6", None, title="F"),
            item("MLB7", 2, title="G"),
        ],
        NOON,
    )
    assert [row.id for row in today(shop).stock] == ["MLB4", "MLB2", "MLB3", "MLB7", "MLB1"]


def test_what_the_seller_typed_decides_what_runs_out(shop: TestShop) -> None:
    shop.stores.items.save([item("MLB1", 50), item("MLB2", 0)], NOON)
    for listing, units, wanted in (("MLB1", 50, 2), ("MLB2", 0, 30)):
        key = ResourceKey(EditKind.STOCK, listing)
        shop.stores.outbox.enqueue(NewEdit(SELLER.user_id, key, {"quantity": units}, {"quantity": wanted}))
    assert [row.id for row in today(shop).stock] == ["MLB1"]


@pytest.mark.parametrize("state", [EditState.CONFLICT, EditState.REJECTED, EditState.BLOCKED, EditState.PARKED])
def test_every_edit_that_cannot_go_on_alone_waits_for_the_seller(shop: TestShop, state: EditState) -> None:
    shop.stores.items.save([item("MLB1", 50), item("MLB2", 50)], NOON)
    key = ResourceKey(EditKind.STOCK, "MLB1")
    edit = shop.stores.outbox.enqueue(NewEdit(SELLER.user_id, key, {"quantity": 50}, {"quantity": 2}))
    shop.stores.outbox.move(edit.id, state, reason="stock_changed")
    other = ResourceKey(EditKind.STOCK, "MLB2")
    shop.stores.outbox.enqueue(NewEdit(SELLER.user_id, other, {"quantity": 50}, {"quantity": 3}))
    assert [row.edit.id for row in today(shop).failed_edits] == [edit.id]
