"""Sales. A poorer body (a search element, a 206 with holes) never takes away what a richer one told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, text

from peepers_desktop.domain.ids import AccountId, ItemId, OrderId, ShipmentId, VariationId
from peepers_desktop.domain.items import Item
from peepers_desktop.domain.orders import Order
from peepers_desktop.store import sales
from peepers_desktop.store.bodies import keep_bodies
from peepers_desktop.store.codec import instant_text
from peepers_desktop.store.cursors import write_cursor
from peepers_desktop.store.database import Database
from peepers_desktop.store.forgotten import Forgotten
from peepers_desktop.store.items import mark_stale
from peepers_desktop.store.order_columns import lines_of, merged, order_of, replace_lines, values
from peepers_desktop.store.sealing import Sealer
from peepers_desktop.store.upsert import rows_by_id, write_row

_NEVER_SHIPPED = "no_shipping"
_HURRY = text("UPDATE shipments SET looked = 0 WHERE account = :account AND id = :id AND final = 0")


@dataclass(frozen=True, slots=True)
class WindowCursor:
    """How far a pull has come: written in the transaction of the orders it stands for."""

    account: AccountId
    name: str
    value: str


class Orders:
    """Reads and writes sales."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, orders: Iterable[Order], cursor: WindowCursor | None = None) -> frozenset[OrderId]:
        """Store what was read; the ids of orders that differ from before. In the same transaction the listings
        of new and changed sales are marked stale, because a sale changes the stock of exactly these."""
        changed: set[OrderId] = set()
        bodies: list[tuple[int, bytes]] = []
        with self._database.write() as connection:
            forgotten = Forgotten(connection, self._database.sealer)
            for order in orders:
                old = rows_by_id(connection, "orders", order.account, [order.id]).get(order.id)
                if not _outdated(order, old) and _save_one(
                    connection, forgotten.order(order), old, self._database.sealer, bodies
                ):
                    changed.add(order.id)
                    _hurry(connection, order)
            keep_bodies(connection, "order", bodies)
            if cursor is not None:
                write_cursor(connection, cursor.account, cursor.name, cursor.value)
        return frozenset(changed)

    def get(self, account: AccountId, order_id: OrderId) -> Order | None:
        with self._database.read() as connection:
            row = rows_by_id(connection, "orders", account, [order_id]).get(order_id)
            lines = lines_of(connection, account, order_id, row["currency"]) if row else ()
            return None if row is None else order_of(row, lines, self._database.sealer)

    def sold_since(
        self, account: AccountId, item_id: ItemId, variation_id: VariationId | None, since: datetime,
        counted: Iterable[OrderId] = (),
    ) -> int:  # fmt: skip
        """Units sold in orders created after an instant by the marketplace's clock, not cancelled, and not
        counted already; sales of other listings of the same user product are among them."""
        with self._database.read() as connection:
            return sales.sold_since(connection, account, item_id, variation_id, since, counted).units

    def marks(self, account: AccountId, item: Item, variation_id: VariationId | None) -> dict[str, Any]:
        """What the quantity on the screen counts already, to be kept with an edit of it: until when, by the
        listing's own clock, and the later orders that were here when it was read."""
        if item.last_updated is None:
            return {}
        with self._database.read() as connection:
            stale = sales.is_stale(connection, account, item.id)
        counted = () if stale else self.counted(account, item.id, variation_id, item.last_updated)
        return {"base_at": instant_text(item.last_updated), "orders": list(counted)}

    def counted(
        self, account: AccountId, item_id: ItemId, variation_id: VariationId | None, since: datetime
    ) -> tuple[OrderId, ...]:
        """Orders of a listing or variation after an instant that are here now."""
        with self._database.read() as connection:
            found = sales.sold_since(connection, account, item_id, variation_id, since).orders
        return found[-sales.MOST_COUNTED :]

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
        with self._database.write() as connection:
            old = rows_by_id(connection, "orders", account, [order_id]).get(order_id)
            if old is not None:
                sealer = self._database.sealer
                known = order_of(old, lines_of(connection, account, order_id, old["currency"]), sealer)
                write_row(connection, "orders", old, values(replace(known, shipment_id=shipment_id), old, sealer))


def _hurry(connection: Connection, order: Order) -> None:
    """What a changed sale says about others: its listings have another stock, and its parcel may have moved."""
    listings = sorted({line.item_id for line in order.lines})
    mark_stale(connection, order.account, listings, order.indexed_at or order.last_updated)
    if order.shipment_id is not None:
        connection.execute(_HURRY, {"account": order.account, "id": order.shipment_id})


def _outdated(order: Order, old: Mapping[Any, Any] | None) -> bool:
    """True for a body that is older than the cached one by the order's own clock."""
    if old is None or order.last_updated is None or old["last_updated"] is None:
        return False
    return bool((instant_text(order.last_updated) or "") < old["last_updated"])


def _save_one(
    connection: Connection, told: Order, old: Mapping[Any, Any] | None, sealer: Sealer, bodies: list[tuple[int, bytes]]
) -> bool:
    """Whether anything differed; a body worth keeping is added to `bodies`."""
    known = lines_of(connection, told.account, told.id, old["currency"]) if old else ()
    order = merged(told, old, known)
    written = write_row(connection, "orders", old, values(order, old, sealer))
    if order.lines != known:
        replace_lines(connection, order)
    key = written if written is not None else int(old["key"]) if old else 0
    if told.complete or old is None or not old["complete"]:
        bodies.append((key, told.raw))
    return written is not None or order.lines != known
