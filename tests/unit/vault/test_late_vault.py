"""The vault of the seller's choice: opened late, changed on their word, never exchanged behind their back."""

from __future__ import annotations

from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.paths import Profile
from peepers_desktop.vault import LateVault, SessionVault, keyring_vault
from peepers_desktop.vault.errors import VaultAbsent, VaultDenied, VaultError, VaultLocked, WrongPassphrase
from peepers_desktop.vault.opening import UnknownVault
from peepers_desktop.vault.passphrase_vault import PassphraseVault

PHRASE = "correct horse battery"


@pytest.fixture(autouse=True)
def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Deriving a key costs half a second on purpose; not in every test of this file."""
    monkeypatch.setattr(PassphraseVault.__init__, "__defaults__", (4,))


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_vault, "viable", lambda name: None)


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path).create()


def late(profile: Profile, clock: FixedClock, kind: str, passphrase: str | None = None, ask=None) -> LateVault:
    return LateVault(profile, clock, kind, passphrase, ask)


@pytest.mark.usefixtures("no_keyring")
def test_an_absent_keyring_is_said_with_each_use_and_replaced_by_nothing(profile: Profile, clock: FixedClock) -> None:
    vault = late(profile, clock, "keyring", PHRASE)
    assert (vault.name, vault.is_open) == ("the system keyring", False)
    for _ in range(2):
        with pytest.raises(VaultAbsent):
            vault.read("a")
    assert not profile.vault_file.exists()


def test_a_keyring_that_comes_later_is_used(profile: Profile, clock: FixedClock, monkeypatch) -> None:
    vault = late(profile, clock, "keyring")
    with monkeypatch.context() as patch:
        patch.setattr(keyring_vault, "viable", lambda name: None)
        with pytest.raises(VaultAbsent):
            vault.write("a", "1")
    found = SessionVault()
    monkeypatch.setattr(keyring_vault, "find_keyring", lambda service: found)
    vault.write("a", "1")
    assert found.read("a") == "1"


def test_an_unknown_kind_is_wrong_usage_when_it_is_used(profile: Profile, clock: FixedClock) -> None:
    vault = late(profile, clock, "plaintext")
    with pytest.raises(UnknownVault, match="plaintext"):
        vault.read("a")


def test_the_passphrase_is_asked_for_once(profile: Profile, clock: FixedClock) -> None:
    asked: list[str] = []
    vault = late(profile, clock, "passphrase", None, lambda: asked.append("?") or PHRASE)
    vault.write("a", "1")
    assert vault.read("a") == "1"
    assert asked == ["?"]


def test_a_file_stays_closed_until_its_passphrase_comes(profile: Profile, clock: FixedClock) -> None:
    late(profile, clock, "passphrase", PHRASE).write("a", "1")
    vault = late(profile, clock, "passphrase")
    assert vault.wants_passphrase
    assert vault.has_file
    with pytest.raises(VaultLocked):
        vault.read("a")
    with pytest.raises(WrongPassphrase):
        vault.unlock("wrong")
    assert vault.wants_passphrase
    vault.unlock(PHRASE)
    assert vault.read("a") == "1"
    assert not vault.wants_passphrase


def test_a_forgotten_passphrase_puts_the_file_aside_and_keeps_it(profile: Profile, clock: FixedClock) -> None:
    late(profile, clock, "passphrase", PHRASE).write("a", "1")
    sealed = profile.vault_file.read_bytes()
    vault = late(profile, clock, "passphrase")
    vault.set_aside()
    assert not vault.has_file
    (aside,) = profile.root.glob("vault.bin.*.old")
    assert aside.read_bytes() == sealed
    vault.unlock("another phrase")
    assert vault.read("a") is None
    vault.set_aside()
    assert vault.has_file, "a file in use is not put aside"


def change(vault: LateVault, kind: str, phrase: str = "", remember=lambda kind: None) -> None:
    vault.change(kind, phrase, lambda before: ["tokens", "nothing"], remember)


def test_what_is_needed_comes_along_and_leaves_its_old_place(profile: Profile, clock: FixedClock) -> None:
    vault = late(profile, clock, "passphrase", PHRASE)
    vault.write("tokens", "t0k3n")
    vault.write("other", "stays")
    remembered: list[str] = []
    change(vault, "session", remember=remembered.append)
    assert (vault.kind, vault.read("tokens"), remembered) == ("session", "t0k3n", ["session"])
    before = PassphraseVault(profile.vault_file, PHRASE, clock)
    assert before.read("tokens") is None
    assert before.read("other") == "stays"


def test_a_crash_while_remembering_leaves_everything_in_its_old_place(profile: Profile, clock: FixedClock) -> None:
    vault = late(profile, clock, "passphrase", PHRASE)
    vault.write("tokens", "t0k3n")

    def full_disk(kind: str) -> None:
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        change(vault, "session", remember=full_disk)
    assert (vault.kind, vault.read("tokens")) == ("passphrase", "t0k3n")
    assert PassphraseVault(profile.vault_file, PHRASE, clock).read("tokens") == "t0k3n"


@pytest.mark.usefixtures("no_keyring")
def test_one_that_cannot_be_used_changes_nothing(profile: Profile, clock: FixedClock) -> None:
    vault = late(profile, clock, "session")
    vault.write("tokens", "t0k3n")
    remembered: list[str] = []
    with pytest.raises(VaultAbsent):
        change(vault, "keyring", remember=remembered.append)
    assert (vault.kind, vault.read("tokens"), remembered) == ("session", "t0k3n", [])


@pytest.mark.usefixtures("no_keyring")
def test_the_seller_can_leave_a_vault_that_does_not_open(profile: Profile, clock: FixedClock) -> None:
    vault = late(profile, clock, "keyring")
    change(vault, "passphrase", PHRASE)
    vault.write("tokens", "t0k3n")
    assert late(profile, clock, "passphrase", PHRASE).read("tokens") == "t0k3n"


def test_choosing_what_is_in_use_asks_for_nothing(profile: Profile, clock: FixedClock) -> None:
    vault = late(profile, clock, "passphrase", PHRASE)
    vault.write("tokens", "t0k3n")
    change(vault, "passphrase", "not looked at")
    assert vault.read("tokens") == "t0k3n"


def test_a_locked_file_is_opened_by_choosing_it(profile: Profile, clock: FixedClock) -> None:
    late(profile, clock, "passphrase", PHRASE).write("tokens", "t0k3n")
    vault = late(profile, clock, "passphrase")
    with pytest.raises(WrongPassphrase):
        change(vault, "passphrase", "wrong")
    change(vault, "passphrase", PHRASE)
    assert vault.read("tokens") == "t0k3n"


@pytest.mark.expects_logs("left_behind")
def test_an_old_vault_that_keeps_its_copy_is_no_obstacle(profile: Profile, clock: FixedClock, monkeypatch) -> None:
    vault = late(profile, clock, "passphrase", PHRASE)
    vault.write("tokens", "t0k3n")

    def refuse(self: PassphraseVault, key: str) -> None:
        raise VaultDenied(vault="the protected file")

    monkeypatch.setattr(PassphraseVault, "forget", refuse)
    change(vault, "session")
    assert vault.read("tokens") == "t0k3n"


def test_only_a_session_ends(profile: Profile, clock: FixedClock) -> None:
    assert [late(profile, clock, kind).lasting for kind in ("keyring", "passphrase", "session")] == [True, True, False]


def test_nothing_secret_shows(profile: Profile, clock: FixedClock) -> None:
    vault = late(profile, clock, "passphrase", PHRASE)
    vault.write("tokens", "t0k3n")
    assert PHRASE not in repr(vault)
    assert "t0k3n" not in repr(vault)


def test_every_failure_is_a_vault_error(profile: Profile, clock: FixedClock) -> None:
    profile.vault_file.write_bytes(b"")
    with pytest.raises(VaultError):
        late(profile, clock, "passphrase", PHRASE).forget("a")


class Dismissed(SessionVault):
    """A keyring whose owner says no."""

    def read(self, key: str) -> str | None:
        raise VaultDenied(vault="KWallet")


def test_a_no_is_remembered_for_a_while_and_holds_nothing_it_went_through(
    profile: Profile, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring_vault, "find_keyring", lambda service: Dismissed())
    vault = late(profile, clock, "keyring")
    assert vault.refused(60) is None
    with pytest.raises(VaultDenied):
        vault.read("a")
    refused = vault.refused(60)
    assert isinstance(refused, VaultDenied)
    assert (str(refused), refused.__traceback__) == ("KWallet did not let Peepers in.", None)
    vault.write("a", "1")
    assert vault.refused(60) is None, "it lets us in again"
    with pytest.raises(VaultDenied):
        vault.read("a")
    clock.advance(60)
    assert vault.refused(60) is None, "long enough ago"


def test_only_a_keyring_asks_its_owner(profile: Profile, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = late(profile, clock, "passphrase")
    with pytest.raises(VaultLocked):
        closed.read("a")
    assert closed.refused(60) is None, "the next use costs nobody anything"
    monkeypatch.setattr(keyring_vault, "find_keyring", lambda service: Dismissed())
    left = late(profile, clock, "keyring")
    with pytest.raises(VaultDenied):
        left.read("a")
    left.change("session", "", lambda vault: [], lambda kind: None)
    assert left.refused(60) is None, "it is not asked any more"
