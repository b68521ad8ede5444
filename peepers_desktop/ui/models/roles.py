"""The roles that tables answer, as plain numbers, and which function of a column answers which."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt

from peepers_desktop.ui.models.columns import Column

# Plain ints: comparing with an enum member inside data() makes a frame cost twice as much.
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
EDIT = int(Qt.ItemDataRole.EditRole)
ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
ROW = int(Qt.ItemDataRole.UserRole) + 1
"""The row value itself, for delegates."""
SORT = int(Qt.ItemDataRole.UserRole) + 2
"""int or str."""
TYPED = int(Qt.ItemDataRole.UserRole) + 3
"""Text just typed into the cell and not yet seen in the cache, or None."""

Getter = Callable[[Any], object]


def getters(columns: Sequence[Column[Any]]) -> dict[int, list[Getter | None]]:
    """Per role one function per column, looked up in data() instead of branching."""
    return {
        DISPLAY: [column.text for column in columns],
        EDIT: [column.edit or column.text for column in columns],
        TOOLTIP: [column.tooltip for column in columns],
        SPOKEN: [column.spoken or column.text for column in columns],
        SORT: [column.value or column.text for column in columns],
    }
