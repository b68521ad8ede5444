"""A write was accepted, and what is there afterwards is something else: told apart by what is read, never guessed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop.app.commands import Choice
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import Edit, EditState
from tests.helpers.canned import Said, listing
from tests.helpers.engine import Bench, bench
from tests.helpers.picking import edit_now, just_after, plain, puts, sell, state, units
from tests.helpers.shop import SELLER, item, varied
from tests.helpers.told import Told, told

SMALL = {"listings": 26, "orders": 6, "questions": 0}
PUT = {"path": "/items/*", "method": "PUT"}


def reason(it: Bench, edit: Edit | None) -> tuple[EditState, str]:
    found = edit_now(it, edit)
    return found.state, found.reason


# Stock: an empty answer says nothing, so the listing is read right after the write.


def written_without_a_word(
    it: Bench, typed: str, afterwards: Callable[[str], object], **fault: Any
) -> tuple[Edit, str]:
    it.sync()
    row = plain(it)
    edit = it.commands.set_stock(None, row.id, None, typed)
    assert edit is not None
    it.rig.fault("no_content", **PUT, count=1, **fault)
    with just_after(it, "put_item_quantity", lambda: afterwards(row.id)):
        it.send()
    return edit, row.id


def test_units_sold_between_a_write_and_the_look_at_it_are_a_sale(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, item_id = written_without_a_word(it, "50", lambda item_id: sell(it, item_id, 2))
        assert state(it, edit) is EditState.CONFIRMED
        assert (units(it, item_id), puts(it)) == (48, [{"available_quantity": 50}])


def test_a_write_after_which_the_old_number_is_there_was_ignored(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        edit, _ = written_without_a_word(it, "50", lambda item_id: None, applied=False)
        assert reason(it, edit) == (EditState.REJECTED, "write_ignored")


def test_a_third_number_after_a_write_is_asked_about(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:

        def somebody(item_id: str) -> None:
            it.rig.control("POST", f"/items/{item_id}", available_quantity=30)

        edit, item_id = written_without_a_word(it, "50", somebody)
        assert reason(it, edit) == (EditState.CONFLICT, "stock_changed")
        assert edit_now(it, edit).seen["quantity"] == 30
        assert units(it, item_id) == 30, "nothing is written over it"


def test_a_look_that_fails_says_nothing_against_an_accepted_write(tmp_path: Path, clock: FixedClock) -> None:
    with bench(tmp_path, clock, **SMALL) as it:
        failing = {"path": "/items/MLB*", "method": "GET", "count": 3}
        edit, item_id = written_without_a_word(it, "50", lambda item_id: it.rig.fault("500", **failing))
        assert units(it, item_id) == 50
        assert state(it, edit) is EditState.CONFIRMED


def test_a_count_that_is_there_already_writes_nothing(tmp_path: Path, clock: FixedClock) -> None:
    """Somebody set the very number that was typed."""
    with bench(tmp_path, clock, **SMALL) as it:
        it.sync()
        row = plain(it)
        edit = it.commands.set_stock(None, row.id, None, "50")
        it.rig.control("POST", f"/items/{row.id}", available_quantity=50)
        it.send()
        assert state(it, edit) is EditState.CONFIRMED
        assert puts(it) == []


# Prices and states: a marketplace that says exactly what it is told to.


NOW = {"price": 129.9, "available_quantity": 10}


def test_a_price_that_is_not_taken_is_refused_with_what_the_marketplace_says(tmp_path: Path, clock: FixedClock) -> None:
    """It answers 200 and the old price, with a warning (page automatizacoes-de-precos 11/08/2026)."""
    with told(tmp_path, clock, item("MLB7")) as it:
        edit = it.commands.set_price(None, "MLB7", "139,90")
        warned = listing(
            "MLB7", **NOW, warnings=[{"code": "item.price.ignored", "message": "The price was not changed"}]
        )
        it.answers(listing("MLB7", **NOW), warned)
        found = it.push(edit)
        assert (found.state, found.reason) == (EditState.REJECTED, "write_ignored")
        assert found.reason_detail == "The price was not changed"
        assert len(it.writes) == 1


@pytest.mark.parametrize("answer", [Said(status=204), listing("MLB7", price=None)])
def test_a_price_that_is_not_told_back_is_taken_until_a_reading_says_otherwise(
    tmp_path: Path, clock: FixedClock, answer: object
) -> None:
    with told(tmp_path, clock, item("MLB7")) as it:
        edit = it.commands.set_price(None, "MLB7", "139,90")
        it.answers(listing("MLB7", **NOW), answer)
        found = it.push(edit)
        assert (found.state, found.seen["sending"]) == (EditState.APPLIED, "139.90")
        assert len(it.writes) == 1


def test_a_price_that_is_there_already_is_not_sent(tmp_path: Path, clock: FixedClock) -> None:
    with told(tmp_path, clock, item("MLB7")) as it:
        edit = it.commands.set_price(None, "MLB7", "139,90")
        it.answers(listing("MLB7", price=139.9))
        assert it.push(edit).reason == "already_so"
        assert it.writes == []


@pytest.mark.parametrize("price", [None, 135.0])
def test_a_price_that_nobody_knows_is_not_written_over(tmp_path: Path, clock: FixedClock, price: float | None) -> None:
    with told(tmp_path, clock, item("MLB7")) as it:
        edit = it.commands.set_price(None, "MLB7", "139,90")
        it.answers(listing("MLB7", price=price))
        found = it.push(edit)
        assert (found.state, found.reason) == (EditState.CONFLICT, "price_changed")
        assert it.writes == []


def test_a_status_that_is_not_taken_is_refused(tmp_path: Path, clock: FixedClock) -> None:
    with told(tmp_path, clock, item("MLB7")) as it:
        edit = it.commands.set_status(None, "MLB7", "paused")
        it.answers(listing("MLB7", **NOW), listing("MLB7", **NOW))
        found = it.push(edit)
        assert (found.state, found.reason) == (EditState.REJECTED, "write_ignored")


def test_a_status_without_a_word_back_is_taken(tmp_path: Path, clock: FixedClock) -> None:
    with told(tmp_path, clock, item("MLB7")) as it:
        edit = it.commands.set_status(None, "MLB7", "paused")
        it.answers(listing("MLB7", **NOW), Said(status=204))
        found = it.push(edit)
        assert (found.state, found.seen["sending"]) == (EditState.APPLIED, "paused")


@pytest.mark.parametrize(
    ("put", "there"),
    [
        (lambda it: it.commands.set_status(None, "MLB7", "paused"), {"status": "paused"}),
        (lambda it: it.commands.set_price(None, "MLB7", "139,90"), {"price": 139.9}),
    ],
)
@pytest.mark.parametrize("at_once", [True, False])
def test_a_lost_answer_is_looked_for_and_the_value_found(
    tmp_path: Path, clock: FixedClock, put: Callable[[Told], Edit], there: dict[str, Any], at_once: bool
) -> None:
    """At the look right after it, or only when the next attempt reads: never written twice."""
    with told(tmp_path, clock, item("MLB7")) as it:
        edit = put(it)
        before, after = listing("MLB7", **NOW), listing("MLB7", **{**NOW, **there})
        it.answers(before, Said(b"{}", 500), *([] if at_once else [before]), after)
        found = it.push(edit)
        if not at_once:
            assert (found.state, found.reason) == (EditState.QUEUED, "read_back_absent")
            clock.advance(700)
            found = it.push(edit)
        assert (found.state, found.reason) == (EditState.APPLIED, "")
        assert len(it.writes) == 1


def test_a_price_by_variations_is_not_sent_when_they_are_others_by_now(tmp_path: Path, clock: FixedClock) -> None:
    """The second form deletes what it does not name."""
    with told(tmp_path, clock, varied("MLB7", 3, 4)) as it:
        edit = it.commands.set_price(None, "MLB7", "139,90")
        two, three = ([{"id": 70 + n, "price": 129.9, "available_quantity": 3} for n in range(many)] for many in (2, 3))
        refused = Said(b'{"message":"Price is not modifiable","error":"validation_error","status":400,"cause":[]}', 400)
        it.answers(listing("MLB7", **NOW, variations=two), refused, listing("MLB7", **NOW, variations=three))
        found = it.push(edit)
        assert (found.state, found.reason) == (EditState.REJECTED, "refused")
        assert len(it.writes) == 1


# Stock of user products: written with a version, and read again where the answer says too little.

STOCK_OF = "/user-products/MLBU7/stock"
OWN = {"network_node_id": "BRP1", "store_id": "501", "type": "seller_warehouse"}
OTHER = {"network_node_id": "BRP2", "store_id": "502", "type": "seller_warehouse"}


def stock(version: str, *places: dict[str, Any]) -> Said:
    body = {"user_id": int(SELLER.user_id), "id": "MLBU7", "locations": list(places)}
    return Said(json.dumps(body).encode(), headers={"x-version": version})


def kept_in_deposits(**changes: Any) -> dict[str, Any]:
    return listing("MLB7", **{**NOW, "user_product_id": "MLBU7", **changes})


@pytest.mark.parametrize("answer", [Said(status=204), stock("2", {**OWN, "quantity": 9})])
@pytest.mark.parametrize("readable", [True, False])
def test_an_answer_that_leaves_deposits_out_is_not_taken_for_the_whole(
    tmp_path: Path, clock: FixedClock, answer: Said, readable: bool
) -> None:
    """Nine are in one deposit and three in the other: the listing has twelve."""
    seller = replace(SELLER, tags=frozenset({"warehouse_management"}))
    with told(tmp_path, clock, item("MLB7", user_product_id="MLBU7"), seller) as it:
        edit = it.commands.set_stock(None, "MLB7", None, "12")
        it.answers(kept_in_deposits())
        now = stock("2", {**OWN, "quantity": 9}, {**OTHER, "quantity": 3})
        later = now if readable else Said(b"", 500)
        it.store.says(STOCK_OF, stock("1", {**OWN, "quantity": 7}, {**OTHER, "quantity": 3}), later)
        it.store.says(f"{STOCK_OF}/type/seller_warehouse", answer)
        found = it.push(edit)
        assert (found.state, found.seen["sending"]) == (EditState.APPLIED, 12)
        assert found.seen.get("answered") == (12 if readable else None)
        (write,) = it.writes
        assert write.headers["x-version"] == "1"


def test_of_a_listing_in_full_and_flex_only_the_seller_s_own_units_are_written(
    tmp_path: Path, clock: FixedClock
) -> None:
    """Where a site allows it at all (page convivencia-full-y-flex 15/05/2026): ten lie in Full, six are the rest."""
    seller = replace(SELLER, site_id="MLC")
    both = {"logistic_type": "fulfillment", "user_product_id": "MLBU7", "shipping_tags": frozenset({"self_service_in"})}
    with told(tmp_path, clock, item("MLB7", 14, **both), seller) as it:
        edit = it.commands.set_stock(None, "MLB7", None, "16")
        shipping = {"mode": "me2", "logistic_type": "fulfillment", "free_shipping": False, "tags": ["self_service_in"]}
        it.answers(kept_in_deposits(shipping=shipping, available_quantity=14))
        full = {"type": "meli_facility", "quantity": 10}
        before, after = ({"type": "selling_address", "quantity": units} for units in (4, 6))
        it.store.says(STOCK_OF, stock("1", full, before), stock("2", full, after))
        it.store.says(f"{STOCK_OF}/type/selling_address", Said(status=204))
        found = it.push(edit)
        (write,) = it.writes
        assert (json.loads(write.body), write.headers["x-version"]) == ({"quantity": 6}, "1")
        assert (found.state, found.seen["answered"]) == (EditState.APPLIED, 16)


def test_stock_that_was_never_set_up_is_not_written(tmp_path: Path, clock: FixedClock) -> None:
    """Unknown is not zero, and the seller is asked first."""
    seller = replace(SELLER, tags=frozenset({"warehouse_management"}))
    with told(tmp_path, clock, item("MLB7", user_product_id="MLBU7"), seller) as it:
        edit = it.commands.set_stock(None, "MLB7", None, "12")
        it.answers(kept_in_deposits())
        it.store.says(STOCK_OF, Said(b"{}", 404))
        found = it.push(edit)
        assert (found.state, found.reason) == (EditState.CONFLICT, "stock_unknown")
        assert edit is not None
        it.commands.resolve(edit.id, Choice.MINE)
        found = it.push(edit)
        assert (found.state, found.reason) == (EditState.REJECTED, "stock_not_set_up")
        assert it.writes == []


def test_a_listing_that_does_not_say_when_it_changed_is_written_all_the_same(tmp_path: Path, clock: FixedClock) -> None:
    with told(tmp_path, clock, item("MLB7")) as it:
        edit = it.commands.set_stock(None, "MLB7", None, "12")
        it.answers(listing("MLB7", **NOW, last_updated=None), listing("MLB7", available_quantity=12))
        found = it.push(edit)
        assert (found.state, found.seen["answered"]) == (EditState.APPLIED, 12)
        assert "at" not in found.seen
