"""A shop in a real file per test, closed afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.helpers.shop import TestShop, open_shop


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[TestShop]:
    opened = open_shop(tmp_path)
    yield opened
    opened.database.close()
