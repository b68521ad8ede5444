"""Whole lists as spreadsheets: CSV as Brazilian programs expect it, or XLSX.

Texts that a spreadsheet would take for a formula are given a leading apostrophe.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from peepers_desktop.app.queries import Queries
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, QuestionFilter, ShipmentFilter
from peepers_desktop.domain.money import Money
from peepers_desktop.domain.rows import ItemRow, OrderRow, QuestionRow, ShipmentRow
from peepers_desktop.errors import SurroundingsError, UsageError

Cell = str | int | Decimal | None
_PAGE = 500
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class UnknownFormat(UsageError):
    code = "unknown_format"
    message = "{name} is neither a .csv nor a .xlsx file."
    advice = "End the file's name in .csv or .xlsx."


class CannotWriteFile(SurroundingsError):
    code = "cannot_write_file"
    message = "The file {name} could not be written."
    advice = "Close it in other programs, or choose another place."


@dataclass(frozen=True, slots=True)
class _List:
    header: Sequence[str]
    rows: Callable[[Queries], Iterator[Sequence[Cell]]]


def export(queries: Queries, kind: str, path: Path) -> int:
    """Write a whole list; returns how many rows. Raises `UnknownFormat` and `CannotWriteFile`."""
    chosen = _LISTS[kind]
    writers = {".csv": _write_csv, ".xlsx": _write_xlsx}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        raise UnknownFormat(name=path.name)
    try:
        return writer(path, chosen.header, chosen.rows(queries))
    except OSError as error:
        raise CannotWriteFile(name=path.name) from error


def kinds() -> tuple[str, ...]:
    """Lists that can be exported."""
    return tuple(_LISTS)


def _write_csv(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(header)
        for row in rows:
            writer.writerow([_csv_cell(cell) for cell in row])
            written += 1
    return written


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return str(cell).replace(".", ",")
    return _harmless(cell) if isinstance(cell, str) else str(cell)


def _write_xlsx(path: Path, header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> int:
    from xlsxwriter import Workbook

    written = 0
    with Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, list(header), book.add_format({"bold": True}))
        for written, row in enumerate(rows, start=1):
            for column, cell in enumerate(row):
                _write_cell(sheet, written, column, cell)
    return written


def _write_cell(sheet: Any, row: int, column: int, cell: Cell) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, column, cell)
    elif cell is not None:
        sheet.write_number(row, column, float(cell))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def _paged(keys: Sequence[int], read: Callable[[Sequence[int]], list[Any]]) -> Iterator[Any]:
    for start in range(0, len(keys), _PAGE):
        yield from read(keys[start : start + _PAGE])


def _amount(money: Money | None) -> Decimal | None:
    return money.amount if money else None


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _items(queries: Queries) -> Iterator[Sequence[Cell]]:
    row: ItemRow
    for row in _paged(queries.items(ItemFilter()), queries.item_rows):
        yield (row.id, "", row.title, row.sku, row.status, row.remote_quantity, _amount(row.remote_price),
               row.currency, row.sold, row.logistic_type, row.permalink)  # fmt: skip
        if row.variation_count:
            for v in queries.variations(row.account, row.id):
                yield (row.id, v.id, v.name, v.sku, v.status, v.remote_quantity, _amount(v.price), v.currency, v.sold,
                       v.logistic_type, row.permalink)  # fmt: skip


def _orders(queries: Queries) -> Iterator[Sequence[Cell]]:
    row: OrderRow
    for row in _paged(queries.orders(OrderFilter()), queries.order_rows):
        for line in row.lines:
            yield (row.sale_number, row.id, _text(row.date_created), row.status, line.item_id, line.variation_id,
                   line.title, line.sku, line.quantity, _amount(line.unit_price), _amount(line.fee),
                   _amount(row.total), row.currency, row.shipment_id)  # fmt: skip


def _questions(queries: Queries) -> Iterator[Sequence[Cell]]:
    row: QuestionRow
    for row in _paged(queries.questions(QuestionFilter()), queries.question_rows):
        answer = row.answer.text if row.answer else None
        yield (row.id, row.item_id, row.item_title, row.status, _text(row.date_created), row.text, answer)


def _shipments(queries: Queries) -> Iterator[Sequence[Cell]]:
    row: ShipmentRow
    for row in _paged(queries.shipments(ShipmentFilter()), queries.shipment_rows):
        yield (row.id, row.status, row.substatus, row.logistic_type, row.tracking_number, _text(row.deadline),
               " ".join(row.order_ids), _amount(row.buyer_cost), _amount(row.seller_cost))  # fmt: skip


_LISTS: Mapping[str, _List] = {
    "items": _List(
        ("id", "variation_id", "title", "sku", "status", "quantity", "price", "currency", "sold", "logistic_type",
         "permalink"), _items,
    ),
    "orders": _List(
        ("sale_number", "order_id", "date_created", "status", "item_id", "variation_id", "title", "sku", "quantity",
         "unit_price", "fee", "total", "currency", "shipment_id"), _orders,
    ),
    "questions": _List(("id", "item_id", "title", "status", "date_created", "text", "answer"), _questions),
    "shipments": _List(
        ("id", "status", "substatus", "logistic_type", "tracking_number", "deadline", "orders", "buyer_cost",
         "seller_cost"), _shipments,
    ),
}  # fmt: skip
