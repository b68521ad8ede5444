"""JSON lines in rotating files. Only fields of the allow-list are written, and every text is scrubbed.

The allow-list is the first net; the scrubber is the second, for what slips into a text. Tokens, personal data and
authorization headers must never reach a log (pages seguridad-apps and monitoreo 30/03/2026). Nothing is ever
written to standard output, which belongs to the command line's documents.
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Protocol, cast

import structlog

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
_ALLOWED = frozenset({
    "account", "applied", "attempt", "bytes", "code", "conflict", "connection", "count", "edit", "event", "exception",
    "full", "in_flight", "items", "kind", "level", "logger", "method", "orders", "path", "port", "queued", "questions",
    "rate", "rejected", "requests", "resource", "schema", "seconds", "shipments", "site", "stage", "state", "status",
    "timestamp", "troubles", "unknown", "until", "vault", "version",
})  # fmt: skip
_SCRUBBED = (
    re.compile(r"(?i)\bauthorization[\"']?\s*[:=]\s*[\"']?(?:(?:bearer|basic)\s+)?[^\s\"',}]+"),
    re.compile(r"(?i)\bbearer\s+[\w.~+/=-]+"),
    re.compile(r"\b(?:APP_USR|TG|TEST)-[\w-]{6,}"),
    re.compile(
        r"(?i)\b(?:client_secret|code_verifier|code_challenge|refresh_token|access_token|passphrase|password|secret)"
        r"[\"']?\s*[=:]\s*[\"']?[^&\s\"',}]+"
    ),
    re.compile(r"(?i)\b(?:code|state)=[^&\s\"',}]+"),
    re.compile(r"[\w.+-]+(?:@|%40)[\w-]+(?:\.[\w-]+)+"),
    re.compile(r"\b\d{3}\.\d{3}\.\d{3}-\d{2}\b|\b\d{9}-\d{2}\b"),
    re.compile(r"\b[\dA-Z]{2}\.[\dA-Z]{3}\.[\dA-Z]{3}/[\dA-Z]{4}-\d{2}\b|\b\d{12}-\d{2}\b"),
    re.compile(r"\+\d{1,3}[ .-]?\(?\d{2,3}\)?(?:[ .-]?\d){7,9}\b"),
    re.compile(r"\(\d{2,3}\)\s?\d{4,5}[ -]?\d{4}\b|\b(?:\d{2} )?\d{4,5}-\d{4}\b"),
)
_DOCUMENT = re.compile(r"(?<![\w/:-])(?:\d{11}|\d{14})(?![\w-])")
_IDS = frozenset({"account", "edit", "path", "resource"})
"""Fields that hold ids of the marketplace: runs of digits in them are no documents."""
_HIDDEN = "[…]"
_SIZE, _FILES = 1_000_000, 5
_ROOT = "peepers"


class Logger(Protocol):
    """What the layers see of logging: an event's name and allowed fields."""

    def debug(self, event: str, **fields: Any) -> Any: ...

    def info(self, event: str, **fields: Any) -> Any: ...

    def warning(self, event: str, **fields: Any) -> Any: ...

    def error(self, event: str, **fields: Any) -> Any: ...


def scrub(text: str, *, ids: bool = False) -> str:
    """The text without tokens, secrets, mail addresses, documents and phones. `ids` spares bare digits."""
    for pattern in _SCRUBBED:
        text = pattern.sub(_HIDDEN, text)
    return text if ids else _DOCUMENT.sub(_hide_document, text)


def _hide_document(match: re.Match[str]) -> str:
    """Shipments have eleven digits too, so only what carries the check digits of a CPF or CNPJ is hidden."""
    return _HIDDEN if _is_document(match.group()) else match.group()


def _is_document(digits: str) -> bool:
    numbers = [int(digit) for digit in digits]
    highest = 11 if len(digits) == 11 else 9
    return all(_check_digit(numbers[:end], highest) == numbers[end] for end in (len(digits) - 2, len(digits) - 1))


def _check_digit(numbers: list[int], highest: int) -> int:
    """Modulo 11 with weights from 2 upwards, right to left; a CNPJ's weights begin again after 9."""
    span = highest - 1
    total = sum(number * (2 + place % span) for place, number in enumerate(reversed(numbers)))
    return (total * 10) % 11 % 10


def _only_allowed(_logger: Any, _method: str, fields: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    return {name: _plain(value, name in _IDS) for name, value in fields.items() if name in _ALLOWED}


def _plain(value: Any, ids: bool = False) -> Any:
    """A value that can be written: numbers as they are, all else as scrubbed text."""
    if value is None or isinstance(value, bool | int | float):
        return value
    return scrub(str(value), ids=ids)


def trace_of(error: BaseException) -> str:
    """The kinds of a failure and of its causes, and the places they went through. No values and no words: foreign
    exceptions quote what they were given, a statement its parameters, a parser its text."""
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        code = getattr(current, "code", None) or getattr(current, "errno", None)
        mark = f" ({code})" if isinstance(code, str | int) else ""
        parts.append("\n".join([f"{type(current).__module__}.{type(current).__qualname__}{mark}", *places_of(current)]))
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\ncaused by ".join(parts)


def places_of(error: BaseException) -> list[str]:
    """Where a failure went through, outermost first: file, line and function, without the folders before the file."""
    frames = traceback.extract_tb(error.__traceback__)
    return [f"  {'/'.join(Path(one.filename).parts[-3:])}:{one.lineno} {one.name}" for one in frames]


def _places_only(_logger: Any, _method: str, fields: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """`exc_info` as places in the code."""
    told = fields.pop("exc_info", None)
    error = told if isinstance(told, BaseException) else sys.exc_info()[1] if told else None
    if error is not None:
        fields["exception"] = trace_of(error)
    return fields


class _JsonLine(logging.Formatter):
    """Our records and other libraries' warnings, in the same shape."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "timestamp": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if isinstance(record.msg, Mapping):
            line |= record.msg
        else:
            line["event"] = scrub(record.getMessage())
        if record.exc_info and record.exc_info[1]:
            line["exception"] = trace_of(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)


class _PrivateFile(RotatingFileHandler):
    """A rotating file nobody else can read. A full disk must not flood the terminal, so it fails in silence."""

    def _open(self) -> Any:
        return open(self.baseFilename, self.mode, encoding="utf-8", opener=_private)

    def handleError(self, record: logging.LogRecord) -> None:
        return


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def configure(folder: Path, level: str = "INFO") -> logging.Handler:
    """Start writing to `folder`, warnings of other libraries included; returns the handler, for `stop`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handler = _PrivateFile(folder / "peepers.log", maxBytes=_SIZE, backupCount=_FILES, encoding="utf-8")
    handler.setFormatter(_JsonLine())
    ours, everyone = logging.getLogger(_ROOT), logging.getLogger()
    end()
    ours.addHandler(handler)
    everyone.addHandler(handler)
    ours.setLevel(level.upper())
    ours.propagate = False
    return handler


def end() -> None:
    """Write no more to any file, and close them: a file in use cannot be deleted everywhere."""
    for name in (_ROOT, None):
        for handler in list(logging.getLogger(name).handlers):
            if isinstance(handler, _PrivateFile):
                stop(handler)


def stop(handler: logging.Handler) -> None:
    """Write no more, and close the file."""
    for name in (_ROOT, None):
        logging.getLogger(name).removeHandler(handler)
    handler.close()


def get(name: str) -> Logger:
    """A logger for one part of the program. Until `configure` nothing is written anywhere."""
    ours = logging.getLogger(_ROOT)
    if not ours.handlers:
        ours.addHandler(logging.NullHandler())
    return cast(
        Logger,
        structlog.wrap_logger(
            logging.getLogger(f"{_ROOT}.{name}"),
            processors=[
                structlog.stdlib.filter_by_level,
                _places_only,
                _only_allowed,
                structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
            ],
            wrapper_class=structlog.stdlib.BoundLogger,
        ),
    )
