"""Hears everything that is logged, at every level, and knows what must never be in it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class _Keep(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name} {record.getMessage()} {record.exc_info!r}")


@contextmanager
def nothing_secret_is_logged(*secrets: str) -> Iterator[list[str]]:
    """Yields a list to which secrets known only later may be added."""
    watched = list(secrets)
    handler = _Keep()
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield watched
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    heard = "\n".join(handler.lines)
    shown = [secret for secret in watched if secret and secret in heard]
    assert not shown, f"{len(shown)} secret(s) reached the log"
