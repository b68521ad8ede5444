"""Whole lists as spreadsheets. Buyers are masked unless the seller asks for them in clear."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from peepers_desktop.app.queries import Queries
from peepers_desktop.app.seller_days import zone_of_site
from peepers_desktop.app.spreadsheet import Cell, write
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, QuestionFilter, ShipmentFilter
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.orders import OrderLine
from peepers_desktop.domain.rows import ItemRow, OrderRow, QuestionRow, ShipmentRow
from peepers_desktop.log import scrub

_PAGE = 500


@dataclass(frozen=True, slots=True)
class _Source:
    """What the rows of one export are made from."""

    queries: Queries
    personal: bool
    zones: Mapping[str, ZoneInfo]
    account: AccountId | None = None
    """None: of all that are in use."""

    def moment(self, account: str, value: datetime | None) -> datetime | None:
        """An instant as the seller's own clock shows it."""
        return value.astimezone(self.zones.get(account, zone_of_site(""))) if value else None

    def words(self, text: str | None) -> str | None:
        """What somebody wrote, without the phones, addresses and documents that stand in it."""
        return text if self.personal or text is None else scrub(text)


@dataclass(frozen=True, slots=True)
class _List:
    header: Sequence[str]
    rows: Callable[[_Source], Iterator[Sequence[Cell]]]


def export(queries: Queries, kind: str, path: Path, personal: bool = False, account: AccountId | None = None) -> int:
    """Write a whole list, of one account or of all that are in use; returns how many rows.

    Raises:
        UnknownFormat, CannotWriteFile: nothing was written.
    """
    chosen = _LISTS[kind]
    reader = queries.in_clear() if personal else queries.masked()
    zones = {known.id: zone_of_site(known.seller.site_id) for known in queries.accounts()}
    return write(path, chosen.header, chosen.rows(_Source(reader, personal, zones, account)))


def kinds() -> tuple[str, ...]:
    """Lists that can be exported."""
    return tuple(_LISTS)


def _paged(keys: Sequence[int], read: Callable[[Sequence[int]], list[Any]]) -> Iterator[Any]:
    for start in range(0, len(keys), _PAGE):
        yield from read(keys[start : start + _PAGE])


def _amount(money: Money | None) -> Decimal | None:
    return money.amount if money else None


def _items(source: _Source) -> Iterator[Sequence[Cell]]:
    row: ItemRow
    for row in _paged(source.queries.items(ItemFilter(source.account)), source.queries.item_rows):
        yield (row.account, row.id, "", row.title, row.sku, row.status, row.remote_quantity,
               _amount(row.remote_price), row.currency, row.sold, row.logistic_type, row.permalink)  # fmt: skip
        if row.variation_count:
            for v in source.queries.variations(row.account, row.id):
                yield (row.account, row.id, v.id, v.name, v.sku, v.status, v.remote_quantity, _amount(v.price),
                       v.currency, v.sold, v.logistic_type, row.permalink)  # fmt: skip


def _orders(source: _Source) -> Iterator[Sequence[Cell]]:
    row: OrderRow
    for row in _paged(source.queries.orders(OrderFilter(source.account)), source.queries.order_rows):
        made = source.moment(row.account, row.date_created)
        for line in row.lines or (None,):
            yield (row.account, row.sale_number, row.id, made, row.status, row.buyer_nickname, *_line(line),
                   _amount(row.total), row.currency, row.shipment_id)  # fmt: skip


def _line(line: OrderLine | None) -> Sequence[Cell]:
    """The cells of one item; empty for a sale whose items are not known."""
    if line is None:
        return (None,) * 7
    return (line.item_id, line.variation_id, line.title, line.sku, line.quantity, _amount(line.unit_price),
            _amount(line.fee))  # fmt: skip


def _questions(source: _Source) -> Iterator[Sequence[Cell]]:
    row: QuestionRow
    for row in _paged(source.queries.questions(QuestionFilter(source.account)), source.queries.question_rows):
        answer = row.answer.text if row.answer else None
        asked = source.moment(row.account, row.date_created)
        yield (row.account, row.id, row.item_id, row.item_title, row.status, asked, source.words(row.text),
               source.words(answer))  # fmt: skip


def _shipments(source: _Source) -> Iterator[Sequence[Cell]]:
    row: ShipmentRow
    for row in _paged(source.queries.shipments(ShipmentFilter(source.account)), source.queries.shipment_rows):
        yield (row.account, row.id, row.status, row.substatus, row.logistic_type, row.tracking_number,
               source.moment(row.account, row.deadline), " ".join(row.order_ids), row.buyer_nickname,
               row.city if source.personal else None, _amount(row.buyer_cost),
               _amount(row.seller_cost))  # fmt: skip


_LISTS: Mapping[str, _List] = {
    "items": _List(
        ("account", "id", "variation_id", "title", "sku", "status", "quantity", "price", "currency", "sold",
         "logistic_type", "permalink"), _items,
    ),
    "orders": _List(
        ("account", "sale_number", "order_id", "date_created", "status", "buyer", "item_id", "variation_id", "title",
         "sku", "quantity", "unit_price", "fee", "total", "currency", "shipment_id"), _orders,
    ),
    "questions": _List(
        ("account", "id", "item_id", "title", "status", "date_created", "text", "answer"), _questions,
    ),
    "shipments": _List(
        ("account", "id", "status", "substatus", "logistic_type", "tracking_number", "deadline", "orders", "buyer",
         "city", "buyer_cost", "seller_cost"), _shipments,
    ),
}  # fmt: skip
