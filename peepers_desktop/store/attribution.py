"""Whose change it was: a drop of units that sales explain is told as sales, and only the rest as somebody else's.

Nothing of this is stored. A sale may become known after the reading that showed its drop, so every look at the history
compares both anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from peepers_desktop.domain.ids import OrderId, VariationId
from peepers_desktop.domain.rows import HistoryRow

SALE = "sale"
THEIRS = "marketplace"
SLACK = timedelta(minutes=5)
"""How far the clock of this machine, which dates readings, may be from that of the marketplace, which dates sales."""


@dataclass(frozen=True, slots=True)
class Sale:
    """Units of one order, of a listing or of one of its variations."""

    order_id: OrderId
    variation_id: VariationId | None
    units: int
    at: datetime


def with_sales(rows: Sequence[HistoryRow], sales: Iterable[Sale], since: datetime | None) -> list[HistoryRow]:
    """The rows, oldest first, with drops told as sales where sales between two of them explain it."""
    left: dict[VariationId | None, list[Sale]] = {}
    for sale in sales:
        left.setdefault(sale.variation_id, []).append(sale)
    last: dict[VariationId | None, datetime | None] = {}
    told: list[HistoryRow] = []
    for row in rows:
        if row.field != "quantity":
            told.append(row)
            continue
        after = last.get(row.variation_id, since)
        told.extend(_explained(row, left.get(row.variation_id, []), after))
        last[row.variation_id] = row.at
    return told


def _explained(row: HistoryRow, sales: list[Sale], after: datetime | None) -> list[HistoryRow]:
    if row.source != THEIRS or row.before is None or row.after is None:
        return [row]
    before, drop = int(row.before), int(row.before) - int(row.after)
    mine = _within(drop, [sale for sale in sales if _between(sale, after, row.at)])
    if not mine:
        return [row]
    for sale in mine:
        sales.remove(sale)
    sold = sum(sale.units for sale in mine)
    orders = tuple(dict.fromkeys(sale.order_id for sale in mine))
    when = max(sale.at for sale in mine)
    told = [replace(row, source=SALE, after=str(before - sold), order_ids=orders, at=min(when, row.at))]
    if sold < drop:
        told.append(replace(row, before=str(before - sold)))
    return told


def _between(sale: Sale, after: datetime | None, until: datetime) -> bool:
    return (after is None or sale.at > after - SLACK) and sale.at <= until + SLACK


def _within(drop: int, sales: Iterable[Sale]) -> list[Sale]:
    """Sales, oldest first, that together take no more than the drop."""
    mine: list[Sale] = []
    for sale in sales:
        if sum(one.units for one in mine) + sale.units <= drop:
            mine.append(sale)
    return mine
