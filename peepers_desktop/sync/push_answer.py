"""Answers: public, irreversible, sent once. After any doubt the question is read before anything else."""

from __future__ import annotations

from datetime import datetime, timedelta

from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.questions import Question, QuestionStatus
from peepers_desktop.mercadolivre import errors
from peepers_desktop.sync.push_kinds import Move, Send
from peepers_desktop.sync.round import Round

PROOF_OF_ABSENCE = timedelta(seconds=10)
"""A question has to be seen unanswered twice, this far apart, before a second attempt."""
_NOT_UNANSWERED = "not_unanswered_question"
_OPEN = frozenset({QuestionStatus.UNANSWERED, QuestionStatus.UNDER_REVIEW})


class AnswerSender:
    """Sends answers."""

    def __init__(self, round_: Round) -> None:
        self._round = round_

    def prepare(self, edit: Edit) -> Send | Move:
        question = self._round.client.question(edit.target.id)
        if QuestionStatus.of(question.status) is not QuestionStatus.UNANSWERED:
            return self._settled(edit, question)
        return Send({"status": question.status}, str(edit.wanted["text"]))

    def send(self, edit: Edit, step: Send) -> Move:
        try:
            question = self._round.client.post_answer(edit.target.id, step.target)
        except errors.Refused as refusal:
            if refusal.error != _NOT_UNANSWERED:
                raise
            # Somebody answered, perhaps this very call sent twice by the network: the text tells.
            return self.read_back(edit)
        self._save(question)
        return Move(EditState.APPLIED, seen={"status": question.status})

    def read_back(self, edit: Edit) -> Move:
        question = self._round.client.question(edit.target.id)
        if QuestionStatus.of(question.status) in _OPEN:
            return self._still_open(edit)
        return self._settled(edit, question)

    def _still_open(self, edit: Edit) -> Move:
        """Absence is proven by two sightings; the first one only starts the wait."""
        now = self._round.clock.now()
        first = edit.seen.get("unanswered_at")
        if first is not None and now - datetime.fromisoformat(first) >= PROOF_OF_ABSENCE:
            return Move(EditState.QUEUED, "read_back_absent")
        seen = {"unanswered_at": first or now.isoformat()}
        return Move(EditState.UNKNOWN, "waiting_for_proof", seen, not_before=now + PROOF_OF_ABSENCE)

    def _settled(self, edit: Edit, question: Question) -> Move:
        self._save(question)
        if question.answer is not None and _same_text(question.answer.text, str(edit.wanted["text"])):
            return Move(EditState.APPLIED, seen={"status": question.status})
        if question.answer is not None and question.answer.text:
            return Move(EditState.CONFLICT, "answered_elsewhere", {"text": question.answer.text})
        return Move(EditState.REJECTED, f"question_{question.status}", {"status": question.status})

    def _save(self, question: Question) -> None:
        self._round.shop.questions.save([question])


def _same_text(one: str, other: str) -> bool:
    """Equal but for white space, which the marketplace may tidy."""
    return one.split() == other.split()
