"""The parcels list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.filters import ShipmentFilter
from peepers_desktop.domain.rows import ShipmentRow
from peepers_desktop.domain.shipments import Board
from peepers_desktop.store.codec import instant, instant_text, money, ordered
from peepers_desktop.store.conditions import Conditions, ListQueries, Shape, hits
from peepers_desktop.store.database import Database
from peepers_desktop.store.sealing import Sealer, mark_of, place_of, shown
from peepers_desktop.store.shipments import events_of
from peepers_desktop.store.upsert import chunks

_SHAPE = Shape(
    source="shipments s",
    key="s.key",
    columns="s.*",
    orders={
        "deadline": "s.deadline", "updated": "s.last_updated", "status": "s.status", "id": "s.id",
        "created": "s.date_created",
    },
    never_null=frozenset({"status", "id"}),
    default_order=(
        "s.final, s.board NOT IN ('to_prepare', 'ready'), s.deadline IS NULL, s.deadline, s.last_updated DESC"
    ),
)  # fmt: skip
_OF_SALE = (
    "(s.account, s.id) IN (SELECT o.account, o.shipment_id FROM orders o "
    f"WHERE o.shipment_id IS NOT NULL AND {hits('o.key', 'orders')})"
)


def shipment_conditions(wanted: ShipmentFilter, sealer: Sealer) -> Conditions:
    """The one WHERE clause of parcels. Buyers are found by the marks of their names."""
    conditions = Conditions().equal("s.account", wanted.account)
    conditions.among("s.board", (board.value for board in wanted.boards))
    if wanted.due_before is not None:
        conditions.add("s.deadline < :due_before", due_before=instant_text(wanted.due_before))
    if wanted.to_dispatch:
        conditions.among("s.board", (Board.TO_PREPARE.value, Board.READY.value))
        conditions.add("coalesce(s.logistic_type, '') <> 'fulfillment'")
    return conditions.search(wanted.text, hits("s.key", "shipments"), _OF_SALE, mark=partial(mark_of, sealer))


class ShipmentQueries(ListQueries[ShipmentFilter, ShipmentRow]):
    """Keys, rows and counts of parcels; `show` says how a row is shown."""

    def __init__(self, database: Database, show: Callable[[ShipmentRow], ShipmentRow] = lambda row: row) -> None:
        def build(connection: Connection, found: Sequence[Mapping[Any, Any]]) -> list[ShipmentRow]:
            return [show(row) for row in _rows(connection, found, database.sealer)]

        super().__init__(database, _SHAPE, lambda wanted: shipment_conditions(wanted, database.sealer), build)


def _rows(connection: Connection, found: Sequence[Mapping[Any, Any]], sealer: Sealer) -> list[ShipmentRow]:
    sales = _sales(connection, found)
    return [_row(row, sales.get((row["account"], row["id"]), []), sealer) for row in found]


def _sales(
    connection: Connection, found: Sequence[Mapping[Any, Any]]
) -> dict[tuple[str, str], list[Mapping[Any, Any]]]:
    """The orders that travel in each parcel, with the title of their first line and their units."""
    query = text(
        "SELECT o.account, o.id, o.shipment_id, o.buyer_nickname, "
        "(SELECT l.title FROM order_lines l WHERE l.account = o.account AND l.order_id = o.id "
        "ORDER BY l.position LIMIT 1) AS title, "
        "(SELECT sum(l.quantity) FROM order_lines l WHERE l.account = o.account AND l.order_id = o.id) AS units "
        "FROM orders o WHERE o.account = :account AND o.shipment_id IN :ids ORDER BY o.id"
    ).bindparams(bindparam("ids", expanding=True))
    sales: dict[tuple[str, str], list[Mapping[Any, Any]]] = {}
    for account in {row["account"] for row in found}:
        for ids in chunks(row["id"] for row in found if row["account"] == account):
            for row in connection.execute(query, {"account": account, "ids": ids}).mappings():
                sales.setdefault((account, row["shipment_id"]), []).append(row)
    return sales


def _row(row: Mapping[Any, Any], sales: Sequence[Mapping[Any, Any]], sealer: Sealer) -> ShipmentRow:
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
        order_ids=tuple(dict.fromkeys([*(sale["id"] for sale in sales), *ordered(row["order_ids"])])),
        title=sales[0]["title"] if sales else None,
        units=sum(units) if units else None,
        buyer_nickname=_buyer(sales[0], sealer) if sales else None,
        city=shown(sealer, row["city"], place_of("shipments", row["account"], row["id"])),
        buyer_cost=money(row["buyer_cost"], currency),
        seller_cost=money(row["seller_cost"], currency),
        events=events_of(row["events"]),
        delays=ordered(row["delays"]),
    )


def _buyer(sale: Mapping[Any, Any], sealer: Sealer) -> str | None:
    return shown(sealer, sale["buyer_nickname"], place_of("orders", sale["account"], sale["id"]))
