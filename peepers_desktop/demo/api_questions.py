"""Questions and answers (gestiona-preguntas-respuestas 29/09/2023, preguntas-y-respuestas 05/06/2025)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from peepers_desktop.demo.api_users import require_self
from peepers_desktop.demo.exchange import Call, Json, Reply
from peepers_desktop.demo.model import Question
from peepers_desktop.demo.refusals import ACCESS_DENIED, Refusal, bad_request, not_found, standard
from peepers_desktop.demo.spelling import minus_four, nine_decimals, seven_decimals

STATUSES = ("ANSWERED", "BANNED", "CLOSED_UNANSWERED", "DELETED", "DISABLED", "UNANSWERED", "UNDER_REVIEW")
SORTS: dict[str, Callable[[Question], Any]] = {
    "item_id": lambda question: question.item_id,
    "seller_id": lambda question: question.seller_id,
    "from_id": lambda question: question.buyer_id,
    "date_created": lambda question: question.created,
}
LONGEST = 2000
MOST = 50
FORGOTTEN = timedelta(days=213)
_CONTACT = re.compile(r"[\w.+-]+@[\w-]+\.\w+|https?://|www\.|\(?\d{2}\)?\s?9?\d{4}-?\d{4}|whats", re.IGNORECASE)


def search(call: Call) -> Reply:
    """GET /questions/search and /my/received_questions/search."""
    mine = call.path.startswith("/my/")
    seller = str(call.caller) if mine else call.query.get("seller_id")
    item = call.query.get("item") or call.query.get("item_id")
    if not seller and not item:
        raise Refusal(400, bad_request("seller_id or item is required"))
    if seller and seller != str(call.caller):
        raise Refusal(403, ACCESS_DENIED)
    limit, offset = call.number("limit", 50), call.number("offset", 0)
    if limit > MOST:
        raise Refusal(400, bad_request("Invalid limit"))
    questions = _sorted(call, _matching(call, item))
    return Reply(
        {
            "total": len(questions),
            "limit": limit,
            "questions": [listed(question) for question in questions[offset : offset + limit]],
            "filters": _filters(call, limit, offset, item),
            "available_filters": [
                {"id": "item", "name": "Item", "type": "text"},
                {"id": "status", "name": "Status", "type": "text", "values": list(STATUSES)},
            ],
            "available_sorts": list(SORTS),
        }
    )


def _filters(call: Call, limit: int, offset: int, item: str | None) -> Json:
    filters: Json = {
        "limit": limit,
        "offset": offset,
        "api_version": call.query.get("api_version"),
        "is_admin": False,
        "sorts": call.listed("sort_fields"),
        "caller": call.caller,
    }
    filters["item" if item else "seller"] = item or str(call.caller)
    if call.query.get("status"):
        filters["status"] = call.query["status"]
    return filters


def _matching(call: Call, item: str | None) -> list[Question]:
    status, buyer = call.query.get("status"), call.query.get("from")
    if status and status not in STATUSES:
        raise Refusal(400, bad_request(f"Invalid status {status}"))
    return [
        question
        for question in call.world.questions.values()
        if question.seller_id == call.caller
        and (not item or question.item_id == item)
        and (not status or question.status == status)
        and (not buyer or str(question.buyer_id) == buyer)
        and not _forgotten(question, call)
    ]


def _forgotten(question: Question, call: Call) -> bool:
    """Unanswered ones are deleted after seven months."""
    return question.status == "UNANSWERED" and call.now - question.created > FORGOTTEN


def _sorted(call: Call, questions: list[Question]) -> list[Question]:
    fields = call.listed("sort_fields") or ["date_created"]
    if any(field not in SORTS for field in fields):
        raise Refusal(400, bad_request("Invalid sort_fields"))
    descending = call.query.get("sort_types", "DESC").upper() == "DESC"
    return sorted(questions, key=lambda one: [SORTS[field](one) for field in fields], reverse=descending)


def listed(question: Question) -> Json:
    """A question in a list: the buyer is ``from.id``; newer ones carry tags."""
    body: Json = {
        "id": question.id,
        "date_created": seven_decimals(question.created) if question.id % 2 else minus_four(question.created),
        "item_id": question.item_id,
        "seller_id": question.seller_id,
        "status": question.status,
        "text": question.text,
        "deleted_from_listing": question.deleted_from_listing,
        "hold": question.hold,
        "suspected_spam": False,
        "answer": _answer(question),
        "from": {"id": question.buyer_id},
    }
    if question.id % 3 == 0:
        body.update(tags=[], ai_categories=[])
    return body


def _answer(question: Question) -> Json | None:
    if question.answer is None or question.answered is None:
        return None
    made = minus_four(question.answered)
    return {"text": question.answer, "status": question.answer_status, "date_created": made}


def _owned(call: Call, question_id: int) -> Question:
    question = call.world.questions.get(question_id)
    if question is None or _forgotten(question, call):
        raise Refusal(404, not_found("Question not found"))
    if question.seller_id != call.caller:
        raise Refusal(403, standard(403, "forbidden", "forbidden"))
    return question


def one(call: Call) -> Reply:
    """GET /questions/{id}: ``buyer_id`` instead of ``from``, and nine decimals."""
    text = call.params["id"]
    question = _owned(call, int(text) if text.isdecimal() else 0)
    return Reply(
        {
            "id": question.id,
            "seller_id": question.seller_id,
            "buyer_id": question.buyer_id,
            "item_id": question.item_id,
            "deleted_from_listing": question.deleted_from_listing,
            "suspected_spam": False,
            "status": question.status,
            "hold": question.hold,
            "text": question.text,
            "app_id": int(call.tokens.application.client_id),
            "date_created": nine_decimals(question.created),
            "last_updated": nine_decimals(question.updated),
            "answer": _answer(question),
        }
    )


def answer(call: Call) -> Reply:
    """POST /answers: one shot. Contact data gets the answer banned, which leaves an empty text."""
    body = _answer_body(call)
    question_id = body["question_id"]
    if isinstance(question_id, bool) or not isinstance(question_id, int):
        raise Refusal(400, standard(400, "invalid_question", "Invalid question id"))
    question = _owned(call, question_id)
    if question.status == "DELETED":
        raise Refusal(404, not_found("Question not found"))
    if question.status != "UNANSWERED":
        text = f"Question {question.id} is not unanswered"
        raise Refusal(400, standard(400, "not_unanswered_question", text))
    item = call.world.item(question.item_id, call.now)
    if item is None or item.status != "active":
        raise Refusal(400, standard(400, "not_active_item", "The item must be active"))
    give(question, body["text"], call)
    return Reply(listed(question))


def _answer_body(call: Call) -> Json:
    try:
        body = call.json_object()
    except Refusal:
        body = {}
    if set(body) != {"question_id", "text"} or not isinstance(body["text"], str):
        message = "Invalid JSON. Valid attributes are: question_id, text"
        raise Refusal(400, standard(400, "invalid_post_body", message))
    if not body["text"].strip():
        raise Refusal(400, standard(400, "invalid_text", "The text cannot be empty"))
    if len(body["text"]) > LONGEST:
        raise Refusal(400, standard(400, "invalid_text", f"The text exceeds {LONGEST} characters"))
    return body


def give(question: Question, text: str, call: Call) -> None:
    """Put the answer under the question."""
    banned = _CONTACT.search(text) is not None
    question.status, question.answered, question.updated = "ANSWERED", call.now, call.now
    question.answer, question.answer_status = ("", "BANNED") if banned else (text, "ACTIVE")


def delete(call: Call) -> Reply:
    """DELETE /questions/{id}: only unanswered ones."""
    text = call.params["id"]
    question = _owned(call, int(text) if text.isdecimal() else 0)
    if question.status != "UNANSWERED":
        message = f"Question {question.id} must be unanswered"
        raise Refusal(400, standard(400, "not_unanswered_question", message))
    question.status, question.deleted_from_listing, question.updated = "DELETED", True, call.now
    return Reply(["Question deleted."])


def response_time(call: Call) -> Reply:
    """GET /users/{user}/questions/response_time: minutes over fourteen days; 404 without any question."""
    seller_id = require_self(call)
    waits = [
        (question.answered - question.created).total_seconds() / 60
        for question in call.world.questions.values()
        if question.seller_id == seller_id and question.answered
    ]
    if not waits:
        raise Refusal(404, not_found(f"Response time not found for user id: {seller_id}"))
    mean = round(sum(waits) / len(waits))
    return Reply(
        {
            "user_id": seller_id,
            "total": {"response_time": mean},
            "weekend": {"response_time": mean * 2, "sales_percent_increase": None},
            "weekdays_working_hours": {"response_time": max(1, mean // 2), "sales_percent_increase": None},
            "weekdays_extra_hours": {"response_time": mean * 2, "sales_percent_increase": 10},
        }
    )
