"""Sales. A poorer body (a search element, a 206 with holes) never takes away what a richer one told."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from peepers_desktop.domain.ids import AccountId, ItemId, OrderId, ShipmentId, VariationId
from peepers_desktop.domain.orders import Order, OrderLine
from peepers_desktop.store.codec import instant, instant_text, minor, money, words, words_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.upsert import index_words, insert, rows_by_id, write_row

_KEEP_WHEN_MISSING = (
    "pack_id", "date_created", "date_closed", "last_updated", "indexed_at", "total", "paid", "coupon", "fee",
    "buyer_id", "buyer_nickname", "shipment_id",
)  # fmt: skip
_LINE_COLUMNS = (
    "account", "order_id", "position", "item_id", "variation_id", "title", "variation_name", "sku", "quantity",
    "unit_price", "sale_fee", "listing_type",
)  # fmt: skip
_NEVER_SHIPPED = "no_shipping"


class Orders:
    """Reads and writes sales."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, orders: Iterable[Order]) -> frozenset[OrderId]:
        """Store what was read; the ids of orders that differ from before."""
        changed: set[OrderId] = set()
        with self._database.write() as connection:
            for order in orders:
                old = rows_by_id(connection, "orders", order.account, [order.id]).get(order.id)
                if not _outdated(order, old) and _save_one(connection, order, old):
                    changed.add(order.id)
        return frozenset(changed)

    def get(self, account: AccountId, order_id: OrderId) -> Order | None:
        with self._database.read() as connection:
            row = rows_by_id(connection, "orders", account, [order_id]).get(order_id)
            return None if row is None else _order_of(row, lines_of(connection, account, order_id, row["currency"]))

    def sold_since(self, account: AccountId, item_id: ItemId, variation_id: VariationId | None, since: datetime) -> int:
        """Units sold in orders created after an instant and not cancelled."""
        query = text(
            "SELECT coalesce(sum(l.quantity), 0) FROM order_lines l JOIN orders o "
            "ON o.account = l.account AND o.id = l.order_id WHERE l.account = :account AND l.item_id = :item "
            "AND (:variation IS NULL OR l.variation_id = :variation) AND o.date_created >= :since "
            "AND o.status NOT IN ('cancelled', 'invalid')"
        )
        values = {"account": account, "item": item_id, "variation": variation_id, "since": instant_text(since)}
        with self._database.read() as connection:
            return int(connection.execute(query, values).scalar_one())

    def without_shipment(self, account: AccountId, limit: int) -> tuple[OrderId, ...]:
        """Paid orders that name no parcel and are not to be agreed with the buyer, newest first."""
        query = text(
            "SELECT id FROM orders WHERE account = :account AND shipment_id IS NULL AND status = 'paid' "
            "AND tags NOT LIKE :never ORDER BY date_created DESC LIMIT :limit"
        )
        values = {"account": account, "never": f'%"{_NEVER_SHIPPED}"%', "limit": limit}
        with self._database.read() as connection:
            return tuple(connection.execute(query, values).scalars())

    def set_shipment(self, account: AccountId, order_id: OrderId, shipment_id: ShipmentId) -> None:
        """Note which parcel an order travels in."""
        query = text("UPDATE orders SET shipment_id = :shipment WHERE account = :account AND id = :id")
        with self._database.write() as connection:
            connection.execute(query, {"shipment": shipment_id, "account": account, "id": order_id})


def _outdated(order: Order, old: Mapping[Any, Any] | None) -> bool:
    """True for a body that is older than the cached one by the same clock."""
    if old is None or order.last_updated is None or old["last_updated"] is None:
        return False
    return bool((instant_text(order.last_updated) or "") < old["last_updated"])


def _save_one(connection: Connection, order: Order, old: Mapping[Any, Any] | None) -> bool:
    new = _values(order)
    if old is not None:
        new.update({name: old[name] for name in _KEEP_WHEN_MISSING if new[name] is None})
        new["complete"] = max(new["complete"], old["complete"])
        new["sale_number"] = new["pack_id"] or order.id
    key = write_row(connection, "orders", old, new)
    lines_changed = _save_lines(connection, order)
    if key is None and not lines_changed:
        return False
    key = key or int(old["key"] if old else 0)
    if order.raw:
        values = {"body": zlib.compress(order.raw, 6), "key": key}
        connection.execute(text("UPDATE orders SET body = :body WHERE key = :key"), values)
    names = [part for line in order.lines for part in (line.title, line.sku)]
    buyer = new["buyer_nickname"]
    index_words(connection, "orders_search", key, [order.id, new["pack_id"], buyer, new["shipment_id"], *names])
    return True


def _values(order: Order) -> dict[str, Any]:
    return {
        "account": order.account,
        "id": order.id,
        "pack_id": order.pack_id,
        "sale_number": order.sale_number,
        "status": order.status,
        "date_created": instant_text(order.date_created),
        "date_closed": instant_text(order.date_closed),
        "last_updated": instant_text(order.last_updated),
        "indexed_at": instant_text(order.indexed_at),
        "currency": order.currency,
        "total": minor(order.total),
        "paid": minor(order.paid),
        "coupon": minor(order.coupon),
        "fee": minor(order.fee),
        "buyer_id": order.buyer_id,
        "buyer_nickname": order.buyer_nickname,
        "shipment_id": order.shipment_id,
        "tags": words_text(order.tags),
        "complete": int(order.complete),
    }


def _save_lines(connection: Connection, order: Order) -> bool:
    """Store the lines; an answer without any keeps the cached ones."""
    if not order.lines or lines_of(connection, order.account, order.id, order.currency) == order.lines:
        return False
    where = {"account": order.account, "id": order.id}
    connection.execute(text("DELETE FROM order_lines WHERE account = :account AND order_id = :id"), where)
    connection.execute(
        insert("order_lines", _LINE_COLUMNS), [_line_values(order, n, line) for n, line in enumerate(order.lines)]
    )
    return True


def _line_values(order: Order, position: int, line: OrderLine) -> dict[str, Any]:
    return {
        "account": order.account,
        "order_id": order.id,
        "position": position,
        "item_id": line.item_id,
        "variation_id": line.variation_id,
        "title": line.title,
        "variation_name": line.variation_name,
        "sku": line.sku,
        "quantity": line.quantity,
        "unit_price": minor(line.unit_price),
        "sale_fee": minor(line.sale_fee),
        "listing_type": line.listing_type,
    }


def lines_of(connection: Connection, account: AccountId, order_id: OrderId, currency: str) -> tuple[OrderLine, ...]:
    """The cached lines of an order."""
    query = text("SELECT * FROM order_lines WHERE account = :account AND order_id = :id ORDER BY position")
    rows = connection.execute(query, {"account": account, "id": order_id}).mappings()
    return tuple(line_of(row, currency) for row in rows)


def line_of(row: Mapping[Any, Any], currency: str) -> OrderLine:
    """A line from its row."""
    return OrderLine(
        item_id=row["item_id"],
        variation_id=row["variation_id"],
        title=row["title"],
        variation_name=row["variation_name"],
        sku=row["sku"],
        quantity=row["quantity"],
        unit_price=money(row["unit_price"], currency),
        sale_fee=money(row["sale_fee"], currency),
        listing_type=row["listing_type"],
    )


def _order_of(row: Mapping[Any, Any], lines: tuple[OrderLine, ...]) -> Order:
    currency = row["currency"]
    return Order(
        account=row["account"],
        id=row["id"],
        pack_id=row["pack_id"],
        status=row["status"],
        date_created=instant(row["date_created"]),
        date_closed=instant(row["date_closed"]),
        last_updated=instant(row["last_updated"]),
        indexed_at=instant(row["indexed_at"]),
        currency=currency,
        total=money(row["total"], currency),
        paid=money(row["paid"], currency),
        coupon=money(row["coupon"], currency),
        buyer_id=row["buyer_id"],
        buyer_nickname=row["buyer_nickname"],
        shipment_id=row["shipment_id"],
        tags=words(row["tags"]),
        lines=lines,
        complete=bool(row["complete"]),
    )
