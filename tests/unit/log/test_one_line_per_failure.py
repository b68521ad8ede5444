"""A resource that fails is one line of the log, without the token that asked (T13)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop import log
from peepers_desktop.clock import FixedClock
from peepers_desktop.errors import PeepersError
from tests.helpers.engine import Bench, bench

pytestmark = pytest.mark.own_log_level("what a seller's log holds is counted, which is no DEBUG")


@pytest.fixture
def rig(tmp_path: Path, clock: FixedClock) -> Iterator[Bench]:
    with bench(tmp_path, clock, listings=3, orders=1, questions=1) as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    handler = log.configure(tmp_path / "logs")
    yield tmp_path / "logs"
    log.stop(handler)


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "peepers.log").read_text(encoding="utf-8").splitlines()]


def test_a_write_that_fails(rig: Bench, folder: Path) -> None:
    item = rig.client.scan_item_ids().__next__().ids[0]
    rig.rig.fault("500", path="/items/*", method="PUT")
    with pytest.raises(PeepersError):
        rig.client.put_item_quantity(item, 3)
    (line,) = lines(folder)
    assert {name: line[name] for name in ("logger", "event", "method", "path", "status", "code")} == {
        "logger": "peepers.wire", "event": "failed", "method": "PUT", "path": f"/items/{item}", "status": 500,
        "code": "server_trouble",
    }  # fmt: skip
    assert rig.bearer.value not in (folder / "peepers.log").read_text(encoding="utf-8")


def test_a_read_that_fails_however_often_it_is_tried(rig: Bench, folder: Path) -> None:
    rig.rig.fault("503", path="/users/me")
    with pytest.raises(PeepersError):
        rig.client.me()
    (line,) = lines(folder)
    assert (line["event"], line["attempt"], line["status"]) == ("failed", 3, 503)
    assert rig.bearer.value not in (folder / "peepers.log").read_text(encoding="utf-8")


def test_a_call_nobody_answers(rig: Bench, folder: Path) -> None:
    rig.rig.store.stop()
    with pytest.raises(PeepersError):
        rig.client.me()
    (line,) = lines(folder)
    assert (line["event"], line["code"], line["status"]) == ("failed", "unreachable", None)
    rig.rig.store.start()
