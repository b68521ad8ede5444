"""The connect dialog leads through its pages, drives one login, and shows every end with a way forward."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QLineEdit

from peepers_desktop.domain.accounts import Account, Link, Permission, Seller
from peepers_desktop.errors import PeepersError, SessionError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.ui.dialogs.connect import ConnectDialog
from peepers_desktop.ui.dialogs.connect_form import ConnectDefaults, ConnectDriver, ConnectForm, LoginOpened
from peepers_desktop.ui.dialogs.connect_result import ResultPage
from peepers_desktop.ui.dialogs.connect_words import Step

LINK = "https://auth.mercadolivre.com.br/authorization?state=abc"
REDIRECT = "https://example.org/peepers/oauth/"


class RedirectMissing(SessionError):
    code = "redirect_not_registered"
    message = "Mercado Livre does not know the redirect address {address}."
    advice = "Register it exactly."


class AnotherAttempt(SessionError):
    code = "state_differs"
    message = "This address belongs to another attempt."
    advice = "Paste the newest one."


class Played(ConnectDriver):
    """Plays the other side: records what is asked, tells what the test says."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[ConnectForm] = []
        self.pasted: list[str] = []
        self.cancels = 0
        self.confirmed: list[bool] = []

    def confirm(self, *, right_person: bool) -> None:
        self.confirmed.append(right_person)

    def start(self, form: ConnectForm) -> None:
        self.forms.append(form)

    def offer(self, pasted: str) -> None:
        self.pasted.append(pasted)

    def cancel(self) -> None:
        self.cancels += 1


@pytest.fixture
def opened(monkeypatch):
    """Addresses handed to the system's browser."""
    addresses: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: addresses.append(url.toString()) or True)
    return addresses


@pytest.fixture
def driver(qapp):
    return Played()


@pytest.fixture
def dialog(qtbot, driver, clock, opened):
    made = ConnectDialog(driver, ConnectDefaults(redirect_uri=REDIRECT, keyring="KWallet"), clock)
    qtbot.addWidget(made)
    made.show()
    return made


def to_keys(dialog: ConnectDialog) -> None:
    dialog.go_on()
    dialog.go_on()
    assert dialog.step is Step.KEYS


def fill_keys(dialog: ConnectDialog) -> None:
    dialog.keys_page.client_id.setText(" 1234567890123456 ")
    dialog.keys_page.secret.setText("s3cret")


def to_waiting(dialog: ConnectDialog, driver: Played) -> None:
    to_keys(dialog)
    fill_keys(dialog)
    dialog.go_on()
    driver.opened.emit(LoginOpened(LINK, 300))
    assert dialog.step is Step.AUTHORISE


def account(missing: frozenset[Permission] = frozenset()) -> Account:
    seller = Seller(user_id="9000000001", nickname="LOJADATESTE", site_id="MLB")
    return Account(seller, Link.CONNECTED, "#336699", datetime(2026, 11, 24, tzinfo=UTC), missing)


def test_brazil_is_chosen_and_the_next_page_names_its_rules(dialog):
    assert dialog.site_page.site.id == "MLB"
    dialog.go_on()
    assert "one application" in dialog.application_page.notes.text()
    assert "administrator" in dialog.application_page.notes.text()
    assert "Mercado Livre" in dialog.application_page.notes.text()


def test_another_country_has_its_own_devcenter_and_no_brazilian_rule(dialog, opened):
    argentina = next(
        row for row in range(dialog.site_page.list.count()) if "Argentina" in dialog.site_page.list.item(row).text()
    )
    dialog.site_page.list.setCurrentRow(argentina)
    dialog.go_on()
    dialog.application_page.open_button.click()
    assert opened == ["https://developers.mercadolibre.com.ar/devcenter"]
    assert "one application" not in dialog.application_page.notes.text()


def test_the_redirect_address_is_copied_to_the_last_character(dialog):
    dialog.go_on()
    dialog.application_page.copy_button.click()
    assert QGuiApplication.clipboard().text() == REDIRECT


def test_the_secret_is_hidden_while_typed_and_absent_from_repr(dialog):
    assert dialog.keys_page.secret.echoMode() is QLineEdit.EchoMode.Password
    to_keys(dialog)
    fill_keys(dialog)
    assert "s3cret" not in repr(dialog.form())
    assert dialog.form().client_secret == "s3cret"


@pytest.mark.parametrize(("client_id", "secret"), [("", "x"), ("12ab", "x"), ("123", "")])
def test_connect_waits_for_a_usable_id_and_key(dialog, driver, client_id, secret):
    to_keys(dialog)
    dialog.keys_page.client_id.setText(client_id)
    dialog.keys_page.secret.setText(secret)
    assert not dialog.next_button.isEnabled()
    dialog.go_on()
    assert driver.forms == []


def test_connect_starts_one_login_with_what_was_typed(dialog, driver):
    to_keys(dialog)
    fill_keys(dialog)
    dialog.go_on()
    (form,) = driver.forms
    assert (form.site_id, form.client_id, form.vault, form.passphrase) == ("MLB", "1234567890123456", "keyring", "")


def test_without_a_keyring_a_passphrase_is_asked_for_twice(qtbot, driver, clock):
    dialog = ConnectDialog(driver, ConnectDefaults(redirect_uri=REDIRECT, keyring=None), clock)
    qtbot.addWidget(dialog)
    dialog.show()
    to_keys(dialog)
    keys = dialog.keys_page
    fill_keys(dialog)
    assert not keys.choices["keyring"].isEnabled()
    assert keys.vault == "passphrase"
    keys.passphrase.setText("short")
    keys.repeat.setText("short")
    assert not keys.complete()
    keys.passphrase.setText("long enough to hold")
    keys.repeat.setText("long enough to hole")
    assert "differ" in keys.problem.text()
    keys.repeat.setText("long enough to hold")
    assert keys.complete()
    keys.choices["session"].setChecked(True)
    assert keys.complete()
    assert dialog.form().passphrase == ""


def test_a_kept_secret_need_not_be_typed_again_unless_the_id_changes(qtbot, driver, clock):
    defaults = ConnectDefaults(redirect_uri=REDIRECT, client_id="77", has_secret=True, keyring="KWallet")
    dialog = ConnectDialog(driver, defaults, clock)
    qtbot.addWidget(dialog)
    assert dialog.keys_page.complete()
    dialog.keys_page.client_id.setText("78")
    assert not dialog.keys_page.complete()


def test_the_login_opens_the_browser_once_and_counts_down(dialog, driver, clock, opened):
    to_waiting(dialog, driver)
    assert opened == [LINK]
    assert "5:00" in dialog.waiting_page.countdown.text()
    clock.advance(61)
    dialog.waiting_page._tick()
    assert "3:59" in dialog.waiting_page.countdown.text()
    clock.advance(600)
    dialog.waiting_page._tick()
    assert "0:00" in dialog.waiting_page.countdown.text()


def test_the_link_can_be_copied_for_another_browser(dialog, driver):
    to_waiting(dialog, driver)
    dialog.waiting_page.copy_button.click()
    assert QGuiApplication.clipboard().text() == LINK


def test_a_browser_that_cannot_be_opened_is_said(dialog, driver, monkeypatch):
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    to_waiting(dialog, driver)
    assert "Copy the link" in dialog.waiting_page.answer.text()


def test_a_pasted_address_is_handed_over_and_a_refusal_shown(dialog, driver, qtbot):
    to_waiting(dialog, driver)
    page = dialog.waiting_page
    assert not page.use_button.isEnabled()
    page.address.setText("  https://example.org/?code=TG-1&state=abc ")
    qtbot.keyClick(page.address, Qt.Key.Key_Return)
    assert driver.pasted == ["https://example.org/?code=TG-1&state=abc"]
    driver.refused.emit(AnotherAttempt())
    assert page.answer.isVisible()
    assert "another attempt" in page.answer.text()
    assert dialog.step is Step.AUTHORISE


@pytest.mark.parametrize("yes", [True, False])
def test_a_bare_code_is_believed_only_when_the_seller_says_who_it_is(dialog, driver, yes):
    to_waiting(dialog, driver)
    page = dialog.waiting_page
    assert not page.question.isVisible()
    driver.asked.emit(account().seller)
    assert page.question.isVisible()
    assert "LOJADATESTE" in page.person.text()
    (page.yes_button if yes else page.no_button).click()
    assert driver.confirmed == [yes]
    assert not page.question.isVisible()


def test_an_application_without_the_pkce_box_is_asked_without(dialog, driver):
    dialog.application_page.no_pkce.setChecked(True)
    to_waiting(dialog, driver)
    assert driver.forms[0].pkce is False


def test_a_settled_vault_is_named_and_not_asked_for(qtbot, driver, clock):
    defaults = ConnectDefaults(
        redirect_uri=REDIRECT,
        vault="passphrase",
        vault_name="a sealed file",
        choose_vault=False,
        passphrase_known=True,
    )
    dialog = ConnectDialog(driver, defaults, clock)
    qtbot.addWidget(dialog)
    dialog.show()
    to_keys(dialog)
    fill_keys(dialog)
    assert not any(choice.isVisible() for choice in dialog.keys_page.choices.values())
    assert not dialog.keys_page.passphrase.isVisible()
    assert dialog.keys_page.complete()


def test_cancel_gives_the_login_up_and_returns_to_the_keys(dialog, driver):
    to_waiting(dialog, driver)
    dialog.waiting_page.cancel_button.click()
    assert driver.cancels == 1
    assert dialog.step is Step.KEYS
    driver.failed.emit(SessionError())
    assert dialog.step is Step.KEYS


def test_closing_the_window_gives_the_login_up(dialog, driver):
    to_waiting(dialog, driver)
    dialog.reject()
    assert driver.cancels == 1


def test_success_names_the_account_and_forgets_what_was_typed(dialog, driver, qtbot):
    to_waiting(dialog, driver)
    driver.exchanging.emit()
    assert "fetching your account" in dialog.waiting_page.sentence.text()
    with qtbot.waitSignal(dialog.accountConnected) as told:
        driver.connected.emit(account())
    assert told.args[0].id == "9000000001"
    assert dialog.result_page.title.text() == "Connected as LOJADATESTE"
    assert dialog.keys_page.secret.text() == ""
    assert not dialog.result_page.forward_button.isVisible()


def test_success_with_a_missing_permission_says_what_will_not_work(dialog, driver):
    to_waiting(dialog, driver)
    driver.connected.emit(account(frozenset({Permission.COMMUNICATION})))
    assert "cannot be answered" in dialog.result_page.advice.text()
    assert dialog.result_page.forward_button.isVisible()
    dialog.result_page.forward_button.click()
    assert dialog.step is Step.APPLICATION


def test_a_failure_says_what_happened_what_to_do_and_leads_there(dialog, driver):
    to_waiting(dialog, driver)
    driver.failed.emit(RedirectMissing("redirect_uri_mismatch", address=REDIRECT))
    page = dialog.result_page
    assert REDIRECT in page.sentence.text()
    assert page.advice.text() == "Register it exactly."
    assert page.details.text() == "redirect_uri_mismatch"
    page.forward_button.click()
    assert dialog.step is Step.APPLICATION


def test_an_ordinary_failure_is_tried_again_with_the_same_keys(dialog, driver):
    to_waiting(dialog, driver)
    driver.failed.emit(PeepersError())
    dialog.result_page.forward_button.click()
    assert dialog.step is Step.AUTHORISE
    assert len(driver.forms) == 2


def test_the_demonstration_store_is_one_click_away_on_the_first_page(dialog, qtbot):
    with qtbot.waitSignal(dialog.demoRequested):
        dialog.demo_button.click()
    assert not dialog.isVisible()


def test_every_field_and_button_has_a_name(dialog):
    for field in dialog.findChildren(QLineEdit):
        assert field.accessibleName(), field


@pytest.mark.parametrize(
    "error",
    [errors.Unreachable(), errors.ServerTrouble(503), errors.RateLimited(), errors.EdgeForbidden(), errors.BadAnswer()],
)
def test_nobody_is_told_that_a_login_is_tried_again_by_itself(qtbot, error):
    page = ResultPage()
    qtbot.addWidget(page)
    page.show_failure(error)
    assert "try again" in page.advice.text()
    assert "by itself" not in page.advice.text()
    assert "stays connected" not in page.advice.text()
