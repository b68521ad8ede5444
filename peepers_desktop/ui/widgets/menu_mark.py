"""The entry of a menu that holds now."""

from __future__ import annotations

from PySide6.QtGui import QAction

from peepers_desktop.ui.theme import Theme
from peepers_desktop.ui.theme.fonts import Type


def mark(action: QAction, theme: Theme, *, chosen: bool) -> None:
    """In bold too: beside an icon a menu draws no tick."""
    action.setCheckable(True)
    action.setChecked(chosen)
    action.setFont(theme.font(Type.STRONG if chosen else Type.BODY))
