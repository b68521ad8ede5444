"""Parcels with their timeline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import bindparam, text

from peepers_desktop.domain.ids import AccountId, ShipmentId
from peepers_desktop.domain.shipments import Board, DispatchDeadline, Shipment, ShipmentEvent
from peepers_desktop.store.bodies import keep_bodies
from peepers_desktop.store.codec import instant, instant_text, minor, money, ordered, ordered_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.forgotten import Forgotten
from peepers_desktop.store.sealing import Sealer, kept, known, place_of
from peepers_desktop.store.upsert import keep_known, rows_by_id, searched, write_row

_KEEP_WHEN_MISSING = (
    "tracking_number", "tracking_method", "date_created", "last_updated", "estimated_delivery", "buyer_cost",
    "seller_cost", "deadline", "deadline_status", "logistic_type", "mode", "direction", "currency",
)  # fmt: skip
_LAST_LOOK = text("SELECT coalesce(max(looked), 0) FROM shipments WHERE account = :account AND final = 0")
_LOOKED = text("UPDATE shipments SET looked = :look WHERE key = :key")
_STILL_OPEN = """o.status NOT IN ('cancelled', 'invalid') AND o.tags NOT LIKE '%"delivered"%'"""


class Shipments:
    """Reads and writes parcels."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, shipments: Iterable[Shipment]) -> frozenset[ShipmentId]:
        """Store what was read; the ids of parcels that differ from before."""
        changed: set[ShipmentId] = set()
        bodies: list[tuple[int, bytes]] = []
        with self._database.write() as connection:
            forgotten = Forgotten(connection, self._database.sealer)
            for shipment in map(forgotten.shipment, shipments):
                old = rows_by_id(connection, "shipments", shipment.account, [shipment.id]).get(shipment.id)
                written = write_row(connection, "shipments", old, _values(shipment, old, self._database.sealer))
                if written is not None:
                    changed.add(shipment.id)
                key = written if written is not None else int(old["key"]) if old else 0
                if not shipment.final:
                    last = connection.execute(_LAST_LOOK, {"account": shipment.account}).scalar_one()
                    connection.execute(_LOOKED, {"look": last + 1, "key": key})
                bodies.append((key, shipment.raw))
            keep_bodies(connection, "shipment", bodies)
        return frozenset(changed)

    def get(self, account: AccountId, shipment_id: ShipmentId) -> Shipment | None:
        with self._database.read() as connection:
            row = rows_by_id(connection, "shipments", account, [shipment_id]).get(shipment_id)
            return None if row is None else _shipment_of(row, self._database.sealer)

    def open_ids(
        self, account: AccountId, limit: int, boards: frozenset[Board] = frozenset(Board)
    ) -> tuple[ShipmentId, ...]:
        """Parcels that may still move, the one looked at longest ago first, so that a small quota reaches all."""
        query = text(
            "SELECT id FROM shipments WHERE account = :account AND final = 0 AND board IN :boards "
            "ORDER BY looked LIMIT :limit"
        ).bindparams(bindparam("boards", expanding=True))
        values = {"account": account, "limit": limit, "boards": sorted(board.value for board in boards)}
        with self._database.read() as connection:
            return tuple(connection.execute(query, values).scalars())

    def hurried_ids(self, account: AccountId) -> tuple[ShipmentId, ...]:
        """Open parcels whose sale has changed since they were looked at."""
        query = text("SELECT id FROM shipments WHERE account = :account AND final = 0 AND looked = 0")
        with self._database.read() as connection:
            return tuple(connection.execute(query, {"account": account}).scalars())

    def wanted_ids(self, account: AccountId, *, delivered: bool | None = None) -> tuple[ShipmentId, ...]:
        """Parcels named by sales and not cached yet, newest sale first. `delivered` keeps those of sales that
        are over (delivered or cancelled), or those of the others."""
        having = "" if delivered is None else f"HAVING max({_STILL_OPEN}) = {int(not delivered)} "
        query = text(
            "SELECT o.shipment_id FROM orders o "
            "LEFT JOIN shipments s ON s.account = o.account AND s.id = o.shipment_id "
            "WHERE o.account = :account AND o.shipment_id IS NOT NULL AND s.id IS NULL "
            f"GROUP BY o.shipment_id {having}ORDER BY max(o.date_created) DESC"
        )
        with self._database.read() as connection:
            return tuple(connection.execute(query, {"account": account}).scalars())


def _values(shipment: Shipment, old: Mapping[Any, Any] | None, sealer: Sealer) -> dict[str, Any]:
    place = place_of("shipments", shipment.account, shipment.id)
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
        "order_ids": ordered_text(shipment.order_ids),
        "city": kept(sealer, shipment.city, old["city"] if old else None, place),
    }
    keep_known(new, old, _KEEP_WHEN_MISSING)
    if old is not None:
        same = (old["status"], old["substatus"] or "") == (new["status"], new["substatus"] or "")
        new["events"] = new["events"] if shipment.events else old["events"]
        new["delays"] = new["delays"] if shipment.delays or not same else old["delays"]
        new["order_ids"] = new["order_ids"] if shipment.order_ids else old["order_ids"]
    new["words"] = searched([shipment.id, new["tracking_number"], *ordered(new["order_ids"])])
    return new


def events_of(text_: str) -> tuple[ShipmentEvent, ...]:
    """The timeline from its column."""
    return tuple(ShipmentEvent(status, substatus, instant(date)) for status, substatus, date in json.loads(text_))


def _shipment_of(row: Mapping[Any, Any], sealer: Sealer) -> Shipment:
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
        order_ids=ordered(row["order_ids"]),
        events=events_of(row["events"]),
        delays=ordered(row["delays"]),
        city=known(sealer, row["city"], place_of("shipments", row["account"], row["id"])),
    )
