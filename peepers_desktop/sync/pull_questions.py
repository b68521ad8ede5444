"""Questions: all unanswered ones on every round, so that open work is never cut by date or page."""

from __future__ import annotations

from peepers_desktop.domain.events import Kind, Stage
from peepers_desktop.domain.ids import QuestionId
from peepers_desktop.domain.questions import Question
from peepers_desktop.mercadolivre import errors
from peepers_desktop.sync.checkpoints import QUESTIONS_ANSWERED_READ, Checkpoints
from peepers_desktop.sync.confirm import confirm_answers
from peepers_desktop.sync.round import Round

ANSWERED_PAGES = 4
"""Pages of answered questions read once for the conversations beside the answer box."""


class QuestionPull:
    """Reads the questions of one account."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._marks = Checkpoints(round_.shop.cursors, round_.id)

    def run(self) -> int:
        """Rows that changed."""
        waiting = self._read("UNANSWERED", None)
        changed = self._save(waiting)
        changed += self._follow_vanished({question.id for question in waiting})
        if self._round.request.full or self._marks.instant(QUESTIONS_ANSWERED_READ) is None:
            changed += self._save(self._read("ANSWERED", ANSWERED_PAGES))
            self._marks.set_instant(QUESTIONS_ANSWERED_READ, self._round.clock.now())
        return changed

    def _read(self, status: str, max_pages: int | None) -> list[Question]:
        found: dict[QuestionId, Question] = {}
        offset = pages = 0
        while max_pages is None or pages < max_pages:
            self._round.cancel.check()
            page = self._round.client.questions(status, offset)
            found.update((question.id, question) for question in page.values)
            offset += len(page.values)
            pages += 1
            self._round.progress(Stage.QUESTIONS, len(found), page.total)
            if not page.values or (page.total is not None and offset >= page.total):
                break
        return list(found.values())

    def _follow_vanished(self, waiting: set[QuestionId]) -> int:
        """A cached waiting question that the list no longer holds was answered, deleted or banned."""
        gone = sorted(set(self._round.shop.questions.waiting_ids(self._round.id)) - waiting)
        followed = [question for _, question in self._round.side_by_side(self._follow, gone) if question]
        return self._save(followed)

    def _follow(self, question_id: QuestionId) -> Question | None:
        try:
            return self._round.client.question(question_id)
        except errors.NotFound:
            cached = self._round.shop.questions.get(self._round.id, question_id)
            return None if cached is None else _deleted(cached)

    def _save(self, questions: list[Question]) -> int:
        changed = self._round.shop.questions.save(questions)
        self._round.changed(Kind.QUESTIONS, changed)
        self._round.changed(Kind.OUTBOX, confirm_answers(self._round.shop, self._round.id, questions))
        return len(changed)


def _deleted(question: Question) -> Question:
    return Question(
        account=question.account,
        id=question.id,
        item_id=question.item_id,
        status="deleted",
        text=question.text,
        date_created=question.date_created,
        buyer_id=question.buyer_id,
        answer=question.answer,
        deleted_from_listing=True,
    )
