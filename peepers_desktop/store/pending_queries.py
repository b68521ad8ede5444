"""The review: every change that waits to be sent, beside what the marketplace last confirmed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import text

from peepers_desktop.domain.edits import Edit, EditKind
from peepers_desktop.domain.guards import Guard, listing_guards, price_jump
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.items import Item
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.rows import OutboxRow
from peepers_desktop.store import item_columns
from peepers_desktop.store.database import Database
from peepers_desktop.store.deposits import NAMED_DEPOSIT
from peepers_desktop.store.edit_rows import edit_of
from peepers_desktop.store.upsert import rows_by_id

_WAITING = text(
    "SELECT o.*, q.item_id AS asked_about, q.text AS question, d.name AS deposit FROM outbox o "
    f"{NAMED_DEPOSIT.format(edit='o')} "
    "LEFT JOIN questions q ON o.kind = 'answer' AND q.account = o.account AND q.id = o.target_id "
    "WHERE o.state = 'queued' AND (o.account = :account OR :account IS NULL "
    "AND o.account NOT IN (SELECT user_id FROM accounts WHERE link = 'archived')) ORDER BY o.id"
)


class PendingQueries:
    """Reads the review of one account, or of all."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def rows(self, account: AccountId | None) -> list[OutboxRow]:
        """Oldest first."""
        with self._database.read() as connection:
            found = connection.execute(_WAITING, {"account": account}).mappings().all()
            listings: dict[tuple[str, str], Item] = {}
            for owner, ids in _by_account(found).items():
                for item_id, row in rows_by_id(connection, "items", owner, ids).items():
                    known = item_columns.variations_of(connection, row)
                    listings[(owner, item_id)] = item_columns.item_of(row, known)
        return [_row(row, listings.get((row["account"], row["asked_about"] or row["target_id"]))) for row in found]


def _by_account(found: Sequence[Mapping[Any, Any]]) -> dict[str, list[str]]:
    ids: dict[str, dict[str, None]] = {}
    for row in found:
        ids.setdefault(row["account"], {})[row["asked_about"] or row["target_id"]] = None
    return {account: list(named) for account, named in ids.items()}


def _row(row: Mapping[Any, Any], item: Item | None) -> OutboxRow:
    edit = edit_of(row)
    if edit.kind is EditKind.ANSWER:
        title = row["question"] or (item.title if item else None)
        return OutboxRow(edit, title, item.thumbnail if item else None, edit.base, edit.wanted)
    if item is None:
        return OutboxRow(edit, None, None, edit.base, edit.wanted)
    variation = item.variation(edit.target.variation_id) if edit.target.variation_id else None
    name = variation.name if variation else edit.target.variation_id or ""
    if edit.target.location is not None:
        name = " · ".join(part for part in (name, row["deposit"] or edit.target.location) if part)
    before = _before(edit, item)
    return OutboxRow(edit, item.title, item.thumbnail, before, edit.wanted, name, _guards(edit, item))


def _before(edit: Edit, item: Item) -> Mapping[str, Any]:
    if edit.kind is EditKind.PRICE:
        return {"amount": str(item.price.amount), "currency": item.price.currency} if item.price else {}
    if edit.kind is EditKind.STATUS:
        return {"status": item.status}
    if edit.target.location is not None:
        return edit.base
    variation = item.variation(edit.target.variation_id) if edit.target.variation_id else None
    quantity = variation.quantity if variation else None if edit.target.variation_id else item.quantity
    return {} if quantity is None else {"quantity": quantity}


def _guards(edit: Edit, item: Item) -> tuple[Guard, ...]:
    found = listing_guards(item, edit.kind, edit.target.variation_id)
    if edit.kind is EditKind.PRICE and edit.wanted.get("amount") and edit.wanted.get("currency"):
        jump = price_jump(item.price, Money.of(Decimal(str(edit.wanted["amount"])), str(edit.wanted["currency"])))
        return (*found, jump) if jump else tuple(found)
    return tuple(found)
