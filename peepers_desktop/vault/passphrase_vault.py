"""Secrets in a file that a passphrase protects, for machines without a keyring."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from peepers_desktop.clock import Clock
from peepers_desktop.filelock import FileLock, LockBusy, LockUnusable
from peepers_desktop.vault.errors import VaultDamaged, VaultFailed
from peepers_desktop.vault.sealed_file import NAME, WORK, SealKey


class PassphraseVault:
    """Every call reads the file anew, and writing happens under a lock, so that a window and a command see
    each other's changes. Opening derives the key, which takes about half a second on purpose.

    Raises:
        WrongPassphrase: the file exists and has another one.
        VaultDamaged: the file exists and is not whole. It is left as it is.
        VaultFailed: the file cannot be read.
    """

    def __init__(self, path: Path, passphrase: str, clock: Clock, work: int = WORK) -> None:
        self._path = path
        self._lock = FileLock(path.with_name(path.name + ".lock"), clock)
        with self._exclusive():
            sealed = self._load()
            if sealed is None:
                # At once, so that a second opener meets this salt instead of choosing another one.
                self._key = SealKey.fresh(passphrase, work)
                self._save({})
            else:
                self._key = SealKey.of_file(sealed, passphrase)
                self._key.open(sealed)

    def __repr__(self) -> str:
        return "PassphraseVault(…)"

    @property
    def name(self) -> str:
        return NAME

    @property
    def lasting(self) -> bool:
        return True

    def read(self, key: str) -> str | None:
        return self._secrets().get(key)

    def write(self, key: str, secret: str) -> None:
        with self._exclusive():
            self._save({**self._secrets(), key: secret})

    def forget(self, key: str) -> None:
        with self._exclusive():
            secrets = self._secrets()
            if secrets.pop(key, None) is not None:
                self._save(secrets)

    @contextmanager
    def _exclusive(self) -> Iterator[None]:
        try:
            with self._lock.held():
                yield
        except (LockBusy, LockUnusable) as failed:
            raise VaultFailed(vault=NAME) from failed

    def _secrets(self) -> dict[str, str]:
        sealed = self._load()
        return {} if sealed is None else self._key.open(sealed)

    def _load(self) -> bytes | None:
        try:
            sealed = self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as failed:
            raise VaultFailed(vault=NAME) from failed
        if not sealed:
            raise VaultDamaged(vault=NAME)
        return sealed

    def _save(self, secrets: dict[str, str]) -> None:
        try:
            replace_durably(self._path, self._key.seal(secrets))
        except OSError as failed:
            raise VaultFailed(vault=NAME) from failed


def replace_durably(path: Path, contents: bytes) -> None:
    """Replaces a file as a whole: readable by its owner only before the first byte is in it, on the disk
    before it takes the old one's place."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
    fresh.unlink(missing_ok=True)
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(contents)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # a folder cannot be opened there; the file system journals the rename
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
