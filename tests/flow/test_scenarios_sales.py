"""Sales, questions and parcels by change: L8, H6 to H8, N3, N6, N7, P2, P5, P6, and the quotas of a round."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, QuestionFilter, ShipmentFilter
from peepers_desktop.domain.rows import ItemRow, OrderRow, QuestionRow, ShipmentRow
from peepers_desktop.domain.shipments import Board
from peepers_desktop.mercadolivre.convert_shipments import shipment_of
from peepers_desktop.sync.checkpoints import ORDERS_READ_DOWN_TO, Checkpoints
from peepers_desktop.sync.order_window import OrderWindow
from peepers_desktop.sync.pull_orders import OrderPull
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from peepers_desktop.sync.round import Round
from tests.helpers.engine import Bench, bench

ORDERS, ONE_ITEM, BULK = "GET /orders/search", "GET /items/{id}", "GET /items/bulk"
QUESTIONS, QUESTION = "GET /questions/search", "GET /questions/{id}"
_NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
PARCEL, LINKS, SLA = "GET /shipments/{id}", "GET /orders/{id}/shipments", "GET /shipments/{id}/sla"


def sales(it: Bench) -> list[OrderRow]:
    return it.queries.order_rows(it.queries.orders(OrderFilter()))


def questions(it: Bench) -> dict[str, QuestionRow]:
    return {row.id: row for row in it.queries.question_rows(it.queries.questions(QuestionFilter()))}


def parcels(it: Bench) -> dict[str, ShipmentRow]:
    return {row.id: row for row in it.queries.shipment_rows(it.queries.shipments(ShipmentFilter()))}


def sellable(it: Bench) -> ItemRow:
    rows = it.queries.item_rows(it.queries.items(ItemFilter()))
    return next(r for r in rows if r.status == "active" and r.read_only is None and (r.quantity or 0) > 3)


def scheduled(it: Bench, *stages: Stage, details: int = 100) -> object:
    return it.engine.cycle(SyncRequest(frozenset(stages), details=details), CancelFlag())


def everything_read(it: Bench) -> None:
    """The first reading, and the sales of the whole year that later rounds fetch window by window."""
    it.sync()
    marks = Checkpoints(it.shop.stores.cursors, it.account)
    marks.set_instant(ORDERS_READ_DOWN_TO, it.clock.now() - timedelta(days=366))


def later(it: Bench, seconds: float) -> None:
    """So much later that the access token has to be another one."""
    it.clock.advance(seconds)
    it.bearer.value = it.rig.authorize()["access_token"]


def fresh_counters(it: Bench) -> None:
    it.rig.control("DELETE", "/counters")


def test_a_quiet_round_of_sales_is_two_requests(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        everything_read(it)
        it.clock.advance(300)
        fresh_counters(it)
        scheduled(it, Stage.ORDERS)
        assert it.rig.counters()["requests"] == {ORDERS: 2}


def test_a_sale_reads_its_own_listing_and_its_own_parcel_only(tmp_path: Path, clock: FixedClock) -> None:
    """N3: selective invalidation, counted."""
    with bench(tmp_path, clock) as it:
        everything_read(it)
        row = sellable(it)
        it.clock.advance(300)
        order = it.rig.control("POST", f"/items/{row.id}/sale", units=2)
        fresh_counters(it)
        scheduled(it, Stage.ORDERS, Stage.SHIPMENTS, Stage.ITEMS)
        asked = it.rig.counters()["requests"]
        assert asked.pop(BULK) == 1
        assert asked.pop(ORDERS) == 2
        assert asked.pop(PARCEL, 0) <= 1
        assert set(asked) <= {"GET /shipments/{id}/history", SLA, "GET /shipments/{id}/costs"}
        now = it.queries.item(row.account, row.id)
        assert now is not None
        assert now.quantity == (row.quantity or 0) - 2
        assert str(order["id"]) in {sale.id for sale in sales(it)}


def test_an_edit_reads_its_own_listing_only(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        row = sellable(it)
        it.commands.set_stock(None, row.id, None, str((row.quantity or 0) + 5))
        fresh_counters(it)
        it.send()
        asked = it.rig.counters()["requests"]
        assert asked.get(BULK) == 1
        assert asked.get("GET /users/{user}/items/search") is None


def test_hours_are_cut_off_and_nothing_falls_between(tmp_path: Path, clock: FixedClock) -> None:
    """Filters drop minutes: a sale of 13:59 is found at 13:59 and again when the hour has turned."""
    with bench(tmp_path, clock) as it:
        it.sync()
        it.clock.advance(3600 * 1.98)
        order = it.rig.control("POST", f"/items/{sellable(it).id}/sale", units=1)
        scheduled(it, Stage.ORDERS)
        assert str(order["id"]) in {sale.id for sale in sales(it)}
        it.clock.advance(120)
        it.rig.control("POST", f"/orders/{order['id']}/cancel")
        scheduled(it, Stage.ORDERS)
        assert next(sale for sale in sales(it) if sale.id == str(order["id"])).status == "cancelled"


def test_cancelled_sales_come_with_the_second_pass(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, orders=60) as it:
        it.sync(Stage.ORDERS)
        cancelled = {str(o.id) for o in it.rig.world.orders.values() if o.status == "cancelled"}
        mine = {sale.id for sale in sales(it) if sale.status == "cancelled"}
        assert mine
        assert mine <= cancelled


def test_l8_a_window_beyond_the_reach_is_read_in_halves(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=20, orders=200, questions=0) as it:
        for number, order in enumerate(it.rig.world.orders.values()):
            order.touched = it.clock.now() - timedelta(minutes=40 * number)
        account = it.shop.stores.accounts.all()[0]
        flag, request = CancelFlag(), SyncRequest(force=True)
        round_ = Round(account, it.client, it.shop.stores, it.clock, it.events.append, None, flag, request)  # type: ignore[arg-type]
        OrderPull(round_, reach=60).run()
        mine = {str(one.id) for one in it.rig.world.orders.values() if one.seller_id == it.rig.seller_id()}
        assert {sale.id for sale in sales(it)} == mine
        assert it.rig.requests(ORDERS) > 20


def test_when_sales_slide_out_of_a_window_the_reading_steps_back() -> None:
    class Told:
        """What a page of the search announces."""

        def __init__(self, count: int, total: int) -> None:
            self.values, self.total = [type("O", (), {"indexed_at": None})()] * count, total

    start = OrderWindow(_NOON - timedelta(days=7), _NOON)
    after_one = start.after(Told(50, 160))  # type: ignore[arg-type]
    assert after_one is not None
    assert (after_one.offset, after_one.total) == (50, 160)
    after_two = after_one.after(Told(50, 157))  # type: ignore[arg-type]
    assert after_two is not None
    assert after_two.offset == 97
    assert OrderWindow.read(after_two.text()) == after_two
    last = after_two.after(Told(50, 147))  # type: ignore[arg-type]
    assert last is not None
    assert (last.cancelled, last.offset) == (False, 137)


def test_p6_a_search_element_never_overwrites_a_richer_body(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync(Stage.ORDERS)
        sale = next(one for one in sales(it) if one.lines[0].sale_fee is not None)
        full = it.client.order(sale.id)
        it.shop.stores.orders.save([full])
        richer = it.shop.stores.orders.get(sale.account, sale.id)
        it.rig.world.orders[int(sale.id)].partial = True
        it.rig.fault("partial", path="/orders/*")
        it.shop.stores.orders.save([it.client.order(sale.id)])
        it.rig.clear_faults()
        for order in it.rig.world.orders.values():
            order.touched = it.clock.now()
        it.sync(Stage.ORDERS)
        assert richer is not None
        kept = it.shop.stores.orders.get(sale.account, sale.id)
        assert kept is not None
        assert (kept.buyer_id, kept.buyer_nickname, kept.lines) == (
            richer.buyer_id,
            richer.buyer_nickname,
            richer.lines,
        )
        assert kept.complete


def test_n6_the_fee_is_the_sale_fee_of_every_unit(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, orders=40) as it:
        it.sync(Stage.ORDERS)
        for sale in sales(it):
            told = it.rig.world.orders[int(sale.id)]
            assert sale.fee is not None
            assert sale.fee.minor > 0 or told.listing_type == "free"
            assert sale.fee.minor == told.sale_fee * told.quantity


def test_p2_a_pack_of_several_orders_is_one_parcel(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, orders=60) as it:
        it.sync(Stage.ORDERS, Stage.SHIPMENTS)
        packs = [p for p in it.rig.world.packs.values() if p.seller_id == it.rig.seller_id() and len(p.order_ids) > 1]
        assert packs
        shown = parcels(it)
        for pack in packs:
            found = [row for row in shown.values() if set(row.order_ids) & {str(i) for i in pack.order_ids}]
            assert len(found) <= 1
            for row in found:
                assert set(row.order_ids) == {str(i) for i in pack.order_ids}


def test_h6_collected_is_seen_long_before_shipped(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        row = next(r for r in parcels(it).values() if r.board in (Board.TO_PREPARE, Board.READY))
        it.clock.advance(900)
        it.rig.control("POST", f"/shipments/{row.id}", status="ready_to_ship", substatus="picked_up")
        scheduled(it, Stage.ORDERS, Stage.SHIPMENTS)
        assert parcels(it)[row.id].board is Board.IN_TRANSIT
        assert any(event.substatus == "picked_up" for event in parcels(it)[row.id].events)


def test_h7_delays_of_late_parcels_are_read_in_both_forms_and_none_is_no_error(
    tmp_path: Path, clock: FixedClock
) -> None:
    with bench(tmp_path, clock, orders=40) as it:
        it.sync()
        late = [row for row in parcels(it).values() if row.board in (Board.TO_PREPARE, Board.READY)]
        assert len(late) > 1
        later(it, 5 * 86400)
        even = next((row for row in late if int(row.id) % 2 == 0), None)
        odd = next((row for row in late if int(row.id) % 2), None)
        for row in filter(None, (even, odd)):
            it.rig.world.shipments[int(row.id)].delays = [("handling_delayed", it.clock.now())]
        assert it.sync(Stage.SHIPMENTS).ok
        for row in filter(None, (even, odd)):
            assert parcels(it)[row.id].delays == ("handling_delayed",)
        asked = it.rig.requests("GET /shipments/{id}/delays")
        it.sync(Stage.SHIPMENTS)
        known = sum(1 for row in parcels(it).values() if row.delays and row.board is not Board.FINISHED)
        assert it.rig.requests("GET /shipments/{id}/delays") - asked == known, "none is not asked for twice"


def test_h8_both_formats_give_the_same_row(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync(Stage.ORDERS, Stage.SHIPMENTS)
        shop = it.rig.client()
        for ident in list(parcels(it))[:5]:
            legacy = shop.get(f"/shipments/{ident}").json()
            new = shop.get(f"/shipments/{ident}", headers={"x-format-new": "true"}).json()
            assert "lead_time" in new
            assert "lead_time" not in legacy
            assert shipment_of(new, it.account) == shipment_of(legacy, it.account)


def test_p5_the_quota_of_a_round_is_kept_and_the_rest_follows(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, orders=120) as it:
        it.sync(Stage.ORDERS)
        wanted = {sale.shipment_id for sale in sales(it) if sale.shipment_id}
        sizes = []
        while len(parcels(it)) < len(wanted):
            fresh_counters(it)
            scheduled(it, Stage.SHIPMENTS, details=20)
            sizes.append(it.rig.requests(PARCEL))
            it.clock.advance(30)
            assert len(sizes) < 20
        assert max(sizes) == 20


def test_parcels_of_open_sales_come_first(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, orders=120) as it:
        it.sync(Stage.ORDERS)
        waiting = set(it.shop.stores.shipments.wanted_ids(it.account, delivered=False))
        over = set(it.shop.stores.shipments.wanted_ids(it.account, delivered=True))
        assert waiting
        assert over
        scheduled(it, Stage.SHIPMENTS, details=len(waiting))
        assert set(parcels(it)) == waiting


def test_n7_a_parcel_of_somebody_else_is_asked_for_once(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync(Stage.ORDERS)
        ident = it.shop.stores.shipments.wanted_ids(it.account)[0]
        it.rig.fault("403", path=f"/shipments/{ident}")
        assert it.sync(Stage.SHIPMENTS).ok
        assert ident not in parcels(it)
        assert parcels(it)
        fresh_counters(it)
        it.clock.advance(3600)
        it.sync(Stage.SHIPMENTS)
        assert it.rig.counters()["client_errors"] == 0
        assert it.rig.counters()["faults"] == {}
        it.rig.clear_faults()
        later(it, 24 * 3600)
        it.sync(Stage.SHIPMENTS)
        assert ident in parcels(it)


def test_n7_a_sale_without_delivery_is_not_asked_for_its_parcel_every_round(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, orders=60) as it:
        for order in it.rig.world.orders.values():
            order.shipment_id, order.tags = None, [tag for tag in order.tags if tag != "no_shipping"]
        it.sync(Stage.ORDERS)
        asked = []
        for _ in range(4):
            fresh_counters(it)
            it.sync(Stage.SHIPMENTS)
            asked.append(it.rig.requests(LINKS))
            it.clock.advance(900)
        assert asked[0] == 20
        paid = len(it.shop.stores.orders.without_shipment(it.account, 1000))
        assert sum(asked) == paid, "each once, and none forgotten"


@pytest.mark.parametrize("stage", [Stage.QUESTIONS, Stage.ORDERS, Stage.ITEMS])
@pytest.mark.parametrize(("fault", "code"), [("403_policy", "permission_missing"), ("403", "access_forbidden")])
def test_n7_a_part_that_is_refused_rests_and_says_so(
    tmp_path: Path, clock: FixedClock, stage: Stage, fault: str, code: str
) -> None:
    paths = {Stage.QUESTIONS: "/questions/*", Stage.ORDERS: "/orders/*", Stage.ITEMS: "/users/*"}
    with bench(tmp_path, clock) as it:
        it.rig.fault(fault, path=paths[stage])
        for _ in range(3):
            report = it.engine.cycle(SyncRequest(frozenset({stage})), CancelFlag())
            assert [trouble.code for trouble in report.troubles] == [code]
            it.clock.advance(120)
        assert it.rig.counters()["faults"] == {fault: 1}
        assert it.shop.stores.accounts.all()[0].link.value == "connected"
        it.rig.clear_faults()
        assert it.sync(stage).ok, "update now asks at once"
        assert it.engine.cycle(SyncRequest(frozenset({stage})), CancelFlag()).ok


def test_waiting_questions_are_one_request_and_vanished_ones_are_read_by_id(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, questions=20) as it:
        it.sync(Stage.QUESTIONS)
        waiting = [row for row in questions(it).values() if row.status == "unanswered"]
        it.rig.control("POST", f"/questions/{waiting[0].id}/answer", text="Respondido no site")
        it.clock.advance(120)
        fresh_counters(it)
        scheduled(it, Stage.QUESTIONS)
        assert it.rig.counters()["requests"] == {QUESTIONS: 1, QUESTION: 1}
        answer = questions(it)[waiting[0].id].answer
        assert answer is not None
        assert answer.text == "Respondido no site"
        fresh_counters(it)
        scheduled(it, Stage.QUESTIONS)
        assert it.rig.counters()["requests"] == {QUESTIONS: 1}


def test_a_question_that_was_deleted_stops_waiting(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, questions=20) as it:
        it.sync(Stage.QUESTIONS)
        ident = next(row.id for row in questions(it).values() if row.status == "unanswered")
        del it.rig.world.questions[int(ident)]
        it.sync(Stage.QUESTIONS)
        assert questions(it)[ident].status == "deleted"


def test_what_was_asked_and_answered_while_the_program_was_off_is_read(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync()
        later(it, 8 * 3600)
        asked = it.rig.control("POST", f"/items/{sellable(it).id}/question", text="Serve no modelo 2025?")
        it.rig.control("POST", f"/questions/{asked['id']}/answer", text="Serve, sim!")
        scheduled(it, Stage.QUESTIONS)
        assert questions(it)[str(asked["id"])].status == "answered"
