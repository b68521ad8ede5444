"""One file to send to whoever helps: the doctor's findings, the logs and the crash reports, without people in it."""

from __future__ import annotations

import json
import os
import platform
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from peepers_desktop import __version__
from peepers_desktop.app.findings import Finding
from peepers_desktop.app.spreadsheet import CannotWriteFile
from peepers_desktop.domain.masking import masked
from peepers_desktop.log import scrub
from peepers_desktop.paths import Profile

_LIBRARIES = (
    "PySide6-Essentials",
    "SQLAlchemy",
    "alembic",
    "httpx",
    "msgspec",
    "keyring",
    "cryptography",
    "APScheduler",
)
_README = """Peepers Desktop: a report for whoever helps you.

findings.json  what the doctor found, without the names of accounts
logs/          what the program did: ids of listings, sales and parcels, no buyers and no keys
crashes/       places in the code where a mistake happened, without any values
versions.json  versions of the program and its libraries

Read it before you send it. Nothing is sent by the program itself.
"""


def write_bundle(path: Path, profile: Profile, findings: Sequence[Finding]) -> int:
    """Write a .zip only its owner can read; how many files are in it. Raises `CannotWriteFile`."""
    contents = dict(_contents(profile, findings))
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.unlink(missing_ok=True)
        handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        try:
            with os.fdopen(handle, "wb") as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                for name, text in contents.items():
                    archive.writestr(name, text)
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
    except OSError as error:
        raise CannotWriteFile(name=path.name) from error
    return len(contents)


def _contents(profile: Profile, findings: Sequence[Finding]) -> Iterator[tuple[str, str]]:
    yield "README.txt", _README
    yield "findings.json", _as_json([_told(_nameless(finding)) for finding in findings])
    yield "versions.json", _as_json(_versions())
    for folder, pattern in ((profile.logs, "*.log*"), (profile.crashes, "crash-*.txt")):
        for path in sorted(folder.glob(pattern)):
            text = path.read_text(encoding="utf-8", errors="replace")
            yield f"{folder.name}/{path.name}", _homeless("\n".join(map(scrub_line, text.splitlines())))


def scrub_line(line: str) -> str:
    """A line as it may leave: ids of the marketplace stay readable, all else passes the scrubber once more."""
    return scrub(line, ids=True)


def _nameless(finding: Finding) -> Finding:
    named = {name: masked(str(value)) or "" for name, value in finding.params.items() if name == "account"}
    return replace(finding, params={**finding.params, **named})


def _told(finding: Finding) -> dict[str, str]:
    return {"topic": finding.topic, "level": finding.level.value, "text": _homeless(finding.sentence())}


def _homeless(text: str) -> str:
    """Without the name of the person that folders carry."""
    return text.replace(str(Path.home()), "~")


def _versions() -> Mapping[str, str]:
    found = {"peepers-desktop": __version__, "python": platform.python_version(), "system": platform.platform()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "part of the package"
    return found


def _as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
