"""What commands are handed, and the options all of them share."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from peepers_desktop.app.accounts import AccountsService
from peepers_desktop.app.commands import Commands
from peepers_desktop.app.erase_all import Deleted
from peepers_desktop.app.findings import Finding
from peepers_desktop.app.privacy import Privacy
from peepers_desktop.app.queries import Queries
from peepers_desktop.app.settings import Settings
from peepers_desktop.clock import Clock
from peepers_desktop.config import Config
from peepers_desktop.domain.events import Stage, SyncReport
from peepers_desktop.domain.ids import AccountId, ItemId, VariationId
from peepers_desktop.errors import PeepersError
from peepers_desktop.paths import Profile


@dataclass(frozen=True, slots=True)
class GlobalOptions:
    """Options before the command's name."""

    profile: Path | None = None
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Program:
    """The use cases, built by the composition root."""

    profile: Profile
    config: Config
    clock: Clock
    settings: Settings
    accounts: AccountsService
    commands: Commands
    queries: Queries
    privacy: Privacy
    vault_name: Callable[[], str]
    """Opens the vault; raises a `VaultError` where that is not possible."""
    sync: Callable[[frozenset[Stage], bool], list[SyncReport]]
    """Run a cycle of these stages for every account; True scans everything."""
    read_deposits: Callable[[AccountId, ItemId, VariationId | None], bool]
    """Ask the marketplace what the deposits of a listing hold; False where it has none."""
    close: Callable[[], None]
    notice: PeepersError | None = None
    """What has to be told before anything else: the database was damaged and what was saved."""


OpenProgram = Callable[[GlobalOptions], Program]


@dataclass(frozen=True, slots=True)
class Openers:
    """Ways in, for commands that work where the program itself cannot start."""

    program: OpenProgram
    examine: Callable[[GlobalOptions], Sequence[Finding]]
    erase: Callable[[GlobalOptions], Deleted]
    """Erase everything of a profile."""
    bundle: Callable[[GlobalOptions, Path], int]
    """Write the report to send to whoever helps."""
    crashed: Callable[[GlobalOptions, Exception], Path | None]
    """Report a mistake of our own."""
