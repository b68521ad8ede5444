"""Whose turn it is to send: one process of a profile at a time, and only that one judges what another left behind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from peepers_desktop.clock import Clock
from peepers_desktop.errors import SurroundingsError
from peepers_desktop.filelock import FileLock, LockBusy, LockUnusable
from peepers_desktop.store.outbox import Outbox

_PATIENCE = 1.0
"""Seconds a round waits for another one; one that finds nothing to send is over much sooner."""


class SendsElsewhere(SurroundingsError):
    """Another process of this profile sends. Not a failure: what waits is in good hands."""

    code = "sends_elsewhere"
    message = "Another open copy of Peepers is sending this profile's changes."
    advice = "What waits is left to it, or to the next round, so that nothing is sent twice."


class Turn:
    """Taken for the length of a push. An edit found SENDING by whoever has the turn belongs to nobody who lives:
    its process died, because a process that sends holds the lock, and death frees it."""

    def __init__(self, path: Path, clock: Clock, outbox: Outbox) -> None:
        self._patient, self._hasty = FileLock(path, clock, _PATIENCE), FileLock(path, clock, patience=0)
        self._outbox = outbox
        self._mine = False

    @contextmanager
    def taken(self) -> Iterator[bool]:
        """False when this very process is sending already: a round between two pages of another one.

        Raises:
            SendsElsewhere: another process is sending.
            LockUnusable: the profile's folder cannot be written to.
        """
        if self._mine:
            yield False
            return
        with self._held(self._patient):
            self._mine = True
            try:
                self._outbox.recover()
                yield True
            finally:
                self._mine = False

    def recover(self) -> None:
        """At the start: what was on the wire when a process died is in doubt. What another one is sending is not."""
        try:
            with self._held(self._hasty):
                self._outbox.recover()
        except (SendsElsewhere, LockUnusable):
            return  # whoever takes the turn next looks for it

    @contextmanager
    def _held(self, lock: FileLock) -> Iterator[None]:
        with ExitStack() as stack:
            try:
                stack.enter_context(lock.held())
            except LockBusy as busy:
                raise SendsElsewhere from busy
            yield
