"""Secrets in the keyring of the system, with a limit on how long it may keep us waiting."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from typing import TypeVar

from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordDeleteError

from peepers_desktop.vault.chunks import Chunks
from peepers_desktop.vault.errors import VaultAbsent, VaultDenied, VaultError, VaultFailed, VaultLocked
from peepers_desktop.vault.keyring_backends import TRUSTED, Backend, candidates, viable

T = TypeVar("T")

PATIENCE = 60.0
"""Seconds: the owner may have to type a password first."""


class KeyringVault:
    """One service of a system keyring; `service` keeps profiles apart.

    Every call runs on a thread of its own that is abandoned after `patience` seconds: a locked
    collection blocks its caller until its owner answers, which may be never.
    """

    def __init__(self, backend: Backend, service: str, label: str, limit: int = 0, patience: float = PATIENCE) -> None:
        self._backend = backend
        self._service = service
        self._label = label
        self._limit = limit
        self._patience = patience
        self._turn = threading.Lock()

    def __repr__(self) -> str:
        return f"KeyringVault({self._label})"

    @property
    def name(self) -> str:
        return self._label

    @property
    def lasting(self) -> bool:
        return True

    def read(self, key: str) -> str | None:
        return self._call(lambda: self._chunks().read(key))

    def write(self, key: str, secret: str) -> None:
        def write() -> None:
            self._chunks().write(key, secret)
            if self._chunks().read(key) != secret:  # some services accept and keep nothing
                raise VaultFailed(vault=self._label)

        self._call(write)

    def forget(self, key: str) -> None:
        self._call(lambda: self._chunks().forget(key))

    def _chunks(self) -> Chunks:
        return Chunks(self._get, self._set, self._delete, self._limit)

    def _get(self, key: str) -> str | None:
        return self._backend.get_password(self._service, key)

    def _set(self, key: str, secret: str) -> None:
        self._backend.set_password(self._service, key, secret)

    def _delete(self, key: str) -> None:
        try:
            self._backend.delete_password(self._service, key)
        except PasswordDeleteError:
            if self._get(key) is not None:
                raise

    def _call(self, operation: Callable[[], T]) -> T:
        if not self._turn.acquire(timeout=self._patience):
            raise VaultLocked(vault=self._label)
        try:
            return patiently(operation, self._patience, self._label)
        except VaultError:
            raise
        except Exception as failed:  # below are D-Bus, COM and Keychain, each with errors of its own
            raise _named(failed)(vault=self._label) from failed
        finally:
            self._turn.release()


def _named(failed: Exception) -> type[VaultError]:
    """What a failure of the library means. Who said no stands in the name of what it was raised from: a question
    that was dismissed comes out as a keyring that cannot be begun with (Secret Service) or is locked (macOS)."""
    cause: BaseException | None = failed
    while cause is not None:
        if any(no in type(cause).__name__.lower() for no in ("dismiss", "denied")):
            return VaultDenied
        cause = cause.__cause__
    if isinstance(failed, InitError | NoKeyringError):
        return VaultAbsent
    return VaultLocked if isinstance(failed, KeyringLocked) else VaultFailed


def patiently(operation: Callable[[], T], patience: float, label: str) -> T:
    """Runs on another thread and raises what it raises.

    Raises:
        VaultLocked: it did not come back within `patience` seconds.
    """
    answers: queue.SimpleQueue[tuple[T | None, BaseException | None]] = queue.SimpleQueue()

    def work() -> None:
        try:
            answers.put((operation(), None))
        except BaseException as raised:  # carried over to the thread that asked
            answers.put((None, raised))

    threading.Thread(target=work, name="keyring", daemon=True).start()
    try:
        value, raised = answers.get(timeout=patience)
    except queue.Empty:
        raise VaultLocked(vault=label) from None
    if raised is not None:
        raise raised
    return value  # type: ignore[return-value]  # None only where T allows it


def find_keyring(service: str, patience: float = PATIENCE) -> KeyringVault:
    """The best trusted keyring of this system.

    Raises:
        VaultAbsent: there is none.
        VaultLocked: asking for one did not come back.
    """

    def find() -> KeyringVault | None:
        for name in candidates():
            backend = viable(name)
            if backend is not None:
                label, limit = TRUSTED[name]
                return KeyringVault(backend, service, label, limit, patience)
        return None

    found = patiently(find, patience, "the system keyring")
    if found is None:
        raise VaultAbsent
    return found
