"""The kind that was chosen is opened, or the reason why not is told; nothing else is tried."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.vault import SessionVault, keyring_here, keyring_vault, open_vault
from peepers_desktop.vault.errors import VaultAbsent, VaultLocked
from peepers_desktop.vault.opening import UnknownVault, service_name


@dataclass(frozen=True)
class Folder:
    root: Path

    @property
    def vault_file(self) -> Path:
        return self.root / "vault.bin"


@pytest.fixture
def places(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_vault, "viable", lambda name: None)


def test_session(places: Folder, clock: FixedClock) -> None:
    vault = open_vault("session", places, clock)
    assert isinstance(vault, SessionVault)
    vault.write("a", "s3cr3t")
    assert vault.read("a") == "s3cr3t"
    assert "s3cr3t" not in repr(vault)
    assert list(places.root.iterdir()) == [], "nothing on disk"
    assert open_vault("session", places, clock).read("a") is None


def test_passphrase(places: Folder, clock: FixedClock) -> None:
    open_vault("passphrase", places, clock, "correct horse").write("a", "1")
    assert open_vault("passphrase", places, clock, "correct horse").read("a") == "1"
    assert places.vault_file.exists()


@pytest.mark.parametrize("passphrase", [None, ""])
def test_a_missing_passphrase_is_asked_for(places: Folder, clock: FixedClock, passphrase: str | None) -> None:
    with pytest.raises(VaultLocked) as locked:
        open_vault("passphrase", places, clock, passphrase)
    assert "PEEPERS_VAULT_PASSPHRASE" in locked.value.advice_text()


@pytest.mark.usefixtures("no_keyring")
def test_without_a_keyring_there_is_no_silent_substitute(places: Folder, clock: FixedClock) -> None:
    with pytest.raises(VaultAbsent):
        open_vault("keyring", places, clock, "a passphrase that is not asked for")
    assert list(places.root.iterdir()) == []
    assert keyring_here() is None


def test_the_name_of_the_keyring_can_be_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_vault, "candidates", lambda: ["keyring.backends.kwallet.DBusKeyring"])
    monkeypatch.setattr(keyring_vault, "viable", lambda name: object())
    assert keyring_here() == "KWallet"


def test_an_unknown_kind_is_wrong_usage(places: Folder, clock: FixedClock) -> None:
    with pytest.raises(UnknownVault, match="plaintext"):
        open_vault("plaintext", places, clock)


def test_profiles_have_services_of_their_own(tmp_path: Path) -> None:
    one, two = service_name(Folder(tmp_path / "a")), service_name(Folder(tmp_path / "b"))
    assert one != two
    assert one == service_name(Folder(tmp_path / "x" / ".." / "a"))
    assert str(tmp_path) not in one


def test_importing_the_package_is_cheap() -> None:
    code = "import sys, peepers_desktop.vault; print([m for m in ('keyring', 'cryptography') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
