"""The parts of the window that its actions and its event desk work with."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from PySide6.QtWidgets import QMainWindow, QPushButton

from peepers_desktop.domain.accounts import Account
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.palette import Palette
from peepers_desktop.ui.status_bar import StatusBar
from peepers_desktop.ui.tabs import TabSpec
from peepers_desktop.ui.tabs.base import Tab
from peepers_desktop.ui.widgets.account_switcher import AccountSwitcher
from peepers_desktop.ui.widgets.banner import BannerArea
from peepers_desktop.ui.widgets.navigation import Navigation
from peepers_desktop.ui.widgets.pending_bar import PendingBar
from peepers_desktop.ui.widgets.progress_strip import ProgressStrip
from peepers_desktop.ui.widgets.toast import Toast


class Waiting(Protocol):
    """What can be done with the changes that wait."""

    def send(self) -> None: ...

    def review(self) -> None: ...

    def discard(self) -> None: ...


class WindowParts(QMainWindow):
    """Filled by `window.Window`."""

    context: UiContext
    specs: tuple[TabSpec, ...]
    tabs: dict[str, Tab]
    """Those built so far, by name."""
    current: str
    account: str | None
    switcher: AccountSwitcher
    navigation: Navigation
    menu_button: QPushButton
    banners: BannerArea
    progress: ProgressStrip
    status: StatusBar
    toast: Toast
    pending: PendingBar
    waiting: Waiting
    palette_box: Palette

    def show_tab(self, name: str) -> Tab:
        """Bring a section into view, building it when needed."""
        raise NotImplementedError

    def go_to(self, name: str, ident: object = None) -> None:
        """Another section, with one thing selected."""
        raise NotImplementedError

    def toggle_details(self) -> None:
        """Fold the dock away, or open it."""
        raise NotImplementedError

    def known_accounts(self) -> tuple[Account, ...]:
        """Who is connected."""
        raise NotImplementedError

    def sync(self, full: bool = False) -> None:
        """Ask the marketplace for everything new, or for everything."""
        self.context.scheduler.sync_now(full)

    def remember_synced(self, moment: datetime) -> None:
        """Keep it for the next start, which shows it before any network."""
        raise NotImplementedError

    def tell(self, error: Exception) -> None:
        """A failure nobody else tells: its sentence and advice, in a toast."""
        raise NotImplementedError
