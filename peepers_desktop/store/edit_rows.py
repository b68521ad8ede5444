"""Edits between domain values and the outbox's columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from peepers_desktop.domain.edits import FINAL, Edit, EditKind, EditState, Intent, ResourceKey
from peepers_desktop.domain.ids import AccountId, EditId
from peepers_desktop.store.codec import instant, instant_text, known_instant, object_of, object_text

_OBJECTS = frozenset({"base", "wanted", "seen", "reason_params"})
_SETTABLE = _OBJECTS | {"intent", "not_before", "attempt", "reason", "reason_detail", "quantity"}


@dataclass(frozen=True, slots=True)
class NewEdit:
    """What the seller wants; `wanted` and `base` as `domain.edits.Edit` describes them."""

    account: AccountId
    resource: ResourceKey
    base: Mapping[str, Any]
    wanted: Mapping[str, Any]
    intent: Intent = Intent.ABSOLUTE
    not_before: datetime | None = None
    undo_of: EditId | None = None
    batch: str = ""


def new_columns(new: NewEdit, now: datetime) -> dict[str, Any]:
    """The row of an edit that was just made."""
    return {
        "account": new.account,
        "kind": new.resource.kind.value,
        "resource": str(new.resource),
        "target_id": new.resource.id,
        "variation_id": new.resource.variation_id,
        "base": object_text(new.base),
        "wanted": object_text(new.wanted),
        "quantity": new.wanted.get("quantity"),
        "intent": new.intent.value,
        "state": EditState.QUEUED.value,
        "created_at": instant_text(now),
        "updated_at": instant_text(now),
        "not_before": instant_text(new.not_before),
        "undo_of": new.undo_of,
        "batch": new.batch,
    }


def changed_columns(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Columns from the names a move may set. Raises TypeError for any other name."""
    unknown = sorted(set(fields) - _SETTABLE)
    if unknown:
        raise TypeError(f"a move cannot set {', '.join(unknown)}")
    columns = {name: _column(name, value) for name, value in fields.items()}
    if "wanted" in fields:
        columns["quantity"] = fields["wanted"].get("quantity")
    return columns


def _column(name: str, value: Any) -> Any:
    if name in _OBJECTS:
        return object_text(value)
    if isinstance(value, datetime):
        return instant_text(value)
    return value.value if isinstance(value, Enum) else value


def edit_of(row: Mapping[Any, Any]) -> Edit:
    """An edit from its row. One whose values cannot be read reads as PARKED: it is shown and can be
    cancelled, but is never sent and holds up no other."""
    state, reason = EditState(row["state"]), row["reason"]
    try:
        objects = {name: object_of(row[name]) for name in _OBJECTS}
    except (ValueError, TypeError):
        objects = {name: {} for name in _OBJECTS}
        state, reason = (state, reason) if state in FINAL else (EditState.PARKED, "unreadable_edit")
    return Edit(
        id=row["id"],
        account=row["account"],
        kind=EditKind(row["kind"]),
        resource=row["resource"],
        base=objects["base"],
        wanted=objects["wanted"],
        intent=Intent(row["intent"]),
        state=state,
        created_at=known_instant(row["created_at"]),
        updated_at=known_instant(row["updated_at"]),
        not_before=instant(row["not_before"]),
        attempt=row["attempt"],
        reason=reason,
        reason_params=objects["reason_params"],
        reason_detail=row["reason_detail"],
        seen=objects["seen"],
        undo_of=row["undo_of"],
        batch=row["batch"],
    )
