"""Enter presses what a dialog means it to, from the moment it is shown; Qt chooses a button where none was told."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QPushButton

from peepers_desktop.ui.dialogs.connect import ConnectDialog
from peepers_desktop.ui.dialogs.connect_form import ConnectDefaults
from peepers_desktop.ui.dialogs.connect_words import Step
from peepers_desktop.ui.dialogs.diagnostics import DiagnosticsDialog
from peepers_desktop.ui.dialogs.review import ReviewDialog
from tests.helpers.dialogs import DIALOGS
from tests.helpers.shop import NOON, SELLER, item
from tests.helpers.silent_driver import Silent
from tests.helpers.tab_bench import Bench, make_bench

ENTER = {
    "preferences": "Close",
    "about": "Close",
    "keys": "Close",
    "discard": "Cancel",
    "guards": "Cancel",
    "disconnect": "Cancel",
    "disconnected": "Close",
    "unlock": "Unlock",
    "erase a buyer": "Cancel",
    "erase everything": "Cancel",
    "newer": "Close",
    "erased": "Close",
    "review": "Cancel",
    "diagnostics": "Close",
}


@pytest.fixture
def bench(qapp, tmp_path):
    made = make_bench(tmp_path)
    made.shop.stores.items.save([item("MLB1")], NOON)
    made.context.commands.set_stock(SELLER.user_id, "MLB1", None, "12345")
    yield made
    made.close()


def opened(name: str, bench: Bench) -> QDialog:
    context = bench.context
    if name == "review":
        return ReviewDialog(context.queries.pending(), {}, context)
    if name == "diagnostics":
        return DiagnosticsDialog(list, context.tasks, context.theme, context.icons)
    return DIALOGS[name](bench)


def pressed_by_enter(dialog: QDialog) -> list[str]:
    return [one.text() for one in dialog.findChildren(QPushButton) if one.isDefault() and one.isVisible()]


def test_every_dialog_is_here() -> None:
    assert set(DIALOGS) <= set(ENTER)


@pytest.mark.parametrize("name", ENTER)
def test_a_dialog_is_shown_with_its_own_button(qtbot, bench, name):
    dialog = opened(name, bench)
    qtbot.addWidget(dialog)
    dialog.show()
    bench.settle(qtbot)
    assert pressed_by_enter(dialog) == [ENTER[name]]


class Counting(Silent):
    def __init__(self) -> None:
        super().__init__()
        self.started = 0

    def start(self, form: object) -> None:
        self.started += 1


def test_enter_leads_through_the_login(qtbot, bench, monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    driver = Counting()
    defaults = ConnectDefaults(
        "http://127.0.0.1/callback", client_id="1234567890123456", has_secret=True, keyring="KWallet"
    )
    dialog = ConnectDialog(driver, defaults, bench.context.clock)
    qtbot.addWidget(dialog)
    dialog.show()

    def enter() -> Step:
        QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        return dialog.step

    assert enter() is Step.APPLICATION
    assert (enter(), len(opened)) == (Step.APPLICATION, 1), "what is to be done there is done in the DevCenter"
    dialog.next_button.setFocus()
    assert enter() is Step.KEYS
    assert (enter(), driver.started) == (Step.AUTHORISE, 1)


def test_a_button_under_the_keyboard_is_the_one_that_enter_presses(qtbot, bench):
    dialog = ConnectDialog(Silent(), ConnectDefaults("http://127.0.0.1/callback"), bench.context.clock)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.show_step(Step.APPLICATION)
    dialog.back_button.setFocus()
    QTest.keyClick(dialog.back_button, Qt.Key.Key_Return)
    assert dialog.step is Step.SITE
