"""The parts one cycle of one account works with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TypeVar

from peepers_desktop.clock import Clock
from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.events import Changed, Event, Kind, Stage, SyncProgress
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from peepers_desktop.sync.shop import Shop

T = TypeVar("T")
R = TypeVar("R")

PAGE = 20
"""Values fetched and stored per step: small enough to leave the window at 60 frames a second."""


@dataclass(frozen=True, slots=True)
class Round:
    """One cycle of one account. `pool` runs network calls side by side; all writing happens here."""

    account: Account
    client: MarketplaceClient
    shop: Shop
    clock: Clock
    publish: Callable[[Event], None]
    pool: Executor
    cancel: CancelFlag
    request: SyncRequest

    @property
    def id(self) -> AccountId:
        return self.account.id

    def breathe(self) -> None:
        """Between two pages: end here when told to, and let what is urgent go first."""
        self.cancel.check()
        if self.request.between is not None:
            self.request.between()

    def progress(self, stage: Stage, done: int, total: int | None) -> None:
        self.publish(SyncProgress(self.id, stage, done, total))

    def changed(self, kind: Kind, ids: Iterable[str]) -> None:
        """Publish what a committed transaction changed; silent when nothing did."""
        found = frozenset(ids)
        if found:
            self.publish(Changed(kind, self.id, found))

    def side_by_side(self, call: Callable[[T], R], values: Sequence[T]) -> Iterator[tuple[T, R]]:
        """Run `call` on every value in the pool, a page at a time, results in the order given.

        The first failure is raised when its turn comes; calls already under way are left to end.
        """
        for page in pages(values, PAGE):
            self.breathe()
            yield from zip(page, self.pool.map(call, page), strict=True)


def pages(values: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """The values in consecutive runs of at most `size`."""
    for start in range(0, len(values), size):
        yield values[start : start + size]
