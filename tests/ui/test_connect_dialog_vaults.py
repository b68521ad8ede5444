"""Where the keys go, in the connect dialog: what is asked depends on what is there already."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices

from peepers_desktop.ui.dialogs.connect import ConnectDialog
from peepers_desktop.ui.dialogs.connect_form import ConnectDefaults
from peepers_desktop.ui.dialogs.connect_words import Step
from tests.helpers.silent_driver import Silent

REDIRECT = "https://example.org/peepers/oauth/"


@pytest.fixture
def page(qtbot, clock, monkeypatch):
    """Makes the page of keys for these defaults, filled in but for the vault."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: True)

    def make(**defaults):
        dialog = ConnectDialog(Silent(), ConnectDefaults(redirect_uri=REDIRECT, **defaults), clock)
        qtbot.addWidget(dialog)
        dialog.show()
        dialog.show_step(Step.KEYS)
        dialog.keys_page.client_id.setText("1234567890123456")
        dialog.keys_page.secret.setText("s3cret")
        make.dialog = dialog
        return dialog.keys_page

    return make


def test_while_the_keyring_is_looked_for_it_can_be_chosen(page):
    keys = page(looking=True)
    assert keys.vault == "keyring"
    assert keys.choices["keyring"].isEnabled()
    assert "Looking" in keys._hints["keyring"].text()


def test_a_keyring_that_was_found_is_named(page):
    keys = page(looking=True)
    keys.show_keyring("KWallet")
    assert keys.vault == "keyring"
    assert "KWallet" in keys._hints["keyring"].text()
    assert "KWallet" in keys.choices["keyring"].accessibleDescription()


def test_without_a_keyring_another_place_is_proposed_and_said(page):
    keys = page(looking=True)
    keys.show_keyring(None)
    assert keys.vault == "passphrase"
    assert not keys.choices["keyring"].isEnabled()
    assert "No keyring" in keys._hints["keyring"].text()
    assert keys.passphrase.isVisible()
    assert not keys.complete()


def test_a_choice_made_meanwhile_stays(page):
    keys = page(looking=True)
    keys.choices["session"].click()
    keys.show_keyring("KWallet")
    assert keys.vault == "session"
    keys.show_keyring(None)
    assert keys.vault == "session"


def test_a_new_passphrase_is_typed_twice_one_that_exists_once(page):
    keys = page(vault="passphrase", passphrase_chosen=False)
    assert keys.repeat.isVisible()
    keys = page(vault="passphrase", passphrase_chosen=True)
    assert keys.passphrase.isVisible()
    assert not keys.repeat.isVisible()
    assert not keys.complete()
    keys.passphrase.setText("short")  # it may have been chosen under other rules
    assert keys.complete()
    assert page.dialog.form().passphrase == "short"


def test_an_open_file_asks_for_nothing(page):
    keys = page(vault="passphrase", passphrase_chosen=True, passphrase_known=True)
    assert not keys.passphrase.isVisible()
    assert keys.complete()


def test_a_settled_file_that_is_closed_asks_for_its_passphrase(page):
    keys = page(vault="passphrase", vault_name="the protected file", choose_vault=False, passphrase_chosen=True)
    assert not keys.choices["keyring"].isVisible()
    assert keys.passphrase.isVisible()
    assert not keys.complete()


def test_a_secret_found_later_need_not_be_typed(page):
    keys = page(keyring="KWallet")
    keys.secret.clear()
    assert not keys.complete()
    keys.show_known_secret("1234567890123456")
    assert keys.complete()
    assert "Already kept" in keys.secret.placeholderText()
