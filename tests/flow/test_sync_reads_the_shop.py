"""One cycle against the demonstration store: everything arrives, nothing twice, and only changes cost requests."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.events import Changed, Stage, SyncFinished, SyncProgress
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, QuestionFilter, ShipmentFilter
from tests.helpers.engine import bench


def test_the_first_cycle_reads_everything(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        report = it.sync()
        assert report.ok, report.troubles
        told = dict(report.pulled)
        own = it.rig.control("GET", f"/items/{it.queries.item_rows(it.queries.items(ItemFilter())[:1])[0].id}")
        assert told["items"] == it.queries.tally().items > 0
        assert own["id"] == it.queries.item_rows(it.queries.items(ItemFilter())[:1])[0].id
        assert len(it.queries.orders(OrderFilter())) == told["orders"] > 0
        assert len(it.queries.questions(QuestionFilter())) == told["questions"] > 0
        assert len(it.queries.shipments(ShipmentFilter())) == told["shipments"] > 0


def test_progress_is_counted_and_changes_are_published(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        stages = {event.stage for event in it.events if isinstance(event, SyncProgress)}
        assert {Stage.ITEMS, Stage.ORDERS, Stage.QUESTIONS, Stage.SHIPMENTS} <= stages
        assert any(isinstance(event, Changed) for event in it.events)
        assert isinstance(it.events[-1], SyncFinished)


def test_a_second_cycle_changes_nothing(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        again = dict(it.sync().pulled)
        assert (again["items"], again["orders"], again["questions"]) == (0, 0, 0)


def test_products_are_fresh_for_two_hours(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        quiet = it.sync(Stage.ITEMS, force=False)
        assert quiet.requests == 0
        it.clock.advance(2 * 3600)
        assert it.sync(Stage.ITEMS, force=False).requests > 0


def test_a_sale_makes_exactly_its_listing_stale(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        row = next(
            r
            for r in it.queries.item_rows(it.queries.items(ItemFilter()))
            if r.status == "active" and r.read_only is None and (r.quantity or 0) > 3
        )
        it.rig.control("POST", f"/items/{row.id}/sale", units=2)
        report = it.sync(Stage.ORDERS, Stage.ITEMS, force=False)
        assert dict(report.pulled)["items"] == 1
        now = it.queries.item(row.account, row.id)
        assert now is not None
        assert now.quantity == (row.quantity or 0) - 2


def test_every_listing_of_the_store_is_in_the_cache_once(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=130) as it:
        it.sync()
        rows = it.queries.item_rows(it.queries.items(ItemFilter()))
        ids = [row.id for row in rows]
        assert len(ids) == len(set(ids)) >= 130
        found = [i for page in it.client.scan_item_ids() for i in page.ids]
        assert sorted(found) == sorted(ids)


def test_a_variation_sum_is_the_listings_stock(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        varied = [r for r in it.queries.item_rows(it.queries.items(ItemFilter())) if r.variation_count]
        assert varied
        for row in varied:
            units = [v.quantity or 0 for v in it.queries.variations(row.account, row.id)]
            assert sum(units) == row.quantity


@pytest.mark.parametrize("stage", [Stage.ITEMS, Stage.ORDERS, Stage.QUESTIONS])
def test_an_authorisation_error_changes_nothing(tmp_path: Path, clock: FixedClock, stage: Stage) -> None:
    """A1: the first page is refused; no row, no write, and the account stays connected."""
    with bench(tmp_path, clock) as it:
        it.bearer.value = "APP_USR-nobody"
        report = it.sync(stage)
        assert [trouble.code for trouble in report.troubles] == ["token_rejected"]
        assert it.bearer.renewals == 1
        assert it.queries.tally().items == 0
        assert it.rig.writes() == []
        assert it.shop.stores.accounts.all()[0].link.value == "connected"


def test_without_network_the_cache_stays(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        before = it.queries.tally()
        it.rig.store.stop()
        report = it.sync()
        assert {trouble.code for trouble in report.troubles} == {"unreachable"}
        assert it.queries.tally() == before
        it.rig.store.start()
        it.clock.advance(31)
        assert it.sync().ok
