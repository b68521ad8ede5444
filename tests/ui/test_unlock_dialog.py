"""The passphrase of the protected file: a wrong one is said, a forgotten one is no dead end, the window stays free."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit

from peepers_desktop.ui.dialogs.unlock import UnlockDialog
from peepers_desktop.ui.tasks import Tasks
from peepers_desktop.vault.errors import VaultFailed, WrongPassphrase

PHRASE = "correct horse battery"


class File:
    """Opens with one passphrase; remembers on which thread it was asked."""

    def __init__(self) -> None:
        self.threads: list[threading.Thread] = []
        self.aside = 0

    def open(self, passphrase: str) -> None:
        self.threads.append(threading.current_thread())
        if passphrase != PHRASE:
            raise WrongPassphrase(vault="the protected file")

    def start_over(self) -> None:
        self.aside += 1


@pytest.fixture
def file():
    return File()


@pytest.fixture
def dialog(qtbot, file):
    tasks = Tasks()
    made = UnlockDialog(tasks, file.open, file.start_over)
    qtbot.addWidget(made)
    made.open()
    yield made
    tasks.close()


def test_the_right_passphrase_unlocks_off_the_gui_thread(qtbot, dialog, file):
    assert dialog.passphrase.echoMode() is QLineEdit.EchoMode.Password
    assert not dialog.unlock_button.isEnabled()
    dialog.passphrase.setText(PHRASE)
    with qtbot.waitSignal(dialog.unlocked, timeout=5000):
        dialog.unlock_button.click()
    assert file.threads != [threading.main_thread()]
    assert not dialog.isVisible()
    assert dialog.passphrase.text() == "", "what was typed does not stay"


def test_a_wrong_passphrase_is_said_and_can_be_corrected(qtbot, dialog):
    dialog.passphrase.setText("wrong")
    dialog.unlock_button.click()
    assert not dialog.unlock_button.isEnabled(), "once is enough"
    qtbot.waitUntil(lambda: dialog.problem.isVisible(), timeout=5000)
    assert "not the passphrase" in dialog.problem.text()
    assert dialog.isVisible()
    dialog.passphrase.setText(PHRASE)
    with qtbot.waitSignal(dialog.unlocked, timeout=5000):
        dialog.unlock_button.click()


def test_another_failure_says_what_it_is(qtbot, dialog, monkeypatch):
    def broken(_passphrase: str) -> None:
        raise VaultFailed(vault="the protected file")

    monkeypatch.setattr(dialog, "_open_file", broken)
    dialog.passphrase.setText(PHRASE)
    dialog.unlock_button.click()
    qtbot.waitUntil(lambda: dialog.problem.isVisible(), timeout=5000)
    assert dialog.problem.text().startswith("The protected file could not be read")


def test_a_forgotten_passphrase_costs_a_second_click(qtbot, dialog, file):
    dialog.forgot_button.click()
    assert "cannot be recovered" in dialog.problem.text()
    assert file.aside == 0
    with qtbot.waitSignal(dialog.given_up, timeout=5000):
        dialog.forgot_button.click()
    assert file.aside == 1


def test_later_is_an_answer(dialog, file):
    dialog.later_button.click()
    QApplication.processEvents()
    assert not dialog.isVisible()
    assert file.threads == []


def test_closing_forgets_what_was_typed(dialog):
    dialog.passphrase.setText(PHRASE)
    dialog.close()
    assert dialog.passphrase.text() == ""


def test_everything_has_a_name(dialog):
    assert dialog.passphrase.accessibleName() == "Passphrase"
    for button in (dialog.unlock_button, dialog.later_button, dialog.forgot_button):
        assert button.text()
