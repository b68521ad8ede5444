"""An account whose tokens are on a shelf, ready to be used or to run out."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from peepers_desktop.clock import Clock, FixedClock
from peepers_desktop.filelock import FileLock
from peepers_desktop.mercadolivre.authorization import Authorization
from peepers_desktop.mercadolivre.authorization_shelf import TokenShelf
from peepers_desktop.mercadolivre.oauth import Application, OAuthEndpoint
from peepers_desktop.mercadolivre.oauth_tokens import TokenPair
from peepers_desktop.vault import SessionVault, Vault
from tests.helpers.token_server import CLIENT_ID, CLIENT_SECRET, SCOPE, USER_ID, TokenServer

FIRST_REFRESH = "TG-first-4812345678"
FIRST_ACCESS = "APP_USR-first-4812345678"


def first_pair(clock: Clock, hours: float = 6) -> TokenPair:
    end = clock.now() + timedelta(hours=hours)
    return TokenPair(FIRST_ACCESS, FIRST_REFRESH, end, SCOPE, USER_ID, clock.now())


@dataclass
class SignedIn:
    server: TokenServer
    clock: FixedClock
    folder: Path
    vault: Vault = field(default_factory=SessionVault)
    patience: float = 45.0

    def __post_init__(self) -> None:
        self.shelf = TokenShelf(self.vault, CLIENT_ID, USER_ID)
        self.endpoint = OAuthEndpoint(
            self.server.url, self.server.url, Application(CLIENT_ID, CLIENT_SECRET), self.clock
        )
        self.lock = FileLock(self.folder / "tokens.lock", self.clock, self.patience)
        self.shelf.write(first_pair(self.clock))

    def authorization(self) -> Authorization:
        """As the program would build it after a start."""
        return Authorization(USER_ID, self.endpoint, self.shelf, self.lock, self.clock)

    def expire(self) -> None:
        self.clock.advance(7 * 3600)
