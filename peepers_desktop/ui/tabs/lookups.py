"""Small reads that details need: one listing, all orders of one sale, one parcel. Called off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peepers_desktop.domain.filters import ItemFilter, OrderFilter, QuestionFilter, ShipmentFilter
from peepers_desktop.domain.rows import ItemRow, OrderRow, QuestionRow, ShipmentRow

if TYPE_CHECKING:
    from peepers_desktop.app.queries import Queries

_FEW = 50


def listing(queries: Queries, account: str, item_id: str) -> ItemRow | None:
    """A listing by id; None when the cache does not have it."""
    keys = queries.items(ItemFilter(account, text=item_id), None)[:_FEW]
    return next((row for row in queries.item_rows(keys) if row.id == item_id), None)


def sale(queries: Queries, account: str, number: str) -> list[OrderRow]:
    """All orders of a sale, in the list's order."""
    keys = queries.orders(OrderFilter(account, text=number), None)[:_FEW]
    return [row for row in queries.order_rows(keys) if row.sale_number == number]


def parcel(queries: Queries, account: str, shipment_id: str) -> ShipmentRow | None:
    """A parcel by id."""
    keys = queries.shipments(ShipmentFilter(account, text=shipment_id), None)[:_FEW]
    return next((row for row in queries.shipment_rows(keys) if row.id == shipment_id), None)


def talk(queries: Queries, row: QuestionRow) -> list[QuestionRow]:
    """Every question of this buyer on this listing, the oldest first; without a buyer only this one."""
    if row.buyer_id is None:
        return [row]
    keys = queries.questions(QuestionFilter(row.account, item_id=row.item_id, buyer_id=row.buyer_id), None)[:_FEW]
    found = queries.question_rows(keys)
    dated = [(one.date_created.timestamp() if one.date_created else 0.0, one.id, one) for one in found]
    return [one for _, _, one in sorted(dated, key=lambda entry: entry[:2])] or [row]
