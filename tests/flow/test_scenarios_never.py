"""What must never happen, as seen elsewhere: N1, N2, N5 and N8, and P3 of the scenarios."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from pathlib import Path

from peepers_desktop.app.scheduler import BEAT_SECONDS, SyncScheduler
from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.events import Stage, SyncReport
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, ShipmentFilter
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from tests.helpers.command import of_store
from tests.helpers.engine import bench
from tests.helpers.raw_bytes import found_in
from tests.helpers.store import running_store


def test_n1_a_rotated_token_is_known_to_the_next_start(tmp_path: Path) -> None:
    """Each command is a start of its own: what the one before kept in memory only would be gone."""
    with running_store(now=SystemClock().now, listings=2, orders=0, questions=0) as rig:
        line = of_store(rig, tmp_path / "profile")
        line.connect(rig)
        for _ in range(3):
            rig.control("POST", "/tokens", do="expire")
            assert line.quietly("sync", "--only", "questions").code == 0


def test_n2_a_second_page_of_listings_is_read_too(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=130, orders=0, questions=0) as it:
        assert it.sync(Stage.ITEMS).ok
        ids = {row.id for row in it.queries.item_rows(it.queries.items(ItemFilter()))}
        assert ids == {one.id for one in it.rig.world.items.values() if one.seller_id == it.rig.seller_id()}
        assert len(ids) > 100


def test_n5_what_happens_while_the_program_runs_is_read(tmp_path: Path, clock: FixedClock) -> None:
    """No restart and no button: a question and a sale of this hour are on the machine within it."""
    with bench(tmp_path, clock, listings=20, orders=5, questions=2) as it:

        def cycle(_account: Account, request: SyncRequest, cancel: CancelFlag) -> SyncReport:
            return it.engine.cycle(request, cancel)

        scheduler = SyncScheduler(it.shop.stores.accounts.all, cycle, it.clock)
        scheduler.beat()
        before = it.queries.tally()
        rows = it.queries.item_rows(it.queries.items(ItemFilter()))
        row = next(one for one in rows if one.status == "active" and not one.variation_count and one.quantity)
        it.rig.control("POST", f"/items/{row.id}/sale", units=1)
        it.rig.control("POST", f"/items/{row.id}/question", text="Ainda tem?")
        for _ in range(12):
            it.clock.advance(BEAT_SECONDS)
            scheduler.beat()
        after = it.queries.tally()
        assert after.orders == before.orders + 1
        assert after.questions_waiting == before.questions_waiting + 1


def test_n8_a_failure_is_no_success_and_unknown_is_no_number(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=30, orders=12, questions=2) as it:
        it.rig.fault("500", path="/shipments/*/costs")
        report = it.sync()
        assert not report.ok
        parcels = it.queries.shipment_rows(it.queries.shipments(ShipmentFilter()))
        assert Counter(parcel.seller_cost for parcel in parcels).keys() <= {None}, "nobody told a cost"
        it.rig.clear_faults()
        assert it.sync().ok
        rows = it.queries.item_rows(it.queries.items(ItemFilter()))
        row = next(one for one in rows if one.status == "active" and one.read_only is None and (one.quantity or 0) > 5)
        edit = it.commands.set_stock(None, row.id, None, "+2")
        assert edit is not None
        it.rig.fault("500", path="/items/*", method="PUT")
        it.send()
        assert it.shop.stores.outbox.get(edit.id).state not in (EditState.APPLIED, EditState.CONFIRMED)
        it.rig.clear_faults()
        for _ in range(4):
            it.clock.advance(timedelta(minutes=15).total_seconds())
            it.send()
        assert it.shop.stores.outbox.get(edit.id).state in (EditState.APPLIED, EditState.CONFIRMED)


def test_p3_of_a_buyer_no_more_than_id_and_nickname_is_kept(tmp_path: Path, clock: FixedClock) -> None:
    """Of the parcel's destination only the city is shown; everything else a person is known by stays there."""
    folder = tmp_path / "cache"
    with bench(folder, clock, listings=20, orders=12, questions=4) as it:
        world, words = it.rig.world, set[str]()
        for number, one in enumerate((*world.orders.values(), *world.shipments.values())):
            one.buyer.nickname = f"APELIDO{number:04}"
            for field in ("first_name", "last_name", "street", "zip_code"):
                setattr(one.buyer, field, f"Canario{field}{number:04}")
                words.add(f"Canario{field}{number:04}")
        assert it.sync().ok
        clear = it.queries.in_clear()
        rows = [*clear.order_rows(clear.orders(OrderFilter())), *clear.shipment_rows(clear.shipments(ShipmentFilter()))]
        read = repr(rows)
        assert "APELIDO" in read, "with its key the cache tells what it keeps"
        assert [word for word in words if word in read] == []
        assert found_in(folder, words) == {}
