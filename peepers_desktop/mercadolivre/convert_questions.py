"""Questions from their body (page gestiona-preguntas-respuestas 29/09/2023)."""

from __future__ import annotations

from collections.abc import Mapping

from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.questions import Answer, Question
from peepers_desktop.mercadolivre.dates import instant
from peepers_desktop.mercadolivre.errors import BadAnswer
from peepers_desktop.mercadolivre.fields import ident, lower, part, required


def question_of(body: object, account: AccountId) -> Question:
    """A question of a search (buyer in `from`) or read by its id (buyer in `buyer_id`)."""
    told = required(body)
    question_id, item_id = ident(told.get("id")), ident(told.get("item_id"))
    if question_id is None or item_id is None:
        raise BadAnswer
    text = told.get("text")
    return Question(
        account=account,
        id=question_id,
        item_id=item_id,
        status=lower(told.get("status")) or "unknown",
        text=text if isinstance(text, str) else "",
        date_created=instant(told.get("date_created")),
        buyer_id=ident(part(told, "from").get("id")) or ident(told.get("buyer_id")),
        answer=_answer(told.get("answer")),
        hold=told.get("hold") is True,
        deleted_from_listing=told.get("deleted_from_listing") is True,
        suspected_spam=told.get("suspected_spam") is True,
    )


def _answer(value: object) -> Answer | None:
    if not isinstance(value, Mapping):
        return None
    text = value.get("text")
    return Answer(text if isinstance(text, str) else "", lower(value.get("status")), instant(value.get("date_created")))
