"""Icons from QtAwesome's Phosphor face, in the theme's colours.

Only its files are used, the face and its table of characters, and the pictures are drawn here. Importing QtAwesome
takes as long as Qt itself, its `icon()` loads and hashes twelve fonts, and its icons are drawn by Python objects that
Qt deletes as well: collecting them in a cycle crashed the program on its way out (PySide6 6.11.3, QtAwesome 1.4.2).
"""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFont, QFontDatabase, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QMenu, QPushButton
from shiboken6 import isValid

from peepers_desktop.ui.theme import Theme
from peepers_desktop.ui.theme.fonts import text_scale

_SIZES = (16, 20, 24)
_USUAL = 16
_GAP = 4
"""Between an icon and the words of its button, beyond the little that Qt leaves."""
_RATIOS = (1.0, 2.0)


def _face() -> tuple[str, dict[str, str]]:
    """The family of the face, and its characters by name."""
    found = find_spec("qtawesome")
    folders = found.submodule_search_locations if found else None
    face = next(path for folder in folders or () for path in sorted(Path(folder, "fonts").glob("phosphor-*.ttf")))
    table = json.loads(face.with_name(face.name.replace("-", "-charmap-", 1)).with_suffix(".json").read_bytes())
    family = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(face)))[0]
    return family, {name: chr(int(code, 16)) for name, code in table.items()}


class Icons(QObject):
    """`icon("truck")` in a token's colour; names are Phosphor's own (phosphoricons.com).

    Unknown ones raise KeyError.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._family, self._characters = _face()
        self._worn: list[tuple[QAbstractButton | QAction | QMenu, str, str]] = []
        theme.changed.connect(self._follow_theme)
        self._icons: dict[tuple[str, str, str, int, int], QIcon] = {}
        self._pixmaps: dict[tuple[str, int, float, str], QPixmap] = {}

    def icon(self, name: str, colour: str = "muted", *, size: int = 0, gap: int = 0) -> QIcon:
        """An icon for buttons and menus; `colour` is a token's name or #rrggbb. `gap` is left free at its right."""
        disabled = self._theme.colour("disabled").name()
        key = (name, self._shade(colour), disabled, size, gap)
        if key not in self._icons:
            icon = QIcon()
            for side in (size,) if size else _SIZES:
                for ratio in _RATIOS:
                    for mode, shade in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, disabled)):
                        icon.addPixmap(_widened(self.pixmap(name, side, ratio, shade), gap), mode)
            self._icons[key] = icon
        return self._icons[key]

    def put(self, target: QAbstractButton | QAction | QMenu, name: str, colour: str = "muted") -> None:
        """Give a button, an action or a menu its icon, in the colours of every theme to come. Beside the words of a
        button it grows with the text."""
        self._dress(target, name, colour)
        self._worn = [one for one in self._worn if isValid(one[0]) and one[0] is not target]
        self._worn.append((target, name, colour))

    def _follow_theme(self) -> None:
        self._worn = [one for one in self._worn if isValid(one[0])]
        for target, name, colour in self._worn:
            self._dress(target, name, colour)

    def _dress(self, target: QAbstractButton | QAction | QMenu, name: str, colour: str) -> None:
        if not isinstance(target, QAbstractButton):
            target.setIcon(self.icon(name, colour))
            return
        side = round(_USUAL * text_scale(self._theme.font()))
        gap = _GAP if isinstance(target, QPushButton) and target.text() else 0
        target.setIconSize(QSize(side + gap, side))
        target.setIcon(self.icon(name, colour, size=side, gap=gap))

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
        font = QFont(self._family)
        font.setPixelSize(side)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(font)
        painter.setPen(QColor(shade))
        painter.drawText(QRect(0, 0, side, side), int(Qt.AlignmentFlag.AlignCenter), self._characters[name])
        painter.end()
        picture.setDevicePixelRatio(ratio)
        return picture


def _widened(picture: QPixmap, gap: int) -> QPixmap:
    """With so many logical pixels free at its right."""
    if not gap:
        return picture
    ratio = picture.devicePixelRatio()
    wide = QPixmap(picture.width() + round(gap * ratio), picture.height())
    wide.setDevicePixelRatio(ratio)
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(0, 0, picture)
    painter.end()
    return wide
