"""Finding listings of a kind in a synchronised bench, and squeezing something between a reading and its write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.filters import ItemFilter
from peepers_desktop.domain.items import Item
from peepers_desktop.domain.rows import ItemRow
from tests.helpers.engine import Bench


def rows(it: Bench) -> list[ItemRow]:
    return it.queries.item_rows(it.queries.items(ItemFilter()))


def pick(it: Bench, wanted: Callable[[ItemRow], bool]) -> ItemRow:
    """The first listing that is as wanted."""
    return next(row for row in rows(it) if wanted(row))


def plain(it: Bench) -> ItemRow:
    """An active new listing without variations whose stock can be edited and nobody shares."""
    cached = [(row, cached_item(it, row)) for row in rows(it)]
    products = [item.user_product_id for _, item in cached]
    return next(
        row
        for row, item in cached
        if row.status == "active" and row.read_only is None and (row.quantity or 0) > 6
        and not row.dynamic_price and item.condition == "new" and item.listing_type != "free"
        and products.count(item.user_product_id) == 1
    )  # fmt: skip


def varied_row(it: Bench) -> ItemRow:
    return pick(it, lambda row: row.status == "active" and 2 < row.variation_count < 50
                and row.logistic_type != "fulfillment")  # fmt: skip


def cached_item(it: Bench, row: ItemRow) -> Item:
    found = it.shop.stores.items.get(row.account, row.id)
    assert found is not None
    return found


def in_store(it: Bench, item_id: str) -> dict[str, Any]:
    return dict(it.rig.control("GET", f"/items/{item_id}"))


def units(it: Bench, item_id: str) -> int:
    return int(in_store(it, item_id)["available_quantity"])


def sell(it: Bench, item_id: str, count: int = 1, variation: str | None = None) -> None:
    """Somebody buys, a minute later than whatever was before."""
    it.clock.advance(60)
    more = {"variation_id": variation} if variation else {}
    it.rig.control("POST", f"/items/{item_id}/sale", units=count, **more)


def edit_now(it: Bench, edit: Edit | None) -> Edit:
    assert edit is not None
    return it.shop.stores.outbox.get(edit.id)


def state(it: Bench, edit: Edit | None) -> EditState:
    return edit_now(it, edit).state


def puts(it: Bench) -> list[Any]:
    """Bodies of accepted writes, oldest first."""
    return [write["body"] for write in it.rig.writes()]


@contextmanager
def just_before(it: Bench, call: str, act: Callable[[], object], times: int = 1) -> Iterator[None]:
    """Something happens between the reading and the write: right before the client's method of that name."""
    original = getattr(it.client, call)
    left = [times]

    def squeezed(*arguments: Any, **named: Any) -> Any:
        if left[0]:
            left[0] -= 1
            act()
        return original(*arguments, **named)

    setattr(it.client, call, squeezed)
    try:
        yield
    finally:
        delattr(it.client, call)


@contextmanager
def just_after(it: Bench, call: str, act: Callable[[], object]) -> Iterator[None]:
    """Something happens right after the first call of the client's method of that name, however it ends."""
    original = getattr(it.client, call)
    left = [1]

    def followed(*arguments: Any, **named: Any) -> Any:
        try:
            return original(*arguments, **named)
        finally:
            if left[0]:
                left[0] -= 1
                act()

    setattr(it.client, call, followed)
    try:
        yield
    finally:
        delattr(it.client, call)
