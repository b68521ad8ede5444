"""A search box that waits for the hand to rest before it asks."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from peepers_desktop.ui.icons import Icons

DEBOUNCE_MILLISECONDS = 150
_CROSS = "_q_qlineeditclearaction"
"""Qt's own name of the action that empties a line edit."""


class SearchField(QLineEdit):
    """Emits `searched` once typing rests; at once on Enter. Esc empties it."""

    searched = Signal(str)

    def __init__(
        self, placeholder: str, icons: Icons, parent: QWidget | None = None, debounce: int = DEBOUNCE_MILLISECONDS
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setClearButtonEnabled(True)
        glass = self.addAction(icons.icon("magnifying-glass", "faint"), QLineEdit.ActionPosition.LeadingPosition)
        icons.put(glass, "magnifying-glass", "faint")
        for cross in self.findChildren(QAction, _CROSS):
            icons.put(cross, "x-circle")
        for button in self.findChildren(QToolButton):  # the glass and the cross: a screen reader meets them too
            button.setAccessibleName(placeholder)
        self.setMinimumWidth(100)
        self._last = ""
        self.timer = QTimer(self, singleShot=True, interval=debounce)
        self.timer.timeout.connect(self.ask_now)
        self.textChanged.connect(lambda: self.timer.start())
        self.returnPressed.connect(self.ask_now)

    def ask_now(self) -> None:
        """Do not wait any longer."""
        self.timer.stop()
        text = self.text().strip()
        if text != self._last:
            self._last = text
            self.searched.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.ask_now()
            return
        super().keyPressEvent(event)
