"""JSON lines in rotating files. Only fields of the allow-list are written, and every text is scrubbed.

The allow-list is the first net; the scrubber is the second, for what slips into a text.
"""

from __future__ import annotations

import logging
import os
import re
from collections.abc import MutableMapping
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Protocol

import structlog

_ALLOWED = frozenset({
    "event", "level", "timestamp", "logger", "account", "stage", "kind", "status", "code", "path", "method", "count",
    "seconds", "requests", "applied", "rejected", "conflict", "queued", "unknown", "version", "edit", "state",
    "attempt", "resource", "exception", "port", "schema",
})  # fmt: skip
_SCRUBBED = (
    re.compile(r"(APP_USR|TG|TEST)-[\w-]{8,}"),
    re.compile(r"(?i)bearer\s+\S+"),
    re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    re.compile(r"\b\d{3}\.?\d{3}\.?\d{3}-\d{2}\b"),
    re.compile(r"\b\d{2}\.?\d{3}\.?\d{3}/\d{4}-\d{2}\b"),
    re.compile(r"\(?\b\d{2}\)?[ -]?9\d{4}-?\d{4}\b"),
    re.compile(r"(?i)(client_secret|code_verifier|refresh_token|access_token|code)=[^&\s]+"),
)
_SIZE, _FILES = 1_000_000, 5
_ROOT = "peepers"


class Logger(Protocol):
    """What the layers see of logging: an event's name and allowed fields."""

    def debug(self, event: str, **fields: Any) -> Any: ...

    def info(self, event: str, **fields: Any) -> Any: ...

    def warning(self, event: str, **fields: Any) -> Any: ...

    def error(self, event: str, **fields: Any) -> Any: ...


def scrub(text: str) -> str:
    """The text without tokens, mail addresses, documents and phones."""
    for pattern in _SCRUBBED:
        text = pattern.sub("[…]", text)
    return text


def _only_allowed(_logger: Any, _method: str, fields: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    kept = {name: value for name, value in fields.items() if name in _ALLOWED}
    return {name: scrub(value) if isinstance(value, str) else value for name, value in kept.items()}


class _PrivateFile(RotatingFileHandler):
    """A rotating file nobody else can read."""

    def _open(self) -> Any:
        return open(self.baseFilename, self.mode, encoding="utf-8", opener=_private)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def configure(folder: Path, level: str = "INFO") -> logging.Handler:
    """Start writing to `folder`; returns the handler, for closing."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = _PrivateFile(folder / "peepers.log", maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8")
    root = logging.getLogger(_ROOT)
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(level.upper())
    root.propagate = False
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            _only_allowed,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    return handler


def get(name: str) -> Logger:
    """A logger for one part of the program."""
    logger: Logger = structlog.get_logger(f"{_ROOT}.{name}")
    return logger
