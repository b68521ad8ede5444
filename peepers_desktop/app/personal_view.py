"""Buyers on the screen: masked until the seller asks for them."""

from __future__ import annotations

from dataclasses import replace

from peepers_desktop.domain.masking import masked
from peepers_desktop.domain.rows import OrderRow, ShipmentRow


class PersonalView:
    """Shared by everything that reads rows; `shown` may be changed at any time and counts from the next read."""

    def __init__(self, shown: bool = False) -> None:
        self.shown = shown

    def order(self, row: OrderRow) -> OrderRow:
        return row if self.shown else replace(row, buyer_nickname=masked(row.buyer_nickname))

    def shipment(self, row: ShipmentRow) -> ShipmentRow:
        return row if self.shown else replace(row, buyer_nickname=masked(row.buyer_nickname))
