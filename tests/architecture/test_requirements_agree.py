"""pyproject says what may be used, requirements*.txt what is used; the two agree, for every system."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.architecture.source import ROOT, listed

SYSTEMS = ("linux", "win32", "darwin")
FILES = ("requirements.txt", "requirements-dev.txt", "requirements-package.txt")
PYTHONS = ("3.11", "3.12", "3.13")


@dataclass(frozen=True)
class Pin:
    """One line of a requirements file with the hashes under it."""

    requirement: Requirement
    hashes: int

    @property
    def name(self) -> str:
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        return str(self.requirement.specifier).removeprefix("==")

    def holds_on(self, system: str, python: str) -> bool:
        marker = self.requirement.marker
        return marker is None or marker.evaluate(surroundings(system, python))


def surroundings(system: str, python: str) -> dict[str, str]:
    return {"sys_platform": system, "python_version": python, "python_full_version": f"{python}.4", "extra": ""}


def pins(text: str) -> tuple[Pin, ...]:
    joined = re.sub(r"\\\n\s*", " ", text)
    lines = [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]
    return tuple(Pin(Requirement(line.split(" --hash")[0].strip()), line.count("--hash=sha256:")) for line in lines)


@cache
def pinned(file: str) -> tuple[Pin, ...]:
    return pins((ROOT / file).read_text(encoding="utf-8"))


@cache
def declared(extra: str | None = None) -> tuple[Requirement, ...]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    texts = [*project["dependencies"], *(project["optional-dependencies"][extra] if extra else [])]
    return tuple(Requirement(text) for text in texts)


def disagreements(wanted: tuple[Requirement, ...], have: tuple[Pin, ...]) -> Iterator[str]:
    """For every system and Python: what is declared but not pinned, or pinned outside its range."""
    for system in SYSTEMS:
        for python in PYTHONS:
            versions = {pin.name: pin.version for pin in have if pin.holds_on(system, python)}
            for requirement in wanted:
                if requirement.marker and not requirement.marker.evaluate(surroundings(system, python)):
                    continue
                version = versions.get(canonicalize_name(requirement.name))
                if version is None or not requirement.specifier.contains(version, prereleases=True):
                    yield f"{requirement} on {system}, Python {python}: pinned {version}"


@pytest.mark.parametrize(
    ("file", "extra"),
    [("requirements.txt", None), ("requirements-dev.txt", "dev"), ("requirements-package.txt", "package")],
)
def test_every_range_holds_its_pin_everywhere(file: str, extra: str | None) -> None:
    assert listed(disagreements(declared(extra), pinned(file))) == ""


@pytest.mark.parametrize("file", FILES)
def test_every_line_is_one_exact_version_with_hashes(file: str) -> None:
    loose = [
        f"{pin.requirement}: {pin.hashes} hashes"
        for pin in pinned(file)
        if pin.hashes < 1 or not re.fullmatch(r"==[\w.!+]+", str(pin.requirement.specifier)) or pin.requirement.url
    ]
    assert listed(loose) == ""


@pytest.mark.parametrize("file", FILES[1:])
def test_what_is_tested_and_packaged_is_what_is_shipped(file: str) -> None:
    assert exact_versions("requirements.txt") - exact_versions(file) == set()


def exact_versions(file: str) -> set[tuple[str, str]]:
    return {(pin.name, pin.version) for pin in pinned(file)}


def test_qt_is_pinned_by_python_version() -> None:
    """docs/decisions/0001: 6.12 kills the process on Python 3.11."""
    qt = [pin for pin in pinned("requirements.txt") if pin.name == "pyside6-essentials"]
    assert [pin.version for pin in qt if pin.holds_on("linux", "3.11")] == ["6.11.3"]
    later = [pin.version for pin in qt if pin.holds_on("linux", "3.12")]
    assert [Version(version) >= Version("6.12") for version in later] == [True]
    assert all(pin.hashes >= 4 for pin in qt), "wheels for Linux, Windows and macOS"


def test_every_system_gets_its_keyring() -> None:
    for system, needed in (("linux", "secretstorage"), ("win32", "pywin32-ctypes"), ("win32", "tzdata")):
        assert needed in {pin.name for pin in pinned("requirements.txt") if pin.holds_on(system, "3.11")}


def test_the_rules_can_fail() -> None:
    wanted = (Requirement("httpx>=0.28,<0.29"), Requirement('tzdata>=2025; sys_platform == "win32"'))
    good = pins("httpx==0.28.1 \\\n    --hash=sha256:aa\ntzdata==2026.1 ; sys_platform == 'win32' --hash=sha256:bb\n")
    assert not list(disagreements(wanted, good))
    assert list(disagreements(wanted, pins("httpx==0.27.0 --hash=sha256:aa")))
    assert list(disagreements(wanted, good[:1]))
    assert pins("httpx==0.28.1")[0].hashes == 0
