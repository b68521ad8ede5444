"""The marketplace's own bodies: kept as they were read last, and asked about once for a whole page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import Engine

from peepers_desktop.store.bodies import keep_bodies
from tests.helpers.shop import NOON, SELLER, TestShop, item

_PAGE = [item(f"MLB{n}", raw=b'{"id": "MLB%d"}' % n) for n in range(1, 21)]


@contextmanager
def statements() -> Iterator[list[str]]:
    """What is asked of any database meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        asked.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def body(shop: TestShop, item_id: str) -> bytes | None:
    return shop.stores.items.body(SELLER.user_id, item_id)


def test_the_last_body_is_kept_and_an_empty_one_takes_none_away(shop: TestShop) -> None:
    items = shop.stores.items
    items.save(_PAGE, NOON)
    assert body(shop, "MLB7") == b'{"id": "MLB7"}'
    items.save([item("MLB7", raw=b'{"id": "MLB7", "sold": 4}'), item("MLB8"), item("MLB9", raw=_PAGE[8].raw)], NOON)
    assert [body(shop, f"MLB{n}") for n in (7, 8, 9)] == [b'{"id": "MLB7", "sold": 4}', _PAGE[7].raw, _PAGE[8].raw]


def test_of_two_bodies_of_one_row_the_later_counts_unless_it_is_empty(shop: TestShop) -> None:
    shop.stores.items.save([item("MLB1")], NOON)
    with shop.database.write() as connection:
        keep_bodies(connection, "item", [(1, b"first"), (1, b"second"), (1, b"")])
    assert body(shop, "MLB1") == b"second"


def test_an_unchanged_page_is_asked_about_once_and_not_written(shop: TestShop) -> None:
    shop.stores.items.save(_PAGE, NOON)
    with statements() as asked:
        shop.stores.items.save(_PAGE, NOON)
    about = [statement for statement in asked if "item_bodies" in statement]
    assert len(about) == 1, about
    assert about[0].startswith("SELECT")
