"""How hard the tests under fire are run: the size that fits into CI, or all of it with PEEPERS_FIRE=full."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FULL = os.environ.get("PEEPERS_FIRE") == "full"
told: list[str] = []
"""What the running test said so far."""


def size(in_ci: int, in_full: int) -> int:
    return in_full if FULL else in_ci


def tell(what: object) -> None:
    """A figure, printed with the summary of the run (`tests/guards/figures.py`)."""
    told.append(str(what))
    sys.stdout.write(f"{what}\n")


@contextmanager
def quick_folder() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of runs each begin with a file of their own."""
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(prefix="peepers-fire-", dir=memory if memory.is_dir() else None) as folder:
        yield Path(folder)
