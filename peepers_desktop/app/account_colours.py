"""The colour that marks an account's rows wherever several accounts are shown together."""

from __future__ import annotations

from collections.abc import Iterable

PALETTE = ("#2f6fed", "#d9662b", "#1f9d78", "#a34fd0", "#c2a011", "#d63f77", "#1798b5", "#7a6a58")
"""Told apart on light and dark ground, also with a red-green weakness."""


def next_colour(taken: Iterable[str]) -> str:
    """The first colour nobody has; when all are taken, the one taken least."""
    used = list(taken)
    return min(PALETTE, key=lambda colour: (used.count(colour), PALETTE.index(colour)))
