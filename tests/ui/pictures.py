"""Saves a picture of every section in many conditions, to be looked at by a person.

    python -m tests.ui.pictures FOLDER [--only listings] [--scale 2]

The shop in them is the demonstration store's, read through the real client and the real synchronisation.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

import httpx
from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QApplication

from peepers_desktop.app.account_colours import next_colour
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.events import Connection, ConnectionChanged, Stage, SyncProgress, SyncStarted
from peepers_desktop.domain.filters import ItemFilter
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.mercadolivre.limits import Limiter
from peepers_desktop.mercadolivre.transport import Transport
from peepers_desktop.sync.circuit import Circuit
from peepers_desktop.sync.engine import SyncEngine
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from peepers_desktop.ui.application import create_application
from peepers_desktop.ui.delegates.stock import StockEditor
from peepers_desktop.ui.theme import Choice
from tests.helpers.shop import TestShop, empty_shop
from tests.helpers.store import ANA, BETO, NOON, StoreRig, running_store
from tests.helpers.window_bench import WindowBench, make_window

SECTIONS = ("today", "listings", "questions", "orders", "shipments", "outbox")
_SETTLE_MILLISECONDS = 400


class Bearer:
    """A token that never grows old."""

    def __init__(self, token: str) -> None:
        self._token = token

    def token(self) -> str:
        return self._token

    def renew(self, stale: str) -> str:
        return self._token


def read_shop(rig: StoreRig, shop: TestShop, name: str) -> None:
    """Connect a seller and read everything they have."""
    bearer = Bearer(str(rig.authorize(name)["access_token"]))
    transport = Transport(rig.url, bearer, Limiter(shop.clock, rate=1000.0), shop.clock)
    client = MarketplaceClient(transport, str(rig.seller_id(name)), "BRL")
    colour = next_colour(account.colour for account in shop.stores.accounts.all())
    seller = client.me()
    shop.stores.accounts.save(Account(seller, Link.CONNECTED, colour, shop.clock.now()))
    engine = SyncEngine(seller.user_id, client, shop.stores, shop.clock, Circuit(shop.clock), lambda event: None)
    report = engine.cycle(SyncRequest(full=True, force=True), CancelFlag())
    client.close()
    if report.troubles:
        sys.stderr.write(f"trouble while reading: {report.troubles}\n")


def edit_a_little(bench: WindowBench) -> None:
    """Edits in several states, so that badges and the outbox have something to show."""
    commands, queries = bench.context.commands, bench.context.queries
    rows = queries.item_rows(queries.items(ItemFilter())[:60])
    free = [row for row in rows if row.read_only is None and row.quantity]
    outbox = bench.shop.stores.outbox
    for row in free[:3]:
        commands.set_stock(row.account, row.id, None, "+5")
    refused = commands.set_stock(free[3].account, free[3].id, None, "40")
    conflict = commands.set_stock(free[4].account, free[4].id, None, "12")
    if refused is not None:
        outbox.move(refused.id, EditState.REJECTED, reason="edit_refused", reason_detail="Item is under moderation.")
    if conflict is not None:
        seen = {"quantity": 7, "sold_since": 3, "proposal": 9}
        outbox.move(conflict.id, EditState.CONFLICT, reason="stock_changed", seen=seen)


def wait(bench: WindowBench, milliseconds: int = _SETTLE_MILLISECONDS) -> None:
    """Let pictures of listings arrive."""
    timer = QElapsedTimer()
    timer.start()
    while timer.elapsed() < milliseconds:
        bench.settle()


def save(bench: WindowBench, folder: Path, name: str) -> None:
    wait(bench)
    bench.window.grab().save(str(folder / f"{name}.png"))
    sys.stdout.write(f"{folder / name}.png\n")


def select_first(bench: WindowBench, section: str) -> None:
    """Put the cursor somewhere interesting."""
    if section == "listings":
        tab: Any = bench.window.tabs[section]
        grid, model = tab.grid, tab.model
        column = model.column_of("stock")
        varied = [n for n in range(min(40, model.rowCount())) if (row := model.row_at(n)) and row.variation_count > 3]
        grid.setCurrentIndex(model.index(varied[0] if varied else 2, column))


def sections(bench: WindowBench, folder: Path, prefix: str, only: str | None) -> None:
    for section in SECTIONS:
        if only in (None, section):
            bench.tab(section)
            select_first(bench, section)
            save(bench, folder, f"{prefix}-{section}")


@contextmanager
def filled() -> Iterator[tuple[TestShop, Path]]:
    """A shop with two sellers, and the address its pictures come from."""
    with tempfile.TemporaryDirectory() as name, running_store(NOON, listings=120, orders=60, questions=25) as rig:
        shop = empty_shop(Path(name), NOON)
        for seller in (ANA, BETO):
            read_shop(rig, shop, seller)
        yield shop, Path(name)
        shop.database.close()


def fetch(address: str) -> bytes:
    return httpx.get(address, timeout=5).raise_for_status().content


def take(folder: Path, only: str | None, prefix: str) -> None:
    """Everything for one scale of the screen."""
    folder.mkdir(parents=True, exist_ok=True)
    with filled() as (shop, home):
        for theme in (Choice.LIGHT, Choice.DARK):
            bench = make_window(shop, home / theme.value, theme=theme, fetch=fetch)
            if theme is Choice.LIGHT:
                edit_a_little(bench)
            sections(bench, folder, f"{prefix}{theme.value}", only)
            if only is None:
                more(bench, folder, f"{prefix}{theme.value}")
            bench.window.close()
            bench.context.tasks.close()
            bench.context.thumbnails.close()
    if only is None:
        empty(folder, prefix)


def edit(bench: WindowBench) -> None:
    """A difference being typed, over the toast of an edit just made."""
    tab: Any = bench.window.tabs["listings"]
    free = [n for n in range(30) if (row := tab.model.row_at(n)) is not None and row.read_only is None]
    stock = tab.model.column_of("stock")
    tab.model.setData(tab.model.index(free[0], stock), "+3")
    bench.settle()
    tab.grid.setCurrentIndex(tab.model.index(free[1], stock))
    tab.grid.edit_stock()
    tab.grid.findChild(StockEditor).setText("+12")


def more(bench: WindowBench, folder: Path, prefix: str) -> None:
    """Conditions of the window rather than of a section."""
    bench.tab("listings")
    bench.window.commands.open_palette()
    bench.window.palette_box.field.setText("en")
    wait(bench)
    bench.window.palette_box.grab().save(str(folder / f"{prefix}-palette.png"))
    bench.window.palette_box.close()
    edit(bench)
    save(bench, folder, f"{prefix}-editing")
    bench.context.bridge.publish(ConnectionChanged(Connection.OFFLINE))
    bench.context.bridge.publish(SyncStarted("1", True))
    bench.context.bridge.publish(SyncProgress("1", Stage.ITEMS, 120, 312))
    save(bench, folder, f"{prefix}-offline")
    bench.window.resize(820, 620)
    sections(bench, folder, f"{prefix}-narrow", None)


def empty(folder: Path, prefix: str) -> None:
    """A fresh profile: nothing connected, nothing read."""
    with tempfile.TemporaryDirectory() as name:
        bench = make_window(empty_shop(Path(name), NOON), Path(name))
        sections(bench, folder, f"{prefix}empty", None)
        bench.close()


def main(start: Callable[[list[str]], object] = create_application) -> int:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("--only", choices=SECTIONS)
    options.add_argument("--scale", default="")
    chosen = options.parse_args()
    if not chosen.scale and chosen.only is None:
        command = [sys.executable, "-m", "tests.ui.pictures", str(chosen.folder), "--scale", "2"]
        subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": "2"}, check=True)
    application = start(["pictures"])
    assert isinstance(application, QApplication)
    take(chosen.folder, chosen.only, f"x{chosen.scale}-" if chosen.scale else "")
    return 0


if __name__ == "__main__":
    sys.exit(main())
