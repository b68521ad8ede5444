"""Sales between domain values and columns, and what a poorer body may change of a richer one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import Connection, text

from peepers_desktop.domain.ids import AccountId, OrderId
from peepers_desktop.domain.orders import Order, OrderLine
from peepers_desktop.store.codec import instant, instant_text, minor, money, words, words_text
from peepers_desktop.store.sealing import Sealer, kept, known, marks, marks_in, place_of
from peepers_desktop.store.upsert import insert, keep_known, searched

_KEEP_WHEN_MISSING = (
    "pack_id", "date_created", "date_closed", "last_updated", "indexed_at", "currency", "total", "paid", "coupon",
    "buyer_id", "shipment_id",
)  # fmt: skip
_LINE_COLUMNS = (
    "account", "order_id", "position", "item_id", "variation_id", "title", "variation_name", "sku", "quantity",
    "unit_price", "sale_fee", "listing_type",
)  # fmt: skip


def merged(order: Order, old: Mapping[Any, Any] | None, known: Sequence[OrderLine]) -> Order:
    """The order with what its answer lacked taken from the cached row. An answer that is not complete adds
    to the lines and tags of a complete one, and never takes any away."""
    if old is None:
        return order
    poorer = not order.complete and bool(old["complete"])
    status = old["status"] if order.status == "unknown" else order.status
    tags = words(old["tags"]) if poorer and not order.tags else order.tags
    return replace(order, status=status, tags=tags, lines=_merged_lines(order.lines, known, poorer))


def _merged_lines(new: Sequence[OrderLine], known: Sequence[OrderLine], poorer: bool) -> tuple[OrderLine, ...]:
    if not new:
        return tuple(known)
    cached = {(line.item_id, line.variation_id): line for line in known}
    lines = tuple(_filled(line, cached.get((line.item_id, line.variation_id))) for line in new)
    told = {(line.item_id, line.variation_id) for line in new}
    return lines + tuple(line for key, line in cached.items() if key not in told) if poorer else lines


def _filled(new: OrderLine, old: OrderLine | None) -> OrderLine:
    if old is None:
        return new
    names = [f.name for f in fields(OrderLine)]
    return replace(new, **{name: getattr(old, name) for name in names if getattr(new, name) in (None, "")})


def values(order: Order, old: Mapping[Any, Any] | None, sealer: Sealer) -> dict[str, Any]:
    """The columns of an order that `merged` has completed."""
    place = place_of("orders", order.account, order.id)
    stored = kept(sealer, order.buyer_nickname, old["buyer_nickname"] if old else None, place)
    new: dict[str, Any] = {
        "account": order.account,
        "id": order.id,
        "pack_id": order.pack_id,
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
        "buyer_nickname": stored,
        "shipment_id": order.shipment_id,
        "tags": words_text(order.tags),
        "complete": int(order.complete or bool(old and old["complete"])),
    }
    keep_known(new, old, _KEEP_WHEN_MISSING)
    new["sale_number"] = new["pack_id"] or order.id
    names = [part for line in order.lines for part in (line.title, line.sku, line.item_id)]
    name = known(sealer, stored, place)
    marked = marks(sealer, name) if name or stored is None or old is None else marks_in(old["words"])
    new["words"] = searched([order.id, new["pack_id"], new["shipment_id"], *names, *marked])
    return new


def replace_lines(connection: Connection, order: Order) -> None:
    """Store exactly these lines."""
    where = {"account": order.account, "id": order.id}
    connection.execute(text("DELETE FROM order_lines WHERE account = :account AND order_id = :id"), where)
    rows = [_line_values(order, position, line) for position, line in enumerate(order.lines)]
    if rows:
        connection.execute(insert("order_lines", _LINE_COLUMNS), rows)


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


def order_of(row: Mapping[Any, Any], lines: tuple[OrderLine, ...], sealer: Sealer) -> Order:
    """An order from its row."""
    currency = row["currency"]
    place = place_of("orders", row["account"], row["id"])
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
        buyer_nickname=known(sealer, row["buyer_nickname"], place),
        shipment_id=row["shipment_id"],
        tags=words(row["tags"]),
        lines=lines,
        complete=bool(row["complete"]),
    )
