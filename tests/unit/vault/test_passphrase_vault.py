"""The protected file: private from its first byte, replaced as a whole, readable with its passphrase only."""

from __future__ import annotations

import json
import os
import stat
import threading
from pathlib import Path

import pytest

from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.filelock import FileLock
from peepers_desktop.vault.errors import VaultDamaged, VaultFailed, WrongPassphrase
from peepers_desktop.vault.passphrase_vault import PassphraseVault, replace_durably
from peepers_desktop.vault.sealed_file import CHECK, HEADER, MAGIC, SealKey

WORK = 4
SECRET = "TG-a-secret-that-must-not-show"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "vault.bin"


def opened(path: Path, passphrase: str = "correct horse") -> PassphraseVault:
    return PassphraseVault(path, passphrase, SystemClock(), WORK)


def test_what_is_written_can_be_read_after_a_restart(path: Path) -> None:
    vault = opened(path)
    vault.write("tokens/1/2", SECRET)
    vault.write("application/1", "ação ☂")
    again = opened(path)
    assert (again.read("tokens/1/2"), again.read("application/1"), again.read("field-key")) == (SECRET, "ação ☂", None)


def test_what_is_forgotten_is_gone(path: Path) -> None:
    vault = opened(path)
    vault.write("a", "1")
    vault.write("b", "2")
    vault.forget("a")
    vault.forget("a")
    assert (opened(path).read("a"), opened(path).read("b")) == (None, "2")


def test_nothing_readable_is_in_the_file(path: Path) -> None:
    vault = opened(path)
    vault.write("tokens/1234567890/2", SECRET)
    contents = path.read_bytes()
    for clear in (SECRET, "tokens", "1234567890", "correct horse"):
        assert clear.encode() not in contents
    assert SECRET not in repr(vault)


def test_two_writes_of_the_same_differ(path: Path) -> None:
    vault = opened(path)
    vault.write("a", "1")
    first = path.read_bytes()
    vault.write("a", "1")
    assert path.read_bytes() != first


def test_only_the_owner_may_read_it_whatever_the_umask(path: Path) -> None:
    before = os.umask(0)
    try:
        opened(path).write("a", "1")
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    finally:
        os.umask(before)


def test_it_is_private_before_the_first_byte_and_on_disk_before_it_counts(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"old")
    seen: list[tuple[str, int, int]] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(handle: int) -> None:
        status = os.fstat(handle)
        kind = "folder" if stat.S_ISDIR(status.st_mode) else "file"
        seen.append((f"sync {kind}", stat.S_IMODE(status.st_mode) & 0o077 if kind == "file" else 0, status.st_size))
        real_sync(handle)

    def replace(source: Path, target: Path) -> None:
        assert path.read_bytes() == b"old"
        seen.append(("replace", 0, 0))
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    replace_durably(path, b"new!")
    assert [step for step, _, _ in seen] == ["sync file", "replace", "sync folder"]
    assert seen[0] == ("sync file", 0, 4)
    assert path.read_bytes() == b"new!"


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_full_disk_keeps_the_old_file(path: Path, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    vault = opened(path)
    vault.write("a", "1")

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, step, full)
        with pytest.raises(VaultFailed):
            vault.write("a", "2")
    assert opened(path).read("a") == "1"
    assert sorted(p.name for p in path.parent.iterdir()) == ["vault.bin", "vault.bin.lock"]


def test_a_wrong_passphrase_is_told_from_a_damaged_file(path: Path) -> None:
    opened(path).write("a", SECRET)
    before = path.read_bytes()
    with pytest.raises(WrongPassphrase) as wrong:
        opened(path, "incorrect horse")
    assert wrong.value.code == "vault_denied"
    assert path.read_bytes() == before


@pytest.mark.parametrize("keep", [0, 1, len(MAGIC), HEADER - 1, HEADER, HEADER + 12, -1])
def test_a_truncated_file_is_damaged_and_left_alone(path: Path, keep: int) -> None:
    opened(path).write("a", SECRET)
    cut = path.read_bytes()[:keep]
    path.write_bytes(cut)
    with pytest.raises(VaultDamaged):
        opened(path)
    assert path.read_bytes() == cut


@pytest.mark.parametrize("position", [0, len(MAGIC) + 1, len(MAGIC) + 2, HEADER, HEADER + 12, -1])
def test_a_changed_byte_is_noticed(path: Path, position: int) -> None:
    opened(path).write("a", SECRET)
    contents = bytearray(path.read_bytes())
    contents[position] ^= 1
    path.write_bytes(contents)
    with pytest.raises(VaultDamaged):
        opened(path)


def test_a_file_cannot_make_us_work_without_end(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(MAGIC + bytes((31, 8, 1)) + bytes(60))
    with pytest.raises(VaultDamaged):
        opened(path)


def test_damage_while_open_is_noticed_and_never_overwritten(path: Path) -> None:
    vault = opened(path)
    vault.write("a", "1")
    path.write_bytes(b"garbage")
    for call in (lambda: vault.read("a"), lambda: vault.write("b", "2"), lambda: vault.forget("a")):
        with pytest.raises(VaultDamaged):
            call()
    assert path.read_bytes() == b"garbage"


def test_two_openers_see_each_others_changes(path: Path) -> None:
    one, two = opened(path), opened(path)
    one.write("a", "1")
    two.write("b", "2")
    assert (one.read("b"), two.read("a")) == ("2", "1")


def test_writers_at_the_same_time_lose_nothing(path: Path) -> None:
    vaults = [opened(path) for _ in range(4)]
    threads = [
        threading.Thread(target=vault.write, args=(f"{number}/{turn}", "x"))
        for number, vault in enumerate(vaults)
        for turn in range(5)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    again = opened(path)
    assert all(again.read(f"{number}/{turn}") == "x" for number in range(4) for turn in range(5))


def test_a_folder_in_its_place_is_a_failure_with_a_sentence(path: Path, clock: FixedClock) -> None:
    path.mkdir(parents=True)
    with pytest.raises(VaultFailed) as failed:
        PassphraseVault(path, "x", clock, WORK)
    assert failed.value.advice_text()


def test_a_file_somebody_else_holds_is_a_failure_with_a_sentence(path: Path, clock: FixedClock) -> None:
    vault = PassphraseVault(path, "x", clock, WORK)
    with FileLock(path.with_name(path.name + ".lock"), clock).held(), pytest.raises(VaultFailed):
        vault.write("a", "1")
    vault.write("a", "2")
    assert vault.read("a") == "2"


def test_the_key_is_slow_on_purpose_and_the_check_gives_nothing_away() -> None:
    key = SealKey.fresh("x", WORK)
    assert key.header[len(MAGIC)] == WORK
    assert SealKey.fresh.__defaults__ == (17,)
    assert key._key[:CHECK] != key.header[-CHECK:]
    assert key._key.hex() not in repr(key)
    assert json.loads(json.dumps(key.open(key.seal({"a": "1"})))) == {"a": "1"}
