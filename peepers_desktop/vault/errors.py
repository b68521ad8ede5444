"""What can go wrong with the place where secrets are kept. None of these ever carries a secret."""

from __future__ import annotations

from peepers_desktop.errors import SurroundingsError


class VaultError(SurroundingsError):
    code = "vault"
    message = "The place where Peepers keeps its keys does not work."
    advice = "Open Help › Diagnostics to see what is wrong with it."


class VaultLocked(VaultError):
    """It exists and waits for its owner."""

    code = "vault_locked"
    message = "{vault} is locked."
    advice = "Unlock it, then try again."


class VaultDenied(VaultError):
    """Its owner, or the system, said no."""

    code = "vault_denied"
    message = "{vault} did not let Peepers in."
    advice = "Allow Peepers to use it, then try again."


class WrongPassphrase(VaultDenied):
    message = "That is not the passphrase of this file."
    advice = "Enter the passphrase you chose when you connected the first account."


class VaultAbsent(VaultError):
    """There is none of this kind here. Nothing else is chosen silently."""

    code = "vault_absent"
    message = "This computer has no keyring that Peepers trusts."
    advice = (
        "Choose a file protected by a passphrase, or keep the keys for this session only "
        "(PEEPERS_VAULT=passphrase or session)."
    )


class VaultFailed(VaultError):
    code = "vault_failed"
    message = "{vault} could not be read or written."
    advice = "Try again; if it goes on, open Help › Diagnostics."


class VaultDamaged(VaultFailed):
    message = "The contents of {vault} are damaged."
    advice = "Restore its file from a backup, or connect the accounts again."
