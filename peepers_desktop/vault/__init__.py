"""Where secrets are kept. Importing this package loads neither the keyring library nor cryptography."""

from __future__ import annotations

from peepers_desktop.vault.late_vault import LateVault
from peepers_desktop.vault.opening import VaultKind, keyring_here, open_vault
from peepers_desktop.vault.session_vault import SessionVault
from peepers_desktop.vault.vault import Places, Vault

__all__ = ["LateVault", "Places", "SessionVault", "Vault", "VaultKind", "keyring_here", "open_vault"]
