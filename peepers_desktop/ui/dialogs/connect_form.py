"""What the seller enters in the connect dialog, and how the dialog speaks with whoever connects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, Signal

VaultKind: TypeAlias = Literal["keyring", "passphrase", "session"]


@dataclass(frozen=True, slots=True)
class ConnectDefaults:
    """What is known before the seller types anything.

    `redirect_uri` is the exact address that has to be registered. `keyring` names the keyring of this
    machine, and is None where there is none.
    """

    redirect_uri: str
    site_id: str = "MLB"
    client_id: str = ""
    has_secret: bool = False
    """True when the secret of `client_id` is already in the vault and need not be typed again."""
    keyring: str | None = None
    vault: VaultKind = "keyring"
    vault_name: str = ""
    """Where secrets are kept now, in words."""
    choose_vault: bool = True
    """False where that is settled already: the dialog then only says it."""
    passphrase_known: bool = False
    """The protected file is in use and open, so nobody has to be asked."""
    passphrase_chosen: bool = False
    """A protected file is there already: its passphrase is asked for once, a new one twice."""
    looking: bool = False
    """The keyring of this machine is still being looked for; `KeysPage.show_keyring` tells the end of it."""


@dataclass(frozen=True, slots=True)
class ConnectForm:
    """Everything needed to start a login. `repr` hides what is secret."""

    site_id: str
    client_id: str
    client_secret: str = field(repr=False)
    vault: VaultKind
    passphrase: str = field(default="", repr=False)
    pkce: bool = True


@dataclass(frozen=True, slots=True)
class LoginOpened:
    """The login page is ready to be opened; the answer counts for `seconds`."""

    link: str
    seconds: int


class ConnectDriver(QObject):
    """What the dialog asks for and what it is told; every signal arrives in the GUI thread.

    A login ends with exactly one of `connected` and `failed`. `refused` says why a pasted address was
    not taken; the login goes on.
    """

    opened = Signal(object)
    """A `LoginOpened`."""
    exchanging = Signal()
    asked = Signal(object)
    """A `Seller`: a bare code was pasted; answer with `confirm` whether this is the right person."""
    refused = Signal(object)
    """A `PeepersError`."""
    connected = Signal(object)
    """An `Account`."""
    failed = Signal(object)
    """A `PeepersError`."""

    def start(self, form: ConnectForm) -> None:
        """Begin a login; returns at once."""
        raise NotImplementedError

    def offer(self, pasted: str) -> None:
        """Hand over an address the seller pasted; returns at once."""
        raise NotImplementedError

    def confirm(self, *, right_person: bool) -> None:
        """Answer to `asked`."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Give the login up, if one is running; returns at once."""
        raise NotImplementedError
