"""The first synchronisation reads what the seller looks at first, and counts how far it has come."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.events import Changed, Kind, Stage, SyncProgress
from peepers_desktop.domain.filters import ItemFilter, OrderFilter
from tests.helpers.engine import Bench, bench

_PAGE = 20


def changes(it: Bench, kind: Kind) -> list[frozenset[str]]:
    return [event.ids for event in it.events if isinstance(event, Changed) and event.kind is kind]


def steps(it: Bench, stage: Stage) -> list[tuple[int, int | None]]:
    told = (event for event in it.events if isinstance(event, SyncProgress))
    return [(event.done, event.total) for event in told if event.stage is stage]


def test_questions_then_sales_then_parcels_and_the_catalogue_last(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=30) as it:
        it.sync()
        told = [event.kind for event in it.events if isinstance(event, Changed) and event.kind is not Kind.OUTBOX]
        first_seen = list(dict.fromkeys(told))
        assert first_seen == [Kind.QUESTIONS, Kind.ORDERS, Kind.SHIPMENTS, Kind.ITEMS]


def test_waiting_questions_come_before_answered_ones(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=6, orders=0, questions=40) as it:
        it.sync(Stage.QUESTIONS)
        first = changes(it, Kind.QUESTIONS)[0]
        own = [one for one in it.rig.world.questions.values() if one.seller_id == it.rig.seller_id()]
        assert first == {str(one.id) for one in own if one.status == "UNANSWERED"}


def test_the_newest_sales_come_first(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=20, orders=80, questions=0) as it:
        it.sync(Stage.ORDERS)
        rows = it.queries.order_rows(it.queries.orders(OrderFilter()))
        touched = {str(one.id): one.touched for one in it.rig.world.orders.values()}
        seen = changes(it, Kind.ORDERS)
        newest = {row.id for row in rows if (clock.now() - touched[row.id]).days < 6}
        assert newest
        assert newest <= frozenset[str]().union(*seen[:2]), "the week's sales and its cancelled ones are read first"
        assert len(frozenset[str]().union(*seen)) > len(newest)


def test_the_listings_changed_last_come_first(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=130, orders=0, questions=0) as it:
        it.sync(Stage.ITEMS)
        own = [one for one in it.rig.world.items.values() if one.seller_id == it.rig.seller_id()]
        newest = sorted(own, key=lambda one: one.updated, reverse=True)[:_PAGE]
        assert changes(it, Kind.ITEMS)[0] == {one.id for one in newest}


def test_every_part_counts_up_to_its_end(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=170, orders=70, questions=15) as it:
        it.sync()
        for stage in (Stage.QUESTIONS, Stage.SHIPMENTS, Stage.ITEMS):
            assert steps(it, stage)[-1][0] > 0
            assert any(done == total for done, total in steps(it, stage)), stage
        sales = steps(it, Stage.ORDERS)
        assert all(total is not None and done <= total for done, total in sales), "known before the first page"
        assert sales[0][0] == 0
        assert all(earlier <= later for (earlier, _), (later, _) in pairwise(sales))
        listings = [done for done, total in steps(it, Stage.ITEMS) if total]
        assert listings[-1] == len(it.queries.items(ItemFilter()))
        assert len(set(listings)) > 3, f"it jumped: {listings}"
