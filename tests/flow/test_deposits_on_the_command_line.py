"""Deposits from a terminal, in processes of their own: asked for, changed one by one, asked for again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.clock import SystemClock
from tests.helpers.command import CommandLine, of_store
from tests.helpers.store import SUL, StoreRig, running_store


@pytest.fixture
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=8, orders=0, questions=0) as started:
        yield started


@pytest.fixture
def line(rig: StoreRig, tmp_path: Path) -> CommandLine:
    made = of_store(rig, tmp_path / "profile")
    made.connect(rig, SUL)
    assert made.process("sync", "--only", "items", "--json").code == 0
    return made


def test_what_a_deposit_holds_is_told_changed_and_told_again(line: CommandLine) -> None:
    listed = line.process("list", "items", "--json").document
    item = next(row for row in listed if row["status"] == "active" and not row["read_only"])
    places = line.process("deposits", item["id"], "--json").document
    assert [place["name"] for place in places] == ["Galpão Curitiba", "Galpão Pinhais"]
    assert sum(place["quantity"] for place in places) == item["available_quantity"]
    first, second = places
    edit = line.process("set-stock", f"{item['id']}@{first['id']}", "41", "--json").document
    assert (edit["base"], edit["wanted"]) == (first["quantity"], 41)
    sent = line.process("outbox", "send", "--json").document
    assert sent["pushed"]["applied"] == 1
    told = line.process("deposits", item["id"])
    assert told.out.splitlines() == [
        f"{first['id']}  {first['name']}  41", f"{second['id']}  {second['name']}  {second['quantity']}",
    ]  # fmt: skip
    wrong = line.process("deposits", "MLB1", "--json")
    assert (wrong.code, wrong.document["error"]["code"]) == (2, "not_by_deposit")
