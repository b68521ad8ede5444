"""From the start of the process to the first frame, against a window with one label."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from peepers_desktop.paths import Profile
from tests.bench import plain
from tests.bench.conftest import BenchmarkAgainst

ROOT = Path(__file__).parents[2]


def test_start_to_the_first_frame(benchmark_against: BenchmarkAgainst, tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    profile.create()
    plain.large_shop(tmp_path, 10_000).database.close()

    def process(*arguments: str) -> None:
        command = [sys.executable, "-m", "tests.bench.first_frame", *arguments]
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)

    benchmark_against(lambda: process("bare"), lambda: process("ours", str(tmp_path)), rounds=5)
