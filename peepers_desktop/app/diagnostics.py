"""What is right and wrong with this installation, in sentences. Never a secret."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import Enum

from peepers_desktop.clock import Clock
from peepers_desktop.config import NAMES, Config
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.errors import PeepersError
from peepers_desktop.paths import Profile

SAFE_SQLITE = (3, 51, 3)
"""Before it, a WAL database could be damaged when several connections wrote at once."""
_SKEW = 300


class Level(Enum):
    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `text` and `advice` are English templates for `params`."""

    topic: str
    level: Level
    text: str
    advice: str = ""
    params: dict[str, str | int] = field(default_factory=dict)

    def sentence(self) -> str:
        return self.text.format(**self.params)


_MEANING = {
    "ML_CLIENT_ID": "the number of your application in the DevCenter",
    "ML_CLIENT_SECRET": "the secret key of your application",
    "PEEPERS_REDIRECT_URI": "the redirect address registered in the DevCenter, to the letter",
    "NEXTAUTH_URL": "the base of a web installation, used when PEEPERS_REDIRECT_URI is not set",
    "UPSTASH_REDIS_REST_URL": "the team cache at Upstash; this version does not use it yet",
    "UPSTASH_REDIS_REST_TOKEN": "the access of the team cache; this version does not use it yet",
    "PEEPERS_REDIS_URL": "the team cache on a Redis of your own; this version does not use it yet",
    "NEXTAUTH_SECRET": "read by nothing: this program keeps a random key of its own in the vault",
    "PEEPERS_API_URL": "another API host: https, or http on 127.0.0.1",
    "PEEPERS_AUTH_URL": "another login host: https, or http on 127.0.0.1",
    "PEEPERS_PROFILE": "the folder of this profile",
    "PEEPERS_VAULT": "where secrets are kept: keyring, passphrase or session",
    "PEEPERS_VAULT_PASSPHRASE": "the passphrase of the protected file",
    "PEEPERS_LOG_LEVEL": "how much is written to the log",
    "PEEPERS_LANG": "the language of the program, such as pt_BR or en",
}
"""What each variable is for."""


class Doctor:
    """Looks at everything once. `probe` asks the marketplace for its time: seconds of skew, or None."""

    def __init__(
        self,
        profile: Profile,
        config: Config,
        clock: Clock,
        accounts: Callable[[], list[Account]],
        sqlite_version: str,
        vault: Callable[[], str],
        token: Callable[[Account], object],
        probe: Callable[[], float | None],
    ) -> None:
        self._profile = profile
        self._config = config
        self._clock = clock
        self._accounts = accounts
        self._sqlite = sqlite_version
        self._vault = vault
        self._token = token
        self._probe = probe

    def run(self) -> list[Finding]:
        """All findings, in a fixed order."""
        steps = (self._variables, self._folder, self._database, self._secrets, self._links, self._network)
        return [finding for step in steps for finding in step()]

    def _variables(self) -> Iterator[Finding]:
        for name in NAMES:
            text = "{name} is set: {meaning}." if name in self._config.given else "{name} is not set: {meaning}."
            yield Finding(name, Level.OK, text, params={"name": name, "meaning": _MEANING[name]})

    def _folder(self) -> Iterator[Finding]:
        mode = self._profile.root.stat().st_mode & 0o777
        params: dict[str, str | int] = {"folder": str(self._profile.root)}
        if mode & 0o077:
            advice = "Take the permissions of others away (chmod 700)."
            yield Finding("profile", Level.WARNING, "Other users can open the folder {folder}.", advice, params)
        else:
            yield Finding("profile", Level.OK, "The profile is in {folder}.", params=params)

    def _database(self) -> Iterator[Finding]:
        size = self._profile.database.stat().st_size // 1024
        params: dict[str, str | int] = {"size": size, "version": self._sqlite}
        yield Finding("database", Level.OK, "The database is sound: {size} KB, SQLite {version}.", params=params)
        if tuple(int(part) for part in self._sqlite.split(".")) < SAFE_SQLITE:
            advice = "Nothing to do: Peepers writes through one connection at a time, which avoids the known fault."
            yield Finding("sqlite", Level.WARNING, "SQLite {version} is older than 3.51.3.", advice, params)

    def _secrets(self) -> Iterator[Finding]:
        try:
            yield Finding("vault", Level.OK, "Secrets are kept in: {vault}.", params={"vault": self._vault()})
        except PeepersError as error:
            yield Finding("vault", Level.PROBLEM, error.message, error.advice, dict(error.params))

    def _links(self) -> Iterator[Finding]:
        accounts = [account for account in self._accounts() if account.link is not Link.ARCHIVED]
        if not accounts:
            yield Finding("accounts", Level.WARNING, "No account is connected.", "Connect one to begin.")
        for account in accounts:
            yield self._link(account)
            for permission in sorted(account.missing_permissions, key=lambda p: p.value):
                params: dict[str, str | int] = {"account": account.seller.nickname, "permission": permission.value}
                advice = "Grant it in the DevCenter and connect the account again."
                yield Finding(
                    "permissions", Level.WARNING, "{account} lacks the permission {permission}.", advice, params
                )

    def _link(self, account: Account) -> Finding:
        params: dict[str, str | int] = {"account": account.seller.nickname}
        try:
            self._token(account)
        except PeepersError as error:
            return Finding(
                "account", Level.PROBLEM, "{account}: " + error.message, error.advice, {**error.params, **params}
            )
        return Finding("account", Level.OK, "{account} is connected.", params=params)

    def _network(self) -> Iterator[Finding]:
        try:
            skew = self._probe()
        except PeepersError as error:
            yield Finding("network", Level.WARNING, error.message, error.advice, dict(error.params))
            return
        yield Finding("network", Level.OK, "Mercado Livre can be reached.")
        if skew is not None and abs(skew) > _SKEW:
            params: dict[str, str | int] = {"minutes": int(abs(skew) // 60)}
            text = "The clock of this machine is {minutes} minutes off."
            yield Finding("clock", Level.WARNING, text, "Set the machine's clock automatically.", params)
        else:
            yield Finding("clock", Level.OK, "The clock of this machine is right.")
