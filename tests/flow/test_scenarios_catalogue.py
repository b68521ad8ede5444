"""Scenarios A1 to A3 and L1 to L7: reading a catalogue, and reading it when it goes wrong in the middle."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.events import Event, Stage, SyncProgress
from peepers_desktop.domain.filters import ItemFilter
from peepers_desktop.domain.rows import ItemRow
from peepers_desktop.sync.circuit import Circuit
from peepers_desktop.sync.engine import SyncEngine
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from tests.helpers.engine import Bench, bench

SEARCH, BULK, ONE = "GET /users/{user}/items/search", "GET /items/bulk", "GET /items/{id}"
REFUSED = [("401", "token_rejected"), ("403_policy", "permission_missing"), ("blocked", "application_blocked")]


def rows(it: Bench) -> list[ItemRow]:
    return it.queries.item_rows(it.queries.items(ItemFilter()))


def codes(report: object) -> list[str]:
    return [trouble.code for trouble in report.troubles]  # type: ignore[attr-defined]


def own_ids(it: Bench) -> set[str]:
    return {item.id for item in it.rig.world.items.values() if item.seller_id == it.rig.seller_id()}


def change_everything(it: Bench) -> None:
    """Somebody edits every listing at Mercado Livre, a minute after the last look."""
    it.clock.advance(60)
    for item in it.rig.world.items.values():
        item.title, item.updated = f"{item.title[:40]} novo", it.clock.now()


@pytest.mark.parametrize(("fault", "code"), REFUSED)
def test_a1_a_refusal_on_the_first_page_changes_nothing(
    tmp_path: Path, clock: FixedClock, fault: str, code: str
) -> None:
    with bench(tmp_path, clock) as it:
        it.sync(Stage.ITEMS)
        before = rows(it)
        it.rig.fault(fault, path="/users/*/items/search")
        report = it.sync(Stage.ITEMS, full=True)
        assert codes(report) == [code]
        assert rows(it) == before
        assert it.rig.writes() == []
        assert it.shop.stores.accounts.all()[0].link.value == ("blocked" if fault == "blocked" else "connected")


def test_a2_a_refusal_in_the_middle_of_a_scan_changes_nothing(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=1100, orders=0, questions=0) as it:
        it.rig.fault("401", path="/users/*/items/search", query="scroll_id", after=5)
        report = it.sync(Stage.ITEMS)
        assert codes(report) == ["token_rejected"]
        assert it.bearer.renewals == 1
        assert rows(it) == []
        assert it.rig.requests(BULK) == 0
        assert it.rig.writes() == []
        it.rig.clear_faults()
        assert it.sync(Stage.ITEMS).ok
        assert {row.id for row in rows(it)} == own_ids(it)


def test_a3_a_refusal_on_an_offset_page_keeps_the_checkpoint(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=300, orders=0, questions=0) as it:
        it.sync(Stage.ITEMS)
        ids = {row.id for row in rows(it)}
        change_everything(it)
        it.rig.fault("401", path="/users/*/items/search", query="offset=100")
        assert codes(it.sync(Stage.ITEMS)) == ["token_rejected"]
        assert {row.id for row in rows(it)} == ids
        assert it.rig.writes() == []
        it.rig.clear_faults()
        assert it.sync(Stage.ITEMS).ok
        assert all(row.title.endswith(" novo") for row in rows(it))


def test_l1_l3_l5_a_scan_of_more_than_a_thousand_loses_nothing(tmp_path: Path, clock: FixedClock) -> None:
    """The store spends every scroll id, so any but the last one would be refused, as would 21 ids in a call."""
    with bench(tmp_path, clock, listings=1101, orders=0, questions=0) as it:
        assert it.sync(Stage.ITEMS).ok
        ids = [row.id for row in rows(it)]
        assert len(ids) == len(set(ids))
        assert set(ids) == own_ids(it)
        assert it.rig.requests(BULK) == -(-len(ids) // 20)


def test_l5_twenty_one_listings_are_two_calls(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=40) as it:
        it.client.items(sorted(own_ids(it))[:21])
        assert it.rig.requests(BULK) == 2


def test_l2_a_scan_that_ends_with_404_is_at_its_end(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=100, orders=0, questions=0) as it:
        total = len(own_ids(it))
        it.rig.fault("404", path="/users/*/items/search", query="scroll_id", after=-(-total // 100) - 1)
        assert it.sync(Stage.ITEMS).ok
        assert {row.id for row in rows(it)} == own_ids(it)


def test_a_scan_cut_short_is_begun_anew_and_makes_nothing_disappear(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=350, orders=0, questions=0) as it:
        it.sync(Stage.ITEMS)
        before = it.rig.requests(SEARCH)
        it.rig.fault("404", path="/users/*/items/search", query="scroll_id", after=1, count=1)
        assert it.sync(Stage.ITEMS, full=True).ok
        assert {row.id for row in rows(it)} == own_ids(it)
        assert it.rig.requests(SEARCH) - before > 6


def test_a_scroll_that_expired_is_begun_anew(tmp_path: Path, clock: FixedClock) -> None:
    """The machine is held up for more than five minutes between two pages of the scan."""
    with bench(tmp_path, clock, listings=350, orders=0, questions=0) as it:

        def held_up(event: Event) -> None:
            pages = [one for one in it.events if isinstance(one, SyncProgress)]
            if isinstance(event, SyncProgress) and len(pages) == 1:
                it.clock.advance(301)
            it.events.append(event)

        engine = SyncEngine(it.account, it.client, it.shop.stores, it.clock, Circuit(it.clock), held_up)
        report = engine.cycle(SyncRequest(frozenset({Stage.ITEMS})), CancelFlag())
        assert report.ok, report.troubles
        assert it.rig.counters()["statuses"]["400"] == 1
        assert {row.id for row in rows(it)} == own_ids(it)


def test_a_scan_that_stays_short_hides_no_listing(tmp_path: Path, clock: FixedClock) -> None:
    """Absence of data is never a deletion."""
    with bench(tmp_path, clock, listings=350, orders=0, questions=0) as it:
        it.sync(Stage.ITEMS)
        it.rig.fault("404", path="/users/*/items/search", query="scroll_id", after=0)
        it.sync(Stage.ITEMS, full=True)
        assert {row.id for row in rows(it)} == own_ids(it)


def test_l4_entries_without_a_listing_are_reported_and_never_stored(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=8, orders=0, questions=0) as it:
        ids = sorted(own_ids(it))
        for item_id in ids[:6]:
            it.rig.world.items[item_id].migrating = True
        report = it.sync(Stage.ITEMS)
        assert [(one.code, dict(one.params)["count"]) for one in report.troubles] == [("listings_unreadable", 6)]
        assert sorted(row.id for row in rows(it)) == ids[6:]
        assert all(row.status and row.title for row in rows(it))


def test_l4_n7_a_listing_refused_once_is_not_asked_for_every_round(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync(Stage.ITEMS)
        row = rows(it)[0]
        it.shop.stores.items.mark_stale(row.account, [row.id])
        it.rig.world.items[row.id].migrating = True
        assert codes(it.sync(Stage.ITEMS, force=False)) == ["listings_unreadable"]
        assert it.queries.item(row.account, row.id) is not None
        asked = it.rig.requests(BULK)
        assert it.sync(Stage.ITEMS, force=False).ok
        assert it.rig.requests(BULK) == asked


def test_a_batch_that_is_refused_entry_by_entry_leaves_no_holes(tmp_path: Path, clock: FixedClock) -> None:
    """Everything answers 200 and every entry in it 403: the catalogue stays as it was."""
    with bench(tmp_path, clock) as it:
        it.sync(Stage.ITEMS)
        before = rows(it)
        it.rig.fault("entries_403", path="/items/bulk")
        report = it.sync(Stage.ITEMS, full=True)
        assert codes(report) == ["listings_unreadable"]
        assert rows(it) == before


def test_l6_every_status_is_in_the_list(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        stored = [one for one in it.rig.world.items.values() if one.seller_id == it.rig.seller_id()]
        wanted = ["paused", "closed", "under_review", "inactive", "payment_required", "not_yet_active"]
        for number, item in enumerate(stored):
            item.status, item.sub_status = wanted[number % len(wanted)], []
        stored[2].sub_status = ["suspended_for_prevention", "waiting_for_patch"]
        it.sync(Stage.ITEMS)
        found = {row.id: row for row in rows(it)}
        assert {row.status for row in found.values()} == set(wanted)
        assert len(found) == len(stored)
        assert found[stored[2].id].sub_status == ("suspended_for_prevention", "waiting_for_patch")


def test_l7_eighty_four_variations_with_their_own_products(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync(Stage.ITEMS)
        [row] = [row for row in rows(it) if row.variation_count == 84]
        item = it.shop.stores.items.get(row.account, row.id)
        assert item is not None
        assert len({variation.user_product_id for variation in item.variations}) == 84
        assert sum(variation.quantity or 0 for variation in item.variations) == row.quantity


def test_skus_that_a_batch_leaves_out_are_asked_for_one_by_one_and_once(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        it.sync(Stage.ITEMS)
        varied = [row for row in rows(it) if row.variation_count]
        assert it.rig.requests(ONE) == len(varied) <= 20
        skus = [one.sku for row in varied for one in it.queries.variations(row.account, row.id)]
        assert all(skus)
        change_everything(it)
        it.sync(Stage.ITEMS)
        assert it.rig.requests(ONE) == len(varied)
        assert [one.sku for row in varied for one in it.queries.variations(row.account, row.id)] == skus


def test_a_sku_that_does_not_exist_is_not_asked_for_again(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock) as it:
        for item in it.rig.world.items.values():
            for stock in item.stocks():
                stock.sku = stock.custom_field = None
        it.sync(Stage.ITEMS)
        asked = it.rig.requests(ONE)
        it.sync(Stage.ITEMS, full=True)
        assert it.rig.requests(ONE) == asked > 0


def test_n3_one_changed_listing_costs_two_requests(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=40, orders=0, questions=0) as it:
        it.sync(Stage.ITEMS)
        row = next(row for row in rows(it) if row.status == "active")
        it.clock.advance(2 * 3600)
        it.rig.control("POST", f"/items/{row.id}", title="Outro título")
        report = it.sync(Stage.ITEMS, force=False)
        assert dict(report.pulled)["items"] == 1
        assert report.requests == 2, it.rig.counters()["requests"]


def test_what_changes_while_a_catalogue_is_read_is_found_afterwards(tmp_path: Path, clock: FixedClock) -> None:
    """The mark never passes a change that was not read: sixty listings changed before one that was seen late."""
    with bench(tmp_path, clock, listings=150, orders=0, questions=0) as it:
        it.sync(Stage.ITEMS)
        it.clock.advance(60)
        mine = [one for one in it.rig.world.items.values() if one.seller_id == it.rig.seller_id()]
        missed, late = mine[:60], mine[60]
        for item in missed:
            item.title, item.updated = "Mudou no meio", it.clock.now()
        late.updated = it.clock.now() + timedelta(seconds=5)
        it.shop.stores.items.mark_stale(it.account, [late.id])
        it.sync(Stage.ITEMS, force=False)
        it.sync(Stage.ITEMS)
        titles = {row.id: row.title for row in rows(it)}
        assert all(titles[item.id] == "Mudou no meio" for item in missed)


def test_beyond_the_reach_of_the_search_the_whole_catalogue_is_read(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, listings=1101, orders=0, questions=0) as it:
        it.sync(Stage.ITEMS)
        change_everything(it)
        assert it.sync(Stage.ITEMS).ok
        assert all(row.title.endswith(" novo") for row in rows(it))
