"""Copying cells of a grid, and turning copied text back into quantities."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView

from peepers_desktop.ui.models.columns import Column
from peepers_desktop.ui.models.roles import DISPLAY, EDIT


def selection_as_text(view: QTableView, *, with_titles: bool = False) -> str:
    """Selected cells as tab-separated lines, the way spreadsheets read them; hidden columns are left out."""
    header = view.horizontalHeader()
    cells = [index for index in view.selectionModel().selectedIndexes() if not view.isColumnHidden(index.column())]
    rows = sorted({index.row() for index in cells})
    columns = sorted({index.column() for index in cells}, key=header.visualIndex)
    chosen = {(index.row(), index.column()): index for index in cells}
    lines = [[_cell(chosen.get((row, column))) for column in columns] for row in rows]
    if with_titles:
        titles = [str(view.model().headerData(column, header.orientation(), DISPLAY)) for column in columns]
        lines.insert(0, titles)
    return "\n".join("\t".join(line) for line in lines)


def _cell(index: QModelIndex | None) -> str:
    if index is None:
        return ""
    column: Column[object] = index.model().columns[index.column()]  # type: ignore[attr-defined]
    value = index.data(EDIT if column.edit else DISPLAY)
    return str(value or "").replace("\t", " ").replace("\n", " ").replace("\u00a0", " ")


def quantities_in(text: str) -> list[str]:
    """The first column of pasted text, line by line. An empty line stays empty: it means "unchanged"."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines and not lines[-1]:
        lines.pop()
    return [line.split("\t", 1)[0].strip() for line in lines]


def fill_for(rows: int, texts: Sequence[str]) -> list[str]:
    """One text for each selected row: a single copied cell fills all of them."""
    return list(texts) * rows if len(texts) == 1 else list(texts)
