"""Diagnostics and About: what they show and what they copy."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel

from peepers_desktop import __version__
from peepers_desktop.app.diagnostics import Finding, Level
from peepers_desktop.ui.dialogs.about import AboutDialog
from peepers_desktop.ui.dialogs.diagnostics import DiagnosticsDialog
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.tasks import Tasks
from peepers_desktop.ui.theme import Choice, Theme

FINE = Finding("network", Level.OK, "Mercado Livre can be reached.")
BAD = Finding("account", Level.PROBLEM, "{account} is not connected.", "Reconnect it.", {"account": "LOJA"})
ODD = Finding("sqlite", Level.WARNING, "SQLite {version} is old.", params={"version": "3.40"})


@pytest.fixture
def tasks(qapp):
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def examine(qtbot, tasks):
    """Opens the dialog on some findings and waits for them."""

    def run(findings) -> DiagnosticsDialog:
        theme = Theme(Choice.LIGHT)
        dialog = DiagnosticsDialog(findings, tasks, theme, Icons(theme))
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: tasks.idle and dialog.again_button.isEnabled(), timeout=5000)
        return dialog

    return run


@pytest.mark.parametrize(
    ("findings", "summary"),
    [([FINE], "Everything works"), ([FINE, ODD], "1 to look at"), ([FINE, ODD, BAD], "1 to repair")],
)
def test_the_worst_finding_is_the_summary(examine, findings, summary):
    assert examine(lambda: findings).summary.text() == summary


def test_problems_stand_first_with_their_advice(examine):
    dialog = examine(lambda: [FINE, ODD, BAD])
    words = [label.text() for label in dialog._area.widget().findChildren(QLabel) if label.text()]
    assert words == ["LOJA is not connected.", "Reconnect it.", "SQLite 3.40 is old.", "Mercado Livre can be reached."]


def test_the_report_is_copied_as_text(examine):
    dialog = examine(lambda: [FINE, BAD])
    dialog.copy_button.click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "[ok] network: Mercado Livre can be reached.",
        "[problem] account: LOJA is not connected. Reconnect it.",
    ]


def test_a_doctor_who_fails_is_said_and_can_be_called_again(examine, qtbot, tasks):
    answers = iter([OSError("disk"), [FINE]])

    def look():
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    dialog = examine(look)
    assert "went wrong" in dialog.summary.text()
    assert not dialog.copy_button.isEnabled()
    dialog.again_button.click()
    qtbot.waitUntil(lambda: dialog.summary.text() == "Everything works", timeout=5000)


def test_about_names_the_version_the_folder_and_the_promises(qtbot):
    dialog = AboutDialog("/somewhere/peepers", Icons(Theme(Choice.LIGHT)))
    qtbot.addWidget(dialog)
    assert __version__ in dialog.version.text()
    assert "/somewhere/peepers" in dialog.folder.text()
    assert any("nobody else" in promise for promise in dialog.promises)
