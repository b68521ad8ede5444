"""The window's dialogs about itself: preferences, keys, diagnostics, about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog

from peepers_desktop.domain.events import Changed, Kind
from peepers_desktop.ui.shortcuts import words
from peepers_desktop.ui.theme import Choice
from peepers_desktop.ui.window_parts import WindowParts


class WindowHelp(QObject):
    """Dialogs are built when they are first wanted; `open_dialog` is the one in view, for tests."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self.open_dialog: QDialog | None = None

    def diagnostics(self) -> None:
        """What is right and wrong with this installation."""
        from peepers_desktop.ui.dialogs.diagnostics import DiagnosticsDialog

        context = self._window.context
        self._show(DiagnosticsDialog(context.examine, context.tasks, context.theme, context.icons, self._window))

    def about(self) -> None:
        """What this program is and promises."""
        from peepers_desktop.ui.dialogs.about import AboutDialog

        context = self._window.context
        self._show(AboutDialog(str(context.profile.root), context.icons, self._window))

    def preferences(self) -> None:
        """Theme, language and keys."""
        from peepers_desktop.ui.dialogs.preferences import PreferencesDialog

        dialog = PreferencesDialog(self._window.context.settings.choices, self._window)
        dialog.changed.connect(self._change)
        dialog.eraseWanted.connect(self._erase)
        self._show(dialog)

    def _erase(self) -> None:
        """One dialog at a time: the question takes the place of the preferences."""
        if self.open_dialog is not None:
            self.open_dialog.close()
        self._window.context.erase_everything()

    def keys(self, actions: Sequence[QAction]) -> None:
        """Every key, the window's own and those of the section in view."""
        from peepers_desktop.ui.dialogs.keys import KeyGroup, KeysDialog

        groups = [KeyGroup(self.tr("Everywhere"), _of(actions))]
        tab = self._window.tabs.get(self._window.current)
        title = next((spec.title() for spec in self._window.specs if spec.name == self._window.current), "")
        own = _of(tab.actions()) if tab is not None else ()
        if self._window.current == "questions":
            own += self._of_talks()
        if own:
            groups.append(KeyGroup(title, own))
        groups.append(KeyGroup(self.tr("In tables"), self._of_tables()))
        if self._window.current != "questions":
            groups.append(KeyGroup(self.tr("Questions"), self._of_talks()))
        self._show(KeysDialog(groups, self._window))

    def _of_tables(self) -> tuple[tuple[str, str], ...]:
        return (
            (self.tr("Edit the cell"), "F2"),
            (self.tr("Add to or take from the stock"), "+5  −2"),
            (self.tr("Accept and go on to the next row"), "Enter"),
            (self.tr("Leave the cell as it was"), "Esc"),
            (self.tr("Copy the selection"), "Ctrl+C"),
            (self.tr("Paste quantities from a spreadsheet"), "Ctrl+V"),
            (self.tr("Fill the first quantity down"), "Ctrl+D"),
            (self.tr("Open the details"), "Enter"),
        )

    def _of_talks(self) -> tuple[tuple[str, str], ...]:
        sends = "Enter" if self._window.context.settings.choices.enter_sends else "Ctrl+Enter"
        return (
            (self.tr("Next and previous question"), "J  K"),
            (self.tr("Write the answer"), "R"),
            (self.tr("Send the answer"), sends),
        )

    def _change(self, changes: dict[str, Any]) -> None:
        context = self._window.context
        if "theme" in changes:
            context.theme.choose(Choice(changes["theme"]))
        for tab in self._window.tabs.values():
            tab.settings_changed(changes)
        context.tasks.run(lambda: context.settings.change(**changes), lambda _choices: self._kept(changes))

    def _kept(self, changes: dict[str, Any]) -> None:
        """What is little is asked for by the queries: lists and counters are read anew once it is kept."""
        if "low_stock" in changes:
            for account in self._window.known_accounts():
                self._window.context.bridge.publish(Changed(Kind.ITEMS, account.id))

    def _show(self, dialog: QDialog) -> None:
        if self.open_dialog is not None:
            self.open_dialog.close()
        self.open_dialog = dialog
        dialog.finished.connect(lambda _result: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        if self.open_dialog is dialog:
            self.open_dialog = None
        dialog.deleteLater()


def _of(actions: Sequence[QAction]) -> tuple[tuple[str, str], ...]:
    return tuple((action.text(), words(action.shortcut())) for action in actions if not action.shortcut().isEmpty())
