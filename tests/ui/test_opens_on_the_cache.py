"""The window stands on what is on this machine before anybody is asked, works without a connection, and sends later."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from peepers_desktop import bootstrap, desktop
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.clock import SystemClock
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import ItemFilter
from peepers_desktop.domain.rows import ItemRow
from peepers_desktop.ui.assembly import Assembly
from tests.helpers.command import close_log
from tests.helpers.program import Running, sign_in, variables_of
from tests.helpers.store import StoreRig, running_store

PATIENT = 100_000_000
"""Turns of the event loop: reads are tried again after a while, and a quiet machine turns fast."""


@pytest.fixture
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=30, orders=4, questions=6) as started:
        yield started


@pytest.fixture
def options(rig: StoreRig, tmp_path: Path) -> tuple[GlobalOptions, dict[str, str]]:
    """A profile that was in use yesterday: connected, read, and closed."""
    words = {"PEEPERS_VAULT": "passphrase", "PEEPERS_VAULT_PASSPHRASE": "cavalo bateria", "PEEPERS_LANG": "en"}
    options, variables = GlobalOptions(tmp_path / "profile"), variables_of(rig, **words)
    parts = bootstrap.build(options, variables)
    sign_in(parts, rig)
    assert all(report.ok for report in parts.sync(frozenset(Stage), False))
    parts.close()
    close_log()
    rig.control("DELETE", "/counters")
    return options, variables


@pytest.fixture
def running(options: tuple[GlobalOptions, dict[str, str]], qapp: QApplication) -> Iterator[Running]:
    """Its window, which nobody has told to begin yet."""
    parts = bootstrap.build(*options)
    assembly = Assembly(qapp, desktop._views(parts))
    window = assembly.open()
    yield Running(parts, assembly, window)
    parts.scheduler.stop()
    window.close()
    assembly.close()
    parts.close()
    close_log()
    window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def editable(running: Running) -> ItemRow:
    queries = running.parts.queries
    rows = queries.item_rows(queries.items(ItemFilter()))
    return next(row for row in rows if row.status == "active" and row.read_only is None and (row.quantity or 0) > 1)


def shown(running: Running, section: str) -> int:
    tab = running.window.show_tab(section)
    running.wait(lambda: tab.model.rowCount() > 0)  # type: ignore[attr-defined]
    return int(tab.model.rowCount())  # type: ignore[attr-defined]


def test_everything_is_on_the_screen_before_anybody_is_asked(running: Running, rig: StoreRig) -> None:
    assert shown(running, "listings") == running.parts.queries.tally().items
    assert shown(running, "questions") > 0
    assert shown(running, "orders") == running.parts.queries.tally().orders
    running.wait(lambda: running.window.navigation.buttons["questions"].badge != "")
    assert rig.counters()["requests"] == {}
    assert "_jobs" not in vars(running.parts.scheduler)


def test_without_a_connection_it_works_and_sends_when_there_is_one_again(running: Running, rig: StoreRig) -> None:
    window = running.window
    rig.store.stop()
    running.assembly.begin(window)
    account = running.parts.accounts.list()[0].id
    running.wait(lambda: bool(running.banner("offline") or running.banner(f"trouble/{account}")), PATIENT)
    row = editable(running)
    wanted = (row.quantity or 0) + 3
    running.parts.commands.set_stock(account, row.id, None, str(wanted))
    running.wait(lambda: window.status.pending.text() == "1 pending")
    assert shown(running, "listings") > 0
    assert editable(running).quantity == wanted, "the row shows what was typed"
    rig.store.start()
    running.wait(lambda: window.status.refresh.isEnabled(), PATIENT)
    window.status.refresh.click()
    running.wait(lambda: window.status.pending.text() == "Everything sent", PATIENT)
    assert rig.control("GET", f"/items/{row.id}")["available_quantity"] == wanted
    running.wait(lambda: not running.banner("offline") and not running.banner(f"trouble/{account}"))
    assert "Online" in window.status.connection.text()
