"""The choice of a vault is remembered, takes the accounts along, and never happens by itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.app.settings import Settings
from peepers_desktop.app.vault_choice import VaultChoice
from peepers_desktop.clock import SystemClock
from peepers_desktop.mercadolivre import errors
from peepers_desktop.paths import Profile
from peepers_desktop.vault import LateVault
from peepers_desktop.vault.errors import WrongPassphrase
from peepers_desktop.vault.passphrase_vault import PassphraseVault
from tests.helpers.connecting import Desk, open_desk
from tests.helpers.token_server import CLIENT_ID, CLIENT_SECRET, USER_ID

PHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(PassphraseVault.__init__, "__defaults__", (4,))


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path).create()


@pytest.fixture
def desk(profile: Profile):
    with open_desk(profile.root, SystemClock(), LateVault(profile, SystemClock(), "session")) as opened:
        yield opened


def choice_of(desk: Desk, profile: Profile, settled: bool = False) -> VaultChoice:
    assert isinstance(desk.vault, LateVault)
    return VaultChoice(desk.vault, desk.service, Settings(profile.settings), settled)


def test_a_connected_account_moves_into_the_file_and_stays_connected(desk: Desk, profile: Profile) -> None:
    desk.connect()
    desk.vault.write("field-key", "f13ld")
    choice = choice_of(desk, profile)
    choice.choose("passphrase", PHRASE)
    assert (choice.kind, choice.name, choice.is_open) == ("passphrase", "the protected file", True)
    assert Settings(profile.settings).choices.vault == "passphrase", "remembered"
    bearer = desk.service.bearer(USER_ID)
    assert bearer.renew(bearer.token())
    file = PassphraseVault(profile.vault_file, PHRASE, SystemClock())
    assert file.read("field-key") == "f13ld"
    assert file.read(f"application/{CLIENT_ID}") == CLIENT_SECRET
    assert file.read(f"connection/{USER_ID}") == CLIENT_ID
    assert file.read(f"tokens/{CLIENT_ID}/{USER_ID}")


def test_the_environment_wins(desk: Desk, profile: Profile) -> None:
    choice = choice_of(desk, profile, settled=True)
    choice.choose("passphrase", PHRASE)
    assert choice.kind == "session"
    assert not profile.vault_file.exists()
    assert Settings(profile.settings).choices.vault == "keyring", "nothing was chosen, so nothing is remembered"


def test_a_settled_file_can_still_be_unlocked_in_the_dialog(profile: Profile) -> None:
    PassphraseVault(profile.vault_file, PHRASE, SystemClock())
    with open_desk(profile.root, SystemClock(), LateVault(profile, SystemClock(), "passphrase")) as desk:
        choice = choice_of(desk, profile, settled=True)
        assert choice.wants_passphrase
        with pytest.raises(WrongPassphrase):
            choice.choose("passphrase", "wrong")
        choice.choose("passphrase", PHRASE)
        assert choice.is_open


def test_the_next_start_asks_for_the_passphrase(desk: Desk, profile: Profile) -> None:
    desk.connect()
    choice_of(desk, profile).choose("passphrase", PHRASE)
    later = LateVault(profile, SystemClock(), Settings(profile.settings).choices.vault)
    again = VaultChoice(later, desk.service, Settings(profile.settings), settled=False)
    assert (again.wants_passphrase, again.has_file) == (True, True)
    with pytest.raises(WrongPassphrase):
        again.unlock("wrong")
    again.unlock(PHRASE)
    assert later.read(f"connection/{USER_ID}") == CLIENT_ID


def test_after_a_forgotten_passphrase_the_seller_begins_anew(desk: Desk, profile: Profile) -> None:
    choice_of(desk, profile).choose("passphrase", PHRASE)
    later = LateVault(profile, SystemClock(), "passphrase")
    again = VaultChoice(later, desk.service, Settings(profile.settings), settled=False)
    again.start_over()
    assert not again.has_file
    again.choose("passphrase", "another one, remembered")
    assert again.is_open


def test_a_known_secret_is_known(desk: Desk, profile: Profile) -> None:
    choice = choice_of(desk, profile)
    assert not choice.knows_secret(CLIENT_ID)
    desk.connect()
    assert choice.knows_secret(CLIENT_ID)


def test_a_session_that_ended_says_so(desk: Desk, profile: Profile) -> None:
    account = desk.connect()
    desk.vault.open()._secrets.clear()  # type: ignore[attr-defined]  # as after a restart
    with pytest.raises(errors.ReconnectNeeded) as ended:
        desk.service.bearer(account.id)
    assert ended.value.cause == "session_over"


def test_without_keys_disconnecting_says_that_the_grant_remains(desk: Desk, profile: Profile) -> None:
    desk.connect()
    desk.vault.open()._secrets.clear()  # type: ignore[attr-defined]
    gone = desk.service.disconnect(USER_ID)
    assert (gone.revoked, gone.reason) == (False, "session_over")
