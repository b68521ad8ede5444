"""What stands where there is nothing to show: why, and what to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space, Theme

_ICON = 40


class EmptyState(QWidget):
    """An icon, a sentence, an explanation and at most one button."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._icons = icons
        self._name = "tray"
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.title = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.title.setProperty("role", "heading")
        self.text = QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        self.text.setProperty("role", "muted")
        self.button = QPushButton()
        self.button.setProperty("role", "primary")
        self._action: Callable[[], object] | None = None
        self.button.clicked.connect(self._act)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XXL, Space.XXL, Space.XXL)
        column.setSpacing(Space.S)
        column.addStretch(2)
        for part in (self._picture, self.title, self.text):
            column.addWidget(part)
        column.addSpacing(Space.S)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme.changed.connect(self._paint_icon)

    def say(
        self, icon: str, title: str, text: str = "", action: str = "", slot: Callable[[], object] | None = None
    ) -> None:
        """Fill it; `icon` is a name of `Icons`."""
        self._name, self._action = icon, slot
        self.title.setText(title)
        self.text.setText(text)
        self.text.setVisible(bool(text))
        self.button.setText(action)
        self.button.setVisible(bool(action))
        self.setAccessibleName(f"{title} {text}".strip())
        self._paint_icon()

    def _act(self) -> None:
        if self._action is not None:
            self._action()

    def _paint_icon(self) -> None:
        self._picture.setPixmap(self._icons.pixmap(self._name, _ICON, self.devicePixelRatioF(), "disabled"))
