"""Buyers on the screen: masked until the seller asks for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from peepers_desktop.domain.masking import masked
from peepers_desktop.domain.rows import OrderRow, ShipmentRow


class PersonalView:
    """Shared by everything that reads rows; `shown` may be changed at any time and counts from the next read."""

    def __init__(self, shown: bool = False) -> None:
        self.shown = shown

    def orders(self, rows: Iterable[OrderRow]) -> list[OrderRow]:
        if self.shown:
            return list(rows)
        return [replace(row, buyer_nickname=masked(row.buyer_nickname)) for row in rows]

    def shipments(self, rows: Iterable[ShipmentRow]) -> list[ShipmentRow]:
        if self.shown:
            return list(rows)
        return [replace(row, buyer_nickname=masked(row.buyer_nickname)) for row in rows]
