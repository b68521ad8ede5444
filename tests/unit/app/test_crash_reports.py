"""Mistakes nobody caught: a file to read before sharing, whatever thread they happened in."""

from __future__ import annotations

import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.app.crashes import KEEP, CrashReports, watch
from peepers_desktop.clock import FixedClock
from peepers_desktop.errors import PeepersError


def mistake(text: str = "ana@exemplo.com.br") -> ValueError:
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


@pytest.fixture
def told() -> list[Path]:
    return []


@pytest.fixture
def reports(tmp_path: Path, clock: FixedClock, told: list[Path]) -> CrashReports:
    return CrashReports(tmp_path / "crashes", clock, told.append)


@pytest.fixture
def watched(reports: CrashReports) -> Iterator[CrashReports]:
    leave = watch(reports)
    yield reports
    leave()


def test_a_report_says_where_and_not_what(reports: CrashReports, told: list[Path]) -> None:
    path = reports.report(mistake())
    assert path is not None
    text = path.read_text(encoding="utf-8")
    assert text.startswith("Peepers Desktop ")
    assert "2026-11-24 12:00:00 UTC" in text
    assert "builtins.ValueError" in text
    assert "test_crash_reports.py" in text
    assert "exemplo" not in text
    assert str(Path.home()) not in text
    assert told == [path]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_our_own_failures_carry_their_code(reports: CrashReports) -> None:
    path = reports.report(PeepersError("Rua das Acácias"))
    assert path is not None
    assert "PeepersError (failure)" in path.read_text(encoding="utf-8")
    assert "Acácias" not in path.read_text(encoding="utf-8")


def test_the_same_mistake_is_told_once(reports: CrashReports, told: list[Path]) -> None:
    for _ in range(50):
        reports.report(mistake())
    assert len(told) == 1


def test_only_the_newest_are_kept(tmp_path: Path, clock: FixedClock) -> None:
    for _ in range(KEEP + 5):
        CrashReports(tmp_path, clock).report(mistake())
        clock.advance(60)
    names = sorted(path.name for path in tmp_path.iterdir())
    assert len(names) == KEEP
    assert names[-1] == "crash-20261124T122400-0.txt"


def test_two_in_one_second_are_two_files(tmp_path: Path, clock: FixedClock) -> None:
    assert CrashReports(tmp_path, clock).report(mistake()) != CrashReports(tmp_path, clock).report(mistake())


def test_a_folder_that_cannot_be_written_is_no_second_mistake(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "file").write_text("")
    assert CrashReports(tmp_path / "file" / "crashes", clock).report(mistake()) is None


def test_a_mistake_in_another_thread_is_reported(watched: CrashReports, told: list[Path]) -> None:
    def work() -> None:
        raise RuntimeError("COMPRADOR_77")

    thread = threading.Thread(target=work, name="worker")
    thread.start()
    thread.join()
    (path,) = told
    assert "thread worker" in path.read_text(encoding="utf-8")
    assert "COMPRADOR_77" not in path.read_text(encoding="utf-8")


def test_what_the_interpreter_would_print_is_reported(
    watched: CrashReports, told: list[Path], capfd: pytest.CaptureFixture[str]
) -> None:
    error = mistake()
    sys.excepthook(type(error), error, error.__traceback__)  # as Qt does for a slot, and Python for the main thread
    assert len(told) == 1
    assert capfd.readouterr() == ("", "")


def test_leaving_gives_the_hooks_back(reports: CrashReports) -> None:
    before = sys.excepthook, threading.excepthook
    watch(reports)()
    assert (sys.excepthook, threading.excepthook) == before
