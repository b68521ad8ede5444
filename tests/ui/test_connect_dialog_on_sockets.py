"""The whole dialog with the real account service: real receiver, real token server, every end on the screen."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from peepers_desktop.clock import SystemClock
from peepers_desktop.ui.dialogs.connect import ConnectDialog
from peepers_desktop.ui.dialogs.connect_driver import AccountsDriver
from peepers_desktop.ui.dialogs.connect_form import ConnectDefaults
from peepers_desktop.ui.dialogs.connect_words import Step
from tests.helpers.connecting import Desk, arrive, code_for, open_desk
from tests.helpers.token_server import CLIENT_ID, CLIENT_SECRET, USER_ID, Reply, refused_grant

REDIRECT = "https://example.org/peepers/oauth/"


@pytest.fixture
def desk(tmp_path):
    with open_desk(tmp_path, SystemClock()) as opened:
        yield opened


@pytest.fixture
def dialog(qtbot, desk: Desk, monkeypatch):
    """At the page of keys, filled in; the system's browser is the desk's."""
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: desk._open(url.toString(url.ComponentFormattingOption.FullyEncoded))
    )
    remembered: list[object] = []
    driver = AccountsDriver(desk.service, REDIRECT, remember=remembered.append)
    defaults = ConnectDefaults(redirect_uri=REDIRECT, keyring="KWallet")
    made = ConnectDialog(driver, defaults, SystemClock())
    made.driver, made.remembered = driver, remembered
    qtbot.addWidget(made)
    made.show()
    made.show_step(Step.KEYS)
    made.keys_page.client_id.setText(CLIENT_ID)
    made.keys_page.secret.setText(CLIENT_SECRET)
    yield made
    made.reject()
    for thread in threading.enumerate():
        if thread.name == "peepers-login":
            thread.join(5)


def wait_for(qtbot, dialog: ConnectDialog, step: Step) -> None:
    qtbot.waitUntil(lambda: dialog.step is step, timeout=10_000)


def silent(_url: str) -> None:
    """A browser that never comes back."""


def test_a_seller_connects_and_is_named(dialog, desk, qtbot):
    dialog.go_on()
    wait_for(qtbot, dialog, Step.RESULT)
    assert dialog.result_page.title.text() == "Connected as LOJA_DE_TESTE"
    assert desk.accounts.get(USER_ID) is not None
    assert [form.client_id for form in dialog.remembered] == [CLIENT_ID]
    assert dialog.keys_page.secret.text() == ""


def test_a_missing_permission_is_named(dialog, desk, qtbot):
    desk.server.scope = "offline_access read write urn:ml:mktp:publish-sync:/read-write"
    dialog.go_on()
    wait_for(qtbot, dialog, Step.RESULT)
    assert "Sales and shipments" in dialog.result_page.advice.text()
    assert "communication" in dialog.result_page.advice.text()


def test_a_wrong_secret_leads_back_to_the_keys(dialog, desk, qtbot):
    desk.server.script.append(Reply.json(400, error="invalid_client", message="invalid client_id or client_secret"))
    dialog.go_on()
    wait_for(qtbot, dialog, Step.RESULT)
    assert dialog.result_page.title.text() == "Not connected"
    dialog.result_page.forward_button.click()
    assert dialog.step is Step.KEYS
    assert dialog.keys_page.secret.text() == CLIENT_SECRET
    assert desk.accounts.get(USER_ID) is None


def test_a_refusal_in_the_browser_is_said_and_can_be_tried_again(dialog, desk, qtbot):
    desk.browser = lambda url: arrive(url, error="access_denied")
    dialog.go_on()
    wait_for(qtbot, dialog, Step.RESULT)
    assert dialog.result_page.advice.text()
    desk.browser = desk.allow
    dialog.result_page.forward_button.click()
    qtbot.waitUntil(lambda: dialog.result_page.title.text().startswith("Connected"), timeout=10_000)


def test_an_expired_code_says_what_to_do(dialog, desk, qtbot):
    desk.server.script.append(refused_grant())
    dialog.go_on()
    wait_for(qtbot, dialog, Step.RESULT)
    assert dialog.result_page.title.text() == "Not connected"
    assert dialog.result_page.sentence.text()


def test_the_pasted_address_ends_the_wait(dialog, desk, qtbot):
    desk.browser = silent
    links: list[str] = []
    dialog.driver.opened.connect(lambda login: links.append(login.link))
    dialog.go_on()
    qtbot.waitUntil(lambda: bool(links), timeout=5000)
    state = links[0].split("state=")[1].split("&")[0]
    dialog.waiting_page.address.setText(f"{REDIRECT}?code={code_for(USER_ID)}&state={state}")
    dialog.waiting_page.use_button.click()
    wait_for(qtbot, dialog, Step.RESULT)
    assert dialog.result_page.title.text().startswith("Connected")


def test_an_address_of_another_attempt_is_refused_and_the_wait_goes_on(dialog, desk, qtbot):
    desk.browser = silent
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog.waiting_page.address.isEnabled(), timeout=5000)
    dialog.waiting_page.address.setText(f"{REDIRECT}?code={code_for(USER_ID)}&state=v1.5555.{'a' * 43}")
    dialog.waiting_page.use_button.click()
    qtbot.waitUntil(lambda: bool(dialog.waiting_page.answer.text()), timeout=5000)
    assert dialog.step is Step.AUTHORISE


@pytest.mark.parametrize("yes", [True, False])
def test_a_bare_code_asks_who_it_is_first(dialog, desk, qtbot, yes):
    desk.browser = silent
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog.waiting_page.address.isEnabled(), timeout=5000)
    dialog.waiting_page.address.setText(code_for(USER_ID))
    dialog.waiting_page.use_button.click()
    qtbot.waitUntil(lambda: dialog.waiting_page.question.isVisible(), timeout=10_000)
    assert "LOJA_DE_TESTE" in dialog.waiting_page.person.text()
    (dialog.waiting_page.yes_button if yes else dialog.waiting_page.no_button).click()
    wait_for(qtbot, dialog, Step.RESULT)
    assert (desk.accounts.get(USER_ID) is not None) is yes


def test_an_attempt_that_was_cancelled_never_disturbs_the_next_one(dialog, desk, qtbot):
    desk.browser = silent
    dialog.go_on()
    qtbot.waitUntil(lambda: dialog.waiting_page.address.isEnabled(), timeout=5000)
    (old,) = [thread for thread in threading.enumerate() if thread.name == "peepers-login"]
    dialog.waiting_page.cancel_button.click()
    assert dialog.step is Step.KEYS
    dialog.go_on()
    old.join(5)
    QApplication.processEvents()  # what the old attempt still said arrives now
    assert dialog.step is Step.AUTHORISE
    dialog.waiting_page.cancel_button.click()


def test_a_defect_ends_the_wait_too(dialog, desk, qtbot, monkeypatch):
    seen: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", seen.append)
    monkeypatch.setattr(desk.service, "begin", lambda request: 1 / 0)
    dialog.go_on()
    wait_for(qtbot, dialog, Step.RESULT)
    assert "Something went wrong" in dialog.result_page.sentence.text()
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    assert seen[0].exc_type is ZeroDivisionError


def test_the_chosen_vault_is_opened_before_the_login(qtbot, desk, clock, dialog):
    chosen: list[tuple[str, str]] = []
    driver = AccountsDriver(desk.service, REDIRECT, use_vault=lambda kind, phrase: chosen.append((kind, phrase)))
    dialog.keys_page.choices["session"].setChecked(True)
    with qtbot.waitSignal(driver.opened, timeout=10_000):
        driver.start(dialog.form())
    driver.cancel()
    assert chosen == [("session", "")]
