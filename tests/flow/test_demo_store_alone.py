"""`demo-store` runs the simulated marketplace alone, as large and as broken as it was asked to be."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from peepers_desktop.demo import World
from tests.helpers.command import CommandLine

WORDS = ("demo-store", "--listings", "33", "--orders", "9", "--seed", "5", "--faults", "429,path=/users/*;500,path=/x")


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    process = CommandLine(tmp_path, {"PEEPERS_VAULT": "session"}).start(*WORDS)
    yield process
    process.terminate()
    process.communicate()


def test_it_has_what_was_asked_for(alone: subprocess.Popen[str]) -> None:
    assert alone.stdout is not None
    line: dict[str, Any] = json.loads(alone.stdout.readline())
    with httpx.Client(base_url=line["control"], verify=False, trust_env=False, timeout=30) as levers:
        summary = levers.get("").json()
        assert summary["sellers"][0]["listings"] == 33
        same = World.create(5, datetime.fromisoformat(summary["now"]), 33, 9)
        assert (summary["items"], summary["orders"]) == (len(same.items), len(same.orders))
        for listing in list(same.items.values())[:40]:
            assert levers.get(f"/items/{listing.id}").json()["title"] == listing.title, "the seed makes the shop"
        assert [rule["kind"] for rule in levers.get("/faults").json()] == ["429", "500"]
        assert httpx.get(f"{line['base_url']}/users/me", verify=False, trust_env=False).status_code == 429
