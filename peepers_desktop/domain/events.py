"""What the lower layers say happened. Frozen, free of Qt, published after commit."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from peepers_desktop.domain.ids import AccountId


class Kind(Enum):
    """The tables a change can touch."""

    ITEMS = "items"
    ORDERS = "orders"
    QUESTIONS = "questions"
    SHIPMENTS = "shipments"
    OUTBOX = "outbox"
    ACCOUNTS = "accounts"


@dataclass(frozen=True, slots=True)
class Changed:
    """Rows that differ from before. An empty `ids` means "re-read everything of this kind"."""

    kind: Kind
    account: AccountId
    ids: frozenset[str] = field(default_factory=frozenset)


class Stage(Enum):
    """Steps of a cycle, in their order."""

    PUSH = "push"
    QUESTIONS = "questions"
    ORDERS = "orders"
    SHIPMENTS = "shipments"
    ITEMS = "items"


@dataclass(frozen=True, slots=True)
class SyncStarted:
    account: AccountId
    full: bool


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """`total` is None while the marketplace has not said how many there are."""

    account: AccountId
    stage: Stage
    done: int
    total: int | None


@dataclass(frozen=True, slots=True)
class Trouble:
    """One failure of a cycle in a form that can be shown and translated (see `errors`)."""

    code: str
    message: str
    """English template of the error class."""
    advice: str
    params: tuple[tuple[str, str | int], ...] = ()
    detail: str = ""
    resource: str = ""
    stage: Stage | None = None


@dataclass(frozen=True, slots=True)
class PushCounts:
    """What became of the edits that were due."""

    applied: int = 0
    conflict: int = 0
    rejected: int = 0
    unknown: int = 0
    queued: int = 0


@dataclass(frozen=True, slots=True)
class SyncReport:
    """The result of one cycle of one account."""

    account: AccountId
    started: datetime
    finished: datetime
    pulled: tuple[tuple[str, int], ...] = ()
    """Rows written by kind, e.g. (("items", 20), ("orders", 3))."""
    pushed: PushCounts = PushCounts()
    requests: int = 0
    troubles: tuple[Trouble, ...] = ()
    notes: tuple[Trouble, ...] = ()
    """What the seller should know although nothing failed."""
    cancelled: bool = False

    @property
    def ok(self) -> bool:
        return not self.troubles and not self.cancelled


@dataclass(frozen=True, slots=True)
class SyncFinished:
    report: SyncReport


class Connection(Enum):
    """What the status bar says about the network."""

    ONLINE = "online"
    OFFLINE = "offline"
    LIMITED = "limited"


@dataclass(frozen=True, slots=True)
class ConnectionChanged:
    """`until` is when a pause asked for by the marketplace ends."""

    connection: Connection
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """An account was connected, needs the seller, or went away."""

    account: AccountId


@dataclass(frozen=True, slots=True)
class Crashed:
    """A mistake of our own that nobody caught; `report` is the file that tells where."""

    report: str


@dataclass(frozen=True, slots=True)
class QuotaUsed:
    """Requests of the last hour, restarts included; `limit` is what the applications may use in one, if told."""

    requests: int
    limit: int | None = None


Event = Crashed | Changed | SyncStarted | SyncProgress | SyncFinished | ConnectionChanged | AccountChanged | QuotaUsed
"""Everything that crosses into a client of the use cases."""
