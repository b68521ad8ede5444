"""Edits between domain values and the outbox's columns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from peepers_desktop.domain.edits import FINAL, Edit, EditKind, EditState, Intent, ResourceKey
from peepers_desktop.domain.ids import AccountId, EditId
from peepers_desktop.store.codec import instant, instant_text, known_instant, object_of, object_text

_OBJECTS = frozenset({"base", "wanted", "seen", "reason_params", "marks"})
_LONG_AGO = "1970-01-01T00:00:00.000+00:00"
_SETTABLE = _OBJECTS | {"intent", "not_before", "attempt", "reason", "reason_detail", "held", "quantity"}


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
    held: bool = False
    marks: Mapping[str, Any] = field(default_factory=dict)


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
        "held": int(new.held),
        "marks": object_text(new.marks),
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
    state = EditState(row["state"])
    try:
        objects = {name: object_of(row.get(name)) for name in _OBJECTS}
        if state not in FINAL:
            _require_sense(row, objects["wanted"])
        return _edit_of(row, state, row["reason"], objects)
    except (ValueError, TypeError, AttributeError):
        parked = (state, str(row["reason"])) if state in FINAL else (EditState.PARKED, "unreadable_edit")
        return _edit_of(_readable(row), *parked, {name: {} for name in _OBJECTS})


def _edit_of(row: Mapping[Any, Any], state: EditState, reason: str, objects: Mapping[str, dict[str, Any]]) -> Edit:
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
        attempt=int(row["attempt"]),
        reason=reason,
        reason_params=objects["reason_params"],
        reason_detail=row["reason_detail"],
        seen=objects["seen"],
        undo_of=row["undo_of"],
        batch=row["batch"],
        held=bool(row.get("held")),
        marks=objects["marks"],
    )


_WANTED = {EditKind.STOCK: "quantity", EditKind.PRICE: "amount", EditKind.STATUS: "status", EditKind.ANSWER: "text"}


def _require_sense(row: Mapping[Any, Any], wanted: Mapping[str, Any]) -> None:
    """Raises ValueError for a row that does not say what it is about and what it wants: nothing is made up for it."""
    kind = EditKind(row["kind"])
    if ResourceKey.parse(row["resource"]).kind is not kind:
        raise ValueError(f"an edit of {kind.value} cannot be about {row['resource']}")
    value = wanted.get(_WANTED[kind])
    if not isinstance(value, int if kind is EditKind.STOCK else str) or isinstance(value, bool):
        raise ValueError(f"an edit of {kind.value} wants nothing")
    if kind is EditKind.PRICE:
        try:
            Decimal(str(value))
        except InvalidOperation as error:
            raise ValueError("an edit of a price wants no amount") from error
        if not wanted.get("currency"):
            raise ValueError("an edit of a price has no currency")


def _readable(row: Mapping[Any, Any]) -> dict[str, Any]:
    """The row with something harmless in every column that could not be read."""
    kinds, intents = [kind.value for kind in EditKind], [intent.value for intent in Intent]
    named = str(row["resource"]).partition(":")[0]
    kind = next((name for name in (row["kind"], named) if name in kinds), EditKind.STOCK.value)
    times = {name: row[name] if _is_instant(row[name]) else _LONG_AGO for name in ("created_at", "updated_at")}
    attempt = row["attempt"] if isinstance(row["attempt"], int) else 0
    intent = row["intent"] if row["intent"] in intents else Intent.ABSOLUTE.value
    texts = {name: str(row[name]) for name in ("resource", "reason_detail", "batch")}
    return {**row, **texts, **times, "kind": kind, "intent": intent, "attempt": attempt, "not_before": None}


def _is_instant(text: Any) -> bool:
    try:
        return isinstance(text, str) and known_instant(text) is not None
    except ValueError:
        return False
