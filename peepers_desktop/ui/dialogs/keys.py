"""Every key there is, by section: what `?` shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from peepers_desktop.ui.dialogs.page_dialog import PageDialog, close_button
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.details_panel import label

_COLUMNS = 2
_WIDTH = 900


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A heading and (what it does, its keys) below it."""

    title: str
    keys: tuple[tuple[str, str], ...]


class KeysDialog(PageDialog):
    """Reads like a page; Esc closes it."""

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Keyboard"), _WIDTH, parent)
        self.groups = tuple(groups)
        columns = QHBoxLayout()
        columns.setSpacing(Space.XXL)
        stacks = [QVBoxLayout() for _ in range(_COLUMNS)]
        lengths = [0] * _COLUMNS
        for stack in stacks:
            stack.setSpacing(Space.XL)
            columns.addLayout(stack, 1)
        for group in self.groups:
            shortest = lengths.index(min(lengths))
            stacks[shortest].addLayout(_group(group))
            lengths[shortest] += len(group.keys) + 2
        for stack in stacks:
            stack.addStretch(1)
        self.page.addLayout(columns)
        self.close_button = close_button(self.tr("Close"), self)
        self.end_with(self.close_button, default=self.close_button)
        self.close_button.setFocus()


def _group(group: KeyGroup) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.S)
    column.addWidget(label(group.title, "heading"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.L)
    grid.setVerticalSpacing(Space.XS)
    grid.setColumnStretch(0, 1)
    for row, (words, keys) in enumerate(group.keys):
        grid.addWidget(label(words), row, 0)
        key = QLabel(keys)
        key.setProperty("role", "key")
        key.setAccessibleName(f"{words}: {keys}")
        grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    column.addLayout(grid)
    return column
