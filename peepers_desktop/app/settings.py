"""The seller's choices: declared, typed, in a small JSON file of their own."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from threading import Lock
from typing import Any

from peepers_desktop.domain.deadlines import LOW_STOCK, low_stock_of


@dataclass(frozen=True, slots=True)
class Choices:
    """Everything that can be chosen, with what holds until somebody does."""

    theme: str = "system"
    """ "system", "light" or "dark"."""
    language: str = ""
    """Empty: the machine's own."""
    vault: str = "keyring"
    client_id: str = ""
    site_id: str = "MLB"
    account: str = ""
    """The account selected last; empty: all."""
    tab: str = "today"
    window: str = ""
    """The window's size and place, as Qt encodes it, in base64."""
    enter_sends: bool = False
    lower_by_sales: bool = False
    """Whether a typed count is lowered by the units sold since, without asking, where sales explain the change."""
    low_stock: int = LOW_STOCK
    """At or below this many units a listing counts as running out."""
    retention_days: int = 90
    """How long after delivery buyers' names and cities are kept."""


class Settings:
    """Thread-safe. Unknown or broken entries of the file are passed over, never fatal."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = Lock()
        self._choices = _read(path)

    @property
    def choices(self) -> Choices:
        return self._choices

    def low_stock(self) -> int:
        """How many units are little: the one source for lists, counters and commands."""
        return low_stock_of(self._choices.low_stock)

    def change(self, **changes: Any) -> Choices:
        """Set some and save all, atomically."""
        with self._lock:
            self._choices = replace(self._choices, **changes)
            partial = self._path.with_suffix(".part")
            partial.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with open(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
                json.dump(asdict(self._choices), file, indent=1)
                file.flush()
                os.fsync(file.fileno())
            partial.replace(self._path)
            return self._choices

    def value(self, name: str, default: str = "") -> str:
        """One choice as text."""
        return str(getattr(self._choices, name, default))


def _read(path: Path) -> Choices:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Choices()
    known: dict[str, type] = {f.name: type(f.default) for f in fields(Choices)}
    named = stored.items() if isinstance(stored, dict) else ()
    # By the very type, because True is an int as well, and would be a retention of one day.
    kept: dict[str, Any] = {name: value for name, value in named if name in known and type(value) is known[name]}
    return Choices(**kept)
