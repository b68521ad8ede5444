"""The design tokens. Every colour, distance and size on a screen comes from here.

Text colours reach a contrast of 4.5:1 on the surfaces they are used on, in both themes
(WCAG 2.2, success criterion 1.4.3); tests measure it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, IntEnum


class Space(IntEnum):
    """Distances in device-independent pixels: a scale of four."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32


RADIUS = 6
RADIUS_SMALL = 4
CONTROL_HEIGHT = 32
ROW_HEIGHT = 52
ROW_HEIGHT_DENSE = 36
NAVIGATION_WIDTH = 224
NAVIGATION_WIDEST = 420
"""Section names are never cut below this width: at twice the text size they need it."""
DETAILS_WIDTH = 348


class Tone(Enum):
    """What a colour says. Never the only carrier of a meaning: words stand beside it."""

    NEUTRAL = "neutral"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Shade:
    """A tone as text on its own soft ground, and as a solid mark."""

    text: str
    ground: str
    solid: str


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Colours are #rrggbb."""

    name: str
    canvas: str
    """Behind everything: navigation and status bar."""
    surface: str
    """Where the work happens: tables, cards, panels."""
    raised: str
    """Menus, tooltips, dialogs, toasts."""
    sunken: str
    """Wells: inputs at rest, headers, alternate grounds."""
    line: str
    line_strong: str
    text: str
    muted: str
    faint: str
    disabled: str
    accent: str
    accent_hover: str
    accent_pressed: str
    on_accent: str
    accent_soft: str
    selection: str
    hover: str
    focus: str
    shadow: str
    shades: dict[Tone, Shade]

    @property
    def dark(self) -> bool:
        return self.name == "dark"

    def shade(self, tone: Tone) -> Shade:
        return self.shades[tone]


LIGHT = Tokens(
    name="light",
    canvas="#f4f5f7",
    surface="#ffffff",
    raised="#ffffff",
    sunken="#f7f8fa",
    line="#e4e7ec",
    line_strong="#cbd1da",
    text="#171c26",
    muted="#545d6d",
    faint="#687182",
    disabled="#9aa3b2",
    accent="#2b54d4",
    accent_hover="#2447b8",
    accent_pressed="#1d3b9c",
    on_accent="#ffffff",
    accent_soft="#eaf0ff",
    selection="#e8eefd",
    hover="#f3f5f9",
    focus="#2b54d4",
    shadow="#101828",
    shades={
        Tone.NEUTRAL: Shade("#4a5364", "#eef0f4", "#7b8494"),
        Tone.ACCENT: Shade("#2447b8", "#eaf0ff", "#2b54d4"),
        Tone.GOOD: Shade("#12693b", "#e5f5ec", "#1f9254"),
        Tone.WARN: Shade("#8a4b06", "#fdf1dc", "#c9770b"),
        Tone.BAD: Shade("#b0261c", "#fdebe9", "#d63a2e"),
        Tone.INFO: Shade("#0b6077", "#e2f4f9", "#1288a8"),
    },
)

DARK = Tokens(
    name="dark",
    canvas="#111419",
    surface="#181c23",
    raised="#222731",
    sunken="#1e232b",
    line="#2a303b",
    line_strong="#3e4654",
    text="#e8ebf0",
    muted="#a9b1bf",
    faint="#8d96a6",
    disabled="#5f6878",
    accent="#6f93f7",
    accent_hover="#8aa8fa",
    accent_pressed="#5b83f5",
    on_accent="#0b1020",
    accent_soft="#1d2a4a",
    selection="#223056",
    hover="#1f242d",
    focus="#8aa8fa",
    shadow="#000000",
    shades={
        Tone.NEUTRAL: Shade("#b4bcc9", "#2a303b", "#8891a1"),
        Tone.ACCENT: Shade("#a5bdfc", "#1d2a4a", "#6f93f7"),
        Tone.GOOD: Shade("#7bd8a3", "#15301f", "#38b170"),
        Tone.WARN: Shade("#f2bd6d", "#382712", "#e39a35"),
        Tone.BAD: Shade("#ff9d94", "#3c1c1a", "#ec5d51"),
        Tone.INFO: Shade("#7fd0e6", "#122d36", "#35a5c2"),
    },
)
