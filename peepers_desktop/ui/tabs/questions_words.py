"""A question in words: where it stands and how pressing it is.

States: page gestiona-preguntas-respuestas 29/09/2023.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.deadlines import Urgency, question_urgency
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.questions import QuestionStatus
from peepers_desktop.domain.rows import QuestionRow
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.tabs.outbox_words import state_tone
from peepers_desktop.ui.tabs.shipments_words import readable
from peepers_desktop.ui.theme import Tone

translate = QCoreApplication.translate

TONES = {Urgency.LATE: Tone.BAD, Urgency.TODAY: Tone.WARN, Urgency.SOON: Tone.INFO, Urgency.CALM: Tone.NEUTRAL}


@dataclass(frozen=True, slots=True)
class Standing:
    """A short phrase and its tone."""

    words: str
    tone: Tone


def can_answer(row: QuestionRow) -> bool:
    """True when the question waits and no answer is on its way."""
    if QuestionStatus.of(row.status) is not QuestionStatus.UNANSWERED:
        return False
    return row.pending is None or row.pending.state is EditState.REJECTED


def standing(row: QuestionRow, fmt: Format) -> Standing:
    """What the list shows at the right of a question."""
    if row.pending is not None:
        return Standing(answer_state(row.pending.state), state_tone(row.pending.state))
    status = QuestionStatus.of(row.status)
    if status is QuestionStatus.UNANSWERED:
        return Standing(fmt.age(row.date_created), TONES[question_urgency(row.date_created, fmt.clock.now())])
    return Standing(status_words(row.status), _status_tone(status))


def status_words(status: str) -> str:
    """The state of a question."""
    names = {
        QuestionStatus.UNANSWERED: translate("QuestionWords", "Unanswered"),
        QuestionStatus.ANSWERED: translate("QuestionWords", "Answered"),
        QuestionStatus.CLOSED_UNANSWERED: translate("QuestionWords", "Closed without an answer"),
        QuestionStatus.UNDER_REVIEW: translate("QuestionWords", "Under review"),
        QuestionStatus.BANNED: translate("QuestionWords", "Removed by Mercado Livre"),
        QuestionStatus.DELETED: translate("QuestionWords", "Deleted"),
        QuestionStatus.DISABLED: translate("QuestionWords", "Disabled"),
    }
    return names.get(QuestionStatus.of(status)) or readable(status)


def answer_state(state: EditState) -> str:
    """Where an answer in the outbox stands."""
    names = {
        EditState.QUEUED: translate("QuestionWords", "Answer waiting"),
        EditState.SENDING: translate("QuestionWords", "Answer leaving"),
        EditState.APPLIED: translate("QuestionWords", "Answer sent"),
        EditState.UNKNOWN: translate("QuestionWords", "Checking the answer"),
        EditState.REJECTED: translate("QuestionWords", "Answer refused"),
        EditState.BLOCKED: translate("QuestionWords", "Answer blocked"),
        EditState.CONFLICT: translate("QuestionWords", "Answered elsewhere"),
        EditState.PARKED: translate("QuestionWords", "Answer set aside"),
    }
    return names.get(state, translate("QuestionWords", "Answer"))


def question_text(row: QuestionRow) -> str:
    """What the buyer wrote, or why it cannot be read. A banned text comes empty."""
    if row.text.strip():
        return row.text
    if QuestionStatus.of(row.status) is QuestionStatus.DELETED:
        return translate("QuestionWords", "The buyer's question was deleted.")
    return translate("QuestionWords", "Mercado Livre removed the text of this question.")


def answer_text(row: QuestionRow) -> str:
    """The answer that is there, or why it cannot be read."""
    if row.answer is None:
        return ""
    if row.answer.text.strip():
        return row.answer.text
    return translate("QuestionWords", "Mercado Livre removed the text of this answer.")


def closed_words(row: QuestionRow) -> str:
    """Why there is no answer box; empty when there is one."""
    status = QuestionStatus.of(row.status)
    sentences = {
        QuestionStatus.BANNED: translate("QuestionWords", "Mercado Livre removed this question. It needs no answer."),
        QuestionStatus.DELETED: translate("QuestionWords", "This question was deleted. It can no longer be answered."),
        QuestionStatus.DISABLED: translate("QuestionWords", "This question can no longer be answered."),
        QuestionStatus.CLOSED_UNANSWERED: translate(
            "QuestionWords", "This question was closed without an answer, usually because the listing ended."
        ),
        QuestionStatus.UNDER_REVIEW: translate(
            "QuestionWords", "Mercado Livre is reviewing this question. It may come back."
        ),
    }
    return sentences.get(status, "")


def _status_tone(status: QuestionStatus) -> Tone:
    if status is QuestionStatus.ANSWERED:
        return Tone.GOOD
    return Tone.BAD if status in (QuestionStatus.BANNED, QuestionStatus.DELETED) else Tone.NEUTRAL
