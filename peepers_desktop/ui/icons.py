"""Icons from QtAwesome's Phosphor face, in the theme's colours.

QtAwesome's own `icon()` loads and hashes twelve fonts, and its icons are drawn by Python objects that Qt deletes as
well: collecting them in a cycle crashed the program on its way out (PySide6 6.11.3, QtAwesome 1.4.2). So only the
face and its table of characters are used, and the pictures are drawn here.
"""

from __future__ import annotations

from pathlib import Path

import qtawesome
from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPixmap
from qtawesome.iconic_font import IconicFont

from peepers_desktop.ui.theme import Theme

_PREFIX = "ph"
_SIZES = (16, 20, 24)
_RATIOS = (1.0, 2.0)


def _face() -> tuple[str, str]:
    """File names of the face and its table of characters, whatever their version."""
    fonts = Path(qtawesome.__file__).parent / "fonts"
    face = next(path.name for path in sorted(fonts.glob("phosphor-*.ttf")))
    return face, face.replace("phosphor-", "phosphor-charmap-").replace(".ttf", ".json")


class Icons(QObject):
    """`icon("truck")` in a token's colour; names are Phosphor's own (phosphoricons.com).

    Unknown ones raise KeyError.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = IconicFont((_PREFIX, *_face()))
        self._icons: dict[tuple[str, str, str], QIcon] = {}
        self._pixmaps: dict[tuple[str, int, float, str], QPixmap] = {}

    def icon(self, name: str, colour: str = "muted") -> QIcon:
        """An icon for buttons and menus; `colour` is a token's name or #rrggbb."""
        disabled = self._theme.colour("disabled").name()
        key = (name, self._shade(colour), disabled)
        if key not in self._icons:
            icon = QIcon()
            for size in _SIZES:
                for ratio in _RATIOS:
                    icon.addPixmap(self.pixmap(name, size, ratio, colour), QIcon.Mode.Normal)
                    icon.addPixmap(self.pixmap(name, size, ratio, disabled), QIcon.Mode.Disabled)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, size: int, ratio: float, colour: str = "muted") -> QPixmap:
        """A crisp picture of `size` logical pixels for a screen of this pixel ratio."""
        key = (name, size, ratio, self._shade(colour))
        if key not in self._pixmaps:
            self._pixmaps[key] = self._drawn(*key)
        return self._pixmaps[key]

    def _shade(self, colour: str) -> str:
        return colour if colour.startswith("#") else self._theme.colour(colour).name()

    def _drawn(self, name: str, size: int, ratio: float, shade: str) -> QPixmap:
        side = round(size * ratio)
        picture = QPixmap(QSize(side, side))
        picture.fill(Qt.GlobalColor.transparent)
        font: QFont = self._font.font(_PREFIX, side)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font)
        painter.setPen(QColor(shade))
        painter.drawText(QRect(0, 0, side, side), int(Qt.AlignmentFlag.AlignCenter), self._font.charmap[_PREFIX][name])
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture
