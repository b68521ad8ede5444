"""L8 and the first synchronisation: SIGKILL in the middle costs a page, never the work, and never a row."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, ShipmentFilter
from tests.helpers.engine import Bench, bench
from tests.helpers.stepping_sync import killed_after

BULK, SCAN, ORDERS = "GET /items/bulk", "GET /users/{user}/items/search", "GET /orders/search"
ONE_PARCEL = "GET /shipments/{id}"


def listings(it: Bench) -> int:
    return len(it.queries.items(ItemFilter()))


def sales(it: Bench) -> set[str]:
    return {row.id for row in it.queries.order_rows(it.queries.orders(OrderFilter()))}


def own_sales(it: Bench) -> set[str]:
    horizon = it.clock.now() - timedelta(days=60)
    mine = (one for one in it.rig.world.orders.values() if one.seller_id == it.rig.seller_id())
    return {str(one.id) for one in mine if one.touched >= horizon}


def crowd_into_one_window(it: Bench) -> None:
    """All sales were touched within the newest week, half an hour apart: one window, many pages."""
    for number, order in enumerate(it.rig.world.orders.values()):
        order.touched = it.clock.now() - timedelta(minutes=30 * number)


def test_a_catalogue_goes_on_where_it_was_killed(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=400, orders=0, questions=0) as it:
        total = sum(1 for one in it.rig.world.items.values() if one.seller_id == it.rig.seller_id())
        pages_of_ids = -(-total // 100)
        told = killed_after(it, tmp_path, Stage.ITEMS, steps=pages_of_ids + 3)
        assert told[-1] == f"160/{total}"
        assert listings(it) == 160
        before = it.rig.requests(BULK), it.rig.requests(SCAN)
        assert it.sync(Stage.ITEMS).ok
        assert listings(it) == total
        assert it.rig.requests(SCAN) == before[1], "the scan was begun anew"
        left = total - 160
        assert it.rig.requests(BULK) - before[0] == -(-left // 20)


def test_a_kill_while_ids_are_read_leaves_nothing_half_done(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=400, orders=0, questions=0) as it:
        killed_after(it, tmp_path, Stage.ITEMS, steps=2)
        assert listings(it) == 0
        assert it.sync(Stage.ITEMS).ok
        assert listings(it) == sum(1 for one in it.rig.world.items.values() if one.seller_id == it.rig.seller_id())


def test_a_window_of_sales_goes_on_at_its_page(tmp_path: Path, clock: FixedClock) -> None:
    """Never again from offset 0: only the page that was under way is read twice."""
    with bench(tmp_path, clock, listings=20, orders=330, questions=0) as it:
        crowd_into_one_window(it)
        told = killed_after(it, tmp_path, Stage.ORDERS, steps=5)
        done, total = told[-1].split("/")
        assert int(done) == 200 == len(sales(it))
        assert int(total) == len(own_sales(it))
        it.rig.control("DELETE", "/counters")
        assert it.sync(Stage.ORDERS).ok
        assert sales(it) == own_sales(it)
        kept = sum(1 for one in it.rig.world.orders.values() if one.status != "cancelled" and str(one.id) in sales(it))
        rest, cancelled, overlap, counted, older, year = -(-(kept - 200) // 50), 1, 2, 2, 2 * 8, 2
        assert it.rig.requests(ORDERS) == rest + cancelled + overlap + counted + older + year


def test_killed_again_and_again_it_still_ends(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=20, orders=330, questions=0) as it:
        crowd_into_one_window(it)
        seen = []
        for _ in range(3):
            killed_after(it, tmp_path, Stage.ORDERS, steps=3)
            seen.append(len(sales(it)))
        assert seen == sorted(set(seen)), f"no progress between kills: {seen}"
        assert it.sync(Stage.ORDERS).ok
        assert sales(it) == own_sales(it)


def test_parcels_go_on_where_they_were_killed(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=20, orders=120, questions=0) as it:
        it.sync(Stage.ORDERS)
        killed_after(it, tmp_path, Stage.SHIPMENTS, steps=2)
        stored = len(it.queries.shipments(ShipmentFilter()))
        assert stored == 40
        it.rig.control("DELETE", "/counters")
        still_open = len(it.shop.stores.shipments.open_ids(it.account, 1000))
        assert it.sync(Stage.SHIPMENTS).ok
        total = len(it.queries.shipments(ShipmentFilter()))
        assert total == len({row.shipment_id for row in _rows(it) if row.shipment_id})
        assert it.rig.requests(ONE_PARCEL) == total - stored + still_open


def _rows(it: Bench) -> list:  # type: ignore[type-arg]
    return it.queries.order_rows(it.queries.orders(OrderFilter()))
