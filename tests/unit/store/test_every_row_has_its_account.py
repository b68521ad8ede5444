"""Every table carries the account: two sellers with the same numbers never meet, in any list, mark or edit."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, text

from peepers_desktop.app.queries import Queries
from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, QuestionFilter, ShipmentFilter, StockLevel
from peepers_desktop.store.outbox import NewEdit
from tests.helpers.shop import NOON, SELLER, TestShop, open_shop, order, question, shipment, varied

ANA, BETO = SELLER.user_id, "777"
ITSELF = {"accounts"}
"""The table of accounts is keyed by them."""


def tables(connection: Connection) -> list[str]:
    """Ours: without what SQLite and its full-text index keep for themselves."""
    names = connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'")).scalars()
    indexes = set(
        connection.execute(text("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")).scalars()
    )
    foreign = ("sqlite_", "alembic_", *(f"{index}_" for index in indexes))
    return [name for name in names if name not in indexes and not name.startswith(foreign)]


def columns(connection: Connection, table: str) -> set[str]:
    return {str(row[1]) for row in connection.execute(text(f"PRAGMA table_info({table})"))}


def owners(connection: Connection, table: str) -> set[str]:
    """Tables whose rows these hang on, and with which they go."""
    rows = connection.execute(text(f"PRAGMA foreign_key_list({table})")).mappings()
    return {str(row["table"]) for row in rows if row["on_delete"] == "CASCADE"}


@pytest.fixture
def shop(tmp_path: Path) -> Any:
    made = open_shop(tmp_path)
    stores = made.stores
    stores.accounts.save(Account(Seller(BETO, "BETO", "MLB"), Link.CONNECTED, "#aa5500", NOON))
    for account, word in ((ANA, "Fone"), (BETO, "Mouse")):
        listing = replace(varied("MLB1", 4, 5), account=account, title=f"{word} bluetooth")
        stores.items.save([listing], NOON)
        sale = order("9000", "MLB1", shipment_id="500", account=account)
        stores.orders.save([replace(sale, lines=(replace(sale.lines[0], title=f"{word} bluetooth"),))])
        stores.questions.save([question("1", account=account, text=f"O {word} é azul?")])
        stores.shipments.save([shipment("500", account=account)])
    yield made
    made.database.close()


def test_every_table_carries_the_account_or_hangs_on_a_row_that_does(shop: TestShop) -> None:
    with shop.database.read() as connection:
        ours = tables(connection)
        assert {"items", "orders", "questions", "shipments", "outbox", "history", "cursors"} <= set(ours)
        carrying = {name for name in ours if "account" in columns(connection, name)}
        for name in set(ours) - carrying - ITSELF:
            assert owners(connection, name) & carrying, f"whose are the rows of {name}?"


def test_what_names_a_row_names_its_account(shop: TestShop) -> None:
    """No two accounts can be in each other's way: a unique name of the marketplace's has the account in it."""
    with shop.database.read() as connection:
        for table in tables(connection):
            for index in connection.execute(text(f"PRAGMA index_list({table})")).mappings().all():
                if index["unique"] and table not in ITSELF:
                    parts = connection.execute(text(f"PRAGMA index_info({index['name']})")).mappings()
                    assert "account" in {part["name"] for part in parts}, f"{table}: {index['name']}"


def test_the_same_numbers_of_two_sellers_are_two_rows(shop: TestShop) -> None:
    queries = Queries(shop.database, shop.clock)
    for account, word in ((ANA, "Fone"), (BETO, "Mouse")):
        (listing,) = queries.item_rows(queries.items(ItemFilter(account)))
        (asked,) = queries.question_rows(queries.questions(QuestionFilter(account)))
        assert (listing.title, listing.variation_count) == (f"{word} bluetooth", 2)
        assert asked.item_title == listing.title
        assert asked.text == f"O {word} é azul?"
        (sale,) = queries.order_rows(queries.orders(OrderFilter(account)))
        (parcel,) = queries.shipment_rows(queries.shipments(ShipmentFilter(account)))
        assert (sale.account, len(sale.lines), parcel.account, parcel.units) == (account, 1, account, 1)
        assert len(queries.variations(account, "MLB1")) == 2
    assert [len(queries.items(ItemFilter())), len(queries.orders(OrderFilter()))] == [2, 2]


def test_a_search_of_one_account_finds_nothing_of_another(shop: TestShop) -> None:
    queries = Queries(shop.database, shop.clock)
    assert len(queries.items(ItemFilter(ANA, text="fone"))) == 1
    assert len(queries.items(ItemFilter(ANA, text="mouse"))) == 0
    assert len(queries.questions(QuestionFilter(BETO, text="fone"))) == 0
    assert len(queries.orders(OrderFilter(ANA, text="mouse"))) == 0
    assert len(queries.shipments(ShipmentFilter(ANA, text="mouse"))) == 0
    assert len(queries.shipments(ShipmentFilter(ANA, text="fone"))) == 1
    assert len(queries.items(ItemFilter(text="bluetooth"))) == 2


def test_an_edit_is_laid_over_its_own_account_s_row_only(shop: TestShop) -> None:
    queries = Queries(shop.database, shop.clock)
    key = ResourceKey(EditKind.STOCK, "MLB1", "10")
    shop.stores.outbox.enqueue(NewEdit(BETO, key, {"quantity": 4}, {"quantity": 0}))
    shown = {account: [one.quantity for one in queries.variations(account, "MLB1")] for account in (ANA, BETO)}
    assert shown == {ANA: [4, 5], BETO: [0, 5]}
    assert [row.edit.account for row in queries.pending(ANA)] == []
    assert [row.edit.account for row in queries.pending(None)] == [BETO]


def test_a_listing_runs_out_by_its_own_account_s_edits_only(shop: TestShop) -> None:
    queries = Queries(shop.database, shop.clock)
    for account, variation, units, wanted in ((ANA, "10", 4, 0), (ANA, "11", 5, 0), (BETO, "10", 4, 3)):
        key = ResourceKey(EditKind.STOCK, "MLB1", variation)
        shop.stores.outbox.enqueue(NewEdit(account, key, {"quantity": units}, {"quantity": wanted}))
    empty = {account: len(queries.items(ItemFilter(account, stock=StockLevel.ZERO))) for account in (ANA, BETO)}
    assert empty == {ANA: 1, BETO: 0}


def test_an_edit_replaces_and_waits_for_its_own_account_s_only(shop: TestShop) -> None:
    outbox = shop.stores.outbox
    key = ResourceKey(EditKind.STOCK, "MLB1", "10")
    first = outbox.enqueue(NewEdit(ANA, key, {"quantity": 4}, {"quantity": 1}))
    second = outbox.enqueue(NewEdit(BETO, key, {"quantity": 4}, {"quantity": 2}))
    assert outbox.get(first.id).state is EditState.QUEUED, "not superseded by somebody else's"
    assert outbox.start(first.id) is not None
    assert outbox.start(second.id) is not None, "somebody else's wire is free"
    answers = ResourceKey(EditKind.ANSWER, "1")
    for account in (ANA, BETO):
        outbox.enqueue(NewEdit(account, answers, {"status": "unanswered"}, {"text": "Sim."}))


def test_a_sale_and_a_page_touch_their_own_account_s_rows_only(shop: TestShop) -> None:
    items = shop.stores.items
    for account in (ANA, BETO):
        items.leave(account, ["MLB1"])
    shop.stores.orders.save([order("9001", "MLB1", account=ANA)])
    assert (items.stale(ANA, NOON, 10), items.stale(BETO, NOON, 10)) == (("MLB1",), ())
    items.leave(ANA, ["MLB1"])
    items.mark_stale(BETO, ["MLB1"])
    assert (items.stale(ANA, NOON, 10), items.stale(BETO, NOON, 10)) == ((), ("MLB1",))
    items.finish_scan(ANA, items.begin_scan(ANA))
    items.save([replace(varied("MLB1", 7, 5), account=BETO, title="Mouse bluetooth")], NOON)
    assert [one.after for one in shop.history.of_item(ANA, "MLB1")] == []
    assert [one.after for one in shop.history.of_item(BETO, "MLB1")] != []
