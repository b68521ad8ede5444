"""What happened below, as lines of the log: counts and ids."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop import log
from peepers_desktop.app.event_log import note
from peepers_desktop.domain.events import (
    AccountChanged,
    Changed,
    Connection,
    ConnectionChanged,
    Kind,
    PushCounts,
    Stage,
    SyncFinished,
    SyncReport,
    SyncStarted,
    Trouble,
)
from tests.helpers.shop import NOON

TROUBLE = Trouble("server_trouble", "Mercado Livre", "", detail="Rua das Acácias 12", stage=Stage.ORDERS)


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    handler = log.configure(tmp_path)
    yield tmp_path
    log.stop(handler)


def lines(folder: Path) -> list[dict[str, Any]]:
    told = [json.loads(line) for line in (folder / "peepers.log").read_text(encoding="utf-8").splitlines()]
    return [{name: value for name, value in line.items() if name not in ("timestamp", "level")} for line in told]


def test_a_cycle_is_a_line_with_its_counts(folder: Path) -> None:
    report = SyncReport(
        "1", NOON, NOON + timedelta(seconds=2), pulled=(("items", 20),), pushed=PushCounts(applied=1),
        requests=7, troubles=(TROUBLE,),
    )  # fmt: skip
    for event in (SyncStarted("1", True), SyncFinished(report)):
        note(event)
    started, trouble, cycle = lines(folder)
    assert started == {"logger": "peepers.sync", "event": "cycle_started", "account": "1", "full": True}
    assert (trouble["code"], trouble["stage"]) == ("server_trouble", "orders")
    assert cycle == {
        "logger": "peepers.sync", "event": "cycle", "account": "1", "seconds": 2.0, "requests": 7, "state": "troubled",
        "troubles": 1, "items": 20, "applied": 1, "conflict": 0, "rejected": 0, "unknown": 0, "queued": 0,
    }  # fmt: skip
    assert "Acácias" not in (folder / "peepers.log").read_text(encoding="utf-8")


def test_links_and_accounts(folder: Path) -> None:
    note(ConnectionChanged(Connection.OFFLINE))
    note(AccountChanged("1"))
    note(Changed(Kind.ITEMS, "1"))
    assert [line["event"] for line in lines(folder)] == ["connection", "account_changed"]
