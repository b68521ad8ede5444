"""The window's own keys. Tabs add theirs to their actions."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence

SYNC = "F5"
PALETTE = "Ctrl+K"
UNDO = QKeySequence.StandardKey.Undo
SEARCH = QKeySequence.StandardKey.Find
DETAILS = "Ctrl+I"
SEND = "Ctrl+S"
REVIEW = "Ctrl+Shift+P"
BUYERS = "Ctrl+Shift+B"
KEYS = "?"
PREFERENCES = "Ctrl+,"
QUIT = QKeySequence.StandardKey.Quit
NEXT_TAB = "Ctrl+PgDown"
PREVIOUS_TAB = "Ctrl+PgUp"


def tab_key(number: int) -> str:
    """Ctrl+1 for the first section."""
    return f"Ctrl+{number}"


def words(sequence: QKeySequence) -> str:
    """As this system writes it."""
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)
