"""Sending the outbox: intent durable before the first byte, one write, and a read before any second one.

The walk of one edit:

    QUEUED --prepare (reads)--> a decision without a write, or
           --SENDING committed--> one write --> APPLIED
                                           --> REJECTED / BLOCKED / QUEUED again, by the answer's kind
                                           --> UNKNOWN --read_back (reads)--> APPLIED / QUEUED / CONFLICT
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from peepers_desktop.domain.edits import MAX_ATTEMPTS, Edit, EditKind, EditState
from peepers_desktop.domain.events import Kind, PushCounts, Stage, Trouble
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.sync.policy import Then, trouble_of, verdict_of
from peepers_desktop.sync.push_answer import AnswerSender
from peepers_desktop.sync.push_kinds import Move, Send, Sender
from peepers_desktop.sync.push_listing import PriceSender, StatusSender
from peepers_desktop.sync.push_stock import StockSender
from peepers_desktop.sync.round import Round

_FIRST_BACKOFF = timedelta(seconds=5)
_LONGEST_BACKOFF = timedelta(minutes=10)
_LANES: Mapping[EditKind, Kind] = {EditKind.ANSWER: Kind.QUESTIONS}


@dataclass(frozen=True, slots=True)
class Stopped(Exception):
    """The push cannot go on; `cause` says why and decides about the rest of the cycle."""

    cause: PeepersError


class Pusher:
    """Sends what is due of one account."""

    def __init__(self, round_: Round, read_sales: Callable[[], object]) -> None:
        self._round = round_
        self._outbox = round_.shop.outbox
        self._counts: Counter[str] = Counter()
        self._senders: Mapping[EditKind, Sender] = {
            EditKind.STOCK: StockSender(round_, read_sales),
            EditKind.PRICE: PriceSender(round_),
            EditKind.STATUS: StatusSender(round_),
            EditKind.ANSWER: AnswerSender(round_),
        }
        self.troubles: list[Trouble] = []

    def run(self) -> PushCounts:
        """Settle doubts first, then send what is due; raises `Stopped` when the account cannot go on."""
        try:
            self._settle_doubts()
            for edit in self._outbox.due(self._round.id, self._round.clock.now()):
                self._round.cancel.check()
                self._attempt(edit)
            self._settle_doubts()
        finally:
            self._count_waiting()
        return self.counts()

    def counts(self) -> PushCounts:
        """What became of the edits so far."""
        return PushCounts(**self._counts)

    def _settle_doubts(self) -> None:
        now = self._round.clock.now()
        for edit in self._outbox.unsettled(self._round.id):
            if edit.state is EditState.UNKNOWN and (edit.not_before is None or edit.not_before <= now):
                self._round.cancel.check()
                self._read_back(edit)

    def _read_back(self, edit: Edit) -> None:
        try:
            move = self._senders[edit.kind].read_back(edit)
        except PeepersError as error:
            self._keep_unknown(edit, error)
        else:
            self._move(edit, move)

    def _attempt(self, edit: Edit) -> None:
        sender = self._senders[edit.kind]
        try:
            step = sender.prepare(edit)
        except PeepersError as error:
            return self._could_not_prepare(edit, error)
        if isinstance(step, Move):
            return self._move(edit, step)
        return self._send(self._start(edit, step), sender, step)

    def _start(self, edit: Edit, step: Send) -> Edit:
        """The intent, committed before the first byte leaves."""
        fields = {"attempt": edit.attempt + 1, "seen": dict(step.seen), "reason": "", "reason_detail": ""}
        return self._outbox.move(edit.id, EditState.SENDING, **fields)

    def _send(self, edit: Edit, sender: Sender, step: Send) -> None:
        try:
            move = sender.send(edit, step)
        except PeepersError as error:
            return self._answered_badly(edit, error)
        return self._move(edit, move)

    def _move(self, edit: Edit, move: Move) -> None:
        if move.to is EditState.QUEUED and edit.attempt >= MAX_ATTEMPTS:
            move = Move(EditState.PARKED, "too_many_attempts", move.seen, move.detail)
        self._outbox.move(
            edit.id,
            move.to,
            reason=move.reason,
            reason_detail=move.detail,
            seen={**edit.seen, **move.seen},
            not_before=move.not_before,
        )
        self._note(edit, move.to)

    def _could_not_prepare(self, edit: Edit, error: PeepersError) -> None:
        """Nothing was written yet, so the edit either waits or is refused for good."""
        if isinstance(error, errors.NotFound):
            return self._move(edit, Move(EditState.REJECTED, error.code, detail=error.detail))
        if isinstance(error, (errors.PermissionMissing, errors.ApplicationBlocked)):
            self._move(edit, Move(EditState.BLOCKED, error.code, detail=error.detail))
        else:
            self._wait(edit, error)
        return self._report(edit, error)

    def _answered_badly(self, edit: Edit, error: PeepersError) -> None:
        """The write went out; the kind of failure says what is known about it."""
        state = _state_after(error)
        if state is EditState.QUEUED:
            self._wait(edit, error)
        else:
            self._move(edit, Move(state, error.code, detail=error.detail))
        if state is not EditState.REJECTED:
            self._report(edit, error)

    def _wait(self, edit: Edit, error: PeepersError) -> None:
        move = Move(EditState.QUEUED, error.code, edit.seen, error.detail, self._next_try(edit, error))
        self._move(edit, move)

    def _next_try(self, edit: Edit, error: PeepersError) -> datetime:
        now = self._round.clock.now()
        if isinstance(error, errors.RateLimited) and error.retry_after:
            return error.until(now)
        return now + min(_FIRST_BACKOFF * int(2**edit.attempt), _LONGEST_BACKOFF)

    def _keep_unknown(self, edit: Edit, error: PeepersError) -> None:
        if isinstance(error, errors.NotFound):
            return self._move(edit, Move(EditState.REJECTED, error.code, detail=error.detail))
        move = Move(EditState.UNKNOWN, error.code, detail=error.detail, not_before=self._next_try(edit, error))
        self._move(edit, move)
        return self._report(edit, error)

    def _report(self, edit: Edit, error: PeepersError) -> None:
        """Tell what happened; a failure that is not about this one edit ends the push."""
        self.troubles.append(trouble_of(error, Stage.PUSH, edit.resource))
        verdict = verdict_of(error)
        if verdict.then is Then.STOP or verdict.network:
            raise Stopped(error)

    def _note(self, edit: Edit, state: EditState) -> None:
        self._count(edit, state)
        self._round.changed(Kind.OUTBOX, [str(edit.id)])
        target = edit.target
        self._round.changed(_LANES.get(edit.kind, Kind.ITEMS), [target.id])
        if edit.kind is not EditKind.ANSWER and state in (EditState.APPLIED, EditState.CONFLICT, EditState.REJECTED):
            self._round.shop.items.mark_stale(self._round.id, [target.id])

    def _count(self, edit: Edit, state: EditState) -> None:
        names = {EditState.APPLIED: "applied", EditState.CONFLICT: "conflict", EditState.REJECTED: "rejected"}
        if state in names:
            self._counts[names[state]] += 1
        elif state in (EditState.BLOCKED, EditState.PARKED):
            self._counts["rejected"] += 1

    def _count_waiting(self) -> None:
        states = Counter(edit.state for edit in self._outbox.unsettled(self._round.id))
        self._counts["queued"] = states[EditState.QUEUED]
        self._counts["unknown"] = states[EditState.UNKNOWN] + states[EditState.SENDING]


def _state_after(error: PeepersError) -> EditState:
    """What is known of a write that ended in this failure."""
    if isinstance(error, (errors.NotSent, errors.RateLimited, errors.VersionMismatch, errors.OptimisticLock)):
        return EditState.QUEUED
    if isinstance(error, errors.ReconnectNeeded):
        return EditState.QUEUED
    if isinstance(error, (errors.PermissionMissing, errors.ApplicationBlocked, errors.TokenRejected)):
        return EditState.BLOCKED
    if isinstance(error, (errors.NotOwner, errors.AccessForbidden, errors.EdgeForbidden)):
        return EditState.BLOCKED
    if isinstance(error, (errors.Refused, errors.NotFound)):
        return EditState.REJECTED
    return EditState.UNKNOWN
