"""Single fields of the cache, encrypted under a random key that lies in the vault and nowhere else."""

from __future__ import annotations

import base64
import binascii
import hmac
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from peepers_desktop.vault.errors import VaultDamaged, VaultFailed
from peepers_desktop.vault.vault import Vault

KEY = "field-key"
VERSION = b"\x01"
NONCE = 12
_MARK = 12
"""Hexadecimal digits of a mark: 48 bits, so that two names of one shop practically never share one."""


class FieldUnreadable(VaultFailed):
    """Encrypted under a key that is gone, for another place, or damaged."""

    code = "field_unreadable"
    message = "Protected data cannot be read: its key is no longer in {vault}."
    advice = "Peepers reads it again from Mercado Livre with the next synchronisation."


class FieldCipher:
    """AES-256-GCM. `place` (for example `shipments/123/receiver`) is authenticated with the text, so that one
    field's value cannot be passed off as another's."""

    def __init__(self, key: bytes, vault_name: str) -> None:
        self._cipher = AESGCM(key)
        self._marking = hmac.digest(key, b"peepers search marks", "sha256")
        self._vault_name = vault_name

    @classmethod
    def from_vault(cls, vault: Vault) -> FieldCipher:
        """The cipher of this profile; its key is made on first use. Raises `VaultError`s."""
        if vault.read(KEY) is None:
            vault.write(KEY, base64.b64encode(AESGCM.generate_key(256)).decode("ascii"))
        # Read back: when two processes made one at the same time, both use the one that stayed.
        stored = vault.read(KEY)
        try:
            return cls(base64.b64decode(stored or "", validate=True), vault.name)
        except (ValueError, binascii.Error) as bad:
            raise VaultDamaged(vault=vault.name) from bad

    def __repr__(self) -> str:
        return "FieldCipher(…)"

    def encrypt(self, text: str, place: str) -> bytes:
        """The sealed text; another one every time."""
        nonce = os.urandom(NONCE)
        return VERSION + nonce + self._cipher.encrypt(nonce, text.encode("utf-8"), place.encode("utf-8"))

    def decrypt(self, sealed: bytes, place: str) -> str:
        """The text.

        Raises:
            FieldUnreadable: not sealed by this key for this place.
        """
        if not sealed.startswith(VERSION):
            raise FieldUnreadable(vault=self._vault_name)
        nonce, contents = sealed[1 : 1 + NONCE], sealed[1 + NONCE :]
        try:
            return self._cipher.decrypt(nonce, contents, place.encode("utf-8")).decode("utf-8")
        except (InvalidTag, ValueError) as bad:
            raise FieldUnreadable(vault=self._vault_name) from bad

    def try_decrypt(self, sealed: str, place: str) -> str | None:
        """The text of what was sealed and written in base64; None when it cannot be read."""
        try:
            return self.decrypt(base64.b64decode(sealed, validate=True), place)
        except (FieldUnreadable, binascii.Error):
            return None

    def mark(self, word: str) -> str:
        """A keyed hash: equal for equal words, and telling nothing about them without the key."""
        return hmac.digest(self._marking, word.encode("utf-8"), "sha256").hex()[:_MARK]
