"""Type: one family, five sizes, figures of equal width."""

from __future__ import annotations

import sys
from enum import Enum

from PySide6.QtGui import QFont, QFontDatabase

# On Windows and macOS the system's own face is right; elsewhere the first that is installed.
FAMILIES = (
    "Inter",
    "Inter Variable",
    "Adwaita Sans",
    "Noto Sans",
    "Ubuntu Sans",
    "Ubuntu",
    "Roboto",
    "Cantarell",
    "Open Sans",
    "Liberation Sans",
    "DejaVu Sans",
)

_USUAL = 10.0 if sys.platform != "darwin" else 13.0
"""Points of body text that the layout is drawn for."""


class Type(Enum):
    """The type scale as (factor of the base size, weight)."""

    SMALL = (0.88, QFont.Weight.Normal)
    BODY = (1.0, QFont.Weight.Normal)
    STRONG = (1.0, QFont.Weight.DemiBold)
    HEADING = (1.15, QFont.Weight.DemiBold)
    TITLE = (1.5, QFont.Weight.DemiBold)
    FIGURE = (2.0, QFont.Weight.DemiBold)


def base_font() -> QFont:
    """The body font: 10 points, or what the system itself uses when that is larger."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    if sys.platform not in ("win32", "darwin"):
        installed = set(QFontDatabase.families())
        family = next((name for name in FAMILIES if name in installed), None)
        if family:
            font.setFamily(family)
    font.setPointSizeF(max(10.0, font.pointSizeF()) if sys.platform != "darwin" else 13.0)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def scaled(base: QFont, kind: Type) -> QFont:
    """`base` at a step of the scale."""
    factor, weight = kind.value
    font = QFont(base)
    font.setPointSizeF(base.pointSizeF() * factor)
    font.setWeight(weight)
    return font


def text_scale(font: QFont) -> float:
    """How much larger than usual text is: widths of columns and heights of rows follow it. Never below one."""
    return max(1.0, font.pointSizeF() / _USUAL)
