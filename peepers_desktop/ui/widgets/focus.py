"""When the place of the keyboard is marked: once it was moved there by the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_BACK = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason)


def by_keyboard(event: QFocusEvent, before: bool) -> bool:
    """True when a ring belongs around what gets the focus; `before` holds while a window or menu comes between."""
    return before if event.reason() in _BACK else event.reason() in _BY_KEYBOARD
