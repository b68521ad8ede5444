"""Who changed what and when: edits of this program, and everything the marketplace shows changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, text

from peepers_desktop.domain.edits import Edit, EditKind
from peepers_desktop.domain.ids import AccountId, ItemId
from peepers_desktop.domain.items import Variation
from peepers_desktop.domain.money import minor_digits
from peepers_desktop.domain.rows import HistoryRow
from peepers_desktop.store.codec import instant_text, known_instant
from peepers_desktop.store.database import Database
from peepers_desktop.store.upsert import insert

OURS = "peepers"
THEIRS = "marketplace"
_COLUMNS = ("account", "item_id", "variation_id", "at", "source", "field", "before", "after", "edit_id")
_VALUE_OF = {EditKind.STOCK: "quantity", EditKind.PRICE: "amount", EditKind.STATUS: "status"}
_WATCHED = ("quantity", "status")


class History:
    """Reads the changes of one listing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_item(self, account: AccountId, item_id: ItemId, limit: int = 200) -> list[HistoryRow]:
        """Newest first."""
        query = text("SELECT * FROM history WHERE account = :account AND item_id = :item ORDER BY id DESC LIMIT :limit")
        with self._database.read() as connection:
            rows = connection.execute(query, {"account": account, "item": item_id, "limit": limit}).mappings()
            return [_row(row) for row in rows]


def _row(row: Mapping[Any, Any]) -> HistoryRow:
    return HistoryRow(
        at=known_instant(row["at"]),
        source=row["source"],
        field=row["field"],
        before=row["before"],
        after=row["after"],
        variation_id=row["variation_id"],
        edit_id=row["edit_id"],
    )


def note_edit(connection: Connection, edit: Edit, at: datetime) -> None:
    """Write down an edit that was applied."""
    name = _VALUE_OF.get(edit.kind)
    if name is None:
        return
    key = edit.target
    before = edit.seen.get(name, edit.base.get(name))
    after = edit.seen.get("sending", edit.wanted.get(name))
    field = "price" if edit.kind is EditKind.PRICE else name
    _note(connection, edit.account, key.id, key.variation_id, at, OURS, field, before, after, edit.id)


def note_remote_changes(
    connection: Connection,
    old: Mapping[Any, Any],
    new: Mapping[Any, Any],
    before: Iterable[Variation],
    after: Iterable[Variation],
    at: datetime,
) -> None:
    """Write down what differs between two readings of a listing."""
    account, item_id = new["account"], new["id"]
    for field in _WATCHED:
        if not (field == "quantity" and new["variation_count"]):
            _note_if_differs(connection, account, item_id, None, at, field, old[field], new[field])
    prices = _price_text(old["price"], old["currency"]), _price_text(new["price"], new["currency"])
    _note_if_differs(connection, account, item_id, None, at, "price", *prices)
    known = {variation.id: variation.quantity for variation in before}
    for variation in after:
        if variation.id in known:
            was = known[variation.id]
            _note_if_differs(connection, account, item_id, variation.id, at, "quantity", was, variation.quantity)


def _price_text(value: int | None, currency: str) -> str | None:
    return None if value is None else str(Decimal(value).scaleb(-minor_digits(currency)))


def _note_if_differs(
    connection: Connection, account: str, item: str, variation: str | None, at: datetime, field: str, old: Any, new: Any
) -> None:
    """A change that repeats what an edit of ours just wrote is ours, and written down already."""
    if old is None or new is None or old == new or _ours(connection, account, item, variation, field, new):
        return
    _note(connection, account, item, variation, at, THEIRS, field, old, new, None)


def _ours(connection: Connection, account: str, item: str, variation: str | None, field: str, new: Any) -> bool:
    query = text(
        "SELECT source, after FROM history WHERE account = :a AND item_id = :i AND field = :f "
        "AND variation_id IS :v ORDER BY id DESC LIMIT 1"
    )
    row = connection.execute(query, {"a": account, "i": item, "f": field, "v": variation}).first()
    return row is not None and row[0] == OURS and row[1] == str(new)


def _note(
    connection: Connection, account: str, item: str, variation: str | None, at: datetime, source: str, field: str,
    before: Any, after: Any, edit_id: int | None,
) -> None:  # fmt: skip
    values = (account, item, variation, instant_text(at), source, field, _text(before), _text(after), edit_id)
    connection.execute(insert("history", _COLUMNS), dict(zip(_COLUMNS, values, strict=True)))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
