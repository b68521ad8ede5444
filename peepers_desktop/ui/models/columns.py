"""Columns as data: what a table shows of a row, and how it is edited and sorted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import Qt

R = TypeVar("R")

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class Column(Generic[R]):
    """One column. The functions are called with a loaded row and run while painting: keep them cheap."""

    name: str
    """Stable: saved with the column chooser's state."""
    title: str
    """Translated."""
    text: Callable[[R], str]
    sort: str | None = None
    """The column's name in the list's query; None when it cannot be sorted by."""
    align: int = LEFT
    tooltip: Callable[[R], str] | None = None
    spoken: Callable[[R], str] | None = None
    """What a screen reader says when `text` is not enough."""
    value: Callable[[R], int | str] | None = None
    """The sort role; int or str only, anything else Qt silently does not sort."""
    editable: Callable[[R], bool] | None = None
    edit: Callable[[R], str] | None = None
    """Text the editor opens with."""
    commit: Callable[[R, str], bool] | None = None
    """Takes what was typed; False keeps the old value. It starts the command and returns at once."""
    width: int = 120
    hidden: bool = False
    """Not shown until the seller chooses it."""
