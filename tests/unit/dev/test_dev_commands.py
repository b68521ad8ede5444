"""Each command of dev.py runs the right tools and fails when one of them fails."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

import dev

PYTHON = Path("env", "python")


class Bench:
    """Every command that would be run, and what it is made to answer."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.libraries: set[str] = set()
        self.environments: list[tuple[str, ...]] = []
        self.fail_on = "nothing at all"
        self.talk = "Could not connect to the vulnerability feed"
        self.findings: list[dict[str, str]] = [{"topic": "database", "level": "ok"}]

    def run(self, *command: object, output: Path | None = None, **_options: object) -> int:
        self.ran.append(" ".join(str(part) for part in command))
        if output and output.suffix == ".json":
            output.parent.mkdir(exist_ok=True)
            output.write_text(json.dumps({"findings": self.findings}), encoding="utf-8")
        if output and output.suffix == ".log":
            output.write_text(self.talk, encoding="utf-8")
        return int(self.fail_on in self.ran[-1])

    def environment(self, *files: str, **_options: object) -> Path:
        self.environments.append(files)
        return PYTHON

    def need(self, wanted: Iterable[str]) -> None:
        self.libraries.update(wanted)


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Bench:
    made = Bench()
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "run", made.run)
    monkeypatch.setattr(dev, "environment", made.environment)
    monkeypatch.setattr(dev, "system_libraries", made.need)
    return made


def test_start_opens_the_program_itself(bench: Bench) -> None:
    assert dev.main(["start", "sync", "--json"]) == 0
    assert bench.ran == [f"{PYTHON} -m peepers_desktop sync --json"]


def test_demo_starts_the_program_with_the_demonstration_store(bench: Bench) -> None:
    assert dev.main(["demo", "--profile", "x"]) == 0
    assert bench.ran == [f"{PYTHON} -m peepers_desktop --demo --profile x"]
    assert bench.environments == [(dev.RUNTIME, dev.DEVELOPMENT)]


@pytest.mark.parametrize(("display", "wanted"), [("", False), (":0", True)])
def test_window_libraries_are_for_machines_with_a_display(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, display: str, wanted: bool
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    dev.main(["demo"])
    assert set(dev.QT) <= bench.libraries
    assert set(dev.WINDOW).issubset(bench.libraries) is wanted


def test_test_runs_the_suite_on_two_cores_and_hands_arguments_on(bench: Bench) -> None:
    assert dev.main(["test", "--lf", "tests/architecture", "-k", "cycle"]) == 0
    assert bench.ran == [f"{PYTHON} -m pytest -n 2 --dist worksteal --lf tests/architecture -k cycle"]
    assert set(dev.TESTING) <= bench.libraries


def test_coverage_runs_what_proves_the_groups_and_then_counts_their_branches(bench: Bench) -> None:
    assert dev.main(["coverage"]) == 0
    assert bench.ran[0].endswith(" ".join(dev.PROVING))
    assert all((Path(dev.__file__).parent / folder).is_dir() for folder in dev.PROVING)
    bench.ran.clear()
    assert dev.main(["coverage", "tests/unit"]) == 0
    suite, count = bench.ran
    assert suite.startswith(f"{PYTHON} -m pytest -n 2 --dist worksteal --cov")
    assert suite.endswith(" tests/unit")
    assert count == f"{PYTHON} -m tests.guards.branches"
    assert set(dev.TESTING) <= bench.libraries


@pytest.mark.parametrize("broken", ["-m pytest", "branches"])
def test_too_few_branches_or_a_failing_test_fail_the_coverage(bench: Bench, broken: str) -> None:
    bench.fail_on = broken
    assert dev.main(["coverage"]) == 1
    assert len(bench.ran) == 2, "a failed test does not hide the figures"


COMMANDS = ["demo", "start", "test", "coverage", "check", "fix", "bench", "package", "sbom", "audit"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_failing_tool_fails_the_command(bench: Bench, command: str) -> None:
    bench.fail_on = str(PYTHON)
    try:
        code: object = dev.main([command])
    except SystemExit as stop:
        code = stop.code
    assert code not in (0, None)


@pytest.mark.parametrize("tool", ["ruff check", "ruff format --check", "mypy", "pytest"])
def test_check_runs_everything_and_names_what_failed(
    bench: Bench, capsys: pytest.CaptureFixture[str], tool: str
) -> None:
    bench.fail_on = tool
    assert dev.main(["check"]) == 1
    assert len(bench.ran) == len(dev.CHECKS)
    assert tool in capsys.readouterr().err


def test_check_passes_when_everything_does(bench: Bench) -> None:
    assert dev.main(["check"]) == 0


def test_a_package_is_built_apart_and_then_proves_itself(bench: Bench) -> None:
    assert dev.main(["package"]) == 0
    built, doctor, demo = bench.ran
    assert "PyInstaller" in built
    assert doctor.endswith("doctor --json")
    assert demo.endswith("--demo")
    assert bench.environments == [(dev.PACKAGING,)]


@pytest.mark.parametrize("broken", ["doctor", "--demo"])
def test_a_package_that_does_not_work_is_a_failure(bench: Bench, broken: str) -> None:
    bench.fail_on = broken
    assert dev.main(["package"]) == 1


def test_a_package_with_an_sqlite_that_loses_data_is_a_failure(
    bench: Bench, capsys: pytest.CaptureFixture[str]
) -> None:
    bench.findings.append({"topic": "sqlite", "level": "warning"})
    assert dev.main(["package"]) == 1
    assert "3.51.3" in capsys.readouterr().err
    assert not bench.ran[-1].endswith("--demo")


def test_the_bill_of_materials_is_made_where_the_program_is_packaged(bench: Bench) -> None:
    assert dev.main(["sbom"]) == 0
    assert bench.ran[-1].endswith(str(Path("build", "sbom.cdx.json")))
    assert bench.environments == [(dev.PACKAGING,)]


def test_the_audit_looks_at_everything_that_is_pinned(bench: Bench) -> None:
    assert dev.main(["audit", "--strict"]) == dev.OFFLINE
    assert all(f"-r {name}" in bench.ran[-1] for name in (dev.RUNTIME, dev.DEVELOPMENT, dev.PACKAGING))
    assert bench.ran[-1].endswith("--strict")


def test_what_an_earlier_audit_said_does_not_count(bench: Bench, tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "audit.json").write_text('{"dependencies": [{"name": "a", "version": "1", "vulns": []}]}')
    bench.talk = "No module named pip_audit"
    assert dev.main(["audit"]) == 1


def test_an_unknown_command_is_wrong_usage(bench: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        dev.main(["dance"])
    assert stop.value.code == 2
    assert "dance" in capsys.readouterr().err


def test_an_old_python_is_refused_with_a_sentence(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "OLDEST", (9, 9))
    with pytest.raises(SystemExit, match=r"Python 9\.9 or later is needed"):
        dev.main(["check"])
    assert bench.ran == []


def test_help_lists_every_command_and_needs_nothing_installed() -> None:
    shown = subprocess.run(
        [sys.executable, "-I", "-S", str(Path(dev.__file__)), "--help"], capture_output=True, text=True, check=True
    )
    for command in ("demo", "start", "test", "check", "fix", "bench", "package", "sbom", "audit"):
        assert f"\n    {command} " in shown.stdout
