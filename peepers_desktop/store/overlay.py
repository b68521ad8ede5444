"""The newest unsettled (or refused) edit of a thing, laid over what the marketplace last confirmed."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.edits import UNSETTLED, Edit, EditState
from peepers_desktop.domain.rows import Pending
from peepers_desktop.store.outbox import edit_of

UNSETTLED_SQL = ", ".join(f"'{state.value}'" for state in sorted(UNSETTLED, key=lambda s: s.value))
SHOWN_SQL = f"{UNSETTLED_SQL}, 'rejected'"


def newest_edits(connection: Connection, account: str, targets: Iterable[str]) -> dict[str, Edit]:
    """By resource key: the newest edit that still shows, of these listings or questions."""
    query = text(
        f"SELECT * FROM outbox WHERE account = :account AND target_id IN :targets AND state IN ({SHOWN_SQL}) "
        "ORDER BY id"
    ).bindparams(bindparam("targets", expanding=True))
    rows = connection.execute(query, {"account": account, "targets": list(targets)}).mappings()
    return {row["resource"]: edit_of(row) for row in rows}


def pending_of(edit: Edit | None) -> Pending | None:
    """The badge for an edit."""
    return None if edit is None else Pending(edit.id, edit.state, edit.reason)


def counts(edit: Edit | None) -> bool:
    """True when the edit's wanted value is shown instead of the remote one."""
    return edit is not None and edit.state in UNSETTLED and edit.state is not EditState.REJECTED
