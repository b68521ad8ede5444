"""A keyring that keeps only short texts keeps long ones in parts, and a crash never mixes old and new."""

from __future__ import annotations

import itertools

import pytest

from peepers_desktop.vault.chunks import MARK, Chunks
from peepers_desktop.vault.errors import VaultDamaged

LIMIT = 600


class Crash(Exception):
    pass


class SmallKeyring:
    """Refuses what Windows refuses, and can die at any call."""

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.calls_left = 10**9

    def chunks(self, limit: int = LIMIT) -> Chunks:
        return Chunks(self.entries.get, self.put, self.delete, limit)

    def put(self, key: str, secret: str) -> None:
        self._count()
        assert len(secret.encode("utf-16-le")) <= 2560
        self.entries[key] = secret

    def delete(self, key: str) -> None:
        self._count()
        self.entries.pop(key, None)

    def _count(self) -> None:
        if self.calls_left == 0:
            raise Crash
        self.calls_left -= 1


@pytest.mark.parametrize("length", [0, 1, LIMIT, LIMIT + 1, 5 * LIMIT, 5 * LIMIT + 7])
def test_any_length_survives(length: int) -> None:
    keyring, secret = SmallKeyring(), "a" * length
    keyring.chunks().write("tokens", secret)
    assert keyring.chunks().read("tokens") == secret


def test_wide_characters_fit_as_well() -> None:
    keyring, secret = SmallKeyring(), "😀" * (3 * LIMIT)
    keyring.chunks().write("tokens", secret)
    assert keyring.chunks().read("tokens") == secret


def test_short_secrets_are_one_plain_entry() -> None:
    keyring = SmallKeyring()
    keyring.chunks().write("tokens", "short")
    assert keyring.entries == {"tokens": "short"}


@pytest.mark.parametrize(("before", "after"), [*itertools.product([3000, 10], repeat=2)])
def test_replacing_leaves_no_parts_behind(before: int, after: int) -> None:
    keyring = SmallKeyring()
    keyring.chunks().write("tokens", "a" * before)
    keyring.chunks().write("tokens", "b" * after)
    assert keyring.chunks().read("tokens") == "b" * after
    assert len(keyring.entries) == (1 if after <= LIMIT else 1 + -(-after // LIMIT))


def test_forgetting_leaves_nothing() -> None:
    keyring = SmallKeyring()
    keyring.chunks().write("tokens", "a" * 3000)
    keyring.chunks().forget("tokens")
    assert keyring.entries == {}
    assert keyring.chunks().read("tokens") is None


@pytest.mark.parametrize("calls", range(12))
def test_a_crash_at_any_call_leaves_the_old_or_the_new(calls: int) -> None:
    keyring, old, new = SmallKeyring(), "a" * 2000, "b" * 2500
    keyring.chunks().write("tokens", old)
    keyring.calls_left = calls
    try:
        keyring.chunks().write("tokens", new)
    except Crash:
        pass
    assert keyring.chunks().read("tokens") in (old, new)


def test_a_missing_part_is_damage_not_a_shorter_secret() -> None:
    keyring = SmallKeyring()
    keyring.chunks().write("tokens", "a" * 3000)
    part = next(key for key in keyring.entries if "#" in key)
    del keyring.entries[part]
    with pytest.raises(VaultDamaged):
        keyring.chunks().read("tokens")


def test_a_damaged_directory_is_damage() -> None:
    keyring = SmallKeyring()
    keyring.entries["tokens"] = MARK + "nonsense"
    with pytest.raises(VaultDamaged):
        keyring.chunks().read("tokens")


def test_a_secret_that_looks_like_a_directory_stays_a_secret() -> None:
    keyring, secret = SmallKeyring(), MARK + "a:1:b"
    keyring.chunks(limit=0).write("tokens", secret)
    assert keyring.chunks(limit=0).read("tokens") == secret
