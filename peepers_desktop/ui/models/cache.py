"""The rows a table has in memory, by key, each with the question that brought it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

PAGE = 64
"""Rows read at once around the one that is painted."""
KEPT = 4096
"""Rows in memory; a few megabytes."""
GONE = object()
"""Stands for a key whose row the cache no longer has, so that it is not asked for again."""


class RowCache:
    """Bounded; the rows that came first are dropped first. A late answer never overwrites a newer one."""

    def __init__(self, kept: int = KEPT) -> None:
        self._kept = kept
        self._rows: dict[int, Any] = {}
        self._asked: dict[int, int] = {}
        self._question = 0

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, key: int) -> bool:
        return key in self._rows

    def row(self, key: int) -> Any:
        """The row, or None when it is not here or gone."""
        row = self._rows.get(key)
        return None if row is GONE else row

    def question(self) -> int:
        """A number for a question that is asked now."""
        self._question += 1
        return self._question

    def put(self, question: int, keys: Iterable[int], rows: Mapping[int, Any]) -> list[int]:
        """Take an answer; returns the keys whose row differs from before."""
        differing = []
        for key in keys:
            if self._asked.get(key, 0) > question:
                continue
            row = rows.get(key, GONE)
            if self._rows.pop(key, None) != row:
                differing.append(key)
            self._rows[key], self._asked[key] = row, question
        self._shrink()
        return differing

    def _shrink(self) -> None:
        surplus = len(self._rows) - self._kept
        for key in list(self._rows)[: max(0, surplus)]:
            del self._rows[key], self._asked[key]

    def missing(self, keys: Sequence[int]) -> list[int]:
        """Those of `keys` that were never read."""
        return [key for key in keys if key not in self._rows]

    def loaded(self) -> Iterator[tuple[int, Any]]:
        """Every (key, row) in memory."""
        return ((key, row) for key, row in self._rows.items() if row is not GONE)

    def forget_gone(self) -> None:
        """Ask again for keys that had no row, should a new key list name them."""
        for key in [key for key, row in self._rows.items() if row is GONE]:
            del self._rows[key], self._asked[key]
