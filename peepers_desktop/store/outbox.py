"""The outbox: every edit the seller made, durable before it is acknowledged, moved only as `MOVES` allows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.clock import Clock
from peepers_desktop.domain.edits import UNSETTLED, Edit, EditKind, EditState, Intent, ResourceKey, can_move
from peepers_desktop.domain.ids import AccountId, EditId
from peepers_desktop.store.codec import instant, instant_text, known_instant, object_of, object_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.errors import AnswerAlreadyWaiting, IllegalMove, UnknownEdit
from peepers_desktop.store.history import note_edit
from peepers_desktop.store.upsert import insert

_REPLACED = ("queued", "rejected", "conflict", "blocked", "parked")
_ON_THE_WIRE = ("sending", "unknown")
_OBJECTS = {"base", "wanted", "seen", "reason_params"}


@dataclass(frozen=True, slots=True)
class NewEdit:
    """What the seller wants; `wanted` and `base` as `domain.edits.Edit` describes them."""

    account: AccountId
    resource: ResourceKey
    base: Mapping[Any, Any]
    wanted: Mapping[Any, Any]
    intent: Intent = Intent.ABSOLUTE
    not_before: datetime | None = None
    undo_of: EditId | None = None
    batch: str = ""
    reason_params: Mapping[Any, Any] = field(default_factory=dict)


class Outbox:
    """Reads and moves edits."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def enqueue(self, new: NewEdit) -> Edit:
        """Add an edit. One of the same thing that has not left yet is superseded in the same transaction,
        and its base is kept: typing 7 then 8 is one change against what the seller first saw."""
        with self._database.write() as connection:
            older = _of_resource(connection, new.account, str(new.resource), _REPLACED)
            base = new.base
            for edit in older:
                if new.resource.kind is EditKind.ANSWER and edit.state is not EditState.REJECTED:
                    raise AnswerAlreadyWaiting
                if edit.state is EditState.QUEUED and edit.attempt == 0:
                    base = edit.base
                self._move(connection, edit, EditState.SUPERSEDED, {})
            if new.resource.kind is EditKind.ANSWER and _of_resource(
                connection, new.account, str(new.resource), (*_ON_THE_WIRE, "applied")
            ):
                raise AnswerAlreadyWaiting
            return self._insert(connection, new, base)

    def _insert(self, connection: Connection, new: NewEdit, base: Mapping[Any, Any]) -> Edit:
        now = instant_text(self._clock.now())
        values: dict[str, Any] = {
            "account": new.account,
            "kind": new.resource.kind.value,
            "resource": str(new.resource),
            "target_id": new.resource.id,
            "variation_id": new.resource.variation_id,
            "base": object_text(base),
            "wanted": object_text(new.wanted),
            "quantity": new.wanted.get("quantity"),
            "intent": new.intent.value,
            "state": EditState.QUEUED.value,
            "created_at": now,
            "updated_at": now,
            "not_before": instant_text(new.not_before),
            "reason_params": object_text(new.reason_params),
            "undo_of": new.undo_of,
            "batch": new.batch,
        }
        key = connection.execute(insert("outbox", list(values)), values).lastrowid
        return _get(connection, int(key))

    def move(self, edit_id: EditId, to: EditState, **fields: Any) -> Edit:
        """Move an edit and set columns with it. Raises `IllegalMove` for a move that does not exist."""
        with self._database.write() as connection:
            return self._move(connection, _get(connection, edit_id), to, fields)

    def _move(self, connection: Connection, edit: Edit, to: EditState, fields: Mapping[Any, Any]) -> Edit:
        if not can_move(edit.state, to):
            raise IllegalMove(old=edit.state.value, new=to.value)
        now = self._clock.now()
        columns = {"state": to.value, "updated_at": instant_text(now), **_columns(fields)}
        statement = f"UPDATE outbox SET {', '.join(f'{name} = :{name}' for name in columns)} WHERE id = :id"
        connection.execute(text(statement), {**columns, "id": edit.id})
        moved = _get(connection, edit.id)
        if to is EditState.APPLIED and edit.state is not EditState.APPLIED:
            note_edit(connection, moved, now)
        return moved

    def get(self, edit_id: EditId) -> Edit:
        """Raises `UnknownEdit`."""
        with self._database.read() as connection:
            return _get(connection, edit_id)

    def due(self, account: AccountId, now: datetime) -> list[Edit]:
        """The oldest sendable edit of each resource whose lane is free."""
        first: dict[str, Edit] = {}
        for edit in self.unsettled(account):
            if edit.state is not EditState.APPLIED:
                first.setdefault(edit.resource, edit)
        return [edit for edit in first.values() if _sendable(edit, now)]

    def unsettled(self, account: AccountId) -> list[Edit]:
        """Edits that are not at an end, oldest first."""
        return self._in_states(account, tuple(state.value for state in UNSETTLED))

    def applied(self, account: AccountId) -> list[Edit]:
        """Edits the marketplace took and no reading has shown yet."""
        return self._in_states(account, (EditState.APPLIED.value,))

    def recover(self) -> int:
        """At start: what was on the wire when the program died is in doubt; returns how many."""
        query = text("SELECT id FROM outbox WHERE state = 'sending'")
        with self._database.write() as connection:
            ids = list(connection.execute(query).scalars())
            for edit_id in ids:
                self._move(connection, _get(connection, edit_id), EditState.UNKNOWN, {"reason": "interrupted"})
        return len(ids)

    def _in_states(self, account: AccountId, states: tuple[str, ...]) -> list[Edit]:
        query = text("SELECT * FROM outbox WHERE account = :account AND state IN :states ORDER BY id")
        query = query.bindparams(bindparam("states", expanding=True))
        with self._database.read() as connection:
            rows = connection.execute(query, {"account": account, "states": list(states)}).mappings()
            return [edit_of(row) for row in rows]


def _sendable(edit: Edit, now: datetime) -> bool:
    return edit.state is EditState.QUEUED and (edit.not_before is None or edit.not_before <= now)


def _columns(fields: Mapping[Any, Any]) -> dict[str, Any]:
    return {name: _column(name, value) for name, value in fields.items()}


def _column(name: str, value: Any) -> Any:
    if name in _OBJECTS:
        return object_text(value)
    if isinstance(value, datetime):
        return instant_text(value)
    return value.value if isinstance(value, (Intent, EditKind)) else value


def _get(connection: Connection, edit_id: EditId) -> Edit:
    row = connection.execute(text("SELECT * FROM outbox WHERE id = :id"), {"id": edit_id}).mappings().first()
    if row is None:
        raise UnknownEdit(edit=edit_id)
    return edit_of(row)


def _of_resource(connection: Connection, account: AccountId, resource: str, states: tuple[str, ...]) -> list[Edit]:
    query = text(
        "SELECT * FROM outbox WHERE account = :account AND resource = :resource AND state IN :states ORDER BY id"
    )
    query = query.bindparams(bindparam("states", expanding=True))
    values = {"account": account, "resource": resource, "states": list(states)}
    return [edit_of(row) for row in connection.execute(query, values).mappings()]


def edit_of(row: Mapping[Any, Any]) -> Edit:
    """An edit from its row."""
    return Edit(
        id=row["id"],
        account=row["account"],
        kind=EditKind(row["kind"]),
        resource=row["resource"],
        base=object_of(row["base"]),
        wanted=object_of(row["wanted"]),
        intent=Intent(row["intent"]),
        state=EditState(row["state"]),
        created_at=known_instant(row["created_at"]),
        updated_at=known_instant(row["updated_at"]),
        not_before=instant(row["not_before"]),
        attempt=row["attempt"],
        reason=row["reason"],
        reason_params=object_of(row["reason_params"]),
        reason_detail=row["reason_detail"],
        seen=object_of(row["seen"]),
        undo_of=row["undo_of"],
        batch=row["batch"],
    )
