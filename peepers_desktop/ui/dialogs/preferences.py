"""The seller's choices: theme, language, keys, whether sales lower a count unasked, and how long buyers are kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFormLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from peepers_desktop.app.settings import Choices
from peepers_desktop.ui.theme import Choice, Space
from peepers_desktop.ui.widgets.choice_box import ChoiceBox
from peepers_desktop.ui.widgets.details_panel import label

KEPT_FOR = (15, 30, 60, 90, 180, 365)
"""Days that can be chosen; another number from the settings file is offered beside them."""


class PreferencesDialog(QDialog):
    """Emits `changed` with the settings that differ, at once; there is nothing to confirm."""

    changed = Signal(dict)

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.setMinimumWidth(460)
        self.theme = _box(
            self.tr("Theme"),
            choices.theme,
            (
                (Choice.SYSTEM.value, self.tr("As the system")),
                (Choice.LIGHT.value, self.tr("Light")),
                (Choice.DARK.value, self.tr("Dark")),
            ),
        )
        languages = (("", self.tr("As the system")), ("pt_BR", "Português (Brasil)"), ("en", "English"))
        self.language = _box(self.tr("Language"), choices.language, languages)
        self.enter_sends = QCheckBox(self.tr("Enter sends an answer, Ctrl+Enter starts a line"))
        self.enter_sends.setChecked(choices.enter_sends)
        self.lower_by_sales = QCheckBox(self.tr("Take what was sold since off a typed count without asking"))
        self.lower_by_sales.setChecked(choices.lower_by_sales)
        self.lower_note = label(
            self.tr("Only where sales alone explain the change; otherwise, and below zero, Peepers asks."), "small"
        )
        self.retention = _box(self.tr("Buyers"), choices.retention_days, self._days(choices.retention_days))
        self.retention_note = label(
            self.tr(
                "Then nickname, city and number are taken out; the sale itself stays. "
                "`peepers-desktop erase` takes out one buyer, or everything, at once."
            ),
            "small",
        )
        self.note = label(self.tr("Takes effect when Peepers is opened again."), "small")
        self.note.hide()
        self.theme.currentIndexChanged.connect(lambda: self._tell(theme=self.theme.currentData()))
        self.language.currentIndexChanged.connect(self._language)
        self.enter_sends.toggled.connect(lambda on: self._tell(enter_sends=on))
        self.lower_by_sales.toggled.connect(lambda on: self._tell(lower_by_sales=on))
        self.retention.currentIndexChanged.connect(lambda: self._tell(retention_days=self.retention.currentData()))
        self._lay_out()

    def _days(self, chosen: int) -> tuple[tuple[int, str], ...]:
        days = sorted({*KEPT_FOR, chosen})
        return tuple((count, self.tr("Kept for {days} days after delivery").format(days=count)) for count in days)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(Space.XL)
        form.setVerticalSpacing(Space.M)
        form.addRow(self.tr("Theme"), self.theme)
        form.addRow(self.tr("Language"), self.language)
        form.addRow("", self.note)
        form.addRow(self.tr("Questions"), self.enter_sends)
        form.addRow(self.tr("Stock"), self.lower_by_sales)
        form.addRow("", self.lower_note)
        form.addRow(self.tr("Buyers"), self.retention)
        form.addRow("", self.retention_note)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.XL)
        column.addLayout(form)
        column.addStretch(1)
        column.addLayout(foot)

    def _language(self) -> None:
        self.note.show()
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
