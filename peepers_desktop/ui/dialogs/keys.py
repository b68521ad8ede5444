"""Every key there is, by section: what `?` shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.details_panel import label

_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class KeyGroup:
    """A heading and (what it does, its keys) below it."""

    title: str
    keys: tuple[tuple[str, str], ...]


class KeysDialog(QDialog):
    """Reads like a page; Esc closes it."""

    def __init__(self, groups: Sequence[KeyGroup], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.groups = tuple(groups)
        self.setWindowTitle(self.tr("Keyboard"))
        self.resize(860, 620)
        body = QWidget()
        columns = QHBoxLayout(body)
        columns.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        columns.setSpacing(Space.XXL)
        stacks = [QVBoxLayout() for _ in range(_COLUMNS)]
        lengths = [0] * _COLUMNS
        for stack in stacks:
            stack.setSpacing(Space.L)
            columns.addLayout(stack, 1)
        for group in self.groups:
            shortest = lengths.index(min(lengths))
            stacks[shortest].addLayout(_group(group))
            lengths[shortest] += len(group.keys) + 2
        for stack in stacks:
            stack.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setAccessibleName(self.windowTitle())
        area.setWidget(body)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area, 1)
        column.addLayout(foot)


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
        grid.addWidget(key, row, 1, Qt.AlignmentFlag.AlignRight)
    column.addLayout(grid)
    return column
