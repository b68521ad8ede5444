"""Buyers' questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import text

from peepers_desktop.domain.ids import AccountId, QuestionId
from peepers_desktop.domain.questions import Answer, Question
from peepers_desktop.store.codec import instant, instant_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.forgotten import Forgotten
from peepers_desktop.store.upsert import keep_known, rows_by_id, searched, write_row


class Questions:
    """Reads and writes questions."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, questions: Iterable[Question]) -> frozenset[QuestionId]:
        """Store what was read; the ids of questions that differ from before."""
        changed: set[QuestionId] = set()
        with self._database.write() as connection:
            forgotten = Forgotten(connection, self._database.sealer)
            for question in map(forgotten.question, questions):
                old = rows_by_id(connection, "questions", question.account, [question.id]).get(question.id)
                if write_row(connection, "questions", old, _values(question, old)) is not None:
                    changed.add(question.id)
        return frozenset(changed)

    def get(self, account: AccountId, question_id: QuestionId) -> Question | None:
        with self._database.read() as connection:
            row = rows_by_id(connection, "questions", account, [question_id]).get(question_id)
            return None if row is None else question_of(row)

    def waiting_ids(self, account: AccountId) -> tuple[QuestionId, ...]:
        """Questions the cache believes to be unanswered."""
        query = text("SELECT id FROM questions WHERE account = :account AND status = 'unanswered'")
        with self._database.read() as connection:
            return tuple(connection.execute(query, {"account": account}).scalars())


def _values(question: Question, old: Mapping[Any, Any] | None) -> dict[str, Any]:
    answer = question.answer
    new: dict[str, Any] = {
        "account": question.account,
        "id": question.id,
        "item_id": question.item_id,
        "status": question.status,
        "text": question.text,
        "date_created": instant_text(question.date_created),
        "buyer_id": question.buyer_id,
        "answer_text": answer.text if answer else None,
        "answer_status": answer.status if answer else None,
        "answer_date": instant_text(answer.date_created) if answer else None,
        "hold": int(question.hold),
        "deleted_from_listing": int(question.deleted_from_listing),
        "suspected_spam": int(question.suspected_spam),
    }
    keep_known(new, old, ("item_id", "text", "date_created", "buyer_id"))
    if old is not None and answer is None and question.status == "answered":
        new.update({name: old[name] for name in ("answer_text", "answer_status", "answer_date")})
    new["words"] = searched([question.id, new["text"], new["answer_text"]])
    return new


def question_of(row: Mapping[Any, Any]) -> Question:
    """A question from its row."""
    return Question(
        account=row["account"],
        id=row["id"],
        item_id=row["item_id"],
        status=row["status"],
        text=row["text"],
        date_created=instant(row["date_created"]),
        buyer_id=row["buyer_id"],
        answer=answer_of(row),
        hold=bool(row["hold"]),
        deleted_from_listing=bool(row["deleted_from_listing"]),
        suspected_spam=bool(row["suspected_spam"]),
    )


def answer_of(row: Mapping[Any, Any]) -> Answer | None:
    """The answer part of a question's row."""
    if row["answer_text"] is None:
        return None
    return Answer(row["answer_text"], row["answer_status"] or "", instant(row["answer_date"]))
