"""The look after writing: sales that came between a reading and its write are found and taken off again."""

from __future__ import annotations

from collections.abc import Callable

from peepers_desktop.domain.edits import Edit, EditKind
from peepers_desktop.domain.events import Kind
from peepers_desktop.errors import PeepersError
from peepers_desktop.sync.confirm import confirm_edits
from peepers_desktop.sync.round import Round


def look_after_writing(round_: Round, read_sales: Callable[[], object]) -> frozenset[str]:
    """Read the listings whose stock was written and not looked at yet, sales first, and settle what can be settled.
    It only looks: a failure leaves the edits as they are. Returns the things nobody could look at: what is read of
    them after another write tells nothing about the first one any more, so that write has to wait."""
    written = [edit for edit in round_.shop.outbox.applied(round_.id) if _fresh(edit)]
    ids = list(dict.fromkeys(edit.target.id for edit in written))
    if not ids:
        return frozenset()
    try:
        read_sales()
        found = round_.client.items(ids).found
    except PeepersError:
        return frozenset(edit.resource for edit in written)
    now = round_.clock.now()
    round_.changed(Kind.ITEMS, round_.shop.items.save(found, now))
    round_.changed(Kind.OUTBOX, confirm_edits(round_.shop, round_.id, found, now))
    read = {item.id for item in found}
    return frozenset(edit.resource for edit in written if edit.target.id not in read)


def _fresh(edit: Edit) -> bool:
    return edit.kind is EditKind.STOCK and edit.reason != "already_so" and not edit.seen.get("locked")
