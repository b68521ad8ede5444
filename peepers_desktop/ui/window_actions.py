"""What the window itself can do, by key, by menu and by the palette."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from peepers_desktop.domain.edits import Edit
from peepers_desktop.ui import buyers, shortcuts
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.palette import Entry
from peepers_desktop.ui.theme import Choice
from peepers_desktop.ui.widgets.menu_mark import mark
from peepers_desktop.ui.window_help import WindowHelp
from peepers_desktop.ui.window_parts import WindowParts

_LISTING = re.compile(r"M[A-Z]{2}\d+", re.IGNORECASE)
"""A listing's number begins with its site: MLB, MLM, MCO, MPE…"""


class WindowActions(QObject):
    """Made once by the window."""

    def __init__(self, window: WindowParts) -> None:
        super().__init__(window)
        self._window = window
        self._context = window.context
        self._actions: list[QAction] = []
        for number, spec in enumerate(window.specs, start=1):
            self._add(spec.title(), partial(window.show_tab, spec.name), shortcuts.tab_key(number), spec.icon)
        self._add(self.tr("Update now"), window.sync, shortcuts.SYNC, "arrows-clockwise")
        self._add(self.tr("Send pending changes"), window.waiting.send, shortcuts.SEND, "paper-plane-tilt")
        self._add(self.tr("Review pending changes"), window.waiting.review, shortcuts.REVIEW, "checks")
        self._add(self.tr("Discard pending changes"), window.waiting.discard, None, "trash")
        self._add(self.tr("Undo the last change"), self.undo, shortcuts.UNDO, "arrow-counter-clockwise")
        self._add(self.tr("Search in this section"), self._search, shortcuts.SEARCH, "magnifying-glass")
        self._add(self.tr("Show or hide details"), window.toggle_details, shortcuts.DETAILS, "layout")
        self._add(self.tr("Next section"), lambda: self._step(1), shortcuts.NEXT_TAB, "caret-down")
        self._add(self.tr("Previous section"), lambda: self._step(-1), shortcuts.PREVIOUS_TAB, "caret-up")
        self.commands_action = self._add(self.tr("Find a command"), self.open_palette, shortcuts.PALETTE, "command")
        self._menu_only = (
            self._add(self.tr("Read everything again"), lambda: window.sync(full=True), None, "cloud-arrow-down"),
            self._add(self.tr("Show or hide buyers' names"), self.show_buyers, shortcuts.BUYERS, "eye"),
            self._add(self.tr("Connect an account…"), lambda: self._context.connect(None), None, "plus"),
        )
        looks = (
            (Choice.SYSTEM, self.tr("Theme: as the system"), "monitor"),
            (Choice.LIGHT, self.tr("Theme: light"), "sun"),
            (Choice.DARK, self.tr("Theme: dark"), "moon"),
        )
        self._themes = {
            choice: self._add(words, partial(self.choose_theme, choice), None, icon) for choice, words, icon in looks
        }
        help_ = WindowHelp(window)
        self.help = help_
        self._preferences = self._add(self.tr("Preferences…"), help_.preferences, shortcuts.PREFERENCES, "sliders")
        self._help = (
            self._add(self.tr("Keyboard"), lambda: help_.keys(self._actions), shortcuts.KEYS, "keyboard"),
            self._add(self.tr("Diagnostics"), help_.diagnostics, None, "first-aid"),
            self._add(self.tr("About Peepers Desktop"), help_.about, None, "info"),
        )
        self._quit = self._add(self.tr("Quit"), window.close, shortcuts.QUIT, "sign-out")
        window.menu_button.setMenu(self._menu())

    # What they do ------------------------------------------------------------------------------------

    def undo(self) -> None:
        """Take back the newest edit that has not left."""
        self._context.tasks.run(self._context.commands.undo, self._undone, self._window.tell)

    def show_buyers(self) -> None:
        """Buyers in clear, or masked again; every list is read anew."""
        now_shown = buyers.switch(self._context)
        shown, hidden = self.tr("Buyers' names are shown."), self.tr("Buyers' names are hidden.")
        self._window.toast.say(Notice(shown if now_shown else hidden))

    def choose_theme(self, choice: Choice) -> None:
        """Switch now, and remember it."""
        self._context.theme.choose(choice)
        self._context.tasks.run(lambda: self._context.settings.change(theme=choice.value))

    def _mark_theme(self) -> None:
        theme = self._context.theme
        for choice, action in self._themes.items():
            mark(action, theme, chosen=choice is theme.choice)

    def open_palette(self) -> None:
        """Everything that can be done here and now."""
        self._window.palette_box.offer(self._entries(), self._searches)
        self._window.palette_box.open_over(self._window)

    # Inside ------------------------------------------------------------------------------------------

    def _undone(self, edit: Edit | None) -> None:
        text = self.tr("Nothing to undo.") if edit is None else self.tr("The last change was taken back.")
        self._window.toast.say(Notice(text))

    def _search(self) -> None:
        self._window.tabs[self._window.current].focus_search()

    def _step(self, step: int) -> None:
        names = [spec.name for spec in self._window.specs]
        self._window.show_tab(names[(names.index(self._window.current) + step) % len(names)])

    def _entries(self) -> Iterator[Entry]:
        tab = self._window.tabs.get(self._window.current)
        for action in [*(tab.actions() if tab else ()), *self._actions]:
            if action.isEnabled() and action is not self.commands_action:
                yield Entry.of(action)

    def _searches(self, text: str) -> Iterable[Entry]:
        window, icons = self._window, self._context.icons
        if _LISTING.fullmatch(text):
            words = self.tr("Go to listing {number}").format(number=text.upper())
            yield Entry(words, lambda: window.go_to("listings", text.upper()), icon=icons.icon("tag"))
        elif text.isdigit() and len(text) > 7:
            words = self.tr("Go to sale {number}").format(number=text)
            yield Entry(words, lambda: window.go_to("orders", text), icon=icons.icon("receipt"))

    def _add(
        self, text: str, slot: Callable[[], object], keys: str | QKeySequence.StandardKey | None, icon: str
    ) -> QAction:
        action = QAction(text, self._window)
        self._context.icons.put(action, icon)
        if keys is not None:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda: slot())
        self._window.addAction(action)
        self._actions.append(action)
        return action

    def _menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.addAction(self.commands_action)
        menu.addSeparator()
        menu.addActions(list(self._menu_only))
        menu.addSeparator()
        menu.addAction(self._preferences)
        looks = menu.addMenu(self.tr("Theme"))
        self._context.icons.put(looks, "moon")
        looks.addActions(list(self._themes.values()))
        looks.aboutToShow.connect(self._mark_theme)
        menu.addSeparator()
        helps = menu.addMenu(self.tr("Help"))
        self._context.icons.put(helps, "question")
        helps.addActions(list(self._help))
        menu.addSeparator()
        menu.addAction(self._quit)
        return menu
