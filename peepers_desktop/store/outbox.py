"""The outbox: every edit the seller made, durable before it is acknowledged, moved only as `MOVES` allows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, text
from sqlalchemy.exc import IntegrityError

from peepers_desktop import log
from peepers_desktop.clock import Clock
from peepers_desktop.domain.edits import FINAL, ON_ITS_WAY, UNSETTLED, Edit, EditKind, EditState, Intent, can_move
from peepers_desktop.domain.ids import AccountId, EditId
from peepers_desktop.store.codec import instant_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.edit_rows import NewEdit, changed_columns, edit_of, new_columns
from peepers_desktop.store.errors import AnswerAlreadyWaiting, IllegalMove, UnknownEdit
from peepers_desktop.store.history import note_edit
from peepers_desktop.store.lanes import LEFT, REPLACEABLE, based, correction_of, due_of, rebased
from peepers_desktop.store.upsert import insert

__all__ = ["NewEdit", "Outbox", "edit_of"]

_NOT_WRITTEN = frozenset({EditState.REJECTED, EditState.BLOCKED, EditState.PARKED, EditState.CANCELLED})


class Outbox:
    """Reads and moves edits."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def enqueue(self, new: NewEdit) -> Edit:
        """Add an edit. One of the same thing that has not left is superseded in the same transaction (see
        `lanes.based` for what becomes of its base); behind one that is on the wire the new edit waits.
        Raises `AnswerAlreadyWaiting` for a second answer to a question."""
        with self._database.write() as connection:
            older = _of_resource(connection, new.account, str(new.resource))
            if new.resource.kind is EditKind.ANSWER and any(e.state is not EditState.REJECTED for e in older):
                raise AnswerAlreadyWaiting
            for edit in older:
                if edit.state in REPLACEABLE:
                    self._move(connection, edit, EditState.SUPERSEDED, {})
            values = new_columns(based(new, older), self._clock.now())
            key = connection.execute(insert("outbox", list(values)), values).lastrowid
            queued = _get(connection, int(key))
        _note(queued)
        return queued

    def move(self, edit_id: EditId, to: EditState, **fields: Any) -> Edit:
        """Move an edit and set `base, wanted, intent, not_before, attempt, reason, reason_params, reason_detail`
        or `seen` with it. Raises `IllegalMove` for a move that does not exist."""
        with self._database.write() as connection:
            return self._move(connection, _get(connection, edit_id), to, fields)

    def start(self, edit_id: EditId, **fields: Any) -> Edit | None:
        """SENDING, committed before the first byte leaves. None when the edit may not leave any more: it was taken
        back, replaced or held meanwhile, or another one of its thing is on its way."""
        with self._database.write() as connection:
            edit = _get(connection, edit_id)
            ahead = any(one.state in ON_ITS_WAY for one in _of_resource(connection, edit.account, edit.resource))
            if edit.state is not EditState.QUEUED or edit.held or ahead:
                return None
            return self._move(connection, edit, EditState.SENDING, fields)

    def correct(self, edit_id: EditId, units: int, seen: Mapping[str, Any]) -> Edit | None:
        """Confirm a stock edit that put back units sold just before it was written, and take them off again, in
        one transaction: by a new edit, or within the one that waits behind it. None when a count waits there:
        the seller counted after the sale."""
        with self._database.write() as connection:
            edit = self._move(connection, _get(connection, edit_id), EditState.CONFIRMED, {"seen": seen})
            waiting = [e for e in _of_resource(connection, edit.account, edit.resource) if e.state is EditState.QUEUED]
            for behind in waiting:
                if behind.intent is not Intent.DELTA:
                    return None
                wanted = {**behind.wanted, "quantity": max(0, int(behind.wanted["quantity"]) - units)}
                return _set(connection, behind, changed_columns({"wanted": wanted}))
            new = correction_of(edit, units)
            values = {**new_columns(new, self._clock.now()), "reason": "sale_overwritten"}
            key = connection.execute(insert("outbox", list(values)), values).lastrowid
            return _get(connection, int(key))

    def _move(self, connection: Connection, edit: Edit, to: EditState, fields: Mapping[str, Any]) -> Edit:
        if not can_move(edit.state, to):
            raise IllegalMove(old=edit.state.value, new=to.value)
        now = self._clock.now()
        moved = _set(connection, edit, {"state": to.value, "updated_at": instant_text(now), **changed_columns(fields)})
        _note(moved)
        if to is EditState.APPLIED:
            note_edit(connection, moved, now)
            self._overtake(connection, moved)
        if to in _NOT_WRITTEN:
            for follower in _of_resource(connection, edit.account, edit.resource):
                for changes in rebased(follower, edit, to):
                    _set(connection, follower, changed_columns(changes))
        return moved

    def _overtake(self, connection: Connection, applied: Edit) -> None:
        """Older edits of the thing that still asked for the seller are settled by the one that arrived; a difference
        is not settled by another one, which was typed before that one was set aside and does not contain it."""
        for edit in _of_resource(connection, applied.account, applied.resource):
            stays = edit.state is EditState.QUEUED or edit.intent is applied.intent is Intent.DELTA
            if edit.id < applied.id and edit.state in REPLACEABLE and not stays:
                self._move(connection, edit, EditState.SUPERSEDED, {})
            elif edit.id < applied.id and edit.state is EditState.APPLIED:
                # The reading before this write was measured against it, so it has been seen.
                self._move(connection, edit, EditState.CONFIRMED, {})

    def take_back(self, account: AccountId, resource: str) -> Edit | None:
        """Cancel what was typed for a thing and never left, in one transaction; the newest of them. None, and
        nothing cancelled, when an edit of it is on its way or arrived unseen: only a new one changes that back."""
        with self._database.write() as connection:
            edits = _of_resource(connection, account, resource)
            if any(edit.state in LEFT for edit in edits):
                return None
            taken = [self._move(connection, edit, EditState.CANCELLED, {}) for edit in edits]
            return taken[-1] if taken else None

    def hold(self, edit_ids: Iterable[EditId]) -> list[Edit]:
        """Keep waiting edits until they are released."""
        return self._set_held(edit_ids, held=True)

    def release(self, edit_ids: Iterable[EditId]) -> list[Edit]:
        """Let held edits go; those that are not held any more are left out."""
        return self._set_held(edit_ids, held=False)

    def _set_held(self, edit_ids: Iterable[EditId], *, held: bool) -> list[Edit]:
        changed: list[Edit] = []
        with self._database.write() as connection:
            for edit_id in edit_ids:
                edit = _get(connection, edit_id)
                if edit.state is EditState.QUEUED and edit.held is not held:
                    changed.append(_set(connection, edit, {"held": int(held)}))
        return changed

    def of_batch(self, batch: str) -> list[Edit]:
        """Edits of one act, oldest first, whatever became of them."""
        query = text("SELECT * FROM outbox WHERE batch = :batch AND batch <> '' ORDER BY id")
        with self._database.read() as connection:
            return [edit_of(row) for row in connection.execute(query, {"batch": batch}).mappings()]

    def undoing(self, edit_id: EditId) -> Edit | None:
        """The newest edit that reverts another one and was not dropped itself."""
        query = text(
            "SELECT * FROM outbox WHERE undo_of = :id AND state NOT IN ('cancelled', 'superseded', 'rejected') "
            "ORDER BY id DESC LIMIT 1"
        )
        with self._database.read() as connection:
            row = connection.execute(query, {"id": edit_id}).mappings().first()
            return None if row is None else edit_of(row)

    def get(self, edit_id: EditId) -> Edit:
        """Raises `UnknownEdit`."""
        with self._database.read() as connection:
            return _get(connection, edit_id)

    def due(self, account: AccountId, now: datetime) -> list[Edit]:
        """What may be sent now: first in, first out per resource, none behind one that is on the wire, in
        doubt or in conflict, and none before its time."""
        return due_of(self.unsettled(account), now)

    def unsettled(self, account: AccountId) -> list[Edit]:
        """Edits that are not at an end, oldest first."""
        return self._in_states(account, UNSETTLED)

    def applied(self, account: AccountId) -> list[Edit]:
        """Edits the marketplace took and no reading has shown yet."""
        return self._in_states(account, {EditState.APPLIED})

    def recover(self) -> int:
        """What was on the wire when its process died is in doubt; returns how many. Only for whoever has the turn
        to send (`sync.turn`): otherwise another process may be sending it now."""
        sending = text("SELECT id FROM outbox WHERE state = 'sending'")
        with self._database.read() as connection:
            if connection.execute(sending).first() is None:
                return 0
        with self._database.write() as connection:
            found = connection.execute(sending).mappings().all()
            for row in found:
                values = {"id": row["id"], "at": instant_text(self._clock.now())}
                # By column, because a row whose values cannot be read is in doubt as well.
                query = "UPDATE outbox SET state = 'unknown', reason = 'interrupted', updated_at = :at WHERE id = :id"
                connection.execute(text(query), values)
        if found:
            log.get("outbox").info("interrupted", count=len(found))
        return len(found)

    def prune(self, before: datetime) -> int:
        """Forget edits that came to an end before an instant; the history of listings keeps what they did."""
        ends = ", ".join(f"'{state.value}'" for state in sorted(FINAL, key=lambda state: state.value))
        query = text(f"DELETE FROM outbox WHERE state IN ({ends}) AND updated_at < :before")
        with self._database.write() as connection:
            return int(connection.execute(query, {"before": instant_text(before)}).rowcount)

    def _in_states(self, account: AccountId, states: frozenset[EditState] | set[EditState]) -> list[Edit]:
        query = text("SELECT * FROM outbox WHERE account = :account AND state IN :states ORDER BY id")
        query = query.bindparams(bindparam("states", expanding=True))
        values = {"account": account, "states": sorted(state.value for state in states)}
        with self._database.read() as connection:
            return [edit_of(row) for row in connection.execute(query, values).mappings()]


def _get(connection: Connection, edit_id: EditId) -> Edit:
    row = connection.execute(text("SELECT * FROM outbox WHERE id = :id"), {"id": edit_id}).mappings().first()
    if row is None:
        raise UnknownEdit(edit=edit_id)
    return edit_of(row)


def _set(connection: Connection, edit: Edit, columns: Mapping[str, Any]) -> Edit:
    statement = text(f"UPDATE outbox SET {', '.join(f'{name} = :{name}' for name in columns)} WHERE id = :id")
    try:
        connection.execute(statement, {**columns, "id": edit.id})
    except IntegrityError as error:
        # The only constraint a change of columns can meet: one waiting answer per question.
        raise AnswerAlreadyWaiting from error
    return _get(connection, edit.id)


def _of_resource(connection: Connection, account: AccountId, resource: str) -> list[Edit]:
    """Edits of one thing that may still move, oldest first."""
    query = text(
        "SELECT * FROM outbox WHERE account = :account AND resource = :resource AND state IN :states ORDER BY id"
    ).bindparams(bindparam("states", expanding=True))
    states = sorted(state.value for state in EditState if state not in FINAL)
    values = {"account": account, "resource": resource, "states": states}
    return [edit_of(row) for row in connection.execute(query, values).mappings()]


def unblock(connection: Connection, account: AccountId) -> None:
    """The account was linked again: what was blocked goes on, within the caller's transaction."""
    query = "UPDATE outbox SET state = 'queued', reason = '', reason_detail = '', not_before = NULL "
    connection.execute(text(query + "WHERE account = :account AND state = 'blocked'"), {"account": account})


def _note(edit: Edit) -> None:
    """A line of the log: which edit stands where, and why; never what it says."""
    log.get("outbox").info(
        "edit", account=edit.account, edit=edit.id, resource=edit.resource, state=edit.state.value,
        attempt=edit.attempt, code=edit.reason or None,
    )  # fmt: skip
