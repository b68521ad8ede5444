"""No test leaves a key or a person in a log, a crash report, a bundle or a masked export.

The demonstration store describes people wherever it answers, here with contacts that the marketplace has sent at one
time or another as well; every word of them, and every key it hands out, is a canary. All tests log at DEBUG, and after
each of them what it logged, and what it left for other eyes in its folders, is searched. A test that writes such words
on purpose says why: `@pytest.mark.plants_canaries("…")`.
"""

from __future__ import annotations

import logging
import os
import zipfile
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop import log
from tests.helpers import planted

FOR_OTHER_EYES = ("*.log", "*.log.*", "crash-*.txt", "*.zip", "*.csv", "*.xlsx")
_ARCHIVES = (".zip", ".xlsx")
_OUTPUT = "canaries"


class Aviary:
    """What a process served and looked through. `kept` are the folders of the module that runs."""

    def __init__(self) -> None:
        self.counts = {"records": 0, "files": 0}
        self.served: dict[str, set[str]] = {}
        self.lines: list[str] = []
        self.module = ""
        self.kept: set[Path] = set()
        self.as_asked = False
        self._seen: dict[Path, tuple[int, int]] = {}

    def begin(self, module: str, as_asked: bool) -> None:
        if module != self.module:
            self.module = module
            self.kept.clear()
            self._seen.clear()
        self.as_asked = as_asked
        logging.getLogger("peepers").setLevel(logging.DEBUG)

    def songs(self, folder: Path | None) -> list[str]:
        """Where a canary sang since the last time: its kind and the place."""
        lines, self.lines = self.lines, []
        self.counts["records"] += len(lines)
        heard = [f"a log record: {kind}" for kind in planted.kinds_in("\n".join(lines))]
        for path in self._changed(self.kept | ({folder} if folder else set())):
            self.counts["files"] += 1
            heard += [f"{path.name}: {kind}" for text in _texts(path) for kind in planted.kinds_in(text)]
        return sorted(set(heard))

    def _changed(self, folders: set[Path]) -> Iterator[Path]:
        for path in {path for folder in folders for path in _for_other_eyes(folder)}:
            told = path.stat()
            mark = (told.st_size, told.st_mtime_ns)
            if self._seen.get(path) != mark:
                self._seen[path] = mark
                yield path

    def join(self, served: Mapping[str, list[str]], counts: Mapping[str, int]) -> None:
        """What another process says at its end."""
        for kind, words in served.items():
            self.served.setdefault(kind, set()).update(words)
        for name, count in counts.items():
            self.counts[name] += count


aviary = Aviary()
_configure = log.configure


def _debugging(folder: Path, level: str = "INFO") -> logging.Handler:
    """`log.configure`, at the chattiest level."""
    aviary.kept.add(folder.parent if folder.name == "logs" else folder)
    return _configure(folder, level if aviary.as_asked else "DEBUG")


def _for_other_eyes(folder: Path) -> Iterator[Path]:
    for place, _, names in os.walk(folder):
        for name in names:
            if any(fnmatch(name, pattern) for pattern in FOR_OTHER_EYES):
                yield Path(place, name)


def _texts(path: Path) -> Iterator[str]:
    if path.suffix not in _ARCHIVES or not zipfile.is_zipfile(path):
        yield path.read_text(encoding="utf-8", errors="replace")
        return
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            yield archive.read(name).decode("utf-8", errors="replace")


def line_of(record: logging.LogRecord) -> str:
    """As the program would write it: what is ours is filtered already, other libraries' words are scrubbed."""
    return str(record.msg) if isinstance(record.msg, Mapping) else log.scrub(record.getMessage())


@pytest.fixture(scope="session", autouse=True)
def everything_is_logged() -> Iterator[None]:
    """Also while fixtures that live longer than a test are made."""
    real = logging.Logger.callHandlers

    def call_handlers(logger: logging.Logger, record: logging.LogRecord) -> None:
        aviary.lines.append(line_of(record))
        real(logger, record)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(logging.Logger, "callHandlers", call_handlers)
        patch.setattr(log, "configure", _debugging)
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before any fixture, of whatever scope, asks a store. The store's own tests want its own bodies."""
    aviary.begin(item.nodeid.partition("::")[0], item.get_closest_marker("own_log_level") is not None)
    planted.want("tests/unit/demo/" not in item.nodeid)


@pytest.fixture(autouse=True)
def no_canary_sings(request: pytest.FixtureRequest, everything_is_logged: None) -> Iterator[None]:
    marker = request.node.get_closest_marker("plants_canaries")
    if marker is not None and not (marker.args and marker.args[0]):
        pytest.fail("plants_canaries wants a reason", pytrace=False)
    planted.plant()
    yield
    songs = aviary.songs(request.node.funcargs.get("tmp_path"))
    if songs and marker is None:
        pytest.fail("what nobody may read was left to be read:\n  " + "\n  ".join(songs), pytrace=False)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A process that ran tests for another one hands over what it counted."""
    aviary.join({kind: sorted(words) for kind, words in planted.served.items()}, {})
    output: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[_OUTPUT] = [{kind: sorted(words) for kind, words in aviary.served.items()}, aviary.counts]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    served, counts = getattr(node, "workeroutput", {}).get(_OUTPUT, ({}, {}))
    aviary.join(served, counts)


def told() -> list[str]:
    """For the summary of the run."""
    words, kinds = sum(map(len, aviary.served.values())), len(aviary.served)
    if not words:
        return []
    return [
        f"every test: {words} canaries of {kinds} kinds served, looked for in {aviary.counts['records']} log records "
        f"and {aviary.counts['files']} logs, reports, bundles and exports"
    ]
