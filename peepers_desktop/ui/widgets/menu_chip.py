"""A chip that unfolds a menu of which any number can be ticked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QPushButton, QStyleOptionButton

from peepers_desktop.ui.icons import Icons

_CARET = 12
_HAS_MENU = QStyleOptionButton.ButtonFeature.HasMenu


class MenuChip(QPushButton):
    """Says its name, the one choice that is ticked, or how many are.

    Emits `chosen` with the frozenset of ticked values; an empty set means "all".
    """

    chosen = Signal(object)

    def __init__(self, name: str, choices: Iterable[tuple[str, str]], icons: Icons) -> None:
        super().__init__(name)
        self._name, self._icons = name, icons
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("role", "chip")
        self.setProperty("menu", True)
        menu = QMenu(self)
        self.actions_by_value: dict[str, QAction] = {}
        for value, words in choices:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(self._tell)
            self.actions_by_value[value] = action
        self.setMenu(menu)

    @property
    def on(self) -> frozenset[str]:
        """Values that are ticked."""
        return frozenset(value for value, action in self.actions_by_value.items() if action.isChecked())

    def set_on(self, values: frozenset[str]) -> None:
        """Tick without a signal."""
        for value, action in self.actions_by_value.items():
            action.setChecked(value in values)
        self._show_state()

    def _tell(self) -> None:
        self._show_state()
        self.chosen.emit(self.on)

    def _show_state(self) -> None:
        ticked = [action.text() for action in self.actions_by_value.values() if action.isChecked()]
        counted = f"{self._name}: {self.locale().toString(len(ticked))}"
        self.setText((ticked[0] if len(ticked) == 1 else counted) if ticked else self._name)
        self.setChecked(bool(ticked))

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Without the style's own arrow, for which words are centred anew: the caret is ours."""
        super().initStyleOption(option)
        option.features = QStyleOptionButton.ButtonFeature(option.features & ~_HAS_MENU)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        caret = self._icons.pixmap("caret-down", _CARET, self.devicePixelRatioF(), "accent" if self.on else "muted")
        painter = QPainter(self)
        painter.drawPixmap(self.width() - _CARET - 10, (self.height() - _CARET) // 2, caret)
        painter.end()
