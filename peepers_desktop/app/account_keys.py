"""The secrets of applications and accounts in the vault, by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from peepers_desktop.domain.ids import AccountId
from peepers_desktop.mercadolivre.authorization_shelf import TokenShelf
from peepers_desktop.mercadolivre.login_errors import SecretMissing
from peepers_desktop.mercadolivre.oauth_tokens import Application
from peepers_desktop.vault import Vault

FIELD_KEY = "field-key"
"""The key of protected fields of the cache (`vault.field_cipher`, which is expensive to import)."""


class AccountKeys:
    """Every call goes to the vault and may block; errors are the vault's."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def __repr__(self) -> str:
        return "AccountKeys(…)"

    def application(self, client_id: str, typed_secret: str | None = None) -> Application:
        """The application with the secret that was typed, else with the stored one.

        Raises:
            SecretMissing: neither is there.
        """
        secret = (typed_secret or "").strip() or self._vault.read(f"application/{client_id}")
        if not secret:
            raise SecretMissing(client_id=client_id)
        return Application(client_id, secret)

    def reach(self) -> None:
        """Nothing but an answer is wanted: a keyring that says no does so before a browser opens, not after the
        marketplace has handed out tokens that then have no place."""
        self._vault.read(FIELD_KEY)

    def knows_secret(self, client_id: str) -> bool:
        return bool(client_id) and self._vault.read(f"application/{client_id}") is not None

    def keep_application(self, application: Application) -> None:
        """Called once the marketplace has accepted it."""
        key = f"application/{application.client_id}"
        if self._vault.read(key) != application.client_secret:
            self._vault.write(key, application.client_secret)

    def forget_application(self, client_id: str) -> None:
        self._vault.forget(f"application/{client_id}")

    @property
    def lasting(self) -> bool:
        """False when the keys end with the program."""
        return self._vault.lasting

    def names(self, vault: Vault, accounts: Iterable[AccountId], client_id: str) -> Iterator[str]:
        """Where everything lies that these accounts and this application need, in a vault of theirs."""
        applications = {client_id} - {""}
        for account in accounts:
            connected = vault.read(f"connection/{account}")
            if connected:
                applications.add(connected)
                yield f"tokens/{connected}/{account}"
                yield f"connection/{account}"
        yield from (f"application/{known}" for known in sorted(applications))
        yield FIELD_KEY

    def client_id_of(self, account: AccountId) -> str | None:
        """The application an account was connected with; None when it is not connected."""
        return self._vault.read(f"connection/{account}")

    def shelf(self, client_id: str, account: AccountId) -> TokenShelf:
        return TokenShelf(self._vault, client_id, account)

    def link(self, client_id: str, account: AccountId) -> None:
        """Notes which application an account is connected with; tokens of another one are dropped."""
        before = self.client_id_of(account)
        if before == client_id:
            return
        self._vault.write(f"connection/{account}", client_id)
        if before is not None:
            self.shelf(before, account).forget()

    def unlink(self, account: AccountId) -> None:
        """Forgets an account's tokens. The application's secret stays for the next login."""
        client_id = self.client_id_of(account)
        if client_id is not None:
            self.shelf(client_id, account).forget()
            self._vault.forget(f"connection/{account}")
