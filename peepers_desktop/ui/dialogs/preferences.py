"""The seller's choices: how it looks, keys, what is little, whether sales lower a count, how long buyers are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

from peepers_desktop.app.settings import Choices
from peepers_desktop.domain.deadlines import low_stock_of
from peepers_desktop.ui.dialogs.page_dialog import PageDialog, close_button
from peepers_desktop.ui.theme import Choice, Space
from peepers_desktop.ui.widgets.choice_box import ChoiceBox
from peepers_desktop.ui.widgets.details_panel import label

KEPT_FOR = (15, 30, 60, 90, 180, 365)
"""Days that can be chosen; another number from the settings file is offered beside them."""
LITTLE = (1, 2, 3, 5, 10, 15, 20, 30, 50, 100)
"""Units at or below which a listing is running out; the same holds for another number."""
_WIDTH = 540
_BOTH = 2


class PreferencesDialog(PageDialog):
    """Emits `changed` with the settings that differ, at once; there is nothing to confirm."""

    changed = Signal(dict)
    eraseWanted = Signal()

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Preferences"), _WIDTH, parent)
        self.theme = _box(self.tr("Theme"), choices.theme, self._themes())
        languages = (("", self.tr("As the system")), ("pt_BR", "Português (Brasil)"), ("en", "English"))
        self.language = _box(self.tr("Language"), choices.language, languages)
        self.note = label(self.tr("Takes effect when Peepers is opened again."), "small")
        self.note.hide()
        self.enter_sends = QCheckBox(self.tr("Enter sends an answer, Ctrl+Enter starts a line"))
        self.enter_sends.setChecked(choices.enter_sends)
        chosen = low_stock_of(choices.low_stock)
        self.low_stock = _box(self.tr("Running out"), chosen, self._units(chosen))
        self.lower_by_sales = QCheckBox(self.tr("Take sales off a typed count without asking"))
        self.lower_by_sales.setChecked(choices.lower_by_sales)
        self.retention = _box(self.tr("Buyers"), choices.retention_days, self._days(choices.retention_days))
        self.erase_button = QPushButton(self.tr("Erase everything from this computer…"))
        self.erase_button.setProperty("role", "danger")
        self._lay_out()
        self._wire()

    def _themes(self) -> tuple[tuple[str, str], ...]:
        return (
            (Choice.SYSTEM.value, self.tr("As the system")),
            (Choice.LIGHT.value, self.tr("Light")),
            (Choice.DARK.value, self.tr("Dark")),
        )

    def _days(self, chosen: int) -> tuple[tuple[int, str], ...]:
        days = sorted({*KEPT_FOR, chosen})
        return tuple((count, self.tr("Kept for {days} days after delivery").format(days=count)) for count in days)

    def _units(self, chosen: int) -> tuple[tuple[int, str], ...]:
        one, more = self.tr("With 1 unit left"), self.tr("With {count} units left or fewer")
        units = sorted({*LITTLE, chosen})
        return tuple((count, one if count == 1 else more.format(count=count)) for count in units)

    def _lay_out(self) -> None:
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.XL)
        self._grid.setVerticalSpacing(Space.S)
        self._grid.setColumnStretch(1, 1)
        self.page.addLayout(self._grid)
        self._section(self.tr("Appearance"))
        self._row(self.tr("Theme"), self.theme)
        self._row(self.tr("Language"), self.language)
        self._row("", self.note)
        self._section(self.tr("Questions"))
        self._row("", self.enter_sends)
        self._section(self.tr("Stock"))
        self._row(self.tr("Running out"), self.low_stock)
        self._row("", self.lower_by_sales)
        asks = self.tr("Only where sales alone explain the change; otherwise, and below zero, Peepers asks.")
        self._row("", label(asks, "small"))
        self._section(self.tr("Data on this computer"))
        self._row(self.tr("Buyers"), self.retention)
        then = self.tr("Then nickname, city and number are taken out; the sale itself stays.")
        self._row("", label(then, "small"))
        self._row("", self.erase_button)
        self.close_button = close_button(self.tr("Close"), self)
        self.end_with(self.close_button, default=self.close_button)

    def _section(self, title: str) -> None:
        row = self._grid.rowCount()
        if row > 1:
            self._grid.setRowMinimumHeight(row, Space.S)
            row += 1
        self._grid.addWidget(label(title, "heading"), row, 0, 1, _BOTH)

    def _row(self, name: str, part: QWidget) -> None:
        row = self._grid.rowCount()
        if name:
            caption = QLabel(name)
            caption.setBuddy(part)
            self._grid.addWidget(caption, row, 0)
        button = isinstance(part, QPushButton)
        self._grid.addWidget(part, row, 1, Qt.AlignmentFlag.AlignLeft if button else Qt.AlignmentFlag(0))

    def _wire(self) -> None:
        self.theme.currentIndexChanged.connect(lambda: self._tell(theme=self.theme.currentData()))
        self.language.currentIndexChanged.connect(self._language)
        self.enter_sends.toggled.connect(lambda on: self._tell(enter_sends=on))
        self.low_stock.currentIndexChanged.connect(lambda: self._tell(low_stock=self.low_stock.currentData()))
        self.lower_by_sales.toggled.connect(lambda on: self._tell(lower_by_sales=on))
        self.retention.currentIndexChanged.connect(lambda: self._tell(retention_days=self.retention.currentData()))
        self.erase_button.clicked.connect(self.eraseWanted)

    def _language(self) -> None:
        self.note.show()
        self.fit()
        self._tell(language=self.language.currentData())

    def _tell(self, **changes: Any) -> None:
        self.changed.emit(changes)


def _box(name: str, chosen: str | int, entries: Sequence[tuple[str | int, str]]) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    for value, words in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    return box
