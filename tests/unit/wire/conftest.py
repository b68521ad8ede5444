"""A store that says what a test wants, and a client of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.mercadolivre.client import MarketplaceClient
from tests.helpers.canned import CannedStore, Tokens, canned_store, client_of


@pytest.fixture
def store() -> Iterator[CannedStore]:
    with canned_store() as started:
        yield started


@pytest.fixture
def tokens() -> Tokens:
    return Tokens()


@pytest.fixture
def client(store: CannedStore, clock: FixedClock, tokens: Tokens) -> Iterator[MarketplaceClient]:
    made = client_of(store.url, clock, tokens)
    yield made
    made.close()
