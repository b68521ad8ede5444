"""Opens the kind of vault the seller chose, and never another one."""

from __future__ import annotations

import hashlib
from typing import Literal, get_args

from peepers_desktop.clock import Clock
from peepers_desktop.errors import UsageError
from peepers_desktop.vault.errors import VaultError, VaultLocked
from peepers_desktop.vault.session_vault import SessionVault
from peepers_desktop.vault.vault import Places, Vault

VaultKind = Literal["keyring", "passphrase", "session"]
KINDS: tuple[str, ...] = get_args(VaultKind)


class UnknownVault(UsageError):
    code = "unknown_vault"
    message = "{kind} is not a kind of vault."
    advice = "PEEPERS_VAULT takes keyring, passphrase or session."


class PassphraseMissing(VaultLocked):
    message = "The protected file needs its passphrase."
    advice = "Enter it, or set PEEPERS_VAULT_PASSPHRASE."


def service_name(places: Places) -> str:
    """Name of this profile's entries in a keyring that all programs of a person share."""
    profile = hashlib.sha256(str(places.root.resolve()).encode("utf-8")).hexdigest()[:8]
    return f"Peepers Desktop {profile}"


def open_vault(kind: str, places: Places, clock: Clock, passphrase: str | None = None) -> Vault:
    """Opens a vault of this kind. May block while a keyring asks its owner; half a second for a passphrase.

    Raises:
        UnknownVault: no such kind.
        VaultError: with its subclass saying why this kind cannot be used here. Nothing else is tried.
    """
    if kind not in KINDS:
        raise UnknownVault(kind=kind)
    if kind == "session":
        return SessionVault()
    if kind == "keyring":
        from peepers_desktop.vault.keyring_vault import find_keyring

        return find_keyring(service_name(places))
    if not passphrase:
        raise PassphraseMissing
    from peepers_desktop.vault.passphrase_vault import PassphraseVault

    return PassphraseVault(places.vault_file, passphrase, clock)


def keyring_here(patience: float = 5.0) -> str | None:
    """What the keyring of this machine is called; None where there is none that is trusted."""
    from peepers_desktop.vault.keyring_vault import find_keyring

    try:
        return find_keyring("Peepers Desktop", patience).name
    except VaultError:
        return None
