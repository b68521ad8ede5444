"""What a cycle is asked to do, and how it is told to stop."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event

from peepers_desktop.domain.events import Stage

EVERYTHING = frozenset(Stage)


@dataclass(frozen=True, slots=True)
class SyncRequest:
    """`full` scans the whole catalogue; `force` ignores freshness, rests and offline mode ("Atualizar agora");
    `details` bounds how many parcels are asked for in this round (None: no bound). `quiet` rounds say nothing
    unless something goes wrong. `asked` rounds have somebody who waits for them: only these ask a keyring again whose
    owner has just said no. `between` is called between two pages of a long reading, so that what is
    urgent need not wait for its end."""

    stages: frozenset[Stage] = field(default=EVERYTHING)
    full: bool = False
    force: bool = False
    details: int | None = None
    quiet: bool = False
    asked: bool = True
    between: Callable[[], None] | None = None
    lower_by_sales: bool = False
    """The seller's choice: a count that sales alone stand against is lowered by them without asking."""


class Cancelled(Exception):
    """The cycle was told to stop; everything committed so far stays."""


class CancelFlag:
    """Looked at between any two network calls, so that closing the window is instant."""

    def __init__(self) -> None:
        self._event = Event()

    def set(self) -> None:
        self._event.set()

    def clear(self) -> None:
        self._event.clear()

    @property
    def event(self) -> Event:
        """For waits that must end when the flag is set."""
        return self._event

    def is_set(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` when the flag is set."""
        if self._event.is_set():
            raise Cancelled
