"""Small tables of rows whose ids are text: each row gets a number of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from peepers_desktop.domain.filters import Sort
from peepers_desktop.domain.ids import AccountId, ItemId, VariationId
from peepers_desktop.domain.items import ReadOnlyReason


class StockedRow(Protocol):
    """What holds units and may be typed over."""

    @property
    def quantity(self) -> int | None: ...

    @property
    def read_only(self) -> ReadOnlyReason | None: ...


R_co = TypeVar("R_co", bound=StockedRow, covariant=True)
Place = tuple[AccountId, ItemId, VariationId | None]


@dataclass(frozen=True, slots=True)
class Numbered(Generic[R_co]):
    """A row with its number."""

    key: int
    row: R_co

    @property
    def quantity(self) -> int | None:
        return self.row.quantity

    @property
    def read_only(self) -> ReadOnlyReason | None:
        return self.row.read_only


class NumberedSource(Generic[R_co]):
    """Answers keys and rows of what is in view. `read` reads the rows of a listing or variation, `name` tells one
    from another; rows keep their numbers while the table lives."""

    def __init__(self, read: Callable[[Place], Sequence[R_co]], name: Callable[[R_co], str]) -> None:
        self._read = read
        self._name = name
        self.place: Place | None = None
        self._numbers: dict[tuple[Place, str], int] = {}

    def keys(self, sorting: Sort | None) -> list[int]:
        return [numbered.key for numbered in self._all()]

    def rows(self, keys: Sequence[int]) -> list[Numbered[R_co]]:
        wanted = set(keys)
        return [numbered for numbered in self._all() if numbered.key in wanted]

    def _all(self) -> list[Numbered[R_co]]:
        place = self.place
        return [Numbered(self._number(place, row), row) for row in self._read(place)] if place else []

    def _number(self, place: Place, row: R_co) -> int:  # type: ignore[misc]
        return self._numbers.setdefault((place, self._name(row)), len(self._numbers))
