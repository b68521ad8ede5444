"""One read through the client against httpx alone, from the demonstration store over a real socket."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from tests.bench.conftest import BenchmarkAgainst
from tests.helpers.engine import Bench, bench


@pytest.fixture
def connected(tmp_path: Path, clock: FixedClock) -> Iterator[Bench]:
    with bench(tmp_path, clock) as opened:
        yield opened


def test_reading_a_page_of_questions(benchmark_against: BenchmarkAgainst, connected: Bench) -> None:
    plain, query = connected.rig.client(), {"seller_id": connected.account, "status": "UNANSWERED", "api_version": 4}
    benchmark_against(
        lambda: plain.get("/questions/search", params=query).json(), lambda: connected.client.questions("UNANSWERED")
    )


def test_reading_twenty_listings(benchmark_against: BenchmarkAgainst, connected: Bench) -> None:
    plain = connected.rig.client()
    ids = [item_id for page in connected.client.scan_item_ids() for item_id in page.ids][:20]
    assert len(ids) == 20
    benchmark_against(
        lambda: plain.get("/items/bulk", params={"ids": ",".join(ids)}).json(), lambda: connected.client.items(ids)
    )
