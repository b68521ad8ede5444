"""`dev.py bench` runs benchmarks, which the suite skips, and closes with ratios."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parents[3]
CHEAP = "tests/bench/test_bench_cache.py::test_taking_an_edit_into_the_outbox"


def pytest_says(*options: str) -> str:
    command = [sys.executable, "-m", *options, "-p", "no:cacheprovider", "-q"]
    # Under xdist the variables of this worker would make a worker of it, and workers do not measure.
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    done = subprocess.run(command, cwd=ROOT, env=surroundings, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_a_benchmark_closes_with_its_ratio() -> None:
    said = pytest_says(*dev.BENCH, CHEAP)
    assert "1 passed" in said
    _, _, table = said.partition("ratios: ours / floor")
    ratio, name = table.splitlines()[1].split(maxsplit=1)
    assert float(ratio) > 0
    assert name.startswith("taking an edit into the outbox (floor ")


def test_every_benchmark_is_found() -> None:
    found = pytest_says(*dev.BENCH, "tests/bench", "--collect-only")
    assert {path.name for path in (ROOT / "tests" / "bench").glob("test_*.py")} == {
        line.partition("::")[0].rpartition("/")[2] for line in found.splitlines() if "::" in line
    }


def test_the_suite_skips_them() -> None:
    assert "1 skipped" in pytest_says("pytest", CHEAP)


@pytest.mark.parametrize(("rest", "place"), [([], "tests/bench"), ([CHEAP], CHEAP), (["-k", "rows"], "tests/bench")])
def test_all_are_run_unless_some_are_named(monkeypatch: pytest.MonkeyPatch, rest: list[str], place: str) -> None:
    ran: list[str] = []
    monkeypatch.setattr(dev, "system_libraries", lambda wanted: None)
    monkeypatch.setattr(dev, "environment", lambda *files: Path("python"))

    def note(*command: object) -> int:
        ran.extend(str(part) for part in command)
        return 0

    monkeypatch.setattr(dev, "run", note)
    assert dev.main(["bench", *rest]) == 0
    assert [part for part in ran if part.startswith("tests/")] == [place]
