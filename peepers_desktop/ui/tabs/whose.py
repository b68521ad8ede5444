"""Whose rows stand together: names and colours of accounts, as long as there is more than one to tell apart."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.ids import AccountId


class Whose:
    """Asked while painting. Says nothing where every row belongs to the same account."""

    def __init__(self) -> None:
        self._accounts: Mapping[AccountId, Account] = {}
        self._only: AccountId | None = None

    def know(self, accounts: Sequence[Account]) -> None:
        """Who is connected."""
        self._accounts = {one.id: one for one in accounts} if len(accounts) > 1 else {}

    def narrow(self, only: AccountId | None) -> None:
        """The rows of one account are shown, or of all."""
        self._only = only

    def name(self, account: AccountId) -> str:
        """The nickname; empty where it tells nothing."""
        known = self._known(account)
        return known.seller.nickname if known else ""

    def colour(self, account: AccountId) -> str:
        """The colour of the account; empty where it tells nothing."""
        known = self._known(account)
        return known.colour if known else ""

    def _known(self, account: AccountId) -> Account | None:
        return self._accounts.get(account) if self._only is None else None
