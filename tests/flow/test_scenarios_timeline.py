"""Scenarios H1 to H5 of a parcel's timeline, N4 and P4: what a synchronisation must survive, and must not do."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import ItemFilter, OrderFilter
from peepers_desktop.domain.freshness import age_seconds
from peepers_desktop.domain.shipments import Board, board_of
from peepers_desktop.mercadolivre.convert_shipments import history_of
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.labels import readable
from peepers_desktop.ui.zones import zone_of
from tests.helpers.engine import Bench, bench


def step(status: str, date: str, substatus: str | None = None) -> dict[str, Any]:
    return {"status": status, "substatus": substatus, "date": date}


def test_h1_events_are_sorted_and_equal_times_keep_their_order() -> None:
    told = history_of(
        [
            step("ready_to_ship", "2026-11-24T10:00:00.000-03:00", "ready_to_print"),
            step("handling", "2026-11-24T10:00:00.000-03:00"),
            step("pending", "2026-11-24T09:00:00.000-03:00"),
        ]
    )
    assert [event.status for event in told] == ["pending", "ready_to_ship", "handling"]


def test_h2_a_bad_date_is_left_out() -> None:
    told = history_of([step("pending", "ontem"), step("handling", "2026-11-24T09:00:00Z"), step("shipped", "")])
    assert [event.status for event in told] == ["handling"]


def test_h3_another_offset_is_shown_on_the_sellers_clock() -> None:
    [event] = history_of([step("shipped", "2026-11-24T10:08:00.000-04:00")])
    shown = Format(FixedClock(datetime(2026, 11, 25, tzinfo=UTC)), zone_of("MLB"))
    assert shown.time(event.date) == "11:08"


@pytest.mark.parametrize("substatus", ["soon_to_pickup", "first_visit", "something_new_2027", None, ""])
def test_h4_an_unknown_step_is_readable_and_stands_somewhere(substatus: str | None) -> None:
    assert "_" not in readable(substatus)
    assert "None" not in readable(substatus)
    assert isinstance(board_of("ready_to_ship", substatus), Board)
    assert board_of("from_the_future", substatus) is Board.TO_PREPARE


def test_h5_clock_skew_never_gives_a_negative_age() -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    assert age_seconds(now + timedelta(minutes=10), now) == 0
    assert "-" not in Format(FixedClock(now), zone_of("MLB")).age(now + timedelta(minutes=10))


def test_n4_a_synchronisation_only_reads(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync(full=True)
        it.sync(full=True)
        assert it.rig.writes() == []
        assert all(name.startswith("GET ") for name in it.rig.counters()["requests"])


def test_p4_a_full_disk_ends_the_round_with_a_sentence_and_the_next_one_goes_on(
    tmp_path: Path, clock: FixedClock
) -> None:
    with bench(tmp_path, clock, listings=120, orders=30) as it:
        it.sync(Stage.ORDERS)
        sales = len(it.queries.orders(OrderFilter()))
        _let_it_grow(it, None)
        report = it.sync(Stage.ITEMS)
        assert [trouble.code for trouble in report.troubles] == ["disk_full"]
        assert len(it.queries.orders(OrderFilter())) == sales
        _let_it_grow(it, 1_000_000)
        assert it.sync().ok
        assert len(it.queries.items(ItemFilter())) >= 120


def _let_it_grow(it: Bench, pages: int | None) -> None:
    """None: not by one page more than it has."""
    with it.shop.database.write() as connection:
        now = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages or now}")
