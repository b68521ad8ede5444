"""What a tab needs to live: a real cache file, real use cases, and the means of a window without the window."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from PySide6.QtWidgets import QApplication

from peepers_desktop.app.commands import Commands
from peepers_desktop.app.queries import Queries
from peepers_desktop.app.settings import Settings
from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.events import Event
from peepers_desktop.ui.bridge import Bridge
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.tabs.base import Tab
from peepers_desktop.ui.tasks import Tasks
from peepers_desktop.ui.theme import Choice, Theme
from peepers_desktop.ui.thumbnails import Thumbnails
from peepers_desktop.ui.zones import SellerZones, zone_of
from tests.helpers.shop import TestShop, open_shop, privacy_of


@dataclass
class Sends:
    """Stands where the scheduler stands; counts what it is asked."""

    count: int = 0

    def send_now(self) -> None:
        self.count += 1


@dataclass
class Bench:
    """The parts, and the tab put into them by `show`."""

    shop: TestShop
    context: UiContext
    sends: Sends
    opened: list[str] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)

    def show(self, tab: Tab, width: int = 1100, height: int = 700) -> Tab:
        """What the window does with a tab: account, activation, events."""
        self.context.bridge.happened.connect(tab.on_event)
        tab.resize(width, height)
        tab.show()
        tab.set_account(None)
        tab.activate()
        return tab

    def settle(self, qtbot: Any) -> None:
        """Wait until every read and command has been answered."""
        qtbot.waitUntil(lambda: self._quiet(), timeout=5000)

    def _quiet(self) -> bool:
        for _ in range(3):
            QApplication.processEvents()
            if not self.context.tasks.idle:
                return False
        return True

    def place(self, model: Any, ident: str, qtbot: Any) -> int:
        """Where the thing with this id stands, once its row is loaded."""
        accounts = [account.id for account in self.context.queries.accounts()]
        position = model.position_of(model.find(accounts, ident))
        assert position >= 0, f"{ident} is not in the list"
        model.data(model.index(position, 0))  # asks for the row as painting it would
        qtbot.waitUntil(lambda: model.row_at(position) is not None, timeout=5000)
        return int(position)

    def put(self, edit: Edit, *states: EditState, **fields: Any) -> Edit:
        """Move an edit through states as a sync would."""
        for state in states:
            edit = self.shop.stores.outbox.move(edit.id, state, **(fields if state is states[-1] else {}))
        return edit

    def close(self) -> None:
        self.context.thumbnails.close()
        self.context.tasks.close()
        self.shop.database.close()


def no_pictures(address: str) -> bytes:
    """Fetches nothing."""
    raise OSError(address)


def make_bench(folder: Path, fetch: Any = no_pictures, theme: Choice = Choice.LIGHT) -> Bench:
    """A fresh shop and everything a tab is handed."""
    shop = open_shop(folder)
    bridge, tasks = Bridge(merge_milliseconds=0), Tasks()
    look = Theme(theme)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look.install(application)
    settings = Settings(folder / "settings.json")
    queries = Queries(shop.database, shop.clock, low_stock=settings.low_stock)
    sends, opened = Sends(), list[str]()
    context = UiContext(
        queries=queries,
        commands=Commands(shop.stores, queries.item_list, shop.clock, bridge.publish),
        accounts=cast(Any, SimpleNamespace()),
        scheduler=cast(Any, sends),
        settings=settings,
        privacy=privacy_of(shop, settings, bridge.publish),
        profile=cast(Any, SimpleNamespace(root=folder)),
        clock=shop.clock,
        bridge=bridge,
        tasks=tasks,
        format=Format(shop.clock, zone_of("MLB"), zones=SellerZones(queries.accounts)),
        theme=look,
        icons=Icons(look),
        thumbnails=Thumbnails(folder / "thumbnails", fetch),
        open_address=opened.append,
        connect=lambda _account: None,
    )
    bridge.listen()
    return Bench(shop, context, sends, opened)
