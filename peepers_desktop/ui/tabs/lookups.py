"""Small reads that details need: all orders of one sale, one parcel, a whole talk. Called off the GUI thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peepers_desktop.domain.filters import OrderFilter, QuestionFilter
from peepers_desktop.domain.rows import OrderRow, QuestionRow, ShipmentRow

if TYPE_CHECKING:
    from peepers_desktop.app.queries import Queries

_FEW = 50
_ANSWERS = 5


def sale(queries: Queries, account: str, number: str) -> list[OrderRow]:
    """All orders of a sale, in the list's order."""
    keys = queries.orders(OrderFilter(account, text=number))[:_FEW]
    return [row for row in queries.order_rows(keys) if row.sale_number == number]


def parcel(queries: Queries, account: str, shipment_id: str) -> ShipmentRow | None:
    """A parcel by id."""
    keys = queries.shipment_list.keys_of(account, [shipment_id])
    return next(iter(queries.shipment_rows(list(keys.values()))), None)


def answered(queries: Queries, row: QuestionRow) -> list[QuestionRow]:
    """What was answered on the same listing, the newest first; the question itself is left out."""
    keys = queries.questions(QuestionFilter(row.account, answered_only=True, item_id=row.item_id))[: _ANSWERS + 1]
    found = [one for one in queries.question_rows(keys) if one.id != row.id and one.answer and one.answer.text.strip()]
    dated = [(one.date_created.timestamp() if one.date_created else 0.0, one) for one in found]
    return [one for _, one in sorted(dated, key=lambda entry: -entry[0])][:_ANSWERS]


def talk(queries: Queries, row: QuestionRow) -> list[QuestionRow]:
    """Every question of this buyer on this listing, the oldest first; without a buyer only this one."""
    if row.buyer_id is None:
        return [row]
    keys = queries.questions(QuestionFilter(row.account, item_id=row.item_id, buyer_id=row.buyer_id))[:_FEW]
    dated = [(one.date_created.timestamp() if one.date_created else 0.0, one) for one in queries.question_rows(keys)]
    return [one for _, one in sorted(dated, key=lambda entry: entry[0])] or [row]
