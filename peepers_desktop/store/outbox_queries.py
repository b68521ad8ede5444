"""The outbox list: every edit with a name for the thing it changes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from peepers_desktop.domain.edits import Edit
from peepers_desktop.domain.filters import OutboxFilter
from peepers_desktop.domain.rows import EditRow
from peepers_desktop.store.conditions import Conditions, ListQueries, Shape, hits
from peepers_desktop.store.database import Database
from peepers_desktop.store.deposits import NAMED_DEPOSIT
from peepers_desktop.store.outbox import edit_of

_SHAPE = Shape(
    source=(
        "outbox e LEFT JOIN questions q ON e.kind = 'answer' AND q.account = e.account AND q.id = e.target_id "
        "LEFT JOIN items i ON i.account = e.account AND i.id = coalesce(q.item_id, e.target_id) "
        f"{NAMED_DEPOSIT.format(edit='e')}"
    ),
    key="e.id",
    columns=(
        "e.id AS key, e.*, i.title AS item_title, i.thumbnail AS item_thumbnail, q.text AS question, d.name AS deposit"
    ),
    orders={"created": "e.id", "state": "e.state", "kind": "e.kind"},
    default_order="e.id DESC",
    never_null=frozenset({"created", "state", "kind"}),
)


def outbox_conditions(wanted: OutboxFilter) -> Conditions:
    """The one WHERE clause of edits."""
    conditions = Conditions().equal("e.account", wanted.account)
    conditions.among("e.state", (state.value for state in wanted.states))
    of_item = f"i.key IS NOT NULL AND {hits('i.key', 'items')}"
    of_question = f"q.key IS NOT NULL AND {hits('q.key', 'questions')}"
    return conditions.search(wanted.text, "e.target_id = :typed", of_item, of_question)


class OutboxQueries(ListQueries[OutboxFilter, EditRow]):
    """Keys, rows and counts of edits. A row's key is the edit's number."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, _SHAPE, outbox_conditions, _rows)


def _rows(_connection: Connection, found: Sequence[Mapping[Any, Any]]) -> list[EditRow]:
    return [_row(row, edit_of(row)) for row in found]


def _row(row: Mapping[Any, Any], edit: Edit) -> EditRow:
    deposit = row["deposit"] or edit.target.location or ""
    return EditRow(edit, row["question"] or row["item_title"], row["item_thumbnail"], deposit)
