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
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.edits import MAX_ATTEMPTS, Edit, EditKind, EditState
from peepers_desktop.domain.events import Kind, PushCounts, Stage, Trouble
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.store.errors import IllegalMove
from peepers_desktop.sync.after_write import look_after_writing
from peepers_desktop.sync.policy import Then, trouble_of, verdict_of
from peepers_desktop.sync.push_answer import AnswerSender
from peepers_desktop.sync.push_failures import next_try, pause_after, state_after
from peepers_desktop.sync.push_kinds import Move, Send, Sender
from peepers_desktop.sync.push_listing import PriceSender, StatusSender
from peepers_desktop.sync.push_stock import StockSender, doubt_about
from peepers_desktop.sync.round import Round

_KEPT = timedelta(days=30)
"""How long an edit that came to an end stays in the outbox; the history of its listing keeps what it did."""
_MERGES_AT_ONCE = 3
"""Times a write that met a newer version is merged again before it waits."""
_LANES: Mapping[EditKind, Kind] = {EditKind.ANSWER: Kind.QUESTIONS}


class Stopped(Exception):
    """The push cannot go on; `cause` says why and decides about the rest of the cycle."""

    def __init__(self, cause: PeepersError) -> None:
        super().__init__(cause)
        self.cause = cause


class Pusher:
    """Sends what is due of one account."""

    def __init__(self, round_: Round, read_sales: Callable[[], object]) -> None:
        self._round = round_
        self._pull_sales = read_sales
        self._outbox = round_.shop.outbox
        self._counts: Counter[str] = Counter()
        self._senders: Mapping[EditKind, Sender] = {}
        self.troubles: list[Trouble] = []

    def run(self) -> PushCounts:
        """Settle doubts first, then send what is due; raises `Stopped` when the account cannot go on."""
        try:
            if self._anything_to_do():
                self._round = replace(self._round, account=self._checked_account())
                self._senders = _senders(self._round, self._read_sales)
                self._know_sales()
                self._settle_doubts()
                # An earlier run may have been cut off before its look.
                self._send_due(look_after_writing(self._round, self._read_sales))
                self._settle_doubts()
                # What the look found to be put right, and what waited behind an edit that has arrived.
                self._send_due(look_after_writing(self._round, self._read_sales))
            self._outbox.prune(self._round.clock.now() - _KEPT)
        finally:
            self._count_waiting()
        return self.counts()

    def _anything_to_do(self) -> bool:
        now = self._round.clock.now()
        edits = self._outbox.unsettled(self._round.id)
        return any(_in_doubt(edit, now) for edit in edits) or bool(self._outbox.due(self._round.id, now))

    def _checked_account(self) -> Account:
        """The account as the marketplace knows it now. Nothing is sent when the token is somebody else's; the
        seller's tags, which decide how stock is written, are taken over."""
        account = self._round.account
        try:
            seller = self._round.client.me()
        except PeepersError as error:
            self.troubles.append(trouble_of(error, Stage.PUSH))
            raise Stopped(error) from error
        if seller.user_id != account.id:
            other = errors.NotOwner()
            self.troubles.append(trouble_of(other, Stage.PUSH))
            raise Stopped(other)
        if seller.tags != account.seller.tags:
            self._round.shop.accounts.set_seller(seller)
        return replace(account, seller=replace(account.seller, tags=seller.tags))

    def _know_sales(self) -> None:
        """Sales first: what is known before a quantity is read tells later which ones came after."""
        due = self._outbox.due(self._round.id, self._round.clock.now())
        if any(edit.kind is EditKind.STOCK for edit in due):
            try:
                self._read_sales()
            except PeepersError as error:
                self.troubles.append(trouble_of(error, Stage.PUSH))
                raise Stopped(error) from error

    def _read_sales(self) -> None:
        """Without the permission to read sales stock is still edited: a change is then explained by nothing."""
        try:
            self._pull_sales()
        except (errors.PermissionMissing, errors.AccessForbidden):
            return

    def _send_due(self, unseen: frozenset[str]) -> None:
        """Send what is due, except behind writes that could not be looked at (see `look_after_writing`)."""
        for edit in self._outbox.due(self._round.id, self._round.clock.now()):
            self._round.cancel.check()
            if edit.resource not in unseen:
                self._attempt(edit)

    def counts(self) -> PushCounts:
        """What became of the edits so far."""
        return PushCounts(**self._counts)

    def _settle_doubts(self) -> None:
        now = self._round.clock.now()
        for edit in self._outbox.unsettled(self._round.id):
            if _in_doubt(edit, now):
                self._round.cancel.check()
                self._read_back(edit)

    def _read_back(self, edit: Edit) -> None:
        try:
            move = self._senders[edit.kind].read_back(edit)
        except PeepersError as error:
            self._keep_unknown(edit, error)
        else:
            if move.to is EditState.QUEUED and move.not_before is None:
                # What was not there may still be under way: the second attempt waits a little.
                move = replace(move, not_before=pause_after(edit.attempt, self._round.clock.now()))
            self._move(edit, move)

    def _attempt(self, edit: Edit, merges: int = _MERGES_AT_ONCE) -> None:
        sender = self._senders[edit.kind]
        try:
            step = sender.prepare(edit)
        except PeepersError as error:
            return self._could_not_prepare(edit, error)
        if isinstance(step, Move):
            return self._move(edit, step)
        started = self._start(edit, step)
        return self._send(started, sender, step, merges) if started is not None else None

    def _start(self, edit: Edit, step: Send) -> Edit | None:
        """The intent, committed before the first byte leaves; None when it was taken back meanwhile. The note of
        an earlier attempt that may still land goes on."""
        seen = {**step.seen, **({"doubt": edit.seen["doubt"]} if edit.seen.get("doubt") else {})}
        return self._outbox.start(edit.id, attempt=edit.attempt + 1, seen=seen, reason="", reason_detail="")

    def _send(self, edit: Edit, sender: Sender, step: Send, merges: int) -> None:
        try:
            move = sender.send(edit, step)
        except errors.VersionMismatch as error:
            if merges <= 1:
                return self._answered_badly(edit, error)
            # Somebody was faster, so it is read and merged again at once.
            self._move(edit, Move(EditState.QUEUED, error.code, _delivered_twice(edit, error)))
            return self._attempt(self._outbox.get(edit.id), merges - 1)
        except PeepersError as error:
            return self._answered_badly(edit, error)
        return self._move(edit, move)

    def _move(self, edit: Edit, move: Move) -> None:
        if move.to is EditState.QUEUED and edit.attempt >= MAX_ATTEMPTS:
            move = Move(EditState.PARKED, "too_many_attempts", move.seen, move.detail)
        seen = {name: value for name, value in {**edit.seen, **move.seen}.items() if value is not None}
        fields = {"reason": move.reason, "reason_detail": move.detail, "seen": seen, "not_before": move.not_before}
        try:
            self._outbox.move(edit.id, move.to, **fields)
        except IllegalMove:
            # The seller took it back or replaced it while it was being looked at, before anything left.
            return
        self._note(edit, move.to)

    def _could_not_prepare(self, edit: Edit, error: PeepersError) -> None:
        """Nothing was written yet, so the edit either waits or is refused for good."""
        if isinstance(error, errors.NotFound):
            return self._move(edit, Move(EditState.REJECTED, error.code, detail=error.detail))
        if state_after(error) is EditState.BLOCKED:
            # Asking again and again what is not allowed can get the application blocked.
            self._move(edit, Move(EditState.BLOCKED, error.code, detail=error.detail))
        else:
            self._wait(edit, error)
        return self._report(edit, error)

    def _answered_badly(self, edit: Edit, error: PeepersError) -> None:
        """The write went out; the kind of failure says what is known about it."""
        state = state_after(error)
        if state is EditState.QUEUED:
            self._wait(edit, error)
        else:
            self._move(edit, Move(state, error.code, detail=error.detail))
        if state is not EditState.REJECTED:
            self._report(edit, error)

    def _wait(self, edit: Edit, error: PeepersError) -> None:
        when = next_try(error, edit.attempt, self._round.clock.now())
        self._move(edit, Move(EditState.QUEUED, error.code, _delivered_twice(edit, error), error.detail, when))

    def _keep_unknown(self, edit: Edit, error: PeepersError) -> None:
        if isinstance(error, errors.NotFound):
            return self._move(edit, Move(EditState.REJECTED, error.code, detail=error.detail))
        when = next_try(error, edit.attempt, self._round.clock.now())
        move = Move(EditState.UNKNOWN, error.code, detail=error.detail, not_before=when)
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

    def waits(self) -> bool:
        """Whether anything is not at its end; counts it."""
        self._count_waiting()
        return bool(self._counts["queued"] or self._counts["unknown"])

    def _count_waiting(self) -> None:
        states = Counter(edit.state for edit in self._outbox.unsettled(self._round.id))
        self._counts["queued"] = states[EditState.QUEUED]
        self._counts["unknown"] = states[EditState.UNKNOWN] + states[EditState.SENDING]


def _senders(round_: Round, read_sales: Callable[[], object]) -> Mapping[EditKind, Sender]:
    return {
        EditKind.STOCK: StockSender(round_, read_sales),
        EditKind.PRICE: PriceSender(round_),
        EditKind.STATUS: StatusSender(round_),
        EditKind.ANSWER: AnswerSender(round_),
    }


def _delivered_twice(edit: Edit, error: PeepersError) -> Mapping[str, Any]:
    """Mostly a conflict means that nothing was written. It is also the answer to the second delivery of a write
    whose first one was carried out, so the next attempt looks for it: a difference may not be added twice."""
    conflict = isinstance(error, (errors.VersionMismatch, errors.OptimisticLock))
    return {"doubt": doubt_about(edit)} if conflict and edit.kind is EditKind.STOCK else {}


def _in_doubt(edit: Edit, now: datetime) -> bool:
    """It may have arrived, and it is time to look."""
    return edit.state is EditState.UNKNOWN and (edit.not_before is None or edit.not_before <= now)
