"""The started program and its keys: no keyring is no end, a choice is remembered, a locked file says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from peepers_desktop.app.settings import Settings
from peepers_desktop.clock import SystemClock
from peepers_desktop.demo.levers import consent
from peepers_desktop.ui.dialogs.connect import ConnectDialog
from peepers_desktop.ui.dialogs.connect_words import Step
from peepers_desktop.ui.stand_in_browser import StandInBrowser
from peepers_desktop.vault import keyring_vault
from peepers_desktop.vault.passphrase_vault import PassphraseVault
from tests.helpers.program import Running, running_program, variables_of
from tests.helpers.store import StoreRig, running_store

PHRASE = "correct horse battery"

pytestmark = [
    # A test may end while the first round is still reading; the store it asks is gone then.
    pytest.mark.keeps_threads("peepers-login"),
]


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PassphraseVault.__init__, "__defaults__", (4,))


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_vault, "viable", lambda name: None)


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=6, orders=4, questions=2) as started:
        yield started


@pytest.fixture
def browser(qapp: QApplication) -> Iterator[None]:
    """Whoever opens the login page says yes."""
    stand_in = StandInBrowser(consent)
    yield
    stand_in.leave()


def dialog_of(running: Running) -> ConnectDialog:
    dialog = running.assembly._dialog
    assert dialog is not None
    return dialog


def connect(running: Running, vault: str, phrase: str = "") -> None:
    dialog = dialog_of(running)
    keys = dialog.keys_page
    running.wait(lambda: "Looking" not in keys._hints["keyring"].text())
    dialog.show_step(Step.KEYS)
    keys.choices[vault].click()
    keys.passphrase.setText(phrase)
    keys.repeat.setText(phrase)
    assert keys.complete(), keys.problem.text()
    dialog.go_on()
    running.wait(lambda: dialog.step is Step.RESULT)
    assert dialog.result_page.title.text().startswith("Connected as"), dialog.result_page.sentence.text()
    dialog.accept()


def test_without_a_keyring_the_program_starts_and_the_choice_is_remembered(
    rig: StoreRig, browser: None, tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    with running_program(profile, variables_of(rig)) as running:
        assert dialog_of(running).isVisible(), "nobody is connected, so the dialog is there"
        connect(running, "passphrase", PHRASE)
        assert running.parts.accounts.list()[0].seller.nickname
        assert running.banner("vault") == ""
    assert Settings(profile / "settings.json").choices.vault == "passphrase"
    assert (profile / "vault.bin").stat().st_mode & 0o777 == 0o600

    with running_program(profile, variables_of(rig)) as running:
        unlock = running.assembly._unlock
        assert unlock is not None
        assert unlock.isVisible()
        assert "locked" in running.banner("vault")
        assert not running.parts.scheduler._jobs.running, "nothing is asked of the marketplace without keys"
        unlock.passphrase.setText("wrong")
        unlock.unlock_button.click()
        running.wait(lambda: "not the passphrase" in unlock.problem.text())
        unlock.later_button.click()
        assert "locked" in running.banner("vault"), "later is an answer, and the way back stays"
        message = running.window.banners.message("vault")
        assert message is not None
        assert message.action is not None
        message.action()
        again = running.assembly._unlock
        assert again is not None
        again.passphrase.setText(PHRASE)
        again.unlock_button.click()
        running.wait(lambda: running.banner("vault") == "")
        assert running.parts.scheduler._jobs.running
        (account,) = running.parts.accounts.list()
        assert running.parts.accounts.bearer(account.id).token()


def test_a_session_says_at_the_next_start_that_it_is_over(rig: StoreRig, browser: None, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    with running_program(profile, variables_of(rig)) as running:
        connect(running, "session")
        account = running.parts.accounts.list()[0].id
    with running_program(profile, variables_of(rig)) as running:
        running.wait(lambda: "one session only" in running.banner(f"session/{account}"))


def test_the_environment_settles_it(rig: StoreRig, browser: None, tmp_path: Path) -> None:
    variables = variables_of(rig, PEEPERS_VAULT="passphrase", PEEPERS_VAULT_PASSPHRASE=PHRASE)
    with running_program(tmp_path / "profile", variables) as running:
        keys = dialog_of(running).keys_page
        dialog_of(running).show_step(Step.KEYS)
        assert not any(choice.isVisible() for choice in keys.choices.values())
        assert not keys.passphrase.isVisible()
        assert keys.complete()
        dialog_of(running).go_on()
        running.wait(lambda: dialog_of(running).step is Step.RESULT)
    assert (tmp_path / "profile" / "vault.bin").exists()


def test_an_address_is_opened_by_the_desktop(rig: StoreRig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()) or True)
    with running_program(tmp_path / "profile", variables_of(rig, PEEPERS_VAULT="session")) as running:
        running.assembly.context.open_address("https://example.org/")
    assert opened == ["https://example.org/"]
