"""The vault of the seller's choice, opened when something is first asked of it.

The program starts and shows its cache whether or not a keyring answers; only what needs a secret finds out.
Each call that needs the vault raises why it cannot be opened, and tries anew with the next one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Lock
from typing import TypeVar

from peepers_desktop import log
from peepers_desktop.clock import Clock
from peepers_desktop.vault.errors import VaultDenied, VaultError, VaultLocked
from peepers_desktop.vault.opening import open_vault
from peepers_desktop.vault.vault import Places, Vault

T = TypeVar("T")
NAMES: dict[str, str] = {
    "keyring": "the system keyring",
    "passphrase": "the protected file",
    "session": "this session only",
}
"""What each kind is called while it is not open."""


class LateVault:
    """A `Vault` itself. `ask` is called for a passphrase that was not configured; None asks nobody.
    A kind that does not exist raises `UnknownVault` with its first use."""

    def __init__(
        self,
        places: Places,
        clock: Clock,
        kind: str,
        passphrase: str | None = None,
        ask: Callable[[], str | None] | None = None,
    ) -> None:
        self._places = places
        self._clock = clock
        self._kind = kind
        self._passphrase = passphrase
        self.ask = ask
        self._turn = Lock()
        self._vault: Vault | None = None
        self._refused: tuple[VaultError, float] | None = None

    def __repr__(self) -> str:
        return f"LateVault({self._kind})"

    @property
    def kind(self) -> str:
        return self._kind

    @property
    def name(self) -> str:
        vault = self._vault
        return NAMES.get(self._kind, self._kind) if vault is None else vault.name

    @property
    def lasting(self) -> bool:
        return self._kind != "session"

    @property
    def is_open(self) -> bool:
        return self._vault is not None

    @property
    def wants_passphrase(self) -> bool:
        """Its owner has to type the passphrase before anything can be read."""
        return self._kind == "passphrase" and self._vault is None and not self._passphrase

    @property
    def has_file(self) -> bool:
        """A protected file is there already; it has its passphrase."""
        return self._places.vault_file.exists()

    def read(self, key: str) -> str | None:
        return self._asked(lambda vault: vault.read(key))

    def write(self, key: str, secret: str) -> None:
        self._asked(lambda vault: vault.write(key, secret))

    def forget(self, key: str) -> None:
        self._asked(lambda vault: vault.forget(key))

    def refused(self, within: float) -> VaultError | None:
        """How its owner answered the last time, if that was no longer than these seconds ago and was a no. A keyring
        asks in a window of its own, over whatever its owner is doing: not again and again in the background."""
        refused = self._refused
        if refused is None or self._clock.monotonic() - refused[1] >= within:
            return None
        return refused[0]

    def open(self) -> Vault:
        """The vault itself. Raises `VaultError`s; another kind is never tried."""
        with self._turn:
            if self._vault is None:
                self._vault = self._opened()
            return self._vault

    def unlock(self, passphrase: str) -> None:
        """Opens the protected file. Raises `WrongPassphrase` and other `VaultError`s."""
        with self._turn:
            if self._vault is None:
                self._vault = open_vault(self._kind, self._places, self._clock, passphrase)

    def change(
        self,
        kind: str,
        passphrase: str,
        names: Callable[[Vault], Iterable[str]],
        remember: Callable[[str], object],
    ) -> None:
        """Uses this kind from now on. What lies under `names` comes along, and is removed where it was once
        `remember` has kept the choice: a crash at any moment leaves it in the place the next start looks at.

        Raises:
            VaultError: the new one cannot be opened or written; the old one stays in use.
        """
        with self._turn:
            if kind == self._kind and self._vault is not None:
                return
            before = None if kind == self._kind else self._reachable()
            fresh = open_vault(kind, self._places, self._clock, passphrase or self._passphrase)
            taken = list(_carry(before, fresh, names)) if before is not None else []
            remember(kind)
            self._kind, self._vault, self._refused = kind, fresh, None
        if before is not None:
            _clear(before, taken)

    def set_aside(self) -> None:
        """Begins anew after a forgotten passphrase: the file stays beside its old place, unreadable as it is."""
        with self._turn:
            path = self._places.vault_file
            if self._vault is None and path.exists():
                path.rename(path.with_name(f"{path.name}.{self._clock.now():%Y%m%dT%H%M%S}.old"))

    def _asked(self, ask: Callable[[Vault], T]) -> T:
        try:
            answer = ask(self.open())
        except (VaultLocked, VaultDenied) as refused:
            # Told anew later: an exception that is kept would keep all it went through, a connection and a secret.
            again = type(refused)(refused.detail, **refused.params)
            self._refused = (again, self._clock.monotonic()) if self._kind == "keyring" else None
            raise
        self._refused = None
        return answer

    def _opened(self) -> Vault:
        passphrase = self._passphrase
        if self._kind == "passphrase" and not passphrase and self.ask is not None:
            passphrase = self.ask()
        opened = open_vault(self._kind, self._places, self._clock, passphrase)
        log.get("vault").info("opened", vault=self._kind)
        return opened

    def _reachable(self) -> Vault | None:
        """The vault in use, when there is anything to take out of it."""
        if self._vault is not None or self.wants_passphrase:
            return self._vault
        try:
            return self._opened()
        except VaultError:
            return None


def _carry(before: Vault, fresh: Vault, names: Callable[[Vault], Iterable[str]]) -> Iterable[str]:
    for name in names(before):
        secret = before.read(name)
        if secret is not None:
            fresh.write(name, secret)
            yield name


def _clear(before: Vault, names: Iterable[str]) -> None:
    for name in names:
        try:
            before.forget(name)
        except VaultError as failed:  # it counts nowhere any more; said for whoever reads the log
            log.get("vault").warning("left_behind", code=failed.code)
