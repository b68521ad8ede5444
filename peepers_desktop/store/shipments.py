"""Parcels with their timeline."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import text

from peepers_desktop.domain.ids import AccountId, ShipmentId
from peepers_desktop.domain.shipments import DispatchDeadline, Shipment, ShipmentEvent
from peepers_desktop.store.codec import instant, instant_text, minor, money, ordered, ordered_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.upsert import rows_by_id, write_row

_KEEP_WHEN_MISSING = (
    "substatus", "tracking_number", "tracking_method", "date_created", "last_updated", "estimated_delivery",
    "buyer_cost", "seller_cost", "deadline", "deadline_status", "city", "logistic_type", "mode", "currency",
)  # fmt: skip


class Shipments:
    """Reads and writes parcels."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, shipments: Iterable[Shipment]) -> frozenset[ShipmentId]:
        """Store what was read; the ids of parcels that differ from before."""
        changed: set[ShipmentId] = set()
        with self._database.write() as connection:
            for shipment in shipments:
                old = rows_by_id(connection, "shipments", shipment.account, [shipment.id]).get(shipment.id)
                key = write_row(connection, "shipments", old, _values(shipment, old))
                if key is not None:
                    changed.add(shipment.id)
                if key is not None and shipment.raw:
                    values = {"body": zlib.compress(shipment.raw, 6), "key": key}
                    connection.execute(text("UPDATE shipments SET body = :body WHERE key = :key"), values)
        return frozenset(changed)

    def get(self, account: AccountId, shipment_id: ShipmentId) -> Shipment | None:
        with self._database.read() as connection:
            row = rows_by_id(connection, "shipments", account, [shipment_id]).get(shipment_id)
            return None if row is None else _shipment_of(row)

    def open_ids(self, account: AccountId, limit: int) -> tuple[ShipmentId, ...]:
        """Parcels that may still move, the one looked at longest ago first."""
        query = text(
            "SELECT id FROM shipments WHERE account = :account AND final = 0 ORDER BY last_updated DESC LIMIT :limit"
        )
        with self._database.read() as connection:
            return tuple(connection.execute(query, {"account": account, "limit": limit}).scalars())

    def wanted_ids(self, account: AccountId) -> tuple[ShipmentId, ...]:
        """Parcels named by sales and not cached yet, newest sale first."""
        query = text(
            "SELECT o.shipment_id FROM orders o "
            "LEFT JOIN shipments s ON s.account = o.account AND s.id = o.shipment_id "
            "WHERE o.account = :account AND o.shipment_id IS NOT NULL AND s.id IS NULL "
            "GROUP BY o.shipment_id ORDER BY max(o.date_created) DESC"
        )
        with self._database.read() as connection:
            return tuple(connection.execute(query, {"account": account}).scalars())


def _values(shipment: Shipment, old: Mapping[Any, Any] | None) -> dict[str, Any]:
    cost = shipment.buyer_cost or shipment.seller_cost
    deadline = shipment.deadline
    new: dict[str, Any] = {
        "account": shipment.account,
        "id": shipment.id,
        "status": shipment.status,
        "substatus": shipment.substatus,
        "board": shipment.board.value,
        "final": int(shipment.final),
        "logistic_type": shipment.logistic_type,
        "mode": shipment.mode,
        "direction": shipment.direction,
        "tracking_number": shipment.tracking_number,
        "tracking_method": shipment.tracking_method,
        "date_created": instant_text(shipment.date_created),
        "last_updated": instant_text(shipment.last_updated),
        "estimated_delivery": instant_text(shipment.estimated_delivery),
        "currency": cost.currency if cost else None,
        "buyer_cost": minor(shipment.buyer_cost),
        "seller_cost": minor(shipment.seller_cost),
        "deadline": instant_text(deadline.expected) if deadline else None,
        "deadline_status": deadline.status if deadline else None,
        "delays": ordered_text(shipment.delays),
        "events": json.dumps([[e.status, e.substatus, instant_text(e.date)] for e in shipment.events]),
        "city": shipment.city,
    }
    if old is not None:
        same = old["status"] == new["status"]
        kept = [name for name in _KEEP_WHEN_MISSING if new[name] is None and (same or name != "substatus")]
        new.update({name: old[name] for name in kept})
        new["events"] = new["events"] if shipment.events else old["events"]
    return new


def events_of(text_: str) -> tuple[ShipmentEvent, ...]:
    """The timeline from its column."""
    return tuple(ShipmentEvent(status, substatus, instant(date)) for status, substatus, date in json.loads(text_))


def _shipment_of(row: Mapping[Any, Any]) -> Shipment:
    currency = row["currency"]
    told = row["deadline"] or row["deadline_status"]
    return Shipment(
        account=row["account"],
        id=row["id"],
        status=row["status"],
        substatus=row["substatus"],
        logistic_type=row["logistic_type"],
        mode=row["mode"],
        direction=row["direction"],
        tracking_number=row["tracking_number"],
        tracking_method=row["tracking_method"],
        date_created=instant(row["date_created"]),
        last_updated=instant(row["last_updated"]),
        estimated_delivery=instant(row["estimated_delivery"]),
        buyer_cost=money(row["buyer_cost"], currency),
        seller_cost=money(row["seller_cost"], currency),
        deadline=DispatchDeadline(row["deadline_status"] or "", instant(row["deadline"])) if told else None,
        events=events_of(row["events"]),
        delays=ordered(row["delays"]),
        city=row["city"],
    )
