"""Questions: all unanswered ones on every round, so that open work is never cut by date or page."""

from __future__ import annotations

from collections.abc import Sequence

from peepers_desktop.domain.edits import EditKind
from peepers_desktop.domain.events import Kind, Stage
from peepers_desktop.domain.freshness import ANSWERED_FRESH_FOR, is_fresh
from peepers_desktop.domain.ids import QuestionId
from peepers_desktop.domain.questions import Question
from peepers_desktop.mercadolivre import errors
from peepers_desktop.sync.checkpoints import QUESTIONS_ANSWERED_READ, Checkpoints
from peepers_desktop.sync.confirm import confirm_answers
from peepers_desktop.sync.refused import REFUSALS, RefusedIds
from peepers_desktop.sync.round import Round

ANSWERED_PAGES = 4
"""Pages of answered questions read at most, for the conversations beside the answer box."""
FOLLOWED_PER_ROUND = 100
"""Vanished questions asked for one by one in a round; the rest follows in the next one."""


class QuestionPull:
    """Reads the questions of one account."""

    def __init__(self, round_: Round) -> None:
        self._round = round_
        self._marks = Checkpoints(round_.shop.cursors, round_.id)
        self._memory = RefusedIds(round_.shop.cursors, round_.id, "questions", round_.clock)

    def run(self) -> int:
        """Rows that changed."""
        waiting, changed = self._read("UNANSWERED", None)
        changed += self._follow_vanished(waiting)
        if self._round.request.full or not self._answered_fresh():
            changed += self._read("ANSWERED", ANSWERED_PAGES)[1]
            self._marks.set_instant(QUESTIONS_ANSWERED_READ, self._round.clock.now())
        return changed

    def _answered_fresh(self) -> bool:
        """What was asked and answered elsewhere since, while this program was off, is not seen as waiting."""
        return is_fresh(self._marks.instant(QUESTIONS_ANSWERED_READ), self._round.clock.now(), ANSWERED_FRESH_FOR)

    def _read(self, status: str, max_pages: int | None) -> tuple[set[QuestionId], int]:
        """Ids and rows that changed, stored page by page, newest first. The answered ones end where a page
        brought nothing new."""
        found: set[QuestionId] = set()
        offset = pages = changed = 0
        while max_pages is None or pages < max_pages:
            self._round.cancel.check()
            page = self._round.client.questions(status, offset)
            found.update(question.id for question in page.values)
            new = self._save(page.values)
            changed, offset, pages = changed + new, offset + len(page.values), pages + 1
            self._round.progress(Stage.QUESTIONS, len(found), page.total)
            if not page.values or (page.total is not None and offset >= page.total):
                break
            if max_pages is not None and not new:
                break
        return found, changed

    def _follow_vanished(self, waiting: set[QuestionId]) -> int:
        """A cached waiting question that the list no longer holds was answered, deleted or banned; one that was
        answered from here is read back once."""
        cached = set(self._round.shop.questions.waiting_ids(self._round.id))
        applied = self._round.shop.outbox.applied(self._round.id)
        ours = {edit.target.id for edit in applied if edit.kind is EditKind.ANSWER}
        gone = sorted((cached | ours) - waiting)
        asked = self._memory.allowed(gone)[:FOLLOWED_PER_ROUND]
        told = dict(self._round.side_by_side(self._follow, asked))
        self._memory.note([ident for ident, question in told.items() if question is None])
        return self._save([question for question in told.values() if question is not None])

    def _follow(self, question_id: QuestionId) -> Question | None:
        """None when the marketplace refuses to tell."""
        try:
            return self._round.client.question(question_id)
        except errors.NotFound:
            cached = self._round.shop.questions.get(self._round.id, question_id)
            return None if cached is None else _deleted(cached)
        except REFUSALS:
            return None

    def _save(self, questions: Sequence[Question]) -> int:
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
