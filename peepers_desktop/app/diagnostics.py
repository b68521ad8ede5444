"""What is right and wrong with this installation, in sentences. Never a secret, never a buyer.

Every examination stands alone: whatever one of them meets is a finding, and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from peepers_desktop.app import diagnosis_accounts, diagnosis_machine
from peepers_desktop.app.diagnosis_accounts import LinkState
from peepers_desktop.app.diagnosis_machine import DatabaseState
from peepers_desktop.app.diagnosis_variables import variable_findings
from peepers_desktop.app.findings import Finding, Level
from peepers_desktop.clock import Clock
from peepers_desktop.config import Variables
from peepers_desktop.domain.accounts import Account
from peepers_desktop.errors import PeepersError
from peepers_desktop.paths import Profile

__all__ = ["DatabaseState", "Doctor", "Finding", "Level", "LinkState", "Sources"]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where the doctor looks. Each is asked once per run, may block, and may raise a `PeepersError`."""

    database: Callable[[], DatabaseState]
    vault: Callable[[], str]
    """Opens the vault; its name."""
    accounts: Callable[[], Sequence[Account]] | None
    """None where no database could be opened to ask."""
    link: Callable[[Account], LinkState]
    """Proves the account's access at the marketplace."""
    quota: Callable[[Account], int | None]
    """Requests per hour the account's application may make, as the marketplace tells it."""
    used: Callable[[], int] | None
    """Requests of the last hour; None where no database could be opened to ask."""
    skew: Callable[[], float | None]
    """Seconds this machine is ahead of the marketplace."""


class Doctor:
    """Looks at everything once per `run`."""

    def __init__(self, profile: Profile, variables: Variables, clock: Clock, sources: Sources) -> None:
        self._profile = profile
        self._variables = variables
        self._clock = clock
        self._sources = sources

    def run(self) -> list[Finding]:
        """All findings, in a fixed order."""
        steps: tuple[tuple[str, Callable[[], Iterable[Finding]]], ...] = (
            ("variables", lambda: variable_findings(self._variables)),
            ("program", diagnosis_machine.program),
            ("profile", lambda: diagnosis_machine.folder(self._profile)),
            ("disk", lambda: diagnosis_machine.disk(self._profile)),
            ("database", lambda: diagnosis_machine.database(self._sources.database(), self._clock.now())),
            ("vault", lambda: diagnosis_accounts.vault(self._sources.vault())),
            ("accounts", self._accounts),
            ("network", lambda: diagnosis_accounts.network(self._sources.skew())),
            ("crashes", lambda: diagnosis_machine.crashes(self._profile)),
        )
        return [finding for topic, step in steps for finding in _guarded(topic, step)]

    def _accounts(self) -> Iterator[Finding]:
        sources = self._sources
        if sources.accounts is not None:
            found = list(sources.accounts())
            yield from diagnosis_accounts.accounts(found, sources.link, sources.quota, self._clock.now())
        if sources.used is not None:
            yield from diagnosis_accounts.requests(sources.used())


def _guarded(topic: str, step: Callable[[], Iterable[Finding]]) -> list[Finding]:
    """The step's findings, and its failure as one more."""
    found: list[Finding] = []
    try:
        found.extend(step())
    except PeepersError as error:
        found.append(diagnosis_accounts.failure(topic, error))
    return found
