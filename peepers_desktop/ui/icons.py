"""Icons from QtAwesome's Phosphor face, in the theme's colours.

QtAwesome's own `icon()` loads and hashes twelve fonts; only one is wanted, so its `IconicFont` is built with it.
"""

from __future__ import annotations

from pathlib import Path

import qtawesome
from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QColor, QIcon, QPixmap
from qtawesome.iconic_font import IconicFont

from peepers_desktop.ui.theme import Theme

_PREFIX = "ph"


def _face() -> tuple[str, str]:
    """File names of the face and its table of characters, whatever their version."""
    fonts = Path(qtawesome.__file__).parent / "fonts"
    face = next(path.name for path in sorted(fonts.glob("phosphor-*.ttf")))
    return face, face.replace("phosphor-", "phosphor-charmap-").replace(".ttf", ".json")


class Icons(QObject):
    """`icon("truck")` in a token's colour; names are Phosphor's own (phosphoricons.com)."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._font = IconicFont((_PREFIX, *_face()))
        self._cache: dict[tuple[str, str], QIcon] = {}

    def icon(self, name: str, colour: str = "muted") -> QIcon:
        """An icon; `colour` is a token's name or #rrggbb."""
        shade = colour if colour.startswith("#") else self._theme.colour(colour).name()
        key = (name, shade)
        if key not in self._cache:
            self._cache[key] = self._font.icon(
                f"{_PREFIX}.{name}", color=QColor(shade), color_disabled=self._theme.colour("disabled")
            )
        return self._cache[key]

    def pixmap(self, name: str, size: int, ratio: float, colour: str = "muted") -> QPixmap:
        """A crisp picture of `size` logical pixels for a screen of this pixel ratio."""
        return self.icon(name, colour).pixmap(QSize(size, size), ratio)
