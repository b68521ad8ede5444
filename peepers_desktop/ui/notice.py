"""Something that happened, in words, on its way to a toast."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from peepers_desktop.ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that happened, told in a toast. With `undo` the toast carries the button "Undo"."""

    text: str
    tone: Tone = Tone.NEUTRAL
    undo: Callable[[], object] | None = None
    action_text: str = ""
    """Words of another button, which calls `action`."""
    action: Callable[[], object] | None = None
