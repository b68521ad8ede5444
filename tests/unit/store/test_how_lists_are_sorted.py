"""Every order a list offers, both ways, with what is unknown last; and what its filters leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop.app.queries import Queries
from peepers_desktop.domain.edits import EditKind, ResourceKey
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, ShipmentFilter, Sort
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.shipments import DispatchDeadline, Shipment
from peepers_desktop.store.outbox import NewEdit
from tests.helpers.shop import NOON, SELLER, TestShop, item, open_shop, order, shipment

DAY = timedelta(days=1)


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[TestShop]:
    made = open_shop(tmp_path)
    yield made
    made.database.close()


@pytest.fixture
def listings(shop: TestShop) -> Queries:
    """Of every column another order."""
    shop.stores.items.save(
        [
            item("MLB1", 7, title="Banana", sku="b", price=Money(300, "BRL"), sold=1, last_updated=NOON - DAY,
                 status="paused", logistic_type="self_service"),
            item("MLB2", 3, title="abacaxi", sku="C", price=Money(100, "BRL"), sold=9, last_updated=NOON,
                 status="active", logistic_type="drop_off"),
            item("MLB3", 20, title="caju", sku="a", price=Money(200, "BRL"), sold=4, last_updated=NOON - 2 * DAY,
                 status="closed", logistic_type="fulfillment"),
        ],
        NOON,
    )  # fmt: skip
    return Queries(shop.database, shop.clock)


def ids(queries: Queries, sort: Sort | None = None, wanted: ItemFilter | None = None) -> str:
    rows = queries.item_rows(queries.items(wanted or ItemFilter(), sort))
    return "".join(row.id.removeprefix("MLB") for row in rows)


@pytest.mark.parametrize(
    ("column", "upwards"),
    [
        ("title", "213"), ("sku", "312"), ("price", "231"), ("quantity", "213"), ("sold", "132"),
        ("last_updated", "312"), ("status", "231"), ("logistic", "231"), ("id", "123"),
    ],
)  # fmt: skip
def test_listings_by_each_column_both_ways(listings: Queries, column: str, upwards: str) -> None:
    assert ids(listings, Sort(column)) == upwards
    assert ids(listings, Sort(column, descending=True)) == upwards[::-1]


def test_without_a_choice_what_changed_last_comes_first(listings: Queries) -> None:
    assert ids(listings) == "213"


@pytest.mark.parametrize("column", ["price", "quantity", "sku"])
def test_what_is_unknown_comes_last_both_ways(shop: TestShop, listings: Queries, column: str) -> None:
    shop.stores.items.save([item("MLB4", None, price=None, sku=None)], NOON)
    assert ids(listings, Sort(column))[-1] == "4"
    assert ids(listings, Sort(column, descending=True))[-1] == "4"


def test_quantities_are_sorted_as_they_are_shown(shop: TestShop, listings: Queries) -> None:
    key = ResourceKey(EditKind.STOCK, "MLB3")
    shop.stores.outbox.enqueue(NewEdit(SELLER.user_id, key, {"quantity": 20}, {"quantity": 1}))
    assert ids(listings, Sort("quantity")) == "321"


@pytest.mark.parametrize(
    ("wanted", "left"),
    [
        (ItemFilter(statuses=frozenset({"active", "closed"})), "23"),
        (ItemFilter(logistics=frozenset({"fulfillment"})), "3"),
        (ItemFilter(statuses=frozenset({"active"}), logistics=frozenset({"fulfillment"})), ""),
        (ItemFilter(text="ca", statuses=frozenset({"closed"})), "3"),
        (ItemFilter(account="777"), ""),
        (ItemFilter(pending_only=True), "1"),
    ],
)
def test_filters_narrow_together(shop: TestShop, listings: Queries, wanted: ItemFilter, left: str) -> None:
    key = ResourceKey(EditKind.PRICE, "MLB1")
    base, asked = {"amount": "3.00", "currency": "BRL"}, {"amount": "4.00", "currency": "BRL"}
    shop.stores.outbox.enqueue(NewEdit(SELLER.user_id, key, base, asked))
    assert ids(listings, Sort("id"), wanted) == left


def test_sales_by_each_column_both_ways(shop: TestShop) -> None:
    due = [DispatchDeadline("x", NOON + hours * timedelta(hours=1)) for hours in (5, 1, 3)]
    shop.stores.shipments.save([shipment(str(500 + n), deadline=deadline) for n, deadline in enumerate(due)])
    shop.stores.orders.save(
        [
            order("1", "MLB1", 3, shipment_id="500", date_created=NOON - DAY, pack_id="72", buyer_id="5"),
            order("2", "MLB1", 1, shipment_id="501", date_created=NOON, pack_id="73", buyer_id="4", status="cancelled"),
            order("3", "MLB1", 2, shipment_id="502", date_created=NOON - 2 * DAY, pack_id="71", buyer_id="6"),
        ]
    )
    queries = Queries(shop.database, shop.clock)
    upwards = {"date": "312", "total": "231", "number": "312", "deadline": "231", "buyer": "213"}
    for column, wanted in upwards.items():
        for descending in (False, True):
            rows = queries.order_rows(queries.orders(OrderFilter(), Sort(column, descending)))
            assert "".join(row.id for row in rows) == (wanted[::-1] if descending else wanted), column
    rows = queries.order_rows(queries.orders(OrderFilter()))
    assert "".join(row.id for row in rows) == "213", "the newest first"


def test_parcels_by_each_column_and_without_a_choice_by_what_presses(shop: TestShop) -> None:
    def parcel(number: str, hours: int, **changes: Any) -> Shipment:
        deadline = DispatchDeadline("x", NOON + hours * timedelta(hours=1))
        return shipment(number, deadline=deadline, **changes)

    far = parcel("50", 9, last_updated=NOON, date_created=NOON - 3 * DAY)
    near = parcel("51", 2, last_updated=NOON - DAY, date_created=NOON - DAY)
    gone = parcel("52", 1, status="shipped", substatus=None, last_updated=NOON + DAY, date_created=NOON - 2 * DAY)
    done = parcel("53", 0, status="delivered", substatus=None, last_updated=NOON - 2 * DAY, date_created=NOON - 4 * DAY)
    shop.stores.shipments.save([far, near, gone, done])
    queries = Queries(shop.database, shop.clock)

    def order_of(sort: Sort | None) -> list[str]:
        return [row.id for row in queries.shipment_rows(queries.shipments(ShipmentFilter(), sort))]

    assert order_of(None) == ["51", "50", "52", "53"]
    assert order_of(Sort("deadline")) == ["53", "52", "51", "50"]
    assert order_of(Sort("updated")) == ["53", "51", "50", "52"]
    assert order_of(Sort("created", descending=True)) == ["51", "52", "50", "53"]
    assert order_of(Sort("id", descending=True)) == ["53", "52", "51", "50"]
