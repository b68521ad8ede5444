"""Starting Qt safely, and running the window."""

from __future__ import annotations

import builtins
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from peepers_desktop.errors import SurroundingsError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QDialog

    from peepers_desktop.ui.context import UiContext
    from peepers_desktop.ui.window import Window


class NoDisplay(SurroundingsError):
    code = "no_display"
    message = "There is no screen to show the window on."
    advice = "Start it in a desktop session, or use the commands: peepers-desktop --help."


def require_display(environment: Mapping[str, str], platform: str = sys.platform) -> None:
    """Raises NoDisplay where Qt would abort the whole process instead of raising anything."""
    if platform in ("win32", "darwin") or environment.get("QT_QPA_PLATFORM"):
        return
    if not environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY"):
        raise NoDisplay


def create_application(arguments: list[str], lang: str = "", resources: Path | None = None) -> QApplication:
    """The one QApplication, in the seller's language. Raises NoDisplay."""
    require_display(os.environ)
    plain_import = builtins.__import__
    from PySide6.QtWidgets import QApplication

    # PySide6's own hook makes every later import cost a third more (measured 11/2026), so the plain one comes back.
    builtins.__import__ = plain_import
    from peepers_desktop.ui.translation import language, translators

    existing = QApplication.instance()
    application = existing if isinstance(existing, QApplication) else QApplication(arguments)
    application.setApplicationName("peepers-desktop")
    application.setApplicationDisplayName("Peepers Desktop")
    application.setDesktopFileName("peepers-desktop")
    for translator in translators(language(lang), (resources or _resources()) / "i18n", application):
        application.installTranslator(translator)
    return application


_UNSEEN = ("offscreen", "minimal")


def show_box(make: Callable[[], QDialog], lang: str = "", resources: Path | None = None) -> None:
    """Show a box where there is no window, and wait until it is closed. Not on a screen that nobody looks at, where
    it would wait for ever. Raises NoDisplay."""
    application = create_application(sys.argv[:1], lang, resources)
    if application.platformName() in _UNSEEN:
        return
    from peepers_desktop.ui.theme import Theme

    theme = Theme()
    theme.install(application)
    make().exec()


def _resources() -> Path:
    """Inside the package when installed, beside it in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def open_window(context: UiContext) -> Window:
    """The window on the cache, before any network."""
    from peepers_desktop.ui.window import Window

    window = Window(context)
    window.show()
    window.events.start()
    return window


def run_window(context: UiContext, shown: Callable[[Window], object] | None = None) -> int:
    """Open the window and stay until it is closed; returns the exit code. `shown` is called once it stands."""
    from PySide6.QtWidgets import QApplication

    window = open_window(context)
    if shown is not None:
        shown(window)
    code = QApplication.exec()
    context.tasks.close()
    context.thumbnails.close()
    return code


def raise_window(window: Window) -> None:
    """To the front, from another start of the program."""
    from PySide6.QtCore import Qt

    window.setWindowState((window.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
    window.show()
    window.raise_()
    window.activateWindow()
