"""A row of chips of which any number can be on, each with a count."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from peepers_desktop.ui.widgets.flow import FlowLayout


class ChoiceChips(QWidget):
    """Keys are whatever a filter is made of; with `exclusive` at most one is on.

    Emits `chosen` with the frozenset of keys that are on; an empty set means "all".
    """

    chosen = Signal(object)

    def __init__(self, name: str, choices: Iterable[tuple[Hashable, str]], *, exclusive: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._exclusive = exclusive
        self._words: dict[Hashable, str] = {}
        self._short: dict[Hashable, str] = {}
        self._counts: Mapping[Hashable, int | None] = {}
        self.chips: dict[Hashable, QPushButton] = {}
        self._row = row = FlowLayout(self)
        for key, words in choices:
            chip = QPushButton(words)
            chip.setProperty("role", "chip")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.clicked.connect(lambda _on, key=key: self._clicked(key))
            self.chips[key], self._words[key] = chip, words
            row.addWidget(chip)

    @property
    def on(self) -> frozenset[Hashable]:
        """Keys that are on."""
        return frozenset(key for key, chip in self.chips.items() if chip.isChecked())

    def set_counts(self, counts: Mapping[Hashable, int | None]) -> None:
        """Write a count behind the words; None leaves it out rather than saying zero."""
        self._counts = counts
        self._write()

    def set_short(self, key: Hashable, words: str) -> None:
        """Shorter words for a chip, used where they save a line; the tooltip keeps the long ones."""
        self._short[key] = words
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._write()

    def _write(self) -> None:
        self._use(self._words)
        if self._short:
            long = self._row.heightForWidth(self.width())
            self._use(self._words | self._short)
            if self._row.heightForWidth(self.width()) >= long:
                self._use(self._words)

    def _use(self, words: Mapping[Hashable, str]) -> None:
        for key, chip in self.chips.items():
            count = self._counts.get(key)
            behind = "" if count is None else f"  {self.locale().toString(count)}"
            if chip.text() != words[key] + behind:
                chip.setText(words[key] + behind)
            if key in self._short:
                chip.setToolTip(self._words[key] if words[key] != self._words[key] else "")
                chip.setAccessibleName(self._words[key] + behind)

    def set_hint(self, key: Hashable, words: str) -> None:
        """What a chip gathers, for the mouse and for screen readers."""
        self.chips[key].setToolTip(words)
        self.chips[key].setAccessibleDescription(words)

    def set_on(self, keys: frozenset[Hashable]) -> None:
        """Switch chips without a signal."""
        for key, chip in self.chips.items():
            chip.setChecked(key in keys)

    def _clicked(self, key: Hashable) -> None:
        if self._exclusive and self.chips[key].isChecked():
            self.set_on(frozenset({key}))
        self.chosen.emit(self.on)
