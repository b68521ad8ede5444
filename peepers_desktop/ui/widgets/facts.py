"""Names and values, one under the other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.wrapping import WrappingLabel


class Facts(QWidget):
    """Values can be selected and copied. Labels are reused, so a refresh does not flicker."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._pairs: list[tuple[QLabel, QLabel]] = []

    def show_facts(self, facts: Iterable[tuple[str, str]]) -> None:
        """(name, value) pairs in order."""
        wanted = list(facts)
        while len(self._pairs) < len(wanted):
            self._pairs.append(self._pair(len(self._pairs)))
        for number, (name, value) in enumerate(self._pairs):
            shown = number < len(wanted)
            name.setVisible(shown)
            value.setVisible(shown)
            if shown:
                name.setText(wanted[number][0])
                value.setText(wanted[number][1])
                value.setAccessibleName(f"{wanted[number][0]}: {wanted[number][1]}")

    def values(self) -> dict[str, str]:
        """What stands there now."""
        return {name.text(): value.text() for name, value in self._pairs if not name.isHidden()}

    def _pair(self, row: int) -> tuple[QLabel, QLabel]:
        name, value = QLabel(), WrappingLabel()
        name.setProperty("role", "muted")
        value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(value, row, 1)
        return name, value
