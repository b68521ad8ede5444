"""A desk whose clock is the machine's: logins wait for real browsers."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.clock import SystemClock
from tests.helpers.connecting import open_desk


@pytest.fixture
def desk(tmp_path: Path):
    with open_desk(tmp_path, SystemClock()) as open_one:
        yield open_one
