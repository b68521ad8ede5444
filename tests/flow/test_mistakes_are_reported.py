"""A mistake of our own in the background is no secret: the cycle goes on, and a report is left to look at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event as Flag

import pytest
from pytestqt.qtbot import QtBot

from peepers_desktop.app.scheduler import SyncScheduler
from peepers_desktop.clock import SystemClock
from peepers_desktop.sync import engine
from tests.helpers.command import CommandLine, of_store
from tests.helpers.program import running_program, variables_of
from tests.helpers.store import StoreRig, running_store


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=4, orders=2, questions=2) as started:
        yield started


@pytest.fixture
def line(rig: StoreRig, tmp_path: Path) -> CommandLine:
    made = of_store(rig, tmp_path / "profile")
    made.connect(rig)
    return made


def reports(line: CommandLine) -> list[Path]:
    return sorted((line.profile / "crashes").glob("crash-*.txt"))


class Broken:
    """Stands where the questions are read."""

    def __init__(self, *_parts: object) -> None:
        raise ZeroDivisionError("Rua das Acácias 1")


@pytest.mark.expects_logs("peepers.sync: .*'event': 'defect'")
def test_a_stage_that_breaks_leaves_a_report_and_the_others_are_read(
    line: CommandLine, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "QuestionPull", Broken)
    done = line.here(capsys, "sync", "--json")
    assert {error["code"] for error in done.document["errors"]} == {"defect"}
    assert len(line.here(capsys, "list", "items", "--json").document) > 0
    [report] = reports(line)
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
    assert "test_mistakes_are_reported.py" in report.read_text(encoding="utf-8")
    assert "Acácias" not in report.read_text(encoding="utf-8")


def test_a_sound_cycle_leaves_none(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> None:
    assert line.here(capsys, "sync", "--json").code == 0
    assert reports(line) == []


def test_the_doctor_tells_how_much_was_asked_within_the_hour(
    line: CommandLine, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = line.here(capsys, "sync", "--json").document["requests"]
    [told] = [
        finding["message"]
        for finding in line.here(capsys, "doctor", "--json").document["findings"]
        if finding["topic"] == "requests"
    ]
    words, number = told.split(": ")
    assert words == "Requisições da última hora"
    assert int(number.rstrip(".")) >= asked > 0


@pytest.mark.expects_logs("apscheduler.executors.default: Job .* raised an exception")
def test_a_round_that_breaks_is_reported_by_the_scheduler() -> None:
    """Whatever ends a whole round, outside of any stage."""
    told: list[BaseException] = []
    heard = Flag()

    def broken() -> list[object]:
        raise ZeroDivisionError

    def tell(error: BaseException) -> None:
        told.append(error)
        heard.set()

    scheduler = SyncScheduler(broken, lambda *_: None, SystemClock(), mistake=tell)  # type: ignore[arg-type, return-value]
    scheduler.start()
    assert heard.wait(10)
    scheduler.stop()
    assert {type(error) for error in told} == {ZeroDivisionError}


def test_a_mistake_behind_the_window_leaves_a_report_too(rig: StoreRig, tmp_path: Path, qtbot: QtBot) -> None:
    with running_program(tmp_path / "profile", variables_of(rig, PEEPERS_VAULT="session")) as running:
        told: list[Exception] = []
        running.assembly.context.tasks.run(lambda: 1 // 0, None, told.append)
        running.wait(lambda: bool(told))
        [report] = (tmp_path / "profile" / "crashes").glob("crash-*.txt")
        assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
        running.wait(lambda: running.banner("crash") != "")
        assert report.name in running.banner("crash")
