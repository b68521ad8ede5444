"""The newest unsettled (or refused) edit of a thing, laid over what the marketplace last confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.edits import UNSETTLED, Edit, EditKind
from peepers_desktop.domain.ids import VariationId
from peepers_desktop.domain.rows import Pending
from peepers_desktop.store.outbox import edit_of
from peepers_desktop.store.upsert import chunks

UNSETTLED_SQL = ", ".join(f"'{state.value}'" for state in sorted(UNSETTLED, key=lambda s: s.value))
SHOWN_SQL = f"{UNSETTLED_SQL}, 'rejected'"
PENDING_KEYS = (
    "SELECT p.key FROM items p JOIN outbox o ON o.account = p.account AND o.target_id = p.id "
    f"WHERE o.state IN ({SHOWN_SQL})"
)
"""Keys of listings with an edit that still shows."""
WANTED_STOCK = (
    "SELECT p.key AS key, coalesce(max(CASE WHEN o.variation_id IS NULL AND NOT instr(o.resource, '@') "
    "THEN o.quantity END), p.quantity + sum(CASE WHEN instr(o.resource, '@') THEN 0 ELSE o.quantity - v.quantity END)) "
    "+ sum(CASE WHEN instr(o.resource, '@') THEN coalesce(o.quantity - "
    "CASE WHEN json_valid(o.base) THEN json_extract(o.base, '$.quantity') END, 0) ELSE 0 END) AS quantity "
    "FROM outbox o JOIN items p ON p.account = o.account AND p.id = o.target_id "
    "LEFT JOIN variations v ON v.account = o.account AND v.item_id = o.target_id AND v.id = o.variation_id "
    f"WHERE o.id IN (SELECT max(n.id) FROM outbox n WHERE n.state IN ({UNSETTLED_SQL}) AND n.kind = 'stock' "
    "GROUP BY n.account, n.resource) GROUP BY p.key"
)
"""(key, quantity) of exactly the listings whose units differ by pending edits: the wanted number, or the sum
with the wanted numbers of variations; and with the differences asked for in single deposits."""


def newest_edits(connection: Connection, rows: Iterable[Mapping[Any, Any]]) -> dict[tuple[str, str], list[Edit]]:
    """By account and id of these listings or questions: the newest edit of each resource that still shows,
    oldest first."""
    query = text(
        f"SELECT * FROM outbox WHERE account = :account AND target_id IN :targets AND state IN ({SHOWN_SQL}) "
        "ORDER BY id"
    ).bindparams(bindparam("targets", expanding=True))
    newest: dict[tuple[str, str], Edit] = {}
    for account, ids in _ids_by_account(rows).items():
        for part in chunks(ids):
            found = connection.execute(query, {"account": account, "targets": part}).mappings()
            newest.update(((account, row["resource"]), edit_of(row)) for row in found)
    edits: dict[tuple[str, str], list[Edit]] = {}
    for (account, _), edit in sorted(newest.items(), key=lambda entry: entry[1].id):
        edits.setdefault((account, edit.target.id), []).append(edit)
    return edits


def _ids_by_account(rows: Iterable[Mapping[Any, Any]]) -> dict[str, list[str]]:
    ids: dict[str, list[str]] = {}
    for row in rows:
        ids.setdefault(row["account"], []).append(row["id"])
    return ids


def pending_of(edit: Edit | None) -> Pending | None:
    """The badge for an edit."""
    return None if edit is None else Pending(edit.id, edit.state, edit.reason, edit.kind)


def counts(edit: Edit | None) -> bool:
    """True when the edit's wanted value is shown instead of the remote one: it is unsettled and readable."""
    return edit is not None and edit.state in UNSETTLED and bool(edit.wanted)


def in_deposits(edits: Iterable[Edit], variation_id: VariationId | None) -> tuple[int, Edit | None]:
    """The difference that edits of single deposits make to a listing or variation, and the newest of them. A count
    for a deposit whose units were not known makes a difference that nobody can tell yet: none."""
    units, newest = 0, None
    for edit in edits:
        key = edit.target
        if edit.kind is EditKind.STOCK and key.location is not None and key.variation_id == variation_id:
            newest = edit
            if counts(edit) and edit.base.get("quantity") is not None:
                units += int(edit.wanted["quantity"]) - int(edit.base["quantity"])
    return units, newest
