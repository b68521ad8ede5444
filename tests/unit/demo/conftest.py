"""Stores for the tests of the demonstration store: one of its own for edits, a shared one for reading."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from tests.helpers.store import StoreRig, running_store


@pytest.fixture
def rig() -> Iterator[StoreRig]:
    """A store that the test may change as it likes."""
    with running_store() as started:
        yield started


@pytest.fixture
def shop(rig: StoreRig) -> httpx.Client:
    """The default seller's client of that store."""
    return rig.client()


@pytest.fixture(scope="module")
def shelf() -> Iterator[StoreRig]:
    """A store that every test of a module reads and none changes."""
    with running_store(listings=60, orders=80, questions=40) as started:
        yield started


@pytest.fixture(scope="module")
def reader(shelf: StoreRig) -> httpx.Client:
    """The default seller's client of the shared store."""
    return shelf.client()
