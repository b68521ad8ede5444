"""Fields of the cache under a key that lies in the vault."""

from __future__ import annotations

import pytest

from peepers_desktop.vault.errors import VaultDamaged
from peepers_desktop.vault.field_cipher import KEY, FieldCipher, FieldUnreadable
from peepers_desktop.vault.session_vault import SessionVault

PLACE = "shipments/42/receiver"
ADDRESS = "Rua das Acácias, 12 · São Paulo"


@pytest.fixture
def vault() -> SessionVault:
    return SessionVault()


def test_a_field_comes_back(vault: SessionVault) -> None:
    sealed = FieldCipher.from_vault(vault).encrypt(ADDRESS, PLACE)
    assert FieldCipher.from_vault(vault).decrypt(sealed, PLACE) == ADDRESS
    assert "Acácias".encode() not in sealed


def test_equal_texts_look_different(vault: SessionVault) -> None:
    cipher = FieldCipher.from_vault(vault)
    assert len({cipher.encrypt(ADDRESS, PLACE) for _ in range(50)}) == 50


def test_a_value_cannot_be_moved_to_another_field(vault: SessionVault) -> None:
    cipher = FieldCipher.from_vault(vault)
    with pytest.raises(FieldUnreadable):
        cipher.decrypt(cipher.encrypt(ADDRESS, PLACE), "shipments/43/receiver")


@pytest.mark.parametrize("position", [0, 1, 12, 13, -1])
def test_a_changed_byte_is_noticed(vault: SessionVault, position: int) -> None:
    cipher = FieldCipher.from_vault(vault)
    sealed = bytearray(cipher.encrypt(ADDRESS, PLACE))
    sealed[position] ^= 1
    with pytest.raises(FieldUnreadable):
        cipher.decrypt(bytes(sealed), PLACE)


@pytest.mark.parametrize("sealed", [b"", b"\x01", b"\x01" + b"a" * 12, b"plain text"])
def test_what_was_never_sealed_is_not_readable(vault: SessionVault, sealed: bytes) -> None:
    with pytest.raises(FieldUnreadable) as unreadable:
        FieldCipher.from_vault(vault).decrypt(sealed, PLACE)
    assert unreadable.value.code == "field_unreadable"


def test_a_lost_key_makes_fields_unreadable_not_wrong(vault: SessionVault) -> None:
    sealed = FieldCipher.from_vault(vault).encrypt(ADDRESS, PLACE)
    vault.forget(KEY)
    with pytest.raises(FieldUnreadable):
        FieldCipher.from_vault(vault).decrypt(sealed, PLACE)


@pytest.mark.parametrize("stored", ["", "not base64!", "c2hvcnQ="])
def test_a_damaged_key_is_not_replaced(vault: SessionVault, stored: str) -> None:
    vault.write(KEY, stored)
    with pytest.raises(VaultDamaged):
        FieldCipher.from_vault(vault)
    assert vault.read(KEY) == stored


def test_two_that_make_a_key_at_once_use_the_same_one() -> None:
    class Racing(SessionVault):
        """Somebody else writes a key right after ours."""

        def write(self, key: str, secret: str) -> None:
            super().write(key, secret)
            super().write(key, "A" * 43 + "=")

    vault = Racing()
    sealed = FieldCipher.from_vault(vault).encrypt(ADDRESS, PLACE)
    assert FieldCipher.from_vault(vault).decrypt(sealed, PLACE) == ADDRESS


def test_the_key_does_not_show(vault: SessionVault) -> None:
    cipher = FieldCipher.from_vault(vault)
    assert (vault.read(KEY) or "-") not in repr(cipher) + repr(vault)
