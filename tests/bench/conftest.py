"""Benchmarks compare: what ours takes against a floor that is measured in turns with it, in the same run.

`benchmark_against(floor, ours)` runs the two alternately, so that a busy machine slows both, and the closing table
shows the ratio of the medians. Nothing asserts a time: `docs/performance.md` says which ratios to expect.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import Any, Protocol

import pytest


@dataclass(frozen=True)
class Ratio:
    """Medians in seconds."""

    name: str
    floor: float
    ours: float

    def __str__(self) -> str:
        return f"{self.ours / self.floor:8.2f}   {self.name} (floor {self.floor * 1000:.3f} ms)"


class BenchmarkAgainst(Protocol):
    def __call__(self, floor: Callable[[], object], ours: Callable[[], object], rounds: int = 40) -> None: ...


RATIOS = pytest.StashKey[list[Ratio]]()


@pytest.fixture
def benchmark_against(benchmark: Any, request: pytest.FixtureRequest) -> BenchmarkAgainst:
    def race(floor: Callable[[], object], ours: Callable[[], object], rounds: int = 40) -> None:
        floors: list[float] = []

        def floor_first() -> None:
            began = perf_counter()
            floor()
            floors.append(perf_counter() - began)

        benchmark.pedantic(ours, setup=floor_first, rounds=rounds, warmup_rounds=1)
        if benchmark.stats is None:  # --benchmark-disable
            return
        name = request.node.name.removeprefix("test_").replace("_", " ")
        ratio = Ratio(name, median(floors[1:]), benchmark.stats.stats.median)
        benchmark.extra_info["ratio"] = round(ratio.ours / ratio.floor, 2)
        request.config.stash.setdefault(RATIOS, []).append(ratio)

    return race


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    ratios = config.stash.get(RATIOS, [])
    if ratios:
        terminalreporter.section("ratios: ours / floor")
        for ratio in ratios:
            terminalreporter.line(str(ratio))
