"""The order of edits of one thing: who waits for whom, and what a new edit is measured against. Pure rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from peepers_desktop.domain.edits import UNSETTLED, Edit, EditKind, EditState, Intent
from peepers_desktop.store.edit_rows import NewEdit

REPLACEABLE = frozenset({EditState.QUEUED, EditState.REJECTED, EditState.CONFLICT, EditState.BLOCKED, EditState.PARKED})
"""States in which a newer edit of the same thing takes an edit's place."""
_NEVER_LEFT = frozenset({EditState.QUEUED, EditState.BLOCKED, EditState.PARKED})
LEFT = frozenset({EditState.SENDING, EditState.UNKNOWN, EditState.APPLIED})
"""It went out, or may have."""
_GIVEN_UP = frozenset({EditState.REJECTED, EditState.CANCELLED})
_LETS_OTHERS_PASS = frozenset({EditState.APPLIED, EditState.BLOCKED, EditState.PARKED, EditState.REJECTED})


def due_of(unsettled: Iterable[Edit], now: datetime) -> list[Edit]:
    """The first edit of every lane, where that one is queued and its time has come. A parked or blocked
    edit needs the seller and holds up nobody; one in doubt or in conflict holds up its own lane."""
    first: dict[str, Edit] = {}
    for edit in unsettled:
        if edit.state not in _LETS_OTHERS_PASS:
            first.setdefault(edit.resource, edit)
    return [edit for edit in first.values() if _sendable(edit, now)]


def _sendable(edit: Edit, now: datetime) -> bool:
    return edit.state is EditState.QUEUED and not edit.held and (edit.not_before is None or edit.not_before <= now)


def based(new: NewEdit, older: Sequence[Edit]) -> NewEdit:
    """The new edit with the base that it is a change of.

    In place of those that never left, it is a change of the first one's base: typing 7 then 8 is one change
    against what the seller first saw. There are several where one was lost on its way while the next one waited
    behind it. Behind one that left, it is a change of what that one wrote: a
    difference stays as large as it was typed, although a merge may have written another number than the row
    showed. A difference typed over a count stays a count, because the seller saw the sum.
    """
    waiting = [edit for edit in older if edit.state in _NEVER_LEFT and edit.wanted]
    if "difference" in new.marks:
        return _joined_difference(new, waiting)
    if waiting:
        return _in_place_of(waiting, older, new)
    if any(edit.state is EditState.CONFLICT for edit in older):
        return replace(new, intent=Intent.ABSOLUTE)
    left = [edit for edit in older if edit.state in LEFT]
    if left and new.resource.kind is not EditKind.ANSWER:
        ahead = left[-1]
        known = ahead.seen if ahead.seen.get("at") else {"at": ahead.marks.get("base_at"), **ahead.marks}
        marks = {**new.marks, "base_at": known.get("at"), "orders": known.get("orders")}
        return replace(new, base=written(ahead), wanted=_behind(new, ahead), marks=marks)
    return new


def _in_place_of(waiting: Sequence[Edit], older: Sequence[Edit], new: NewEdit) -> NewEdit:
    first, intent = waiting[0], _joined_intent(new, waiting)
    if not first.base:
        return replace(new, intent=intent)
    wanted = new.wanted
    if intent is Intent.DELTA:
        # Each difference counts as it was typed: the second one's base is what the first one meant to write, which a
        # merge may have made another number than it wanted.
        differences = sum(_difference(edit) for edit in waiting)
        shown = older[-1].wanted if older[-1].state in UNSETTLED and older[-1].wanted else new.base
        typed = new.wanted["quantity"] - shown["quantity"]
        wanted = {**wanted, "quantity": first.base["quantity"] + differences + typed}
    marks = {**new.marks, **_base_marks(first.marks)}
    return replace(new, base=first.base, wanted=wanted, intent=intent, marks=marks)


def _difference(edit: Edit) -> int:
    return int(edit.wanted["quantity"]) - int(edit.base["quantity"])


def _behind(new: NewEdit, ahead: Edit) -> Mapping[str, Any]:
    """A difference was typed over the number that was shown, which is what the edit ahead wanted."""
    if new.intent is not Intent.DELTA:
        return new.wanted
    return {**new.wanted, "quantity": new.wanted["quantity"] + written(ahead)["quantity"] - ahead.wanted["quantity"]}


def _joined_difference(new: NewEdit, waiting: Sequence[Edit]) -> NewEdit:
    """A difference for a deposit, put together with what was typed for it before: nothing but these is known."""
    difference = int(new.marks["difference"])
    for edit in reversed(waiting):
        if "difference" not in edit.marks:
            counted = {"quantity": max(0, int(edit.wanted["quantity"]) + difference)}
            return replace(new, base=edit.base, wanted=counted, intent=Intent.ABSOLUTE, marks=edit.marks)
        difference += int(edit.marks["difference"])
    base, wanted = {"quantity": max(0, -difference)}, {"quantity": max(0, difference)}
    return replace(new, base=base, wanted=wanted, marks={**new.marks, "difference": difference})


def _base_marks(marks: Mapping[str, Any]) -> dict[str, Any]:
    """What was known about the base: it stays with the base."""
    return {name: marks[name] for name in ("base_at", "orders") if name in marks}


def _joined_intent(new: NewEdit, waiting: Iterable[Edit]) -> Intent:
    all_differences = new.intent is Intent.DELTA and all(edit.intent is Intent.DELTA for edit in waiting)
    return Intent.DELTA if all_differences else Intent.ABSOLUTE


def written(edit: Edit) -> Mapping[str, Any]:
    """What an edit wrote, or is writing: a merge may have changed the quantity."""
    if edit.kind is EditKind.STOCK and edit.seen.get("sending") is not None:
        return {"quantity": edit.seen["sending"]}
    return edit.wanted


def rebased(follower: Edit, unwritten: Edit, to: EditState) -> Iterator[Mapping[str, Any]]:
    """What changes in an edit that waited behind one that was not written, if anything does. A difference stays the
    same difference; where the one before it is out of the way for good, the row no longer shows its sum with that."""
    if follower.id < unwritten.id or follower.state is not EditState.QUEUED or follower.base != written(unwritten):
        return
    if follower.intent is Intent.ABSOLUTE:
        yield {"base": unwritten.base}
    elif to in _GIVEN_UP and unwritten.base and "difference" not in follower.marks:
        difference = _difference(follower)
        base = max(unwritten.base["quantity"], -difference)
        yield {"base": {"quantity": base}, "wanted": {**follower.wanted, "quantity": base + difference}}


def correction_of(edit: Edit, units: int) -> NewEdit:
    """The difference that takes units off again which an edit put back although they were sold."""
    there = int(edit.seen["answered"])
    marks: dict[str, Any] = {"base_at": edit.seen.get("until"), "orders": [], "corrects": edit.id}
    base, wanted = {"quantity": there}, {"quantity": max(0, there - units)}
    return NewEdit(edit.account, edit.target, base, wanted, Intent.DELTA, batch=edit.batch, marks=marks)
