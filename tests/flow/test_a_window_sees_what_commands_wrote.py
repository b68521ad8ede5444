"""Two processes of one profile: the window shows what the command line queued, and moves nothing under the hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from peepers_desktop.app.elsewhere import Elsewhere
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.events import Event, Kind
from peepers_desktop.ui.delegates.stock import StockEditor
from tests.helpers.command import CommandLine
from tests.helpers.disk import while_the_disk
from tests.helpers.program import Running, running_program
from tests.helpers.shop import NOON, SELLER, item, open_shop

VARIABLES = {"PEEPERS_VAULT": "session", "PEEPERS_LANG": "en"}


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    """Listings of an account that no round reads: its access has ended."""
    folder = tmp_path / "profile"
    folder.mkdir()
    shop = open_shop(folder)
    shop.stores.accounts.save(Account(SELLER, Link.RECONNECT, "#2d6cdf", NOON, reason="expired"))
    shop.stores.items.save([item(f"MLB{n}", 10, title=f"Fone {n}") for n in range(1, 6)], NOON)
    shop.database.close()
    return folder


@pytest.fixture
def it(qtbot: Any, profile: Path) -> Iterator[Running]:
    with running_program(profile, VARIABLES) as running:
        running.parts.scheduler.stop()  # its beats are called here
        running.window.show_tab("listings")
        settle(running)
        yield running


@pytest.fixture
def line(profile: Path) -> CommandLine:
    return CommandLine(profile, VARIABLES)


def settle(it: Running) -> None:
    """Until every read, command and event has been answered, merged ones included."""
    bridge, tasks, quiet = it.assembly.context.bridge, it.assembly.context.tasks, 0
    while quiet < 3:
        QApplication.processEvents()
        bridge.flush()
        quiet = quiet + 1 if tasks.idle else 0


def quantity(it: Running, item_id: str) -> tuple[int | None, bool]:
    model = it.window.tabs["listings"].model
    row = next(model.row_at(n) for n in range(model.rowCount()) if model.row_at(n).id == item_id)
    return row.quantity, row.pending is not None


def test_a_command_of_another_process_shows_after_a_beat(it: Running, line: CommandLine) -> None:
    grid = it.window.tabs["listings"].grid
    grid.setCurrentIndex(grid.model().index(3, 1))
    selected = [index.row() for index in grid.selectionModel().selectedIndexes()]
    assert line.process("set-stock", "MLB2", "7", "--json").code == 0
    settle(it)
    assert quantity(it, "MLB2") == (10, False), "nothing told the window yet"
    it.parts.scheduler.beat()
    settle(it)
    assert quantity(it, "MLB2") == (7, True)
    assert (grid.currentIndex().row(), grid.currentIndex().column()) == (3, 1)
    assert [index.row() for index in grid.selectionModel().selectedIndexes()] == selected


def test_an_open_editor_keeps_what_is_typed(qtbot: Any, it: Running, line: CommandLine) -> None:
    tab = it.window.tabs["listings"]
    tab.grid.setCurrentIndex(tab.model.index(1, tab.model.column_of("stock")))
    tab.grid.edit_stock()
    editor = tab.grid.findChild(StockEditor)
    qtbot.keyClicks(editor, "8")
    assert line.process("set-stock", "MLB2", "7", "--json").code == 0
    it.parts.scheduler.beat()
    settle(it)
    assert tab.grid.findChild(StockEditor) is editor
    assert editor.text().endswith("8")
    assert quantity(it, "MLB2") == (10, False)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)
    settle(it)
    assert quantity(it, "MLB2") == (7, True), "shown as soon as the editor is gone"


def test_a_beat_without_a_commit_reads_nothing_again(it: Running) -> None:
    it.parts.scheduler.beat()
    told: list[Event] = []
    leave = it.parts.publisher.subscribe(told.append)
    it.parts.scheduler.beat()
    it.parts.scheduler.beat()
    leave()
    assert told == []


def test_what_a_dead_process_left_is_doubted_at_a_beat_and_a_full_disk_is_no_mistake(it: Running) -> None:
    it.parts.scheduler.beat()
    outbox = it.parts.shop.outbox
    edit = it.parts.commands.set_stock(None, "MLB2", None, "7")
    assert edit is not None
    assert outbox.start(edit.id) is not None
    with while_the_disk(it.parts.database, "PRAGMA query_only=ON"):
        it.parts.scheduler.beat()  # raises nothing, which would be reported as our mistake
    assert outbox.get(edit.id).state is EditState.SENDING
    it.parts.scheduler.beat()
    settle(it)
    assert (outbox.get(edit.id).state, outbox.get(edit.id).reason) == (EditState.UNKNOWN, "interrupted")
    model = it.window.tabs["listings"].model
    states = {row.id: row.pending.state for row in model.loaded() if row.pending is not None}
    assert states == {"MLB2": EditState.UNKNOWN}


def test_every_kind_of_row_is_named(tmp_path: Path) -> None:
    shop, told = open_shop(tmp_path), []
    elsewhere = Elsewhere(shop.database.version, told.append)
    assert not elsewhere.look()
    shop.stores.items.save([item("MLB1")], NOON)
    assert elsewhere.look()
    assert not elsewhere.look()
    assert {one.kind for one in told} == set(Kind)
    shop.database.close()
