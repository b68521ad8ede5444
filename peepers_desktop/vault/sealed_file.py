"""The format of a passphrase-protected file: scrypt makes the key, AES-256-GCM seals the contents.

    magic 14 | log2 n 1 | r 1 | p 1 | salt 16 | check 16 | nonce 12 | sealed JSON object of texts

Everything before the nonce is authenticated with the contents. `check` tells a wrong passphrase from a
damaged file; it says no more about the passphrase than the seal itself does.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from peepers_desktop.vault.errors import VaultDamaged, WrongPassphrase

MAGIC = b"PEEPERS-VAULT1"
SALT, CHECK, NONCE = 16, 16, 12
HEADER = len(MAGIC) + 3 + SALT + CHECK
WORK = 17
"""log2 of scrypt's n: 128 MiB and some 0.4 s per try at a passphrase."""
MAX_WORK = 20
"""A file cannot make us spend more than 1 GiB."""
NAME = "the protected file"


@dataclass(frozen=True, slots=True)
class SealKey:
    """A passphrase made into a key. Opens and seals one file, whose salt it carries in `header`."""

    header: bytes
    _key: bytes = field(repr=False)

    @classmethod
    def fresh(cls, passphrase: str, work: int = WORK) -> SealKey:
        """A key for a new file."""
        return cls._derive(passphrase, MAGIC + bytes((work, 8, 1)) + os.urandom(SALT))

    @classmethod
    def of_file(cls, sealed: bytes, passphrase: str) -> SealKey:
        """The key of an existing file.

        Raises:
            VaultDamaged: not a file of ours, or cut short.
            WrongPassphrase: it is, and this is not its passphrase.
        """
        header = sealed[:HEADER]
        work, r, p = header[len(MAGIC) : len(MAGIC) + 3] if len(header) == HEADER else (0, 0, 0)
        if not sealed.startswith(MAGIC) or not (1 <= work <= MAX_WORK and r == 8 and p == 1):
            raise VaultDamaged(vault=NAME)
        key = cls._derive(passphrase, header[:-CHECK])
        if not hmac.compare_digest(key.header, header):
            raise WrongPassphrase(vault=NAME)
        return key

    @classmethod
    def _derive(cls, passphrase: str, start: bytes) -> SealKey:
        work, r, p = start[len(MAGIC) : len(MAGIC) + 3]
        made = Scrypt(salt=start[-SALT:], length=64, n=1 << work, r=r, p=p).derive(passphrase.encode("utf-8"))
        return cls(start + hashlib.sha256(made[32:]).digest()[:CHECK], made[:32])

    def seal(self, secrets: dict[str, str]) -> bytes:
        """The bytes of a whole file; a fresh nonce every time."""
        nonce = os.urandom(NONCE)
        contents = json.dumps(secrets, ensure_ascii=False).encode("utf-8")
        return self.header + nonce + AESGCM(self._key).encrypt(nonce, contents, self.header)

    def open(self, sealed: bytes) -> dict[str, str]:
        """What a file of this key holds.

        Raises:
            VaultDamaged: changed or cut since it was sealed.
            WrongPassphrase: sealed anew under another passphrase.
        """
        if sealed[:HEADER] != self.header:
            raise (WrongPassphrase if sealed.startswith(MAGIC) else VaultDamaged)(vault=NAME)
        nonce, contents = sealed[HEADER : HEADER + NONCE], sealed[HEADER + NONCE :]
        try:
            secrets: dict[str, str] = json.loads(AESGCM(self._key).decrypt(nonce, contents, self.header))
        except (InvalidTag, ValueError) as bad:
            raise VaultDamaged(vault=NAME) from bad
        return secrets
