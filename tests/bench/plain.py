"""The floor of the store's benchmarks: the driver alone on the same file, and a large cache made with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from tests.helpers.shop import NOON, TestShop, item, open_shop

LISTINGS = 100_000
_NOUNS = "fone cabo suporte luminária caneca tênis mochila relógio teclado cadeira".split()


def connect(path: Path) -> sqlite3.Connection:
    """As durable as the store's own connections."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")
    return connection


def insert(table: str, row: dict[str, Any], verb: str = "INSERT") -> str:
    return f"{verb} INTO {table} ({', '.join(row)}) VALUES ({', '.join(f':{name}' for name in row)})"


def first_row(connection: sqlite3.Connection, table: str) -> dict[str, Any]:
    """A row the store wrote, to make others like it, whatever columns there are by now."""
    cursor = connection.execute(f"SELECT * FROM {table} LIMIT 1")
    return dict(zip([column[0] for column in cursor.description], cursor.fetchone(), strict=True))


def copies(row: dict[str, Any], first: int, count: int) -> Iterator[dict[str, Any]]:
    """Listings that differ from a row and from each other in everything lists are sorted and searched by."""
    for number in range(first, first + count):
        title = f"{_NOUNS[number % 10]} {_NOUNS[number // 10 % 10]} modelo {number % 977}"
        yield {
            **row,
            "key": number,
            "id": f"MLB{number}",
            "title": title,
            "sku": f"SKU-{number}",
            "quantity": number % 60,
            "price": 990 + number % 5000,
            "last_updated": (NOON - timedelta(seconds=number)).isoformat(timespec="milliseconds"),
            "words": f"MLB{number} {title} SKU-{number}",
        }


def large_shop(folder: Path, listings: int = LISTINGS) -> TestShop:
    shop = open_shop(folder)
    shop.stores.items.save([item("MLB1")], NOON)
    with closing(connect(shop.database.path)) as connection:
        row = first_row(connection, "items")
        connection.execute("BEGIN IMMEDIATE")
        connection.executemany(insert("items", row), copies(row, 1001, listings - 1))
        connection.execute("INSERT INTO items_search (items_search) VALUES ('rebuild')")
        connection.execute("COMMIT")
    return shop
