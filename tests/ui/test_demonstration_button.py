"""Who would rather look first gets the demonstration store: in a program of its own, beside this window."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from peepers_desktop import desktop
from peepers_desktop.ui.assembly import Assembly
from tests.helpers.program import Running, running_program

HOSTS = {
    "PEEPERS_API_URL": "http://127.0.0.1:9",
    "PEEPERS_AUTH_URL": "http://127.0.0.1:9",
    "PEEPERS_VAULT": "session",
}


def offering(running: Running, command: tuple[str, ...]) -> Assembly:
    """The program's assembly, told how the demonstration store is opened."""
    running.assembly._needs = replace(running.assembly._needs, demonstration=command)
    running.assembly.connect(None)
    return running.assembly


def test_the_button_starts_it_and_says_so(qapp: QApplication, tmp_path: Path) -> None:
    opened = tmp_path / "opened"
    command = (sys.executable, "-c", f"open({str(opened)!r}, 'w').close()")
    with running_program(tmp_path / "profile", HOSTS) as running:
        dialog = offering(running, command)._dialog
        assert dialog is not None
        dialog.demo_button.click()
        running.wait(opened.exists)
        assert not dialog.isVisible()
        assert "opens in a window of its own" in running.window.toast.label.text()


def test_a_program_that_cannot_be_started_is_told(qapp: QApplication, tmp_path: Path) -> None:
    with running_program(tmp_path / "profile", HOSTS) as running:
        dialog = offering(running, (str(tmp_path / "not there"), "--demo"))._dialog
        assert dialog is not None
        dialog.demo_button.click()
        assert "Start Peepers with --demo" in running.window.toast.label.text()


def test_the_demonstration_does_not_offer_itself(qapp: QApplication, tmp_path: Path) -> None:
    with running_program(tmp_path / "profile", HOSTS) as running:
        dialog = running.assembly._dialog
        assert dialog is not None
        assert dialog.isVisible()
        assert not dialog.demo_button.isVisible()


def test_the_command_is_this_very_program(monkeypatch: pytest.MonkeyPatch) -> None:
    *program, last = desktop.demonstration()
    assert last == "--demo"
    told = subprocess.run([*program, "--help"], capture_output=True, text=True, check=True).stdout
    assert "--demo" in told
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/opt/peepers/peepers-desktop")
    assert desktop.demonstration() == ("/opt/peepers/peepers-desktop", "--demo")
