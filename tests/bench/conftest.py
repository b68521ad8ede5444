"""Benchmarks compare: what ours takes against a floor that is measured in turns with it, in the same run.

`benchmark_against(floor, ours)` runs the two alternately and the closing table shows the ratio of their quickest
rounds. Counted is the time of the processor, of child processes too: that of a clock would be the other programs' as
well. Nothing asserts a time; `docs/performance.md` says which ratios to expect.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import process_time
from typing import Any, Protocol

import pytest

try:
    import resource
except ImportError:  # Windows, where the start of a process is not measured rightly
    resource = None  # type: ignore[assignment]


@dataclass(frozen=True)
class Ratio:
    """The quickest of all rounds, in seconds."""

    name: str
    floor: float
    ours: float

    def __str__(self) -> str:
        return f"{self.ours / self.floor:8.2f}   {self.name} (floor {self.floor * 1000:.3f} ms)"


class BenchmarkAgainst(Protocol):
    def __call__(self, floor: Callable[[], object], ours: Callable[[], object], rounds: int = 40) -> None: ...


def spent() -> float:
    """Seconds of processor this process and its ended children have used."""
    if resource is None:
        return process_time()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return process_time() + children.ru_utime + children.ru_stime


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Gets every test that was collected, those of other folders too."""
    for item in items:
        if "benchmark" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.benchmark(timer=spent))


RATIOS = pytest.StashKey[list[Ratio]]()


@pytest.fixture
def benchmark_against(benchmark: Any, request: pytest.FixtureRequest) -> BenchmarkAgainst:
    def race(floor: Callable[[], object], ours: Callable[[], object], rounds: int = 40) -> None:
        floors: list[float] = []

        def floor_first() -> None:
            began = spent()
            floor()
            floors.append(spent() - began)

        benchmark.pedantic(ours, setup=floor_first, rounds=rounds, warmup_rounds=1)
        if benchmark.stats is None:  # --benchmark-disable
            return
        name = request.node.name.removeprefix("test_").replace("_", " ")
        ratio = Ratio(name, min(floors), benchmark.stats.stats.min)
        benchmark.extra_info["ratio"] = round(ratio.ours / ratio.floor, 2)
        request.config.stash.setdefault(RATIOS, []).append(ratio)

    return race


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    ratios = config.stash.get(RATIOS, [])
    if ratios:
        terminalreporter.section("ratios: ours / floor")
        for ratio in ratios:
            terminalreporter.line(str(ratio))
