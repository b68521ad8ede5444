"""What deposits hold, once somebody looked: the base of their edits, whichever client makes them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from peepers_desktop.app import refusals
from peepers_desktop.app.deposits import DepositReading
from peepers_desktop.app.queries import Queries
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.events import Changed, Kind
from peepers_desktop.domain.items import StockLocation
from peepers_desktop.domain.rows import ItemRow
from peepers_desktop.store.deposits import Deposits
from tests.helpers.engine import Bench, bench
from tests.helpers.picking import cached_item, edit_now, plain, state
from tests.helpers.shop import NOON, SELLER, item, open_shop, varied
from tests.helpers.store import ANA, SUL

SMALL = {"listings": 12, "orders": 0, "questions": 0}


def reading(it: Bench) -> DepositReading:
    kept = Deposits(it.shop.database)
    return DepositReading(it.shop.stores, kept, lambda _account: it.client, it.clock, it.events.append)


def held(it: Bench, row: ItemRow) -> dict[str, int | None]:
    stock = it.queries.deposits(it.account, row.id, None)
    assert stock is not None
    return {place.id: place.quantity for place in stock.rows}


def test_a_reading_is_kept_and_told_once(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = plain(it)
        assert row.deposits == 0
        it.events.clear()
        assert reading(it).read(it.account, row.id, None)
        assert it.events == [Changed(Kind.ITEMS, it.account, frozenset({row.id}))]
        assert reading(it).read(it.account, row.id, None)
        assert len(it.events) == 1, "the same units are no news"
        assert it.rig.requests("GET /users/{user}/stores/search") == 1, "names are asked for once"
        known = it.queries.item(it.account, row.id)
        assert known is not None
        assert known.deposits == 2
        assert sum(units or 0 for units in held(it, row).values()) == row.quantity


def test_who_keeps_no_deposits_is_asked_nothing(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=ANA) as it:
        it.sync()
        row, before = plain(it), it.client.requests
        assert not reading(it).read(it.account, row.id, None)
        assert it.client.requests == before
        assert it.queries.deposits(it.account, row.id, None) is None
        assert row.deposits is None


def test_a_count_for_a_deposit_that_was_read_needs_no_question(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = plain(it)
        reading(it).read(it.account, row.id, None)
        node = next(iter(held(it, row)))
        edit = it.commands.set_stock(None, row.id, None, "41", location=node)
        it.send()
        assert state(it, edit) is EditState.CONFIRMED
        assert held(it, row)[node] == 41
        assert it.commands.set_stock(None, row.id, None, "41", location=node) is None, "it is so already"


def test_a_count_over_a_difference_that_was_typed_unread_is_one_change(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = plain(it)
        stock = it.client.user_product_stock(cached_item(it, row).user_product_id or "")
        assert stock is not None
        place = stock.locations[0]
        node = place.network_node_id
        it.commands.set_stock(None, row.id, None, "+5", location=node)
        reading(it).read(it.account, row.id, None)
        assert held(it, row)[node or ""] == place.quantity + 5
        edit = it.commands.set_stock(None, row.id, None, "50", location=node)
        assert held(it, row)[node or ""] == 50
        it.send()
        assert state(it, edit) is EditState.CONFIRMED
        after = it.client.user_product_stock(stock.user_product_id)
        assert after is not None
        assert [one.quantity for one in after.locations if one.network_node_id == node] == [50]


def test_going_back_never_takes_more_than_the_deposit_holds(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = plain(it)
        reading(it).read(it.account, row.id, None)
        node = next(iter(held(it, row)))
        before = held(it, row)[node] or 0
        edit = it.commands.set_stock(None, row.id, None, f"{before + 9}", location=node)
        it.send()
        product = cached_item(it, row).user_product_id or ""
        kept = it.client.user_product_stock(product)
        assert kept is not None
        sold_out = tuple(replace(one, quantity=2) if one.network_node_id == node else one for one in kept.locations)
        it.client.put_warehouse_stock(replace(kept, locations=sold_out))
        clock.advance(1)
        reading(it).read(it.account, row.id, None)
        back = it.commands.revert(edit_now(it, edit).id)
        it.send()
        assert state(it, back) is EditState.CONFIRMED
        assert held(it, row)[node] == 0


def test_units_at_full_are_refused(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL, seller=SUL) as it:
        it.sync()
        row = plain(it)
        places = [StockLocation("seller_warehouse", 4, "1", "BRP163942"), StockLocation("meli_facility", 9)]
        Deposits(it.shop.database).keep(it.account, cached_item(it, row).user_product_id or "", places, clock.now())
        with pytest.raises(refusals.FullIsReadOnly):
            it.commands.set_stock(None, row.id, None, "5", location="meli_facility")


def test_variations_have_deposits_of_their_own(tmp_path: Path) -> None:
    shop = open_shop(tmp_path)
    seller = replace(SELLER, tags=frozenset({"warehouse_management", "multiwarehouse"}))
    shop.stores.accounts.save(Account(seller, Link.CONNECTED, "#2d6cdf", NOON))
    listing = varied("MLB5", 4, 6)
    named = [replace(one, user_product_id=f"MLBU{n}") for n, one in enumerate(listing.variations)]
    shop.stores.items.save([replace(listing, variations=tuple(named)), item("MLB6", user_product_id="MLBU9")], NOON)
    kept = Deposits(shop.database)
    kept.keep(seller.user_id, "MLBU0", [StockLocation("seller_warehouse", 4, "1", "BRP1")], NOON)
    both = [StockLocation("seller_warehouse", units, str(units), f"BRP{units}") for units in (1, 5)]
    kept.keep(seller.user_id, "MLBU1", both, NOON)
    queries = Queries(shop.database, shop.clock)
    assert [row.deposits for row in queries.variations(seller.user_id, "MLB5")] == [None, 2]
    second = queries.deposits(seller.user_id, "MLB5", named[1].id)
    assert second is not None
    assert [(row.id, row.quantity) for row in second.rows] == [("BRP1", 1), ("BRP5", 5)]
    assert queries.deposits(seller.user_id, "MLB5", None) is None, "the sum of variations has no deposits"
    shop.database.close()
