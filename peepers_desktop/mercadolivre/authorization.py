"""Keeps one account's access token fresh. A refresh token works once, so a wrong move here logs the seller out."""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace
from threading import Lock
from typing import Protocol

from peepers_desktop import log
from peepers_desktop.clock import Clock
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.authorization_shelf import TokenShelf
from peepers_desktop.mercadolivre.login_errors import SecretRenewed
from peepers_desktop.mercadolivre.oauth_answers import InvalidGrant
from peepers_desktop.mercadolivre.oauth_tokens import TokenPair
from peepers_desktop.mercadolivre.reconnect import NoTokens, cause_of, reconnect


class Held(Protocol):
    def still_mine(self) -> bool:
        """False when somebody else may hold the lock by now."""


class RefreshLock(Protocol):
    def held(self) -> AbstractContextManager[Held]:
        """Keeps out every other thread and process; raises a retryable error instead of waiting for ever."""


class Refresher(Protocol):
    def refresh(self, refresh_token: str) -> TokenPair: ...


class Authorization:
    """The bearer of one account, shared by all threads that speak for it.

    Inside the lock the shelf is read again before anything is sent, because another process may have
    renewed meanwhile; a new pair is on the shelf before anybody uses it; and it never replaces a pair
    other than the one it came from.
    """

    def __init__(
        self, account: AccountId, endpoint: Refresher, tokens: TokenShelf, lock: RefreshLock, clock: Clock
    ) -> None:
        self._account = account
        self._endpoint = endpoint
        self._tokens = tokens
        self._lock = lock
        self._clock = clock
        self._memory = Lock()
        self._pair: TokenPair | None = None
        self._unsaved: tuple[TokenPair, str] | None = None
        """A new pair the vault would not take, and the refresh token it came from."""
        self._dead = ""
        """A refresh token the marketplace has refused for good; it is not tried again."""
        self._why_dead = ""

    def __repr__(self) -> str:
        return f"Authorization({self._account})"

    def token(self) -> str:
        """An access token with some life left.

        Raises:
            errors.ReconnectNeeded: the seller has to log in again.
            PeepersError: for now; the stored tokens are as they were.
        """
        with self._memory:
            pair = self._pair
        if pair is not None and pair.is_fresh(self._clock.now()):
            return pair.access_token
        return self._locked_token(stale=None)

    def renew(self, stale: str) -> str:
        """Another token than `stale`, which a resource refused; renewed only if nobody has done so yet.
        Raises as `token` does."""
        return self._locked_token(stale)

    def reload(self) -> None:
        """Looks at the shelf again before the next use: the account was connected anew."""
        with self._memory:
            self._pair = None

    def _locked_token(self, stale: str | None) -> str:
        self.reload()
        with self._lock.held() as held:
            self._save_leftover()
            pair = self._stored()
            if not self._serves(pair, stale):
                pair = self._refreshed(pair, stale, held)
        with self._memory:
            self._pair = pair
        return pair.access_token

    def _serves(self, pair: TokenPair, stale: str | None) -> bool:
        return pair.access_token != stale and pair.is_fresh(self._clock.now())

    def _stored(self) -> TokenPair:
        pair = self._tokens.read()
        if pair is None or not pair.refresh_token:
            raise NoTokens
        if pair.refresh_token == self._dead:
            raise reconnect(self._why_dead)
        return pair

    def _refreshed(self, pair: TokenPair, stale: str | None, held: Held) -> TokenPair:
        try:
            fresh = self._ask(pair)
        except InvalidGrant:
            self._bury(pair, stale)
            again = self._stored()  # raises unless somebody has put another pair there
            return again if self._serves(again, stale) else self._refreshed_last(again, held)
        except PeepersError:
            # Renewing early has failed; what is there still works until its end.
            if pair.access_token != stale and pair.is_alive(self._clock.now()):
                return pair
            raise
        return self._keep(fresh, pair.refresh_token, held)

    def _refreshed_last(self, pair: TokenPair, held: Held) -> TokenPair:
        """The one further try that a changed shelf is worth."""
        try:
            fresh = self._ask(pair)
        except InvalidGrant as ended:
            raise self._bury(pair, None) from ended
        return self._keep(fresh, pair.refresh_token, held)

    def _bury(self, pair: TokenPair, stale: str | None) -> errors.ReconnectNeeded:
        self._dead, self._why_dead = pair.refresh_token, cause_of(pair, stale, self._clock.now())
        return reconnect(self._why_dead)

    def _ask(self, pair: TokenPair) -> TokenPair:
        try:
            fresh = self._endpoint.refresh(pair.refresh_token)
        except PeepersError as failed:
            log.get("login").info("renewal_failed", account=self._account, code=failed.code)
            if isinstance(failed, errors.WrongApplication):
                raise SecretRenewed(failed.detail) from failed
            raise
        log.get("login").info("renewed", account=self._account)
        if fresh.user_id not in ("", self._account):
            raise errors.WrongAccount
        return replace(fresh, refresh_token=fresh.refresh_token or pair.refresh_token, user_id=self._account)

    def _keep(self, fresh: TokenPair, consumed: str, held: Held) -> TokenPair:
        """On the shelf first. Whoever lost the lock meanwhile takes it again and looks before writing."""
        self._unsaved = (fresh, consumed)
        if not held.still_mine():
            raise errors.RefreshLockLost
        self._save_leftover()
        return self._stored()

    def _save_leftover(self) -> None:
        """Puts a new pair that is still in memory only onto the shelf, unless another one has arrived there
        or the account was disconnected."""
        if self._unsaved is None:
            return
        fresh, consumed = self._unsaved
        stored = self._tokens.read()
        if stored is not None and stored.refresh_token == consumed:
            self._tokens.write(fresh)
        self._unsaved = None
