"""Faults F2 and F5 to F20 in every stage of a synchronisation: the eight rules of what must hold for each.

A cache that was read well is synchronised again while the store misbehaves: no row changes, nobody is
disconnected, nothing is written, the failure has a sentence, and the next good round is a good round.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.domain.events import Connection, ConnectionChanged, Stage, SyncFinished
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, QuestionFilter, ShipmentFilter
from peepers_desktop.mercadolivre.bounded_http import Bounds
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.mercadolivre.limits import Limiter
from peepers_desktop.mercadolivre.transport import Transport
from peepers_desktop.sync.circuit import Circuit
from peepers_desktop.sync.engine import SyncEngine
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from tests.helpers.engine import Bench, OneToken, bench

WIRE = (
    "reset", "reset_body", "truncated", "length_short", "length_long", "length_huge", "bad_chunks", "endless_chunks",
    "drip", "timeout_applied",
)  # fmt: skip
GARBLED = ("html_200", "bad_json", "bad_utf8", "wrong_types", "bad_gzip", "gzip_bomb", "error_200")
ELSEWHERE = ("redirect_http", "redirect_host", "redirect_loop")
SAID_NO = ("html_403", "429", "429_text", "500", "502", "503", "504", "html_502", "text_500")
FAULTS = (*WIRE, *GARBLED, *ELSEWHERE, *SAID_NO)
NOTHING = ("empty", "no_content")
PATHS = {
    Stage.ITEMS: ("/users/*/items/search", "/items/bulk"),
    Stage.ORDERS: ("/orders/search",),
    Stage.QUESTIONS: ("/questions/search",),
    Stage.SHIPMENTS: ("/shipments/*",),
}
TINY = Bounds(connect=1.0, silence=0.15, total=0.2, size=4_000_000)
PLACES = [(stage, path) for stage, paths in PATHS.items() for path in paths]


@contextmanager
def read_shop(folder: Path, clock: FixedClock) -> Iterator[Bench]:
    """A shop that was read well, with an impatient client for what comes."""
    with bench(folder, clock, listings=22, orders=8, questions=6) as it:
        assert it.sync().ok
        it.clock.advance(4 * 3600)
        it.bearer.value = it.rig.authorize()["access_token"]
        client = _impatient(it)
        it.engine = SyncEngine(it.account, client, it.shop.stores, it.clock, Circuit(it.clock), it.events.append)
        yield it
        client.close()


def _impatient(it: Bench) -> MarketplaceClient:
    limits = Limiter(it.clock)
    limits.allow(3_600_000)
    # Its deadlines are real ones: a clock that stands still would never see a drip come to its end.
    transport = Transport(it.rig.url, OneToken(it.bearer.value), limits, SystemClock(), lambda: 0.0, TINY)
    return MarketplaceClient(transport, it.account, "BRL")


def cached(it: Bench) -> list[object]:
    """Everything the seller sees."""
    q = it.queries
    rows: list[object] = [
        *q.item_rows(q.items(ItemFilter())),
        *q.order_rows(q.orders(OrderFilter())),
        *q.question_rows(q.questions(QuestionFilter())),
        *q.shipment_rows(q.shipments(ShipmentFilter())),
    ]
    return [repr(row) for row in rows]


def without_ages(rows: list[object]) -> list[str]:
    """A good reading changes nothing but when it was made."""
    return [str(row).split("fetched_at=")[0] for row in rows]


@pytest.mark.parametrize(("stage", "path"), PLACES, ids=[f"{stage.value} {path}" for stage, path in PLACES])
def test_whatever_breaks_the_cache_stays_whole(tmp_path: Path, clock: FixedClock, stage: Stage, path: str) -> None:
    with read_shop(tmp_path, clock) as it:
        before = cached(it)
        for kind in FAULTS:
            began = time.monotonic()
            it.rig.fault(kind, path=path, seconds=0.02, size=8)
            report = it.engine.cycle(SyncRequest(frozenset({stage}), full=True, force=True), CancelFlag())
            assert report.troubles, f"{kind} was shown as success"
            assert all(trouble.message.endswith((".", ").")) for trouble in report.troubles), kind
            assert not any(it.bearer.value in repr(trouble) for trouble in report.troubles), kind
            assert without_ages(cached(it)) == without_ages(before), kind
            assert it.shop.stores.accounts.all()[0].link.value == "connected", kind
            assert time.monotonic() - began < 15, kind
            it.rig.clear_faults()
            it.clock.advance(90)
        assert it.rig.writes() == []
        assert it.engine.cycle(SyncRequest(frozenset({stage}), force=True), CancelFlag()).ok
        assert isinstance(it.events[-1], SyncFinished)


@pytest.mark.parametrize(("stage", "path"), PLACES, ids=[f"{stage.value} {path}" for stage, path in PLACES])
@pytest.mark.parametrize("kind", NOTHING)
def test_nothing_where_something_was_expected_takes_nothing_away(
    tmp_path: Path, clock: FixedClock, stage: Stage, path: str, kind: str
) -> None:
    with read_shop(tmp_path, clock) as it:
        before = without_ages(cached(it))
        it.rig.fault(kind, path=path)
        it.engine.cycle(SyncRequest(frozenset({stage}), full=True, force=True), CancelFlag())
        assert without_ages(cached(it)) == before
        assert it.shop.stores.accounts.all()[0].link.value == "connected"


def test_a_fault_in_one_part_does_not_stop_the_others(tmp_path: Path, clock: FixedClock) -> None:
    with read_shop(tmp_path, clock) as it:
        it.rig.fault("500", path="/questions/search")
        report = it.engine.cycle(SyncRequest(force=True), CancelFlag())
        assert {trouble.stage for trouble in report.troubles} == {Stage.QUESTIONS}
        assert {name for name, _ in report.pulled} == {"orders", "shipments", "items"}


def test_five_failures_in_a_row_are_offline_and_probed_every_half_minute(tmp_path: Path, clock: FixedClock) -> None:
    """F2 and rule 8: the cache stays readable, nothing is asked between probes, and the return is noticed at once."""
    with read_shop(tmp_path, clock) as it:
        it.events.clear()
        before = cached(it)
        it.rig.store.stop()
        scheduled = SyncRequest()
        assert not it.engine.cycle(scheduled, CancelFlag()).ok
        assert _connections(it) == [Connection.OFFLINE]
        tried = it.client.requests
        for _ in range(5):
            it.clock.advance(5)
            report = it.engine.cycle(scheduled, CancelFlag())
            assert [trouble.code for trouble in report.troubles] == ["unreachable"], "shown as success"
            assert report.requests == 0
        assert it.client.requests == tried
        assert cached(it) == before
        it.clock.advance(5)
        assert it.engine.cycle(scheduled, CancelFlag()).requests > 0, "no probe after thirty seconds"
        it.rig.store.start()
        it.clock.advance(30)
        report = it.engine.cycle(scheduled, CancelFlag())
        assert report.ok, report.troubles
        assert _connections(it)[-1] is Connection.ONLINE
        assert {name for name, _ in report.pulled} == {"questions", "orders", "shipments", "items"}


def test_update_now_probes_at_once(tmp_path: Path, clock: FixedClock) -> None:
    with read_shop(tmp_path, clock) as it:
        it.rig.store.stop()
        it.engine.cycle(SyncRequest(), CancelFlag())
        it.rig.store.start()
        assert it.engine.cycle(SyncRequest(force=True), CancelFlag()).ok


def test_connections_that_break_after_the_request_left_count_too(tmp_path: Path, clock: FixedClock) -> None:
    with read_shop(tmp_path, clock) as it:
        it.rig.fault("reset", path="*")
        it.engine.cycle(SyncRequest(), CancelFlag())
        assert _connections(it)[-1] is Connection.OFFLINE


def test_a_pause_is_told_and_its_end_too(tmp_path: Path, clock: FixedClock) -> None:
    with read_shop(tmp_path, clock) as it:
        it.events.clear()
        it.rig.fault("429", path="/orders/search", retry_after=40, count=1)
        it.engine.cycle(SyncRequest(force=True), CancelFlag())
        assert _connections(it) == [Connection.LIMITED]
        it.clock.advance(41)
        assert it.engine.cycle(SyncRequest(force=True), CancelFlag()).ok
        assert _connections(it) == [Connection.LIMITED, Connection.ONLINE]


def _connections(it: Bench) -> list[Connection]:
    return [event.connection for event in it.events if isinstance(event, ConnectionChanged)]
