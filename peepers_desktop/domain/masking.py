"""What is shown of a person until somebody asks for more."""

from __future__ import annotations

HIDDEN = "•••"
"""Stands for what is not shown, or cannot be read now."""


def masked(name: str | None) -> str | None:
    """The first letter only; nothing stays nothing."""
    return f"{name.lstrip(HIDDEN[0])[:1]}{HIDDEN}" if name else name
