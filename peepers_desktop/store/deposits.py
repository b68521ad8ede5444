"""What the places of a user product held when they were last read, with the edits of single deposits laid over."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.accounts import Seller
from peepers_desktop.domain.edits import ARRIVED, UNSETTLED, Edit, EditState
from peepers_desktop.domain.ids import AccountId, UserProductId, VariationId
from peepers_desktop.domain.items import Item, ReadOnlyReason, StockLocation, stock_route
from peepers_desktop.domain.rows import DepositRow, DepositStock
from peepers_desktop.store.codec import instant, instant_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.edit_rows import edit_of
from peepers_desktop.store.lanes import LEFT
from peepers_desktop.store.overlay import counts, pending_of
from peepers_desktop.store.upsert import chunks

OWN = "seller_warehouse"
"""The kind of place whose units the seller sets; every other one is counted by the marketplace."""
NAMED_DEPOSIT = (
    "LEFT JOIN deposits d ON d.account = {edit}.account AND instr({edit}.resource, '@') "
    "AND d.node = substr({edit}.resource, instr({edit}.resource, '@') + 1)"
)
"""Joins the name of the one deposit that an edit is about."""
_SHOWN = UNSETTLED | {EditState.REJECTED}
_NEVER_LEFT = frozenset({EditState.QUEUED, EditState.BLOCKED, EditState.PARKED})
_KEEP = text(
    "INSERT INTO place_stock (account, user_product_id, read_at, deposits, places) "
    "VALUES (:account, :product, :at, :deposits, :places) ON CONFLICT (account, user_product_id) "
    "DO UPDATE SET read_at = excluded.read_at, deposits = excluded.deposits, places = excluded.places"
)
_READING = text("SELECT * FROM place_stock WHERE account = :account AND user_product_id = :product")
_NAME = text(
    "INSERT INTO deposits (account, node, name) VALUES (:account, :node, :name) "
    "ON CONFLICT (account, node) DO UPDATE SET name = excluded.name"
)


class Deposits:
    """Keeps readings of places, and the names of deposits."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(
        self, account: AccountId, product: UserProductId, places: Iterable[StockLocation], read_at: datetime
    ) -> bool:
        """Keep what was read; True when it differs from what was known."""
        listed = [_listed(place) for place in places]
        told = json.dumps(listed, ensure_ascii=False)
        own = sum(place["type"] == OWN for place in listed)
        with self._database.write() as connection:
            known = connection.execute(_READING, {"account": account, "product": product}).mappings().first()
            at = instant_text(read_at)
            values = {"account": account, "product": product, "at": at, "deposits": own, "places": told}
            connection.execute(_KEEP, values)
        return known is None or known["places"] != told

    def name(self, account: AccountId, names: Mapping[str, str]) -> None:
        """What the seller calls their deposits, by network node."""
        with self._database.write() as connection:
            for node, name in names.items():
                connection.execute(_NAME, {"account": account, "node": node, "name": name})

    def unnamed(self, account: AccountId, places: Iterable[StockLocation]) -> bool:
        """True when one of these deposits has no name yet."""
        nodes = {place.network_node_id for place in places if place.type == OWN and place.network_node_id}
        with self._database.read() as connection:
            return bool(nodes - set(_names(connection, account)))


def deposit_counts(
    connection: Connection, products: Iterable[tuple[AccountId, UserProductId]]
) -> dict[tuple[AccountId, UserProductId], int]:
    """How many deposits the last reading of each of these products named; those never read are left out."""
    by_account: dict[AccountId, list[UserProductId]] = {}
    for account, product in products:
        by_account.setdefault(account, []).append(product)
    query = text(
        "SELECT user_product_id, deposits FROM place_stock WHERE account = :account AND user_product_id IN :products"
    ).bindparams(bindparam("products", expanding=True))
    found: dict[tuple[AccountId, UserProductId], int] = {}
    for account, named in by_account.items():
        for part in chunks(named):
            rows = connection.execute(query, {"account": account, "products": part})
            found.update(((account, row[0]), int(row[1])) for row in rows)
    return found


def stock_of_deposits(
    connection: Connection, item: Item, seller: Seller, variation_id: VariationId | None
) -> DepositStock | None:
    """The places of a listing, or of one of its variations; None where units are not kept by deposit."""
    variation = item.variation(variation_id) if variation_id else None
    product = (variation.user_product_id if variation else None) or item.user_product_id
    if not seller.keeps_warehouses or product is None or (item.has_variations and variation is None):
        return None
    reason = stock_route(item, seller, variation_id).reason
    if reason is ReadOnlyReason.FULL:
        return None
    reading = connection.execute(_READING, {"account": item.account, "product": product}).mappings().first()
    if reading is None and reason is not None:
        return None  # nothing is asked about what cannot be edited
    read_at = instant(reading["read_at"]) if reading else None
    edits = _edits(connection, item, variation_id)
    names = _names(connection, item.account)
    rows = []
    for place in _places(reading["places"] if reading else "[]", edits):
        mine = [edit for edit in edits if edit.target.location == place["node"]] if place["node"] else []
        rows.append(_row(item, variation_id, place, names, reason, mine, read_at))
    own_first = sorted(rows, key=lambda row: (row.read_only is ReadOnlyReason.FULL, row.name.casefold(), row.id))
    overtaken = read_at is not None and any(e.state in ARRIVED and e.updated_at > read_at for e in edits)
    return DepositStock(tuple(own_first), read_at, overtaken)


def _row(
    item: Item,
    variation_id: VariationId | None,
    place: Mapping[str, Any],
    names: Mapping[str, str],
    reason: ReadOnlyReason | None,
    edits: Sequence[Edit],
    read_at: datetime | None,
) -> DepositRow:
    """One place. An edit that arrived after the reading tells what is there now; a newer one is laid over."""
    newest = next((edit for edit in reversed(edits) if edit.state in _SHOWN), None)
    remote = _arrived(edits, read_at, place["quantity"])
    node = place["node"]
    return DepositRow(
        account=item.account,
        item_id=item.id,
        variation_id=variation_id,
        id=node or place["type"],
        name=names.get(node or "", ""),
        kind=place["type"],
        quantity=_shown(edits, remote),
        remote_quantity=remote,
        read_only=(reason if node else ReadOnlyReason.NO_USER_PRODUCT) if place["type"] == OWN else ReadOnlyReason.FULL,
        pending=pending_of(newest),
        open_difference=any("difference" in edit.marks and edit.state in _NEVER_LEFT for edit in edits),
        behind=any(edit.state in LEFT for edit in edits),
    )


def _arrived(edits: Sequence[Edit], read_at: datetime | None, read: int | None) -> int | None:
    for edit in reversed(edits):
        answered = edit.seen.get("answered", edit.seen.get("sending"))
        if edit.state in ARRIVED and isinstance(answered, int) and (read_at is None or edit.updated_at >= read_at):
            return answered
    return read


def _shown(edits: Sequence[Edit], remote: int | None) -> int | None:
    """The newest count, or else what is there, and every difference that was typed since."""
    difference = 0
    for edit in reversed(edits):
        if edit.state is EditState.APPLIED or not counts(edit):
            continue
        known = edit.marks.get("difference")
        if not isinstance(known, int):
            return max(0, int(edit.wanted["quantity"]) + difference)
        difference += known
    return None if remote is None else max(0, remote + difference)


def _places(told: str, edits: Sequence[Edit]) -> list[Mapping[str, Any]]:
    """The places that were read, and deposits nobody read yet which an edit names."""
    places: list[Mapping[str, Any]] = list(json.loads(told))
    known = {place["node"] for place in places}
    named = dict.fromkeys(edit.target.location for edit in edits if edit.state in _SHOWN)
    return [*places, *({"type": OWN, "node": node, "quantity": None} for node in named if node not in known)]


def _edits(connection: Connection, item: Item, variation_id: VariationId | None) -> list[Edit]:
    """Edits of single deposits of the listing or variation, oldest first."""
    query = text(
        "SELECT * FROM outbox WHERE account = :account AND target_id = :id AND kind = 'stock' "
        "AND instr(resource, '@') ORDER BY id"
    )
    found = connection.execute(query, {"account": item.account, "id": item.id}).mappings()
    return [edit for edit in map(edit_of, found) if edit.target.variation_id == variation_id]


def _names(connection: Connection, account: AccountId) -> dict[str, str]:
    query = text("SELECT node, name FROM deposits WHERE account = :account")
    return {row[0]: row[1] for row in connection.execute(query, {"account": account})}


def _listed(place: StockLocation) -> dict[str, Any]:
    return {"type": place.type, "node": place.network_node_id, "quantity": place.quantity}
