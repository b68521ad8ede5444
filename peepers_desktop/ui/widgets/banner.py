"""Bars under the title of the window for what keeps the program from its work: one per subject."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space, Theme, Tone

_ICONS = {
    Tone.BAD: "warning-octagon",
    Tone.WARN: "warning",
    Tone.INFO: "info",
    Tone.GOOD: "check-circle",
    Tone.ACCENT: "info",
    Tone.NEUTRAL: "info",
}


@dataclass(frozen=True, slots=True)
class Message:
    """What a banner says: what happened, what to do, and a button that does it."""

    tone: Tone
    text: str
    advice: str = ""
    action_text: str = ""
    action: Callable[[], object] | None = None
    closable: bool = True


class Banner(QFrame):
    """One message."""

    def __init__(self, message: Message, icons: Icons, theme: Theme, close_text: str) -> None:
        super().__init__()
        self.message = message
        self.setProperty("role", "banner")
        self.setProperty("tone", message.tone.value)
        self.setAccessibleName(f"{message.text} {message.advice}".strip())
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.setSpacing(Space.M)
        mark = QLabel()
        shade = theme.tokens.shade(message.tone)
        mark.setPixmap(icons.pixmap(_ICONS[message.tone], 18, self.devicePixelRatioF(), shade.text))
        row.addWidget(mark, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._words(message), 1)
        if message.action is not None:
            self.button = QPushButton(message.action_text)
            act = message.action
            if message.tone is Tone.ACCENT:
                self.button.setProperty("role", "primary")
            self.button.clicked.connect(lambda: act())
            row.addWidget(self.button)
        self.close_button = QToolButton()
        self.close_button.setProperty("role", "quiet")
        icons.put(self.close_button, "x", shade.text)
        self.close_button.setAccessibleName(close_text)
        self.close_button.setToolTip(close_text)
        self.close_button.setVisible(message.closable)
        row.addWidget(self.close_button)

    def _words(self, message: Message) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(1)
        text = QLabel(message.text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        text.setProperty("role", "strong")
        text.setProperty("tone", message.tone.value)
        column.addWidget(text)
        if message.advice:
            advice = QLabel(message.advice, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            advice.setProperty("tone", message.tone.value)
            column.addWidget(advice)
        return column


class BannerArea(QWidget):
    """`show_message("session", …)` replaces what stood under that subject; `clear("session")` takes it away."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._theme = icons, theme
        self._banners: dict[str, Banner] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        theme.changed.connect(self._repaint)

    def show_message(self, subject: str, message: Message) -> None:
        """Say it, unless it already stands there."""
        old = self._banners.get(subject)
        if old is not None and old.message == message:
            return
        self.clear(subject)
        banner = Banner(message, self._icons, self._theme, self.tr("Close this message"))
        banner.close_button.clicked.connect(lambda: self.clear(subject))
        self._banners[subject] = banner
        self._column.addWidget(banner)

    def clear(self, subject: str) -> None:
        """Take a subject's message away."""
        banner = self._banners.pop(subject, None)
        if banner is not None:
            self._column.removeWidget(banner)
            banner.hide()
            banner.deleteLater()

    def message(self, subject: str) -> Message | None:
        """What stands under a subject."""
        banner = self._banners.get(subject)
        return banner.message if banner else None

    def _repaint(self) -> None:
        for subject, banner in list(self._banners.items()):
            self.clear(subject)
            self.show_message(subject, banner.message)
