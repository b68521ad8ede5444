"""What each kind of edit has to be able to do so that the pusher can send it safely."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.events import Kind
from peepers_desktop.domain.guards import GuardKind, listing_guards
from peepers_desktop.domain.items import Item
from peepers_desktop.sync.round import Round


@dataclass(frozen=True, slots=True)
class Move:
    """A decision that needs no write: the edit's next state and why."""

    to: EditState
    reason: str = ""
    seen: Mapping[str, Any] = field(default_factory=dict)
    detail: str = ""
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class Send:
    """A write that is ready. `seen` is committed with SENDING, before the first byte leaves; it holds
    what a later read-back needs to tell whether the write arrived. `target` goes into the call."""

    seen: Mapping[str, Any]
    target: Any


_STANDING = {
    GuardKind.MIGRATED_TO_USER_PRODUCTS: "migrated_to_user_products",
    GuardKind.STATUS_REFUSES: "read_only_status",
    GuardKind.PRICE_AUTOMATION: "price_automation",
    GuardKind.VARIATIONS_CHANGED: "variations_changed",
}


def standing_refusal(item: Item, edit: Edit) -> Move | None:
    """The guards of the listing again, against what is there now: automation switched on meanwhile, a state that
    takes no edits, a variation that is gone, a migration. Never sent, never silent."""
    found = listing_guards(item, edit.kind, edit.target.variation_id)
    return Move(EditState.REJECTED, _STANDING[found[0].kind]) if found else None


def keep_reading(round_: Round, item: Item) -> None:
    """Store what was read before a write: the seller sees what they are up against, and the history keeps what
    others changed apart from what the write will."""
    changed = round_.shop.items.save([item], round_.clock.now())
    round_.changed(Kind.ITEMS, changed)


class Sender(Protocol):
    """Sends one kind of edit. Every method may raise the client's errors."""

    def prepare(self, edit: Edit) -> Send | Move:
        """Read what is there now and decide. Reads only."""

    def send(self, edit: Edit, step: Send) -> Move:
        """One write, and the comparison of its answer."""

    def read_back(self, edit: Edit) -> Move:
        """Find out whether an ambiguous write arrived. Reads only."""
