"""The program as it is started, around a demonstration store: real parts, a real window, no real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from peepers_desktop import bootstrap, desktop
from peepers_desktop.app.connect_steps import AddressReady, ConnectRequest, Step
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.domain.accounts import Account
from peepers_desktop.ui.assembly import Assembly
from peepers_desktop.ui.window import Window
from tests.helpers.command import close_log
from tests.helpers.knocking import get
from tests.helpers.store import ANA, StoreRig


class Running:
    """A started program. `wait` turns the event loop until something holds."""

    def __init__(self, parts: bootstrap.Parts, assembly: Assembly, window: Window) -> None:
        self.parts, self.assembly, self.window = parts, assembly, window

    def wait(self, holds: Callable[[], bool], turns: int = 2_000_000) -> None:
        for _ in range(turns):
            QApplication.processEvents()
            if holds():
                return
        raise AssertionError("it never came to be")

    def banner(self, subject: str) -> str:
        message = self.window.banners.message(subject)
        return f"{message.text} {message.advice}" if message else ""


def variables_of(rig: StoreRig, **more: str) -> dict[str, str]:
    """What leads the program to the store; nothing is said about the vault."""
    return {
        "PEEPERS_API_URL": rig.url,
        "PEEPERS_AUTH_URL": rig.url,
        "ML_CLIENT_ID": rig.store.client_id,
        "ML_CLIENT_SECRET": rig.store.client_secret,
        "PEEPERS_REDIRECT_URI": "http://127.0.0.1/callback",
        **more,
    }


@contextmanager
def running_program(profile: Path, variables: dict[str, str]) -> Iterator[Running]:
    """The program with its window, as `desktop` starts it, but for the event loop."""
    parts = bootstrap.build(GlobalOptions(profile), variables)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    assembly = Assembly(application, desktop._views(parts))
    window = assembly.open()
    try:
        assembly.begin(window)
        yield Running(parts, assembly, window)
    finally:
        parts.scheduler.stop()
        window.close()
        assembly.close()
        parts.close()
        close_log()
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def sign_in(parts: bootstrap.Parts, rig: StoreRig, name: str = ANA) -> Account:
    """A whole login of one of the store's sellers, the browser's part played here."""

    def on_step(step: Step) -> None:
        if isinstance(step, AddressReady):
            location = httpx.URL(rig.login(step.authorize_url, name).headers["location"])
            get(int(location.port or 0), location.raw_path.decode())

    secret, redirect = parts.config.client_secret, parts.config.redirect_uri or ""
    request = ConnectRequest("MLB", parts.config.client_id or "", secret, redirect, open_browser=False)
    return parts.accounts.connect(request, on_step)
