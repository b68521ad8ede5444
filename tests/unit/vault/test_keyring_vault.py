"""Only trusted keyrings are used, none of them may block for ever, and every failure has a name."""

from __future__ import annotations

import sys
import threading

import keyring
import pytest
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordDeleteError, PasswordSetError

from peepers_desktop.vault import keyring_vault
from peepers_desktop.vault.errors import VaultAbsent, VaultDenied, VaultFailed, VaultLocked
from peepers_desktop.vault.keyring_backends import TRUSTED, candidates, viable
from peepers_desktop.vault.keyring_vault import KeyringVault, find_keyring


class PromptDismissedException(Exception):
    """Named as the one of the Secret Service library."""


class KeychainDenied(Exception):
    """Named as the one of macOS' keychain."""


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


class Memory:
    """A keyring that works, or fails as it is told."""

    def __init__(self, fails: Exception | None = None) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.fails = fails

    def get_password(self, service: str, username: str) -> str | None:
        self._maybe_fail()
        return self.entries.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._maybe_fail()
        self.entries[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._maybe_fail()
        if (service, username) not in self.entries:
            raise PasswordDeleteError("not found")
        del self.entries[service, username]

    def _maybe_fail(self) -> None:
        if self.fails is not None:
            raise self.fails


def vault(backend: Memory, **options) -> KeyringVault:
    return KeyringVault(backend, "Peepers test", "the test keyring", **options)


def test_reading_writing_forgetting() -> None:
    backend = Memory()
    kept = vault(backend)
    assert kept.read("a") is None
    kept.write("a", "1")
    assert kept.read("a") == "1"
    assert backend.entries == {("Peepers test", "a"): "1"}
    kept.forget("a")
    kept.forget("a")
    assert kept.read("a") is None


def test_two_profiles_do_not_meet() -> None:
    backend = Memory()
    KeyringVault(backend, "one", "x").write("a", "1")
    assert KeyringVault(backend, "two", "x").read("a") is None


def test_long_secrets_are_split_where_the_keyring_is_small() -> None:
    backend = Memory()
    vault(backend, limit=600).write("a", "x" * 2000)
    assert max(len(entry) for entry in backend.entries.values()) <= 600
    assert vault(backend, limit=600).read("a") == "x" * 2000


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (KeyringLocked("x"), VaultLocked),
        (InitError("x"), VaultAbsent),
        (NoKeyringError("x"), VaultAbsent),
        (PasswordSetError("x"), VaultFailed),
        (KeyringError("x"), VaultFailed),
        (PromptDismissedException(), VaultDenied),
        (caused(InitError("x"), PromptDismissedException()), VaultDenied),
        (caused(KeyringLocked("x"), KeychainDenied()), VaultDenied),
        (caused(InitError("x"), OSError("no bus")), VaultAbsent),
        (OSError("dbus"), VaultFailed),
        (RuntimeError("COM"), VaultFailed),
    ],
)
def test_every_failure_has_a_name(raised: Exception, expected: type[Exception]) -> None:
    kept = vault(Memory(raised))
    for call in (lambda: kept.read("a"), lambda: kept.write("a", "s3cr3t"), lambda: kept.forget("a")):
        with pytest.raises(expected) as failed:
            call()
        assert type(failed.value) is expected
        assert "s3cr3t" not in str(failed.value)


def test_a_keyring_that_keeps_nothing_is_noticed() -> None:
    class Null(Memory):
        def set_password(self, service: str, username: str, password: str) -> None:
            pass

    with pytest.raises(VaultFailed):
        vault(Null()).write("a", "1")


def test_a_keyring_that_cannot_delete_is_noticed() -> None:
    class Sticky(Memory):
        def delete_password(self, service: str, username: str) -> None:
            raise PasswordDeleteError("no")

    kept = vault(Sticky())
    kept.write("a", "1")
    with pytest.raises(VaultFailed):
        kept.forget("a")


class Prompting(Memory):
    """A locked collection whose owner is away."""

    def __init__(self) -> None:
        super().__init__()
        self.unlock = threading.Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.unlock.wait(30)
        return super().get_password(service, username)


def test_a_locked_collection_does_not_block_its_caller() -> None:
    backend = Prompting()
    kept = vault(backend, patience=0.02)
    for _ in range(2):
        with pytest.raises(VaultLocked) as locked:
            kept.read("a")
    assert "the test keyring" in str(locked.value)
    backend.unlock.set()
    assert kept.read("a") is None


def test_one_caller_at_a_time_and_the_others_do_not_wait_for_ever() -> None:
    backend = Prompting()
    kept = vault(backend, patience=0.05)
    outcomes: list[str] = []

    def read() -> None:
        try:
            kept.read("a")
        except VaultLocked:
            outcomes.append("locked")

    threads = [threading.Thread(target=read) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    backend.unlock.set()
    assert outcomes == ["locked"] * 3


@pytest.mark.parametrize(
    ("platform", "modules"),
    [
        ("win32", ["Windows"]),
        ("darwin", ["macOS"]),
        ("linux", ["SecretService", "kwallet"]),
        ("freebsd14", ["SecretService", "kwallet"]),
    ],
)
def test_each_system_has_its_own_list(platform: str, modules: list[str]) -> None:
    assert [name.split(".")[-2] for name in candidates(platform)] == modules


def test_every_trusted_class_exists_in_the_library() -> None:
    for name in TRUSTED:
        module, _, cls = name.rpartition(".")
        assert hasattr(__import__(module, fromlist=[cls]), cls)


@pytest.mark.parametrize(
    "name",
    ["keyring.backends.null.Keyring", "keyring.backends.fail.Keyring", "keyring.backends.chainer.ChainerBackend"],
)
def test_untrusted_classes_are_not_on_the_list(name: str) -> None:
    assert name not in TRUSTED


def test_what_the_library_was_told_to_use_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_vault, "candidates", list)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    before = keyring.get_keyring()
    keyring.set_keyring(keyring.core.load_keyring("keyring.backends.null.Keyring"))
    try:
        with pytest.raises(VaultAbsent) as absent:
            find_keyring("x")
    finally:
        keyring.set_keyring(before)
    assert "passphrase" in absent.value.advice_text()


def test_the_first_that_works_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    names = list(TRUSTED)
    monkeypatch.setattr(keyring_vault, "candidates", lambda: names)
    monkeypatch.setattr(keyring_vault, "viable", lambda name: Memory() if name == names[1] else None)
    assert find_keyring("x").name == TRUSTED[names[1]][0]


def test_looking_for_one_may_not_block_either(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()
    monkeypatch.setattr(keyring_vault, "viable", lambda name: release.wait(30))
    try:
        with pytest.raises(VaultLocked):
            find_keyring("x", patience=0.02)
    finally:
        release.set()


@pytest.mark.parametrize("name", ["keyring.backends.Nowhere.Keyring", "keyring.backends.macOS.Keyring"])
def test_a_backend_of_another_system_is_not_viable(name: str) -> None:
    if name in candidates() and sys.platform == "darwin":
        pytest.skip("this is that system")
    assert viable(name) is None


def test_nothing_secret_shows() -> None:
    kept = vault(Memory())
    kept.write("a", "s3cr3t")
    assert "s3cr3t" not in repr(kept)
