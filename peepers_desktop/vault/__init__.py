"""Where secrets are kept. Importing this package loads neither the keyring library nor cryptography."""

from __future__ import annotations

from peepers_desktop.vault.deferred_vault import DeferredVault
from peepers_desktop.vault.opening import VaultKind, keyring_here, open_vault
from peepers_desktop.vault.session_vault import SessionVault
from peepers_desktop.vault.vault import Places, Vault

__all__ = ["DeferredVault", "Places", "SessionVault", "Vault", "VaultKind", "keyring_here", "open_vault"]
