"""Buyers who were erased: known by a keyed mark only, so that a later answer does not bring them back."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, text

from peepers_desktop.domain.orders import Order
from peepers_desktop.domain.questions import Question
from peepers_desktop.domain.shipments import Shipment
from peepers_desktop.store.cursors import write_cursor
from peepers_desktop.store.sealing import Sealer

EVERYBODY = ""
"""The account under which marks of the whole profile stand."""
_PREFIX = "forgotten."
_NAMES = text("SELECT name FROM cursors WHERE account = '' AND name LIKE 'forgotten.%'")


class Forgotten:
    """What was erased, as it stood when a transaction began."""

    def __init__(self, connection: Connection, sealer: Sealer) -> None:
        self._names = frozenset(connection.execute(_NAMES).scalars())
        self._sealer = sealer

    def order(self, told: Order) -> Order:
        """Without its buyer, when they were erased."""
        if not self._holds("buyer", told.buyer_id):
            return told
        return replace(told, buyer_id=None, buyer_nickname=None, raw=b"")

    def question(self, told: Question) -> Question:
        return replace(told, buyer_id=None) if self._holds("buyer", told.buyer_id) else told

    def shipment(self, told: Shipment) -> Shipment:
        return replace(told, city=None, raw=b"") if self._holds("parcel", told.id) else told

    def _holds(self, kind: str, ident: str | None) -> bool:
        return bool(self._names and ident) and _name(self._sealer, kind, ident or "") in self._names


def forget_for_good(connection: Connection, sealer: Sealer, kind: str, ident: str) -> bool:
    """Remember, by a mark, that this "buyer" or "parcel" was erased; False without the key."""
    name = _name(sealer, kind, ident)
    if name is not None:
        write_cursor(connection, EVERYBODY, name, "1")
    return name is not None


def _name(sealer: Sealer, kind: str, ident: str) -> str | None:
    mark = sealer.mark(f"{kind} {ident}")
    return None if mark is None else _PREFIX + mark
