"""The sales list."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.filters import OrderFilter
from peepers_desktop.domain.orders import OrderLine
from peepers_desktop.domain.rows import OrderRow
from peepers_desktop.domain.shipments import Board
from peepers_desktop.store.codec import instant, money, words
from peepers_desktop.store.conditions import Conditions, ListQueries, Shape, hits
from peepers_desktop.store.database import Database
from peepers_desktop.store.order_columns import line_of
from peepers_desktop.store.sealing import Sealer, mark_of, place_of, shown
from peepers_desktop.store.upsert import chunks

_SHAPE = Shape(
    source="orders o LEFT JOIN shipments s ON s.account = o.account AND s.id = o.shipment_id",
    key="o.key",
    columns="o.*, s.status AS shipment_status, s.substatus AS shipment_substatus, s.board, s.deadline",
    orders={
        "date": "o.date_created", "total": "o.total", "number": "o.sale_number", "status": "o.status",
        "deadline": "s.deadline", "buyer": "o.buyer_id",
    },
    default_order="o.date_created DESC, o.sale_number DESC",
    never_null=frozenset({"number", "status"}),
)  # fmt: skip


def order_conditions(wanted: OrderFilter, sealer: Sealer) -> Conditions:
    """The one WHERE clause of sales. Buyers are found by the marks of their names."""
    conditions = Conditions().equal("o.account", wanted.account).among("o.status", wanted.statuses)
    conditions.among("s.board", (board.value for board in wanted.boards))
    if wanted.boards:
        conditions.add("o.status NOT IN ('cancelled', 'invalid')")
    return conditions.search(wanted.text, hits("o.key", "orders"), mark=partial(mark_of, sealer))


class OrderQueries(ListQueries[OrderFilter, OrderRow]):
    """Keys, rows and counts of sales; `show` says how a row is shown."""

    def __init__(self, database: Database, show: Callable[[OrderRow], OrderRow] = lambda row: row) -> None:
        def build(connection: Connection, found: Sequence[Mapping[Any, Any]]) -> list[OrderRow]:
            return [show(row) for row in _rows(connection, found, database.sealer)]

        super().__init__(database, _SHAPE, lambda wanted: order_conditions(wanted, database.sealer), build)


def _rows(connection: Connection, found: Sequence[Mapping[Any, Any]], sealer: Sealer) -> list[OrderRow]:
    lines = _lines(connection, found)
    return [_row(row, lines.get((row["account"], row["id"]), []), sealer) for row in found]


def _lines(connection: Connection, found: Sequence[Mapping[Any, Any]]) -> dict[tuple[str, str], list[OrderLine]]:
    query = text("SELECT * FROM order_lines WHERE account = :account AND order_id IN :ids ORDER BY position")
    query = query.bindparams(bindparam("ids", expanding=True))
    currencies = {(row["account"], row["id"]): row["currency"] for row in found}
    lines: dict[tuple[str, str], list[OrderLine]] = {}
    for account in {account for account, _ in currencies}:
        for ids in chunks(order_id for owner, order_id in currencies if owner == account):
            for row in connection.execute(query, {"account": account, "ids": ids}).mappings():
                owner = (account, row["order_id"])
                lines.setdefault(owner, []).append(line_of(row, currencies[owner]))
    return lines


def _row(row: Mapping[Any, Any], lines: list[OrderLine], sealer: Sealer) -> OrderRow:
    currency = row["currency"]
    return OrderRow(
        key=row["key"],
        account=row["account"],
        id=row["id"],
        sale_number=row["sale_number"],
        pack_id=row["pack_id"],
        status=row["status"],
        date_created=instant(row["date_created"]),
        currency=currency,
        total=money(row["total"], currency),
        fee=money(row["fee"], currency),
        coupon=money(row["coupon"], currency),
        buyer_nickname=shown(sealer, row["buyer_nickname"], place_of("orders", row["account"], row["id"])),
        shipment_id=row["shipment_id"],
        shipment_status=row["shipment_status"],
        shipment_substatus=row["shipment_substatus"],
        board=Board(row["board"]) if row["board"] else None,
        deadline=instant(row["deadline"]),
        lines=tuple(lines),
        tags=words(row["tags"]),
        buyer_id=row["buyer_id"],
    )
