"""Where the seller keeps the keys: chosen once, remembered, and changed only on their word."""

from __future__ import annotations

from peepers_desktop.app.accounts import AccountsService
from peepers_desktop.app.settings import Settings
from peepers_desktop.vault import LateVault, keyring_here


class VaultChoice:
    """`settled` says that the environment names the kind: then there is nothing to choose.

    Everything but the properties blocks on the vault: a keyring asks its owner, a passphrase takes its time.
    """

    def __init__(self, vault: LateVault, accounts: AccountsService, settings: Settings, settled: bool) -> None:
        self._vault = vault
        self._accounts = accounts
        self._settings = settings
        self.settled = settled

    @property
    def kind(self) -> str:
        return self._vault.kind

    @property
    def name(self) -> str:
        """What the vault in use is called; shown in words."""
        return self._vault.name

    @property
    def is_open(self) -> bool:
        return self._vault.is_open

    @property
    def wants_passphrase(self) -> bool:
        """The passphrase has to be typed before anything works with the marketplace."""
        return self._vault.wants_passphrase

    @property
    def has_file(self) -> bool:
        """There is a protected file, whose passphrase is chosen already."""
        return self._vault.has_file

    def keyring(self) -> str | None:
        """What this computer's keyring is called; None where there is none that is trusted."""
        return keyring_here()

    def knows_secret(self, client_id: str) -> bool:
        """Raises `VaultError`s."""
        return self._accounts.keys.knows_secret(client_id)

    def choose(self, kind: str, passphrase: str) -> None:
        """Uses this kind from now on and at the next start, and takes along what the accounts need.

        Raises:
            VaultError: it cannot be used; what was in use stays so.
        """
        if self.settled:
            if self._vault.wants_passphrase:
                self._vault.unlock(passphrase)
            self._vault.open()
            return
        client_id = self._settings.choices.client_id
        with self._accounts.standing_still():
            self._vault.change(
                kind,
                passphrase,
                lambda vault: self._accounts.names(vault, client_id),
                lambda chosen: self._settings.change(vault=chosen),
            )

    def unlock(self, passphrase: str) -> None:
        """Opens the protected file.

        Raises:
            WrongPassphrase, VaultError: it stays closed.
        """
        self._vault.unlock(passphrase)

    def start_over(self) -> None:
        """Gives a forgotten passphrase up: the old file is kept aside and the accounts have to be connected again."""
        self._vault.set_aside()
