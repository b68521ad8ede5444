"""Somebody who opens login pages instead of the system's browser, for the tour without a display."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

_SCHEMES = ("http", "https")


class StandInBrowser(QObject):
    """Hands every opened address to `visit`, on a thread of its own; `leave` gives them back to the system."""

    def __init__(self, visit: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = visit
        for scheme in _SCHEMES:
            # The stub wants bytes, the run time wants text (PySide6 6.11).
            QDesktopServices.setUrlHandler(scheme, self, "open_address")  # type: ignore[arg-type]

    @Slot(QUrl)
    def open_address(self, address: QUrl) -> None:
        """Called by Qt."""
        Thread(target=self._visit, args=(bytes(address.toEncoded().data()).decode(),), daemon=True).start()

    def leave(self) -> None:
        for scheme in _SCHEMES:
            QDesktopServices.unsetUrlHandler(scheme)
