"""What a seller does: change stock, price or status, answer, and go on with edits that need them.

Everything is validated before it is queued, durable before it is acknowledged, and published after commit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from functools import partial
from threading import Lock
from uuid import uuid4

from peepers_desktop.app import refusals
from peepers_desktop.app.drafting import Drafting, Planned, require_writable
from peepers_desktop.app.reverting import (
    before_of,
    require_cancellable,
    require_retryable,
    resolved,
    reverted_stock,
    same_value,
)
from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.domain.edits import ANSWER_UNDO_SECONDS, ARRIVED, Edit, EditKind, EditState, ResourceKey
from peepers_desktop.domain.events import AccountChanged, Changed, Event, Kind
from peepers_desktop.domain.guards import Draft, Guard, confirmable, many_to_zero
from peepers_desktop.domain.ids import AccountId, EditId, ItemId, QuestionId, VariationId
from peepers_desktop.domain.questions import ANSWER_LIMIT
from peepers_desktop.errors import PeepersError
from peepers_desktop.store.errors import IllegalMove
from peepers_desktop.store.item_queries import ItemQueries
from peepers_desktop.store.outbox import NewEdit
from peepers_desktop.sync.shop import Shop


class Choice(Enum):
    """How the seller ends a conflict."""

    MINE = "mine"
    THEIRS = "theirs"
    MERGED = "merged"


@dataclass(frozen=True, slots=True)
class RowResult:
    """What became of one row of a bulk act: the edit (None when nothing had to change), or why not."""

    edit: Edit | None = None
    error: PeepersError | None = None
    edit_id: EditId | None = None


class Commands:
    """Every operation answers the outbox row it made or moved, or None when nothing had to change."""

    def __init__(self, shop: Shop, items: ItemQueries, clock: Clock, publish: Callable[[Event], object]) -> None:
        self._shop = shop
        self._drafting = Drafting(shop, items)
        self._clock = clock
        self._publish = publish
        self._lock = Lock()
        self._made: list[EditId] = []

    def guards(self, drafts: Sequence[Draft], shown: int | None = None, empty: int = 0) -> tuple[Guard, ...]:
        """What to look at before these drafts are queued as one act; reads the cache only. `shown` is the number
        of rows the seller sees, and `empty` that of those outside the act which are at zero already, so that "all
        of them to zero" is noticed. Those that are `confirmable` are waved
        through with `confirmed`; the others say why the row would be refused."""
        return self._drafting.guards(drafts, shown, empty)

    def set_stock(
        self, account: AccountId | None, item_id: ItemId, variation_id: VariationId | None, typed: str | int,
        batch: str = "", *, confirmed: bool = False, location: str | None = None,
    ) -> Edit | None:  # fmt: skip
        """Queue a quantity: of a listing, a variation, or one deposit of it (`location`, a network node). Raises
        `UsageError`s, `EditError`s and `NeedsConfirmation`; None when it is already so."""
        return self._put(Draft(account, EditKind.STOCK, item_id, variation_id, typed, location), batch, confirmed)

    def set_price(
        self, account: AccountId | None, item_id: ItemId, typed: str, batch: str = "", *, confirmed: bool = False
    ) -> Edit | None:
        """Queue a price; None when it is already so."""
        return self._put(Draft(account, EditKind.PRICE, item_id, None, typed), batch, confirmed)

    def set_status(
        self, account: AccountId | None, item_id: ItemId, status: str, batch: str = "", *, confirmed: bool = False
    ) -> Edit | None:
        """Queue pausing ("paused") or activating ("active"); None when it is already so."""
        return self._put(Draft(account, EditKind.STATUS, item_id, None, status), batch, confirmed)

    def apply(
        self, drafts: Sequence[Draft], *, confirmed: bool = False, shown: int | None = None, empty: int = 0
    ) -> list[RowResult]:
        """Queue many rows as one act, each on its own: a refusal stops no other row. Raises `NeedsConfirmation`
        before the first one is queued."""
        asked = () if confirmed else confirmable(self.guards(drafts, shown, empty))
        if asked:
            raise refusals.confirmation_of(asked)
        batch = _batch()
        return [_row(partial(self._put, draft, batch, True)) for draft in drafts]

    def answer(self, account: AccountId | None, question_id: QuestionId, text: str) -> Edit:
        """Queue an answer; it leaves after the undo window, and can be taken back only until then."""
        answer = text.strip()
        if not answer:
            raise refusals.AnswerIsEmpty
        if len(answer) > ANSWER_LIMIT:
            raise refusals.AnswerTooLong(length=len(answer), limit=ANSWER_LIMIT)
        for owner in self._drafting.candidates(account):
            question = self._shop.questions.get(owner.id, question_id)
            if question is None:
                continue
            require_writable(owner)
            if question.status != "unanswered":
                raise refusals.QuestionNotWaiting
            leaves = self._clock.now() + timedelta(seconds=ANSWER_UNDO_SECONDS)
            key = ResourceKey(EditKind.ANSWER, question_id)
            held = owner.send_mode is SendMode.CONFIRM
            base, wanted = {"status": question.status}, {"text": answer}
            return self._queue(NewEdit(owner.id, key, base, wanted, not_before=leaves, held=held))
        raise refusals.UnknownQuestion(question=question_id)

    def cancel(self, edit_id: EditId) -> Edit:
        """Take an edit back that has not left."""
        require_cancellable(self._shop.outbox.get(edit_id))
        try:
            return self._moved(self._shop.outbox.move(edit_id, EditState.CANCELLED))
        except IllegalMove:
            # It left between the look and the move.
            require_cancellable(self._shop.outbox.get(edit_id))
            raise

    def discard(self, edit_ids: Iterable[EditId]) -> list[Edit]:
        """Cancel those of the edits that have not left; the ones that were."""
        results = [_row(partial(self.cancel, one), one) for one in edit_ids]
        return [result.edit for result in results if result.edit is not None]

    def release(self, edit_ids: Iterable[EditId] | None = None, *, account: AccountId | None = None) -> list[Edit]:
        """Let held edits go: the named ones, else all of an account (of every account when None)."""
        if edit_ids is None:
            owners = [owner.id for owner in self._drafting.candidates(account)]
            edit_ids = [edit.id for owner in owners for edit in self._shop.outbox.unsettled(owner) if edit.held]
        return [self._moved(edit) for edit in self._shop.outbox.release(edit_ids)]

    def set_mode(self, account: AccountId, mode: SendMode) -> None:
        """How freely this account's edits leave. Turning to "confirm" holds what waits; leaving it releases
        nothing: what was held is still reviewed."""
        self._shop.accounts.set_mode(account, mode)
        if mode is SendMode.CONFIRM:
            waiting = [e.id for e in self._shop.outbox.unsettled(account) if e.state is EditState.QUEUED]
            for edit in self._shop.outbox.hold(waiting):
                self._moved(edit)
        self._publish(AccountChanged(account))

    def retry(self, edit_id: EditId) -> Edit:
        """Queue a refused, blocked or parked edit again, as it is."""
        require_retryable(self._shop.outbox.get(edit_id))
        return self._moved(self._shop.outbox.move(edit_id, EditState.QUEUED, reason="", attempt=0, not_before=None))

    def resolve(self, edit_id: EditId, choice: Choice) -> Edit:
        """End a conflict: keep mine, theirs, or the merged proposal (mine where there is none)."""
        edit = self._shop.outbox.get(edit_id)
        if edit.state is not EditState.CONFLICT:
            raise refusals.NoConflict
        if choice is Choice.THEIRS:
            return self.cancel(edit_id)
        fields = resolved(edit, merged=choice is Choice.MERGED)
        return self._moved(self._shop.outbox.move(edit_id, EditState.QUEUED, **fields))

    def resolve_many(self, edit_ids: Iterable[EditId], choice: Choice) -> list[RowResult]:
        """End many conflicts the same way, each on its own; results in the order given. Merging takes only those
        that have a proposal: nobody looks at each of the others."""
        return [_row(partial(self._resolve_one_of_many, one, choice), one) for one in edit_ids]

    def _resolve_one_of_many(self, edit_id: EditId, choice: Choice) -> Edit:
        edit = self._shop.outbox.get(edit_id)
        conflict = edit.state is EditState.CONFLICT
        if conflict and choice is Choice.MERGED and edit.seen.get("proposal") is None:
            raise refusals.NoProposal
        return self.resolve(edit_id, choice)

    def resolve_batch(self, batch: str, choice: Choice) -> list[RowResult]:
        """End every conflict of an act the same way. Raises `UnknownBatch`, or `NoConflict` where there is none."""
        edits = [edit for edit in self._of_batch(batch) if edit.state is EditState.CONFLICT]
        if not edits:
            raise refusals.NoConflict
        return self.resolve_many([edit.id for edit in edits], choice)

    def revert(self, edit_id: EditId, batch: str = "") -> Edit:
        """Undo one edit: cancelled while it has not left; once it arrived, a new edit with its own merge brings
        the earlier value back. Raises `OnItsWay`, `AnswerCannotBeUndone`, `AlreadyReverted`, `NothingToRevert`."""
        edit = self._shop.outbox.get(edit_id)
        if edit.state not in ARRIVED:
            return self.cancel(edit_id)
        if edit.kind is EditKind.ANSWER:
            raise refusals.AnswerCannotBeUndone
        known = self._shop.outbox.undoing(edit_id)
        if known is not None:
            raise refusals.AlreadyReverted(edit=known.id)
        planned = self._drafting.plan(self._going_back(edit))
        new = self._enqueue_planned(planned, batch or _batch(), confirmed=True, undo_of=edit.id)
        if new is None:
            raise refusals.NothingToRevert
        return new

    def revert_many(self, edit_ids: Iterable[EditId]) -> list[RowResult]:
        """Undo edits as one act, each on its own; results in the order given."""
        together = _batch()
        return [_row(partial(self.revert, one, together), one) for one in edit_ids]

    def revert_rows(self, batch: str) -> list[RowResult]:
        """Undo a whole act, the newest edit first, and say what became of each. Raises `UnknownBatch`."""
        return self.revert_many(one.id for one in reversed(self._of_batch(batch)) if one.state not in _DROPPED)

    def revert_batch(self, batch: str) -> list[Edit]:
        """Undo a whole act: the edits cancelled or made. Those that cannot be undone are left out; when none can,
        the first reason is raised."""
        results = self.revert_rows(batch)
        done = [result.edit for result in results if result.edit is not None]
        failures = [result.error for result in results if result.error is not None]
        if failures and not done:
            raise failures[0]
        return done

    def _of_batch(self, batch: str) -> list[Edit]:
        edits = self._shop.outbox.of_batch(batch)
        if not edits:
            raise refusals.UnknownBatch(batch=batch)
        return edits

    def undo(self) -> Edit | None:
        """Take back the newest edit of this run that is still queued, with its whole batch."""
        with self._lock:
            while self._made:
                edit = self._shop.outbox.get(self._made.pop())
                if edit.state is EditState.QUEUED:
                    return self._undo_batch(edit)
        return None

    def _undo_batch(self, edit: Edit) -> Edit:
        batch = self._shop.outbox.of_batch(edit.batch) if edit.batch else []
        self.discard(other.id for other in batch if other.state is EditState.QUEUED and other.id != edit.id)
        return self.cancel(edit.id)

    def _going_back(self, edit: Edit) -> Draft:
        """The draft that brings back what was there before an applied edit."""
        key = edit.target
        typed: str | int
        if edit.kind is EditKind.STOCK:
            typed = reverted_stock(edit, self._drafting.shown(edit))
        else:
            typed = str(before_of(edit)["amount" if edit.kind is EditKind.PRICE else "status"])
        return Draft(edit.account, edit.kind, key.id, key.variation_id, typed, key.location)

    def _put(self, draft: Draft, batch: str, confirmed: bool) -> Edit | None:
        return self._enqueue_planned(self._drafting.plan(draft), batch or _batch(), confirmed=confirmed)

    def _enqueue_planned(
        self, planned: Planned, batch: str, *, confirmed: bool, undo_of: EditId | None = None
    ) -> Edit | None:
        kind, owner = planned.key.kind, planned.owner
        if same_value(kind, planned.wanted, planned.shown):
            return None
        asked = planned.guards if confirmed else (*planned.guards, *self._many_to_zero(planned, batch))
        if asked and not confirmed:
            raise refusals.confirmation_of(asked)
        if same_value(kind, planned.wanted, planned.remote):
            taken = self._shop.outbox.take_back(owner.id, str(planned.key))
            if taken is not None:
                return self._moved(taken)
        marks = {**planned.marks, "confirmed": [guard.kind.value for guard in asked]} if asked else planned.marks
        held = owner.send_mode is SendMode.CONFIRM
        new = NewEdit(
            owner.id, planned.key, planned.remote, planned.wanted, planned.intent, undo_of=undo_of, batch=batch,
            held=held, marks=marks,
        )  # fmt: skip
        return self._queue(new)

    def _many_to_zero(self, planned: Planned, batch: str) -> tuple[Guard, ...]:
        """The guard of an act that is queued row by row: the rows of its batch so far count too."""
        if not planned.to_zero:
            return ()
        before = sum(_empties(edit) for edit in self._shop.outbox.of_batch(batch))
        found = many_to_zero(before + 1)
        return (found,) if found else ()

    def _queue(self, new: NewEdit) -> Edit:
        edit = self._shop.outbox.enqueue(new)
        with self._lock:
            self._made.append(edit.id)
        return self._moved(edit)

    def _moved(self, edit: Edit) -> Edit:
        lane = Kind.QUESTIONS if edit.kind is EditKind.ANSWER else Kind.ITEMS
        self._publish(Changed(Kind.OUTBOX, edit.account, frozenset({str(edit.id)})))
        self._publish(Changed(lane, edit.account, frozenset({edit.target.id})))
        return edit


_DROPPED = frozenset({EditState.CANCELLED, EditState.SUPERSEDED})


def _empties(edit: Edit) -> bool:
    return edit.kind is EditKind.STOCK and edit.wanted.get("quantity") == 0 and edit.state not in _DROPPED


def _row(command: Callable[[], Edit | None], edit_id: EditId | None = None) -> RowResult:
    """Run one row of a bulk act; a refusal is its result."""
    try:
        return RowResult(command(), edit_id=edit_id)
    except PeepersError as error:
        return RowResult(error=error, edit_id=edit_id)


def _batch() -> str:
    return uuid4().hex
