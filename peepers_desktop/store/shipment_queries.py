"""The parcels list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.filters import ShipmentFilter
from peepers_desktop.domain.rows import ShipmentRow
from peepers_desktop.domain.shipments import Board
from peepers_desktop.store.codec import instant, money, ordered
from peepers_desktop.store.conditions import Conditions, ListQueries, Shape, match_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.shipments import events_of

_SHAPE = Shape(
    source="shipments s",
    key="s.key",
    columns="s.*",
    orders={
        "deadline": "s.deadline", "updated": "s.last_updated", "status": "s.status", "id": "s.id",
        "created": "s.date_created",
    },
    default_order="s.final, s.deadline IS NULL, s.deadline, s.last_updated DESC",
)  # fmt: skip


def shipment_conditions(wanted: ShipmentFilter) -> Conditions:
    """The one WHERE clause of parcels."""
    conditions = Conditions().equal("s.account", wanted.account)
    conditions.among("s.board", (board.value for board in wanted.boards))
    if wanted.to_dispatch:
        conditions.among("s.board", (Board.TO_PREPARE.value, Board.READY.value))
        conditions.add("coalesce(s.logistic_type, '') <> 'fulfillment'")
    return _search(conditions, wanted.text) if wanted.text.strip() else conditions


def _search(conditions: Conditions, typed: str) -> Conditions:
    """By the parcel's own numbers, or by the sale that travels in it."""
    by_number = "s.id = :typed OR s.tracking_number = :typed"
    match = match_text(typed)
    if not match:
        return conditions.add(f"({by_number})", typed=typed.strip())
    by_sale = (
        "EXISTS (SELECT 1 FROM orders o WHERE o.account = s.account AND o.shipment_id = s.id "
        "AND o.key IN (SELECT rowid FROM orders_search WHERE orders_search MATCH :match))"
    )
    return conditions.add(f"({by_number} OR {by_sale})", typed=typed.strip(), match=match)


class ShipmentQueries(ListQueries[ShipmentFilter, ShipmentRow]):
    """Keys, rows and counts of parcels."""

    def __init__(self, database: Database) -> None:
        super().__init__(database, _SHAPE, shipment_conditions, _rows)


def _rows(connection: Connection, found: Sequence[Mapping[Any, Any]]) -> list[ShipmentRow]:
    sales = _sales(connection, [row["id"] for row in found])
    return [_row(row, sales.get((row["account"], row["id"]), [])) for row in found]


def _sales(connection: Connection, ids: Sequence[str]) -> dict[tuple[str, str], list[Mapping[Any, Any]]]:
    query = text(
        "SELECT o.account, o.id, o.shipment_id, o.buyer_nickname, min(l.title) AS title, sum(l.quantity) AS units "
        "FROM orders o LEFT JOIN order_lines l ON l.account = o.account AND l.order_id = o.id "
        "WHERE o.shipment_id IN :ids GROUP BY o.account, o.id ORDER BY o.id"
    ).bindparams(bindparam("ids", expanding=True))
    sales: dict[tuple[str, str], list[Mapping[Any, Any]]] = {}
    for row in connection.execute(query, {"ids": list(ids)}).mappings():
        sales.setdefault((row["account"], row["shipment_id"]), []).append(row)
    return sales


def _row(row: Mapping[Any, Any], sales: Sequence[Mapping[Any, Any]]) -> ShipmentRow:
    currency = row["currency"]
    units = [sale["units"] for sale in sales if sale["units"] is not None]
    return ShipmentRow(
        key=row["key"],
        account=row["account"],
        id=row["id"],
        status=row["status"],
        substatus=row["substatus"],
        board=Board(row["board"]),
        logistic_type=row["logistic_type"],
        tracking_number=row["tracking_number"],
        deadline=instant(row["deadline"]),
        deadline_status=row["deadline_status"],
        estimated_delivery=instant(row["estimated_delivery"]),
        last_updated=instant(row["last_updated"]),
        order_ids=tuple(sale["id"] for sale in sales),
        title=sales[0]["title"] if sales else None,
        units=sum(units) if units else None,
        buyer_nickname=sales[0]["buyer_nickname"] if sales else None,
        city=row["city"],
        buyer_cost=money(row["buyer_cost"], currency),
        seller_cost=money(row["seller_cost"], currency),
        events=events_of(row["events"]),
        delays=ordered(row["delays"]),
    )
