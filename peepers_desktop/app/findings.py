"""One thing the doctor looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Level(Enum):
    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `text` and `advice` are English templates for `params`, which hold plain data."""

    topic: str
    level: Level
    text: str
    advice: str = ""
    params: dict[str, str | int] = field(default_factory=dict)

    def sentence(self) -> str:
        return self.text.format(**self.params)
