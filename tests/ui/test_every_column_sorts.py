"""Whatever column can be sorted by really is: a name its list does not know would leave the rows as they were."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from peepers_desktop.domain.edits import EditKind, ResourceKey
from peepers_desktop.store.outbox import NewEdit
from tests.helpers.shop import NOON, SELLER, item, open_shop, order, shipment
from tests.helpers.window_bench import make_window

UP, DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@pytest.fixture
def bench(qtbot, tmp_path):
    shop = open_shop(tmp_path)
    for n in range(1, 5):
        age = timedelta(days=(n * 3) % 5)
        stores = shop.stores
        stores.items.save([item(f"MLB{n}", n, title=f"Item {n}", last_updated=NOON - age)], NOON)
        stores.orders.save([order(str(n), f"MLB{n}", n, shipment_id=str(500 + n), date_created=NOON - age)])
        stores.shipments.save([shipment(str(500 + n), last_updated=NOON - age)])
        key = ResourceKey(EditKind.STOCK, f"MLB{n}")
        stores.outbox.enqueue(NewEdit(SELLER.user_id, key, {"quantity": n}, {"quantity": n + 1}))
    made = make_window(shop, tmp_path)
    yield made
    made.close()


def rows(bench, model, column: int, direction: Qt.SortOrder) -> list[str]:
    model.sort(column, direction)
    bench.settle()
    return [str(model.row_at(place)) for place in range(model.rowCount())]


@pytest.mark.parametrize("section", ["listings", "orders", "shipments", "outbox"])
def test_both_ways(bench, section):
    model = bench.tab(section).model
    sortable = [(place, column.name) for place, column in enumerate(model.columns) if column.sort is not None]
    assert sortable
    for place, name in sortable:
        upwards = rows(bench, model, place, UP)
        assert len(set(upwards)) == 4
        assert rows(bench, model, place, DOWN) == upwards[::-1], f"{section} is not sorted by {name}"
