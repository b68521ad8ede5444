"""What the composition root hands to the views. No Qt here, so that it can be filled before Qt is loaded."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peepers_desktop.domain.ids import AccountId, ItemId, VariationId

if TYPE_CHECKING:
    from peepers_desktop.app.accounts import AccountsService
    from peepers_desktop.app.commands import Commands
    from peepers_desktop.app.diagnostics import Finding
    from peepers_desktop.app.privacy import Privacy
    from peepers_desktop.app.publisher import Publisher
    from peepers_desktop.app.queries import Queries
    from peepers_desktop.app.scheduler import SyncScheduler
    from peepers_desktop.app.settings import Settings
    from peepers_desktop.app.vault_choice import VaultChoice
    from peepers_desktop.clock import Clock
    from peepers_desktop.errors import PeepersError
    from peepers_desktop.paths import Profile


@dataclass(frozen=True, slots=True)
class Needs:
    """The use cases and the few things views cannot know by themselves."""

    queries: Queries
    commands: Commands
    accounts: AccountsService
    scheduler: SyncScheduler
    settings: Settings
    privacy: Privacy
    profile: Profile
    clock: Clock
    publisher: Publisher
    redirect_uri: str
    client_id: str
    client_secret: str = field(repr=False)
    """A secret that was configured and not typed; empty otherwise."""
    vault: VaultChoice
    fetch_picture: Callable[[str], bytes]
    let_go: Callable[[], object]
    """Withdraws every grant and forgets every key; blocks, and raises a `VaultError` where it cannot."""
    read_deposits: Callable[[AccountId, ItemId, VariationId | None], bool] = lambda account, item, variation: False
    """Asks the marketplace what the deposits of a listing hold."""
    examine: Callable[[], Sequence[Finding]] = tuple
    mistake: Callable[[Exception], object] = lambda error: None
    """Reports an error nobody thought of."""
    demonstration: tuple[str, ...] = ()
    """The command that opens the demonstration store; empty where this window shows it already."""
    notice: PeepersError | None = None
    """What the seller has to know about how the program started."""
