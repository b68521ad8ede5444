"""Tokens as a QPalette, for everything the style draws by itself."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from peepers_desktop.ui.theme.tokens import Tokens

_OUTLINE = 140
"""Fusion draws the edge of a tick box in the window's colour, made darker by this many hundredths."""


def tick_palette(tokens: Tokens, base: QPalette | None = None) -> QPalette:
    """For widgets with tick boxes: on a dark window their edge would not be seen."""
    palette = palette_of(tokens) if base is None else QPalette(base)
    palette.setColor(QPalette.ColorRole.Window, QColor(tokens.muted).lighter(_OUTLINE))
    return palette


def palette_of(tokens: Tokens) -> QPalette:
    """The palette of a theme; the disabled group is muted, never invisible."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.canvas,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.PlaceholderText: tokens.faint,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.text,
        role.ToolTipBase: tokens.raised,
        role.ToolTipText: tokens.text,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.Light: tokens.raised,
        role.Midlight: tokens.line,
        role.Mid: tokens.line_strong,
        role.Dark: tokens.line_strong,
        role.Shadow: tokens.shadow,
        role.Accent: tokens.accent,
    }
    palette = QPalette()
    for name, colour in colours.items():
        palette.setColor(name, QColor(colour))
    for name in (role.Text, role.WindowText, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, QColor(tokens.disabled))
    return palette
