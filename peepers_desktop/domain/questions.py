"""Buyers' questions and their one answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from peepers_desktop.domain.ids import AccountId, BuyerId, ItemId, QuestionId

ANSWER_LIMIT = 2000
"""Longest answer in characters (page gestiona-preguntas-respuestas 29/09/2023)."""


class QuestionStatus(Enum):
    """Question states (page gestiona-preguntas-respuestas 29/09/2023)."""

    UNANSWERED = "unanswered"
    ANSWERED = "answered"
    CLOSED_UNANSWERED = "closed_unanswered"
    UNDER_REVIEW = "under_review"
    BANNED = "banned"
    DELETED = "deleted"
    DISABLED = "disabled"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, text: str) -> QuestionStatus:
        return cls._value2member_map_.get(text.lower(), cls.UNKNOWN)  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Answer:
    """The public answer to a question. A BANNED answer has an empty text."""

    text: str
    status: str
    date_created: datetime | None


@dataclass(frozen=True, slots=True)
class Question:
    """A question on a listing. Status is the API's word in lower case."""

    account: AccountId
    id: QuestionId
    item_id: ItemId
    status: str
    text: str
    date_created: datetime | None
    buyer_id: BuyerId | None
    answer: Answer | None = None
    hold: bool = False
    deleted_from_listing: bool = False
    suspected_spam: bool = False
