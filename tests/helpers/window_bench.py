"""A whole window on a real cache: real use cases and models; only the scheduler is replaced by a counter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from peepers_desktop.app.commands import Commands
from peepers_desktop.app.queries import Queries
from peepers_desktop.app.settings import Settings
from peepers_desktop.domain.accounts import Account
from peepers_desktop.paths import Profile
from peepers_desktop.ui.application import open_window
from peepers_desktop.ui.bridge import Bridge
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.tasks import Tasks
from peepers_desktop.ui.theme import Choice, Theme
from peepers_desktop.ui.thumbnails import Thumbnails
from peepers_desktop.ui.window import Window
from peepers_desktop.ui.zones import SellerZones, zone_of
from tests.helpers.shop import TestShop, privacy_of


@dataclass
class Wishes:
    """Stands where the scheduler stands: remembers what it was asked for."""

    asked: list[str] = field(default_factory=list)

    def sync_now(self, full: bool = False) -> None:
        self.asked.append("full" if full else "sync")

    def send_now(self) -> None:
        self.asked.append("send")


class StoredAccounts:
    """The accounts of the cache, as the account service lists them."""

    def __init__(self, read: Callable[[], Sequence[Account]]) -> None:
        self.list = read


@dataclass
class WindowBench:
    """The window and what it stands on."""

    shop: TestShop
    context: UiContext
    wishes: Wishes
    window: Window
    opened: list[str]
    connects: list[str | None]

    def settle(self) -> None:
        """Let every read, command and event be answered. Ends when two looks in a row find nothing under way."""
        quiet = 0
        while quiet < 3:
            QApplication.processEvents()
            quiet = quiet + 1 if self.context.tasks.idle else 0

    def tab(self, name: str) -> Any:
        """Show a section, wait for its rows."""
        tab = self.window.show_tab(name)
        self.settle()
        return tab

    def close(self) -> None:
        self.window.close()
        self.context.thumbnails.close()
        self.context.tasks.close()
        self.shop.database.close()
        # A window that stays behind would be restyled by every later one.
        self.window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def no_pictures(address: str) -> bytes:
    """Fetches nothing."""
    raise OSError(address)


def make_window(
    shop: TestShop,
    folder: Path,
    *,
    theme: Choice = Choice.LIGHT,
    fetch: Callable[[str], bytes] = no_pictures,
    size: tuple[int, int] = (1360, 840),
    read_deposits: Callable[[str, str, str | None], bool] = lambda account, item, variation: False,
) -> WindowBench:
    """Open the window on a shop; its state lives in `folder`."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look = Theme(theme)
    look.install(application)
    bridge, tasks, wishes = Bridge(merge_milliseconds=0), Tasks(), Wishes()
    settings = Settings(folder / "settings.json")
    queries = Queries(shop.database, shop.clock, low_stock=settings.low_stock)
    opened: list[str] = []
    connects: list[str | None] = []
    context = UiContext(
        queries=queries,
        commands=Commands(shop.stores, queries.item_list, shop.clock, bridge.publish),
        accounts=cast(Any, StoredAccounts(shop.stores.accounts.all)),
        scheduler=cast(Any, wishes),
        settings=settings,
        privacy=privacy_of(shop, settings, bridge.publish),
        profile=Profile(folder),
        clock=shop.clock,
        bridge=bridge,
        tasks=tasks,
        format=Format(shop.clock, zone_of("MLB"), zones=SellerZones(queries.accounts)),
        theme=look,
        icons=Icons(look),
        thumbnails=Thumbnails(folder / "thumbnails", fetch),
        open_address=opened.append,
        connect=connects.append,
        read_deposits=read_deposits,
    )
    window = open_window(context)
    window.resize(*size)
    bench = WindowBench(shop, context, wishes, window, opened, connects)
    bench.settle()
    return bench
