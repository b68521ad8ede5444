"""What every view is handed: the use cases, and the means of a window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from peepers_desktop.clock import Clock
from peepers_desktop.domain.ids import AccountId, ItemId, VariationId
from peepers_desktop.ui.bridge import Bridge
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.tasks import Tasks
from peepers_desktop.ui.theme import Theme
from peepers_desktop.ui.thumbnails import Thumbnails

if TYPE_CHECKING:  # heavy below: the first frame does not wait for them
    from peepers_desktop.app.accounts import AccountsService
    from peepers_desktop.app.commands import Commands
    from peepers_desktop.app.diagnostics import Finding
    from peepers_desktop.app.privacy import Privacy
    from peepers_desktop.app.queries import Queries
    from peepers_desktop.app.scheduler import SyncScheduler
    from peepers_desktop.app.settings import Settings
    from peepers_desktop.paths import Profile


@dataclass(frozen=True, slots=True)
class UiContext:
    """Built once by the composition root. `open_address` opens an https address in the browser;
    `connect` opens the dialog that connects an account (the argument is the account to connect again, or None).
    """

    queries: Queries
    commands: Commands
    accounts: AccountsService
    scheduler: SyncScheduler
    settings: Settings
    privacy: Privacy
    profile: Profile
    clock: Clock
    bridge: Bridge
    tasks: Tasks
    format: Format
    theme: Theme
    icons: Icons
    thumbnails: Thumbnails
    open_address: Callable[[str], object]
    connect: Callable[[str | None], object]
    erase_everything: Callable[[], object] = lambda: None
    """Opens the dialog that takes everything off this computer."""
    read_deposits: Callable[[AccountId, ItemId, VariationId | None], bool] = lambda account, item, variation: False
    """Asks the marketplace what the deposits of a listing hold, and keeps it; False where it has none. Waits for
    the network."""
    examine: Callable[[], Sequence[Finding]] = tuple
    """The doctor's round: asks disk, vault and network, so it runs behind the scenes."""
