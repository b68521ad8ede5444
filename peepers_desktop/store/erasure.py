"""Taking people out of the cache: one buyer at their wish, everybody whose time is over, values without a key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.domain.edits import ARRIVED, FINAL, ON_ITS_WAY
from peepers_desktop.store.codec import instant_text, object_of
from peepers_desktop.store.cursors import write_cursor
from peepers_desktop.store.database import Database
from peepers_desktop.store.forgotten import EVERYBODY, forget_for_good
from peepers_desktop.store.sealing import SEALED, kept, known, marks, place_of, without_marks
from peepers_desktop.store.upsert import chunks, write_row

_AT_ONCE = 200
"""Rows per transaction: short, so that a window's reads are not held up."""
_STUCK = timedelta(days=180)
"""How much longer a parcel is waited for that never arrives."""
_KEY = "field-key"


@dataclass(frozen=True, slots=True)
class Erased:
    """Rows that a person was taken out of."""

    orders: int = 0
    shipments: int = 0
    questions: int = 0
    remembered: bool = True
    """False when there was no key, so that a later answer may bring the buyer back."""

    @property
    def any(self) -> bool:
        return bool(self.orders or self.shipments or self.questions)


@dataclass(frozen=True, slots=True)
class BuyerHere:
    """What would be lost with a buyer: the answers that wait to be sent to them."""

    waiting: tuple[str, ...] = ()


def look_for(database: Database, buyer_id: str) -> BuyerHere:
    """What waits for a buyer, before they are erased."""
    with database.read() as connection:
        rows = _rows(
            connection,
            "SELECT o.wanted FROM outbox o JOIN questions q ON q.account = o.account AND q.id = o.target_id "
            f"WHERE q.buyer_id = :buyer AND o.kind = 'answer' AND o.state NOT IN ({_KEPT_OR_OVER}) ORDER BY o.id",
            buyer=buyer_id,
        )
    return BuyerHere(tuple(str(object_of(row["wanted"]).get("text", "")) for row in rows))


_KEPT_OR_OVER = ", ".join(f"'{state.value}'" for state in sorted(FINAL | ARRIVED | ON_ITS_WAY, key=lambda s: s.value))
"""An answer that is on the wire is settled first, and one that arrived is not lost."""


def erase_buyer(database: Database, buyer_id: str) -> Erased:
    """Take a buyer out of sales and parcels, and delete their questions with their answers."""
    with database.write() as connection:
        orders = _rows(connection, "SELECT * FROM orders WHERE buyer_id = :buyer", buyer=buyer_id)
        parcels = _rows(
            connection,
            "SELECT s.* FROM shipments s JOIN orders o ON o.account = s.account AND o.shipment_id = s.id "
            "WHERE o.buyer_id = :buyer GROUP BY s.key",
            buyer=buyer_id,
        )
        questions = _rows(connection, "SELECT * FROM questions WHERE buyer_id = :buyer", buyer=buyer_id)
        remembered = forget_for_good(connection, database.sealer, "buyer", buyer_id)
        for row in parcels:
            forget_for_good(connection, database.sealer, "parcel", row["id"])
        _blank_orders(connection, orders)
        _blank_parcels(connection, parcels)
        for row in questions:
            _delete_question(connection, row)
    return Erased(len(orders), len(parcels), len(questions), remembered)


def purge(database: Database, before: datetime) -> Erased:
    """Take everybody out of what was over before an instant: delivered, cancelled, answered."""
    limits = {"before": instant_text(before), "stuck": instant_text(before - _STUCK), "limit": _AT_ONCE}
    return Erased(
        _in_parts(database, _OLD_ORDERS, limits, _blank_orders),
        _in_parts(database, _OLD_PARCELS, limits, _blank_parcels),
        _in_parts(database, _OLD_QUESTIONS, limits, _blank_questions),
    )


_OVER = (
    "(s.final = 1 AND coalesce(s.last_updated, s.date_created, '') < :before) "
    "OR coalesce(s.date_created, s.last_updated, '') < :stuck"
)
_OLD_ORDERS = (
    "SELECT o.* FROM orders o LEFT JOIN shipments s ON s.account = o.account AND s.id = o.shipment_id "
    "WHERE (o.buyer_nickname IS NOT NULL OR o.buyer_id IS NOT NULL) AND CASE WHEN s.key IS NULL "
    f"THEN coalesce(o.date_closed, o.date_created, '') < :before ELSE {_OVER} END LIMIT :limit"
)
_OLD_PARCELS = f"SELECT s.* FROM shipments s WHERE s.city IS NOT NULL AND ({_OVER}) LIMIT :limit"
_OLD_QUESTIONS = (
    "SELECT * FROM questions WHERE buyer_id IS NOT NULL AND status <> 'unanswered' "
    "AND coalesce(date_created, '') < :before LIMIT :limit"
)


def forget_unreadable(database: Database) -> int:
    """Empty every sealed value and mark: the key they were made with is gone. Returns how many rows."""
    sealed = {"sealed": SEALED + "%", "limit": _AT_ONCE}
    orders = "SELECT * FROM orders WHERE buyer_nickname LIKE :sealed LIMIT :limit"
    parcels = "SELECT * FROM shipments WHERE city LIKE :sealed LIMIT :limit"
    count = _in_parts(database, orders, sealed, _unname) + _in_parts(database, parcels, sealed, _blank_parcels)
    with database.write() as connection:
        connection.execute(text("DELETE FROM cursors WHERE account = '' AND name LIKE 'forgotten.%'"))
    return count


def seal_what_is_open(database: Database) -> int:
    """Seal values written before values were sealed; returns how many rows."""
    sealed = {"sealed": SEALED + "%", "limit": _AT_ONCE}
    orders = "SELECT * FROM orders WHERE buyer_nickname IS NOT NULL AND buyer_nickname NOT LIKE :sealed LIMIT :limit"
    parcels = "SELECT * FROM shipments WHERE city IS NOT NULL AND city NOT LIKE :sealed LIMIT :limit"

    def seal_orders(connection: Connection, rows: Iterable[Mapping[Any, Any]]) -> None:
        for row in rows:
            name, place = row["buyer_nickname"], place_of("orders", row["account"], row["id"])
            words = [word for word in row["words"].split(" ") if word not in name.split(" ")]
            new = {
                "buyer_nickname": kept(database.sealer, name, None, place),
                "words": " ".join(words + marks(database.sealer, name)),
            }
            write_row(connection, "orders", row, new)
            _drop_body(connection, "order", row["key"])

    def seal_parcels(connection: Connection, rows: Iterable[Mapping[Any, Any]]) -> None:
        for row in rows:
            place = place_of("shipments", row["account"], row["id"])
            write_row(connection, "shipments", row, {"city": kept(database.sealer, row["city"], None, place)})

    return _in_parts(database, orders, sealed, seal_orders) + _in_parts(database, parcels, sealed, seal_parcels)


def key_known(database: Database) -> bool:
    """False when what is sealed here was sealed with another key than the sealer's."""
    with database.read() as connection:
        query = text("SELECT value FROM cursors WHERE account = '' AND name = :name")
        stored = connection.execute(query, {"name": _KEY}).scalar()
        if stored is not None:
            return bool(stored == database.sealer.mark(_KEY))
        sample = "SELECT * FROM orders WHERE buyer_nickname LIKE :sealed LIMIT 20"
        rows = _rows(connection, sample, sealed=SEALED + "%")
    places = [(row["buyer_nickname"], place_of("orders", row["account"], row["id"])) for row in rows]
    return not places or any(known(database.sealer, *sealed) is not None for sealed in places)


def note_key(database: Database) -> None:
    """Remember which key seals from now on, by a mark of it."""
    with database.write() as connection:
        write_cursor(connection, EVERYBODY, _KEY, database.sealer.mark(_KEY) or "")


def scrub_file(database: Database) -> None:
    """Leave no trace of what was deleted: the search indexes are built anew, the file is written anew, and its
    write-ahead log is emptied."""
    with database.write() as connection:
        for table in ("orders", "questions", "shipments"):
            connection.exec_driver_sql(f"INSERT INTO {table}_search ({table}_search) VALUES ('rebuild')")
    database.compact()


def _in_parts(database: Database, query: str, values: Mapping[str, Any], change: Any) -> int:
    """Change the rows of a query that no longer finds what was changed, a short transaction at a time."""
    count = 0
    while True:
        with database.write() as connection:
            rows = _rows(connection, query, **values)
            change(connection, rows)
        count += len(rows)
        if len(rows) < _AT_ONCE:
            return count


def _rows(connection: Connection, query: str, **values: Any) -> list[Mapping[Any, Any]]:
    return list(connection.execute(text(query), values).mappings())


def _blank_orders(connection: Connection, rows: Iterable[Mapping[Any, Any]]) -> None:
    for row in rows:
        new = {"buyer_nickname": None, "buyer_id": None, "words": without_marks(row["words"])}
        write_row(connection, "orders", row, new)
        _drop_body(connection, "order", row["key"])


def _unname(connection: Connection, rows: Iterable[Mapping[Any, Any]]) -> None:
    """The name goes; the id stays, by which the buyer can still be erased."""
    for row in rows:
        write_row(connection, "orders", row, {"buyer_nickname": None, "words": without_marks(row["words"])})


def _blank_parcels(connection: Connection, rows: Iterable[Mapping[Any, Any]]) -> None:
    for row in rows:
        write_row(connection, "shipments", row, {"city": None})
        _drop_body(connection, "shipment", row["key"])


def _blank_questions(connection: Connection, rows: Iterable[Mapping[Any, Any]]) -> None:
    for part in chunks([row["key"] for row in rows]):
        query = text("UPDATE questions SET buyer_id = NULL WHERE key IN :keys").bindparams(
            bindparam("keys", expanding=True)
        )
        connection.execute(query, {"keys": part})


def _delete_question(connection: Connection, row: Mapping[Any, Any]) -> None:
    """With its search entry and the answers queued for it; one that is on the wire stays until it is settled."""
    forget = text("INSERT INTO questions_search (questions_search, rowid, words) VALUES ('delete', :key, :words)")
    connection.execute(forget, {"key": row["key"], "words": row["words"]})
    connection.execute(text("DELETE FROM questions WHERE key = :key"), {"key": row["key"]})
    connection.execute(
        text(
            "DELETE FROM outbox WHERE account = :account AND kind = 'answer' AND target_id = :id "
            "AND state NOT IN ('sending', 'unknown')"
        ),
        {"account": row["account"], "id": row["id"]},
    )


def _drop_body(connection: Connection, table: str, key: int) -> None:
    connection.execute(text(f"DELETE FROM {table}_bodies WHERE key = :key"), {"key": key})
