"""Who changed what and when: edits of this program, and everything the marketplace shows changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from sqlalchemy import Connection, text

from peepers_desktop.domain.edits import Edit, EditKind
from peepers_desktop.domain.ids import AccountId, ItemId, VariationId
from peepers_desktop.domain.items import Item, Variation
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.rows import HistoryRow, ListingOn
from peepers_desktop.store import item_columns
from peepers_desktop.store.attribution import THEIRS, with_sales
from peepers_desktop.store.codec import instant, instant_text, known_instant
from peepers_desktop.store.database import Database
from peepers_desktop.store.sales import sales_of
from peepers_desktop.store.upsert import insert, rows_by_id

OURS = "peepers"
_COLUMNS = ("account", "item_id", "variation_id", "at", "source", "field", "before", "after", "edit_id")
_VALUE_OF = {EditKind.STOCK: "quantity", EditKind.PRICE: "amount", EditKind.STATUS: "status"}
_LAST = text(
    "SELECT source, before, after FROM history WHERE account = :account AND item_id = :item AND field = :field "
    "AND variation_id IS :variation ORDER BY id DESC LIMIT 1"
)


class History:
    """Reads the changes of one listing."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_item(self, account: AccountId, item_id: ItemId, limit: int = 200) -> list[HistoryRow]:
        """Newest first; what sales explain is told as sales."""
        query = text("SELECT * FROM history WHERE account = :account AND item_id = :item ORDER BY id DESC LIMIT :limit")
        with self._database.read() as connection:
            found = connection.execute(query, {"account": account, "item": item_id, "limit": limit}).mappings()
            rows = [_row(row) for row in found][::-1]
            known = rows_by_id(connection, "items", account, [item_id]).get(item_id)
            since = instant(known["first_read"]) if known else None
            sold = sales_of(connection, account, item_id)
        return with_sales(rows, sold, since)[::-1]

    def listing_on(self, account: AccountId, item_id: ItemId, at: datetime) -> ListingOn:
        """How a listing was known to be at an instant."""
        query = text("SELECT * FROM history WHERE account = :account AND item_id = :item ORDER BY id")
        with self._database.read() as connection:
            row = rows_by_id(connection, "items", account, [item_id]).get(item_id)
            if row is None or row["first_read"] is None or known_instant(row["first_read"]) > at:
                return ListingOn(account, item_id, at, known=False)
            variations = item_columns.variations_of(connection, row)
            changes = connection.execute(query, {"account": account, "item": item_id}).mappings().all()
        return _as_of(at, item_columns.item_of(row, variations), [_row(change) for change in changes])


def _as_of(at: datetime, now: Item, changes: Sequence[HistoryRow]) -> ListingOn:
    """Walk back from what is known now: a field was what its first later change found, else what it is."""
    later: dict[tuple[str, VariationId | None], str | None] = {}
    for change in changes:
        if change.at > at:
            later.setdefault((change.field, change.variation_id), change.before)
    price = later.get(("price", None), _money_text(now.price))
    units = {one.id: _whole(later.get(("quantity", one.id), _text(one.quantity))) for one in now.variations}
    own = _whole(later.get(("quantity", None), _text(now.quantity)))
    known = [quantity for quantity in units.values() if quantity is not None]
    total = own if not units else sum(known) if len(known) == len(units) else None
    return ListingOn(
        account=now.account,
        item_id=now.id,
        at=at,
        known=True,
        title=later.get(("title", None), now.title),
        status=later.get(("status", None), now.status),
        price=Money.of(Decimal(price), now.currency) if price is not None and now.currency else None,
        quantity=total,
        variations=units,
    )


def _whole(value: str | None) -> int | None:
    return None if value is None else int(value)


@dataclass(frozen=True, slots=True)
class _Change:
    """One field of a listing or variation, before and after, as text."""

    field: str
    variation_id: VariationId | None
    before: str | None
    after: str | None


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
    """Write down an edit that the marketplace took. Answers are not part of a listing's history."""
    name = _VALUE_OF.get(edit.kind)
    if name is None:
        return
    before = edit.seen.get(name, edit.base.get(name))
    after = edit.seen.get("sending", edit.wanted.get(name))
    key = edit.target
    if edit.kind is EditKind.PRICE:
        currency = str(edit.wanted.get("currency", ""))
        change = _Change("price", None, _amount_text(before, currency), _amount_text(after, currency))
    else:
        change = _Change(name, key.variation_id, _text(before), _text(after))
    if change.before == change.after or key.location is not None:
        # It was already so, or it is about one deposit, whose units are no part of a listing's history.
        return
    _write(connection, edit.account, key.id, change, at, OURS, edit.id)


def note_remote_changes(
    connection: Connection,
    old: Mapping[Any, Any],
    new: Mapping[Any, Any],
    before: Iterable[Variation],
    after: Iterable[Variation],
    at: datetime,
) -> None:
    """Write down what differs between two readings of a listing and is not the echo of an edit of ours."""
    for change in (*_of_listing(old, new), *_of_variations(before, after)):
        rest = _beyond_our_edit(connection, new["account"], new["id"], change)
        if rest.after is not None and rest.before != rest.after:
            _write(connection, new["account"], new["id"], rest, at, THEIRS, None)


def _of_listing(old: Mapping[Any, Any], new: Mapping[Any, Any]) -> Iterator[_Change]:
    yield _Change("title", None, old["title"], new["title"])
    yield _Change("status", None, old["status"], new["status"])
    yield _Change("price", None, _minor_text(old["price"], old["currency"]), _minor_text(new["price"], new["currency"]))
    if not new["variation_count"]:
        yield _Change("quantity", None, _text(old["quantity"]), _text(new["quantity"]))


def _of_variations(before: Iterable[Variation], after: Iterable[Variation]) -> Iterator[_Change]:
    known = {variation.id: variation for variation in before}
    for new in after:
        old = known.get(new.id)
        if old is not None:
            yield _Change("quantity", new.id, _text(old.quantity), _text(new.quantity))
            yield _Change("price", new.id, _money_text(old.price), _money_text(new.price))


def _beyond_our_edit(connection: Connection, account: str, item: str, change: _Change) -> _Change:
    """The first reading after an edit of ours still starts from the value before it: what the edit did is
    written down already, so only what came on top of it is the marketplace's."""
    if change.before == change.after:
        return change
    values = {"account": account, "item": item, "field": change.field, "variation": change.variation_id}
    last = connection.execute(_LAST, values).first()
    if last is None or last.source != OURS or last.before != change.before:
        return change
    return _Change(change.field, change.variation_id, last.after, change.after)


def _write(
    connection: Connection, account: str, item: str, change: _Change, at: datetime, source: str, edit_id: int | None
) -> None:
    where = (account, item, change.variation_id, instant_text(at))
    values = (*where, source, change.field, change.before, change.after, edit_id)
    connection.execute(insert("history", _COLUMNS), dict(zip(_COLUMNS, values, strict=True)))


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _money_text(money: Money | None) -> str | None:
    return None if money is None else str(money.amount)


def _minor_text(value: int | None, currency: str) -> str | None:
    return None if value is None else _money_text(Money(value, currency))


def _amount_text(value: Any, currency: str) -> str | None:
    """An amount in the one spelling that readings use, so that 129.9 and 129.90 are the same price."""
    if value is None:
        return None
    try:
        return _money_text(Money.of(Decimal(str(value)), currency))
    except InvalidOperation:
        return str(value)
