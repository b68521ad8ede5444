"""Going back: what has not left is cancelled, what arrived is reverted by a new edit with its own merge."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from peepers_desktop.app import refusals
from peepers_desktop.domain.edits import ARRIVED, FINAL, ON_ITS_WAY, Edit, EditKind, EditState, Intent
from peepers_desktop.domain.money import Money


def require_cancellable(edit: Edit) -> None:
    """Say plainly why an edit cannot be taken back any more."""
    if edit.state in ON_ITS_WAY:
        raise refusals.OnItsWay
    if edit.state in ARRIVED:
        raise refusals.AnswerCannotBeUndone if edit.kind is EditKind.ANSWER else refusals.AlreadyThere
    if edit.state in FINAL:
        raise refusals.AlreadyOver


def require_retryable(edit: Edit) -> None:
    """Only what the marketplace refused or never saw may be queued again as it is."""
    if edit.state in (EditState.REJECTED, EditState.BLOCKED, EditState.PARKED, EditState.QUEUED):
        return
    if edit.state is EditState.CONFLICT:
        raise refusals.ChooseFirst
    require_cancellable(edit)


def before_of(edit: Edit) -> Mapping[str, Any]:
    """What was there before an applied edit wrote: what its sending found, else what the seller saw. Raises
    `NothingToRevert` when neither is known."""
    names = {EditKind.STOCK: ("quantity",), EditKind.PRICE: ("amount", "currency"), EditKind.STATUS: ("status",)}
    wanted = names.get(edit.kind, ())
    for source in (edit.seen, edit.base):
        if wanted and all(source.get(name) is not None for name in wanted):
            return {name: source[name] for name in wanted}
    raise refusals.NothingToRevert


def reverted_stock(edit: Edit, shown: int | None) -> str:
    """What to type so that exactly this edit's difference is taken back, whatever was sold since: "+3", "-5".
    Never more than there is."""
    sent = edit.seen.get("sending")
    difference = int(before_of(edit)["quantity"]) - int(edit.wanted["quantity"] if sent is None else sent)
    return f"{difference if shown is None else max(difference, -shown):+d}"


def resolved(edit: Edit, *, merged: bool) -> dict[str, Any]:
    """The fields of an edit whose conflict the seller ended: what the picture showed is what they saw now, and
    what they looked at is confirmed."""
    wanted, proposal = dict(edit.wanted), edit.seen.get("proposal")
    if merged and proposal is not None:
        wanted["quantity"] = proposal
    names = {EditKind.STOCK: ("quantity",), EditKind.PRICE: ("amount", "currency"), EditKind.STATUS: ("status",)}
    base = {name: edit.seen[name] for name in names.get(edit.kind, ()) if edit.seen.get(name) is not None}
    marks = {"confirmed": [edit.reason], "base_at": edit.seen.get("at"), "orders": edit.seen.get("orders")}
    return {
        "base": base, "wanted": wanted, "intent": Intent.ABSOLUTE, "reason": "", "seen": {}, "attempt": 0,
        "not_before": None, "marks": marks,
    }  # fmt: skip


def same_value(kind: EditKind, one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """True when both say the same quantity, price or status; what is not known equals nothing."""
    if kind is EditKind.PRICE:
        prices = [_price(value) for value in (one, other)]
        return prices[0] is not None and prices[0] == prices[1]
    name = "quantity" if kind is EditKind.STOCK else "status"
    return one.get(name) is not None and one.get(name) == other.get(name)


def _price(value: Mapping[str, Any]) -> Money | None:
    if value.get("amount") is None or not value.get("currency"):
        return None
    return Money.of(Decimal(str(value["amount"])), str(value["currency"]))
