"""The dialogs of the login at their smallest: nothing is cut off, and every button can be read whole."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from peepers_desktop.domain.accounts import Account, Link, Seller
from peepers_desktop.ui.dialogs.connect import ConnectDialog
from peepers_desktop.ui.dialogs.connect_form import ConnectDefaults
from peepers_desktop.ui.dialogs.connect_words import Step
from peepers_desktop.ui.dialogs.disconnect import DisconnectDialog
from peepers_desktop.ui.dialogs.unlock import UnlockDialog
from peepers_desktop.ui.tasks import Tasks
from peepers_desktop.ui.theme import Choice, Theme
from tests.helpers.shop import NOON
from tests.helpers.silent_driver import Silent

REDIRECT = "https://peepers-desktop.github.io/oauth/"


@pytest.fixture
def tasks(qapp):
    Theme(Choice.LIGHT).install(qapp)
    made = Tasks()
    yield made
    made.close()


def cut(window: QWidget) -> list[str]:
    """Words that do not fit where they stand."""
    QApplication.processEvents()
    QApplication.processEvents()
    found = []
    for part in window.findChildren(QWidget):
        if not part.isVisible():
            continue
        if isinstance(part, QLabel) and part.wordWrap() and part.heightForWidth(part.width()) > part.height() + 1:
            found.append(part.text())
        if isinstance(part, QPushButton) and part.text() and part.sizeHint().width() > part.width() + 1:
            found.append(part.text())
    return found


@pytest.mark.parametrize("step", [Step.SITE, Step.APPLICATION, Step.KEYS])
def test_a_small_connect_dialog_scrolls_downwards_only(qtbot, clock, tasks, step):
    dialog = ConnectDialog(Silent(), ConnectDefaults(redirect_uri=REDIRECT, keyring=None), clock)
    qtbot.addWidget(dialog)
    dialog.resize(dialog.minimumSize())
    dialog.show()
    dialog.show_step(step)
    QApplication.processEvents()
    page = dialog.pages.currentWidget()
    assert page.widget().width() <= page.viewport().width()
    assert not [text for text in cut(dialog) if text in (dialog.demo_button.text(), dialog.next_button.text())]
    copy = dialog.application_page.copy_button
    if step is Step.APPLICATION:
        right = copy.mapTo(page.viewport(), copy.rect().topRight()).x()
        assert right < page.viewport().width(), "the address can be copied without scrolling sideways"


def test_a_wide_connect_dialog_shows_the_steps(qtbot, clock, tasks):
    dialog = ConnectDialog(Silent(), ConnectDefaults(redirect_uri=REDIRECT), clock)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.rail.isVisible()
    dialog.resize(dialog.minimumSize())
    QApplication.processEvents()
    assert not dialog.rail.isVisible()


def test_the_unlock_dialog_grows_with_what_it_says(qtbot, tasks):
    dialog = UnlockDialog(tasks, lambda passphrase: None, lambda: None)
    qtbot.addWidget(dialog)
    dialog.open()
    assert cut(dialog) == []
    dialog.forgot_button.click()
    assert cut(dialog) == []


def test_the_disconnect_dialog_shows_all_it_says(qtbot, tasks):
    account = Account(Seller("1", "LOJA_DA_ANA", "MLB"), Link.CONNECTED, "#336699", NOON)
    dialog = DisconnectDialog(account, lambda: None, tasks)
    qtbot.addWidget(dialog)
    dialog.open()
    assert cut(dialog) == []
