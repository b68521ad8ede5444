"""dev.py renews the environment when, and only when, what it was made from changed."""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import dev

WISHES = b"httpx==0.28.1 --hash=sha256:aa\n"


def test_the_digest_changes_with_the_requirements_and_with_python() -> None:
    digests = {dev.digest(WISHES, "3.11.2"), dev.digest(WISHES + b"#", "3.11.2"), dev.digest(WISHES, "3.12.0")}
    assert len(digests) == 3


def test_line_endings_of_a_checkout_on_windows_do_not_count() -> None:
    assert dev.digest(WISHES.replace(b"\n", b"\r\n"), "3.11.2") == dev.digest(WISHES, "3.11.2")


def test_an_environment_is_current_when_its_stamp_names_one_of_the_wanted_files(tmp_path: Path) -> None:
    stamp = tmp_path / "stamp"
    assert not dev.is_current(stamp, ["a", "b"])
    stamp.write_text("b", encoding="utf-8")
    assert dev.is_current(stamp, ["a", "b"])
    assert not dev.is_current(stamp, ["a"])


@pytest.mark.parametrize(
    ("system", "python", "program"),
    [
        ("posix", "bin/python", "peepers-desktop/peepers-desktop"),
        ("nt", "Scripts/python.exe", "peepers-desktop/peepers-desktop.exe"),
    ],
)
def test_every_system_has_its_own_places(system: str, python: str, program: str) -> None:
    assert dev.interpreter(Path("env"), system) == Path("env", python)
    assert dev.built_program(Path("dist"), system) == Path("dist", program)


class Workshop:
    """dev.py in a folder of its own, with every command written down instead of run."""

    def __init__(self, root: Path) -> None:
        self.venv = root / ".venv"
        self.ran: list[list[str]] = []
        self.then: Callable[[list[str]], int] = lambda command: 0
        (root / dev.RUNTIME).write_bytes(WISHES)
        (root / dev.DEVELOPMENT).write_bytes(WISHES + b"pytest==9.2.0 --hash=sha256:bb\n")

    def run(self, *command: object, **_options: object) -> int:
        self.ran.append([str(part) for part in command])
        if "venv" in self.ran[-1]:
            python = dev.interpreter(self.venv, os.name)
            python.parent.mkdir(parents=True, exist_ok=True)
            python.touch()
        return self.then(self.ran[-1])

    @property
    def installed(self) -> list[str]:
        return [command[-1] for command in self.ran if "install" in command]


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Workshop:
    made = Workshop(tmp_path)
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "run", made.run)
    monkeypatch.setattr(dev, "works", Path.exists)
    monkeypatch.setattr(dev, "system_libraries", lambda wanted: None)
    return made


def test_the_first_run_makes_the_environment_with_hashes(workshop: Workshop) -> None:
    python = dev.environment(dev.RUNTIME, venv=workshop.venv)
    assert python == dev.interpreter(workshop.venv, os.name)
    assert workshop.installed == [dev.RUNTIME]
    assert "--require-hashes" in workshop.ran[-1]


def test_the_second_run_installs_nothing(workshop: Workshop) -> None:
    dev.environment(dev.RUNTIME, venv=workshop.venv)
    dev.environment(dev.RUNTIME, venv=workshop.venv)
    assert workshop.installed == [dev.RUNTIME]


def test_the_demo_is_content_with_the_environment_of_the_tests(workshop: Workshop) -> None:
    dev.environment(dev.DEVELOPMENT, venv=workshop.venv)
    dev.environment(dev.RUNTIME, dev.DEVELOPMENT, venv=workshop.venv)
    assert workshop.installed == [dev.DEVELOPMENT]


def test_the_tests_are_not_content_with_the_environment_of_the_demo(workshop: Workshop) -> None:
    dev.environment(dev.RUNTIME, dev.DEVELOPMENT, venv=workshop.venv)
    dev.environment(dev.DEVELOPMENT, venv=workshop.venv)
    assert workshop.installed == [dev.RUNTIME, dev.DEVELOPMENT]


def test_changed_requirements_are_installed_again(workshop: Workshop) -> None:
    dev.environment(dev.RUNTIME, venv=workshop.venv)
    (dev.ROOT / dev.RUNTIME).write_bytes(WISHES + b"# newer\n")
    dev.environment(dev.RUNTIME, venv=workshop.venv)
    assert workshop.installed == [dev.RUNTIME, dev.RUNTIME]


def test_an_installation_that_failed_is_tried_again(workshop: Workshop) -> None:
    workshop.then = lambda command: int("install" in command)
    with pytest.raises(SystemExit, match="failed"):
        dev.environment(dev.RUNTIME, venv=workshop.venv)
    workshop.then = lambda command: 0
    dev.environment(dev.RUNTIME, venv=workshop.venv)
    assert workshop.installed == [dev.RUNTIME, dev.RUNTIME]


def test_debian_without_venv_gets_it(workshop: Workshop, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(dev, "system_libraries", asked.extend)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    dev.environment(dev.RUNTIME, venv=workshop.venv)
    assert asked == [f"python3.{sys.version_info.minor}-venv"]
