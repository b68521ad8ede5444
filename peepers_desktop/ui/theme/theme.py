"""Which theme holds, and its application to the program."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtWidgets import QApplication

from peepers_desktop.ui.theme.fonts import Type, base_font, scaled
from peepers_desktop.ui.theme.palette import palette_of, tick_palette
from peepers_desktop.ui.theme.sheet import style_sheet
from peepers_desktop.ui.theme.tokens import DARK, LIGHT, Tokens, Tone


class Choice(Enum):
    """What the seller asked for."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """Holds the tokens in force. Painting code asks it at paint time; `changed` follows a switch."""

    changed = Signal()

    def __init__(self, choice: Choice = Choice.SYSTEM, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = choice
        self._base = QFont()
        self.tokens: Tokens = LIGHT

    @property
    def choice(self) -> Choice:
        return self._choice

    def install(self, application: QApplication) -> None:
        """Style the program once, and follow the system from now on."""
        if not application.styleSheet():  # under a sheet it stands already, and every widget would be styled anew
            application.setStyle("Fusion")
        self._base = base_font()
        application.setFont(self._base)
        application.styleHints().colorSchemeChanged.connect(self._follow)
        self._apply()

    def choose(self, choice: Choice) -> None:
        """Light, dark, or as the system is."""
        self._choice = choice
        self._apply()

    @Slot()
    def _follow(self) -> None:
        if self._choice is Choice.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        hints = QGuiApplication.styleHints()
        if self._choice is Choice.SYSTEM:
            dark = hints.colorScheme() is Qt.ColorScheme.Dark
        else:
            dark = self._choice is Choice.DARK
            # Title bars and native dialogs follow where the platform can; ours follow the tokens anyway.
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self.tokens = DARK if dark else LIGHT
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.setPalette(palette_of(self.tokens))
            application.setPalette(tick_palette(self.tokens), "QCheckBox")  # type: ignore[arg-type]  # the stub says bytes
            sheet = style_sheet(self.tokens, self._base.pointSizeF())
            if application.styleSheet() != sheet:  # every widget there is would be styled anew
                application.setStyleSheet(sheet)
        self.changed.emit()

    def font(self, kind: Type = Type.BODY) -> QFont:
        """The program's font at a step of the scale."""
        return scaled(QApplication.font(), kind)

    def colour(self, name: str) -> QColor:
        """A token by its name, e.g. "muted"."""
        return QColor(getattr(self.tokens, name))

    def tone(self, tone: Tone) -> tuple[QColor, QColor, QColor]:
        """Text, soft ground and solid mark of a tone."""
        shade = self.tokens.shade(tone)
        return QColor(shade.text), QColor(shade.ground), QColor(shade.solid)
