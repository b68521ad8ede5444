"""Stands where the login is driven from; nothing is started."""

from __future__ import annotations

from peepers_desktop.ui.dialogs.connect_form import ConnectDriver


class Silent(ConnectDriver):
    """Whoever starts it is told that it cannot be started."""

    def cancel(self) -> None:
        pass
