"""What is committed names no package registry, no path of anybody's machine and no unfinished business."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, listed

# Put together here so that this file does not trip over itself.
REGISTRIES = ("pypi" + ".org", "python" + "hosted.org", "npmjs" + ".", "yarnpkg" + ".", "crates" + ".io")
OPTIONS = ("--index" + "-url", "--extra-index" + "-url", "--find" + "-links", '"resolved": "' + "http")
BEFORE = r"(?<![\w.:/-])"  # not in the middle of an address or of a relative path
MACHINE = re.compile(BEFORE + r"/(?:work|root|home/[a-z][\w-]*|Users/\w+)/|[A-Z]:\\+Users\\+\w")
UNFINISHED = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b")
PROSE_AND_CODE = frozenset(
    ["", ".py", ".md", ".toml", ".txt", ".spec", ".sh", ".html", ".qss", ".json", ".yml", ".yaml"]
)


@cache
def tracked() -> tuple[Path, ...]:
    """Files git knows; in an unpacked archive, everything that is not hidden or made by a tool."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    names = [name for name in done.stdout.split("\0") if name]
    if done.returncode == 0 and names:
        return tuple(path for path in (ROOT / name for name in names) if path.is_file())
    made = {".venv", ".git", "build", "dist", "__pycache__"}
    return tuple(path for path in ROOT.rglob("*") if path.is_file() and not made.intersection(path.parts))


def text_of(path: Path) -> str:
    """Empty for a binary file."""
    raw = path.read_bytes()
    return "" if b"\0" in raw[:4096] else raw.decode("utf-8", "replace")


def leaks(text: str) -> Iterator[str]:
    """Lines that only make sense on one machine or one network."""
    here = re.compile(BEFORE + re.escape(f"{ROOT}/"))
    for number, line in enumerate(text.splitlines(), 1):
        lowered = line.lower()
        if any(word in lowered for word in (*REGISTRIES, *OPTIONS)):
            yield f"{number} names a package registry or an option for one"
        if MACHINE.search(line) or here.search(line):
            yield f"{number} names a path of one machine"


def unfinished(text: str) -> Iterator[str]:
    yield from (f"{n} is unfinished" for n, line in enumerate(text.splitlines(), 1) if UNFINISHED.search(line))


def test_nothing_committed_leaks() -> None:
    assert listed(f"{path.relative_to(ROOT)}:{fault}" for path in tracked() for fault in leaks(text_of(path))) == ""


def test_nothing_committed_is_unfinished() -> None:
    files = [path for path in tracked() if path.suffix in PROSE_AND_CODE]
    assert listed(f"{path.relative_to(ROOT)}:{fault}" for path in files for fault in unfinished(text_of(path))) == ""


def test_git_or_the_folder_is_really_read() -> None:
    assert ROOT / "pyproject.toml" in tracked()
    assert text_of(ROOT / "pyproject.toml").startswith("[build-system]")


@pytest.mark.parametrize(
    "line",
    [
        "see https://" + REGISTRIES[0] + "/simple",
        OPTIONS[0] + " somewhere",
        "open('/" + "work/main/x')",
        "cp a /" + "root/b",
        "/" + "home/ana/peepers",
        "C:\\" + "Users\\ana",
    ],
)
def test_a_leak_is_noticed(line: str) -> None:
    assert list(leaks("fine\n" + line))


@pytest.mark.parametrize("line", ["https://example.org/work/x", "/api/root/", "~/.local/share", "/usr/share/zoneinfo/"])
def test_ordinary_paths_pass(line: str) -> None:
    assert not list(leaks(line))


def test_unfinished_business_is_noticed() -> None:
    assert list(unfinished("# " + "TO" + "DO later"))
    assert not list(unfinished("todo o estoque"))
