"""How the program looks: design tokens, the palette and style sheet made from them, and type."""

from __future__ import annotations

from peepers_desktop.ui.theme.theme import Choice, Theme
from peepers_desktop.ui.theme.tokens import DARK, LIGHT, Space, Tokens, Tone

__all__ = ["DARK", "LIGHT", "Choice", "Space", "Theme", "Tokens", "Tone"]
