"""Writes rows as CSV, as Brazilian programs expect it, or as XLSX.

CSV: UTF-8 with a mark for Excel, semicolons, decimal commas, and a leading apostrophe before every text that a
spreadsheet would take for a formula. XLSX: ids are text, amounts are numbers, dates are dates. Both are readable by
their owner only and take the place of an older file as a whole, or leave it alone.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from peepers_desktop.errors import SurroundingsError, UsageError

Cell = str | int | Decimal | datetime | None
Rows = Iterable[Sequence[Cell]]
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LONGEST = 32_767
"""Characters a cell takes; more would be dropped as a whole."""


class UnknownFormat(UsageError):
    code = "unknown_format"
    message = "{name} is neither a .csv nor a .xlsx file."
    advice = "End the file's name in .csv or .xlsx."


class CannotWriteFile(SurroundingsError):
    code = "cannot_write_file"
    message = "The file {name} could not be written."
    advice = "Close it in other programs, or choose another place."


def write(path: Path, header: Sequence[str], rows: Rows) -> int:
    """Write a table; returns how many rows. Raises `UnknownFormat` and `CannotWriteFile`."""
    writer = _WRITERS.get(path.suffix.lower())
    if writer is None:
        raise UnknownFormat(name=path.name)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        try:
            written = writer(partial, header, rows)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWriteFile(name=path.name) from error
    return written


def _write_csv(path: Path, header: Sequence[str], rows: Rows) -> int:
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
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M:%S}"
    return harmless(cell) if isinstance(cell, str) else str(cell)


def harmless(text: str) -> str:
    """The text behind an apostrophe when a spreadsheet would calculate it, leading spaces or not."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text


def _write_xlsx(path: Path, header: Sequence[str], rows: Rows) -> int:
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import XlsxFileError

    written = 0
    book = Workbook(str(path), {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    money = book.add_format({"num_format": "#,##0.00"})
    moment = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, list(header), book.add_format({"bold": True}))
    for written, row in enumerate(rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(sheet, (written, column), cell, money, moment)
    try:
        book.close()
    except XlsxFileError as error:
        raise OSError(str(error)) from error
    return written


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, money: Any, moment: Any) -> None:
    if isinstance(cell, str):
        sheet.write_string(*place, cell[:_LONGEST])
    elif isinstance(cell, Decimal):
        sheet.write_number(*place, float(cell), money)
    elif isinstance(cell, datetime):
        sheet.write_datetime(*place, cell.replace(tzinfo=None), moment)
    elif cell is not None:
        sheet.write_number(*place, cell)


_WRITERS: dict[str, Callable[[Path, Sequence[str], Rows], int]] = {".csv": _write_csv, ".xlsx": _write_xlsx}
