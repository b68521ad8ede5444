"""The questions list, with answers that wait in the outbox."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from peepers_desktop.domain.edits import Edit
from peepers_desktop.domain.filters import QuestionFilter
from peepers_desktop.domain.rows import QuestionRow
from peepers_desktop.store.codec import instant
from peepers_desktop.store.conditions import Conditions, ListQueries, Shape, hits
from peepers_desktop.store.database import Database
from peepers_desktop.store.overlay import newest_edits, pending_of
from peepers_desktop.store.questions import answer_of

_SHAPE = Shape(
    source="questions q LEFT JOIN items i ON i.account = q.account AND i.id = q.item_id",
    key="q.key",
    columns="q.*, i.title AS item_title, i.thumbnail AS item_thumbnail",
    orders={"date": "q.date_created", "item": "i.title COLLATE NOCASE", "status": "q.status"},
    never_null=frozenset({"status"}),
    default_order=(
        "q.status <> 'unanswered', CASE WHEN q.status = 'unanswered' THEN q.date_created END, q.date_created DESC"
    ),
)


def question_conditions(wanted: QuestionFilter) -> Conditions:
    """The one WHERE clause of questions."""
    conditions = Conditions().equal("q.account", wanted.account).equal("q.item_id", wanted.item_id)
    conditions.equal("q.buyer_id", wanted.buyer_id)
    if wanted.waiting_only:
        conditions.add("q.status = 'unanswered'")
    if wanted.answered_only:
        conditions.add("q.status = 'answered'")
    of_item = f"i.key IS NOT NULL AND {hits('i.key', 'items')}"
    return conditions.search(wanted.text, hits("q.key", "questions"), of_item)


class QuestionQueries(ListQueries[QuestionFilter, QuestionRow]):
    """Keys, rows and counts of questions."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, _SHAPE, question_conditions, _rows)


def _rows(connection: Connection, found: Sequence[Mapping[Any, Any]]) -> list[QuestionRow]:
    edits = newest_edits(connection, found)
    return [_row(row, next(iter(edits.get((row["account"], row["id"]), [])), None)) for row in found]


def _row(row: Mapping[Any, Any], edit: Edit | None) -> QuestionRow:
    return QuestionRow(
        key=row["key"],
        account=row["account"],
        id=row["id"],
        item_id=row["item_id"],
        item_title=row["item_title"],
        item_thumbnail=row["item_thumbnail"],
        status=row["status"],
        text=row["text"],
        date_created=instant(row["date_created"]),
        answer=answer_of(row),
        draft_answer=str(edit.wanted["text"]) if edit and "text" in edit.wanted else None,
        pending=pending_of(edit),
        buyer_id=row["buyer_id"],
    )
