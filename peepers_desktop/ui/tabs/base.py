"""What every tab is to the window."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from peepers_desktop.domain.events import Event
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.notice import Notice

__all__ = ["LEAST_LIST", "Notice", "Tab"]

LEAST_LIST = 72
"""Height of a list before its head is squeezed: banners in a low window take their room from the rows."""


class Tab(QWidget):
    """A section of the window, built when it is first shown.

    The window calls `set_account` before `activate`, passes every event to built tabs, puts `details` (when a
    tab has one) into the dock on the right, and shows `actions()` (QWidget's own: use `add_action`) in the
    command palette. Titles, icons and badges stand in the registry, so that a tab need not be built for them.
    """

    name: ClassVar[str] = ""

    said = Signal(object)
    """A Notice for the window's toast."""
    failed = Signal(object)
    """An Exception: the window shows its sentence and advice."""
    goto = Signal(str, object)
    """(tab name, id): show another tab with this thing selected."""
    details_wanted = Signal()
    """Open the details dock."""
    selected = Signal(str)
    """How much is selected, in words for the foot of the window; empty for no more than one."""
    filled = Signal(bool)
    """Whether there is anything to show the details of: beside an empty list there is no dock."""

    def __init__(self, context: UiContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.account: AccountId | None = None
        self.details: QWidget | None = None
        self.has_rows = True
        self.setProperty("role", "surface")

    def set_account(self, account: AccountId | None) -> None:
        """Narrow to one account, or to none for all. Called again whenever the seller switches."""
        self.account = account

    def activate(self) -> None:
        """The tab comes into view: read what is missing, put the keyboard where work starts."""

    def deactivate(self) -> None:
        """The tab goes out of view."""

    def settings_changed(self, changes: Mapping[str, object]) -> None:
        """The seller chose something else in the preferences."""

    def on_event(self, event: Event) -> None:
        """Something happened below; called on the GUI thread, also while out of view."""

    def focus_search(self) -> None:
        """Ctrl+F."""

    def select(self, ident: str) -> None:
        """Show and select the thing with this id, from the palette or another tab."""

    def tell_rows(self, count: int) -> None:
        """How many rows the list has."""
        if self.has_rows != bool(count):
            self.has_rows = bool(count)
            self.filled.emit(self.has_rows)

    def add_action(
        self, text: str, slot: Callable[[], object], shortcut: str | QKeySequence | None = None, *, icon: str = ""
    ) -> QAction:
        """An action of this tab: works by its keys while the tab is shown, and stands in the palette."""
        action = QAction(text, self)
        action.triggered.connect(lambda: slot())
        if shortcut:
            action.setShortcut(shortcut)
        if icon:
            self.context.icons.put(action, icon)
        self.addAction(action)
        return action
