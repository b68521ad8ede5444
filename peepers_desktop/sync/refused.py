"""What the marketplace refused, remembered so that no round asks for the same thing again (scenario N7).

Two memories, both in the cache so that a restart forgets nothing: single ids (a parcel of somebody else's, an
order without a parcel yet), and whole parts of the shop (a missing permission) with the sentence that was shown.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta

from peepers_desktop.clock import Clock
from peepers_desktop.domain.events import Stage, Trouble
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.mercadolivre import errors
from peepers_desktop.store.cursors import Cursors

REFUSED_FOR = timedelta(hours=24)
NOT_YET_FOR = timedelta(hours=2)
"""After an answer that may only be early: a parcel that is not there yet."""
REFUSALS = (errors.NotFound, errors.AccessForbidden, errors.NotOwner, errors.Refused)
"""Answers about one id that leave the others alone. A missing permission is about all of them."""
_MOST = 2000
"""Ids kept per kind; the ones refused longest ago make room."""


class RefusedIds:
    """Ids of one kind that are not asked for until a while has passed. Used by one thread."""

    def __init__(self, cursors: Cursors, account: AccountId, kind: str, clock: Clock) -> None:
        self._cursors = cursors
        self._account = account
        self._name = f"refused.{kind}"
        self._clock = clock
        self._until = self._read()

    def allowed(self, ids: Iterable[str]) -> list[str]:
        """Those that may be asked for, in their order."""
        now = self._clock.now()
        return [ident for ident in ids if not self._held(ident, now)]

    def note(self, ids: Sequence[str], lasts: timedelta = REFUSED_FOR) -> None:
        """Leave these alone for a while."""
        if not ids:
            return
        now = self._clock.now()
        kept = {ident: until for ident, until in self._until.items() if now < until and ident not in ids}
        kept.update(dict.fromkeys(ids, now + lasts))
        self._until = dict(list(kept.items())[-_MOST:])
        told = {ident: until.isoformat() for ident, until in self._until.items()}
        self._cursors.write(self._account, self._name, json.dumps(told))

    def _held(self, ident: str, now: datetime) -> bool:
        """A time further away than any rest means that the machine's clock went back."""
        until = self._until.get(ident)
        return until is not None and now < until <= now + REFUSED_FOR

    def _read(self) -> dict[str, datetime]:
        told = json.loads(self._cursors.read(self._account, self._name) or "{}")
        return {ident: datetime.fromisoformat(until) for ident, until in told.items()}


class RestingStages:
    """Parts of the shop that were refused as a whole, each with what was said about it."""

    def __init__(self, cursors: Cursors, account: AccountId, clock: Clock) -> None:
        self._cursors = cursors
        self._account = account
        self._clock = clock

    def trouble(self, stage: Stage) -> Trouble | None:
        """Why a stage is left alone now; None when it may be asked."""
        told = json.loads(self._cursors.read(self._account, _name(stage)) or "null")
        if told is None:
            return None
        until, now = datetime.fromisoformat(told["until"]), self._clock.now()
        if not now < until <= now + REFUSED_FOR:
            return None
        params = tuple((name, value) for name, value in told["trouble"]["params"])
        return Trouble(**{**told["trouble"], "params": params, "stage": stage})

    def rest(self, stage: Stage, trouble: Trouble, lasts: timedelta) -> None:
        """Leave a stage alone for a while."""
        kept = {name: value for name, value in asdict(trouble).items() if name != "stage"}
        told = {"until": (self._clock.now() + lasts).isoformat(), "trouble": kept}
        self._cursors.write(self._account, _name(stage), json.dumps(told))

    def wake(self, stage: Stage) -> None:
        """It answered: nothing is held against it."""
        if self._cursors.read(self._account, _name(stage)):
            self._cursors.write(self._account, _name(stage), "")


def _name(stage: Stage) -> str:
    return f"resting.{stage.value}"
