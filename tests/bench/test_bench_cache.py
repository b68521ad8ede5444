"""The cache against the driver alone: saving, finding and reading listings, and taking an edit."""

from __future__ import annotations

import sqlite3
import zlib
from array import array
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from peepers_desktop.domain.edits import EditKind, ResourceKey
from peepers_desktop.domain.filters import ItemFilter
from peepers_desktop.domain.items import Item
from peepers_desktop.store.item_queries import ItemQueries
from peepers_desktop.store.outbox import NewEdit
from tests.bench import plain
from tests.bench.conftest import BenchmarkAgainst
from tests.helpers.shop import NOON, SELLER, TestShop, item, open_shop

PAGE = 20
_BODY = b'{"id": "%d", "title": "' + b", ".join(b"%x" % (n * n * 7919) for n in range(300)) + b'"}'
"""About as long as a listing's own body, and as hard to compress."""
_INSERT_BODY = "INSERT INTO item_bodies (key, digest, body) VALUES (:key, 0, :body)"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestShop]:
    shop = plain.large_shop(tmp_path_factory.mktemp("large"))
    yield shop
    shop.database.close()


@pytest.fixture
def small(tmp_path: Path) -> Iterator[TestShop]:
    shop = open_shop(tmp_path)
    shop.stores.items.save([item("MLB1")], NOON)
    yield shop
    shop.database.close()


@pytest.fixture
def driver(request: pytest.FixtureRequest) -> Iterator[sqlite3.Connection]:
    shop: TestShop = request.getfixturevalue("large" if "large" in request.fixturenames else "small")
    with closing(plain.connect(shop.database.path)) as connection:
        yield connection


def _page(first: int) -> list[Item]:
    return [item(f"MLB{n}", raw=_BODY % n) for n in range(first, first + PAGE)]


def test_saving_a_page_of_new_listings(
    benchmark_against: BenchmarkAgainst, small: TestShop, driver: sqlite3.Connection
) -> None:
    row, theirs, ours, body = plain.first_row(driver, "items"), count(1), count(1), zlib.compress(_BODY)

    def floor() -> None:
        rows = [{**one, "key": -one["key"]} for one in plain.copies(row, 1_000_000 + PAGE * next(theirs), PAGE)]
        driver.execute("BEGIN IMMEDIATE")
        driver.executemany(plain.insert("items", row), rows)
        driver.executemany("INSERT INTO items_search (rowid, words) VALUES (:key, :words)", rows)
        driver.executemany(_INSERT_BODY, [{"key": one["key"], "body": body} for one in rows])
        driver.execute("COMMIT")

    def save() -> None:
        start = PAGE * next(ours)
        small.stores.items.save(_page(9_000_000 + start), NOON)

    benchmark_against(floor, save)


def test_saving_a_page_of_known_listings_again(
    benchmark_against: BenchmarkAgainst, small: TestShop, driver: sqlite3.Connection
) -> None:
    """A synchronisation mostly finds what it knew. The floor writes every row again."""
    page = _page(2)
    small.stores.items.save(page, NOON)
    row = plain.first_row(driver, "items")
    rows = list(plain.copies(row, 1_000_000, PAGE))

    def floor() -> None:
        driver.execute("BEGIN IMMEDIATE")
        driver.executemany(plain.insert("items", row, "INSERT OR REPLACE"), rows)
        driver.execute("COMMIT")

    benchmark_against(floor, lambda: small.stores.items.save(page, NOON))


def test_keys_of_100_000_listings(
    benchmark_against: BenchmarkAgainst, large: TestShop, driver: sqlite3.Connection
) -> None:
    queries = ItemQueries(large.database)
    query = "SELECT key FROM items WHERE gone = 0 ORDER BY last_updated DESC, key"
    found = queries.keys(ItemFilter())
    assert len(found) == plain.LISTINGS
    benchmark_against(
        lambda: array("q", [key for (key,) in driver.execute(query)]), lambda: queries.keys(ItemFilter()), rounds=10
    )


def test_searching_100_000_listings(
    benchmark_against: BenchmarkAgainst, large: TestShop, driver: sqlite3.Connection
) -> None:
    queries, wanted = ItemQueries(large.database), ItemFilter(text="luminaria modelo 977")
    query = (
        "SELECT key FROM items WHERE gone = 0 AND key IN (SELECT rowid FROM items_search WHERE words MATCH "
        '\'"luminaria"* "modelo"* "977"*\') ORDER BY last_updated DESC, key'
    )
    benchmark_against(lambda: driver.execute(query).fetchall(), lambda: queries.keys(wanted))


def test_rows_of_a_page_on_the_screen(
    benchmark_against: BenchmarkAgainst, large: TestShop, driver: sqlite3.Connection
) -> None:
    queries = ItemQueries(large.database)
    keys = list(queries.keys(ItemFilter())[5000:5064])
    query = f"SELECT * FROM items WHERE key IN ({', '.join('?' * len(keys))})"
    assert len(queries.rows(keys)) == len(keys)
    benchmark_against(lambda: driver.execute(query, keys).fetchall(), lambda: queries.rows(keys))


def test_taking_an_edit_into_the_outbox(
    benchmark_against: BenchmarkAgainst, small: TestShop, driver: sqlite3.Connection
) -> None:
    numbers = count(1)

    def enqueue() -> None:
        resource = ResourceKey(EditKind.STOCK, f"MLB{next(numbers)}")
        small.stores.outbox.enqueue(NewEdit(SELLER.user_id, resource, {"quantity": 10}, {"quantity": 7}))

    enqueue()
    row = plain.first_row(driver, "outbox")
    del row["id"]

    def floor() -> None:
        driver.execute("BEGIN IMMEDIATE")
        driver.execute(plain.insert("outbox", row), {**row, "resource": f"stock:{next(numbers)}"})
        driver.execute("COMMIT")

    benchmark_against(floor, enqueue)
