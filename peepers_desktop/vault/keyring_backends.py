"""Which keyrings of the system are trusted, and how to find one.

The keyring library also offers backends that write plain text, keep nothing, or chain others, and a
setting or an environment variable can choose them. So backends are taken by name from this list only.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Protocol, cast

# Class -> (what the seller calls it, longest secret in characters; 0 = as long as it likes).
# Windows keeps at most 2,560 bytes; 600 characters fit even when each takes four.
TRUSTED: dict[str, tuple[str, int]] = {
    "keyring.backends.Windows.WinVaultKeyring": ("the Windows Credential Manager", 600),
    "keyring.backends.macOS.Keyring": ("the macOS keychain", 0),
    "keyring.backends.SecretService.Keyring": ("the system keyring", 0),
    "keyring.backends.kwallet.DBusKeyring": ("KWallet", 0),
}
_PLATFORMS = {"win32": "Windows", "darwin": "macOS"}


class Backend(Protocol):
    """The part of `keyring.backend.KeyringBackend` in use."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


def candidates(platform: str = sys.platform) -> list[str]:
    """Trusted classes that can exist on this system, the best first."""
    wanted = _PLATFORMS.get(platform)
    if wanted:
        return [name for name in TRUSTED if f".{wanted}." in name]
    return [name for name in TRUSTED if not any(f".{other}." in name for other in _PLATFORMS.values())]


def viable(class_name: str) -> Backend | None:
    """The backend, or None where the system does not offer it. May talk to the session bus: can block."""
    module, _, name = class_name.rpartition(".")
    try:
        cls = getattr(import_module(module), name)
        return cast("Backend", cls()) if cls.viable else None
    except Exception:  # a backend whose system service misbehaves raises whatever that service does
        return None
