"""What a read-only account may still do about its outbox: find out what became of what had left."""

from __future__ import annotations

from peepers_desktop.domain.edits import EditState
from peepers_desktop.sync.push import Pusher


class DoubtReader(Pusher):
    """Settles doubts as a push does, by reading, and sends nothing, whatever is due."""

    def _anything_to_do(self) -> bool:
        return self._in_states({EditState.UNKNOWN, EditState.APPLIED}) and super()._anything_to_do()

    def _send_due(self, unseen: frozenset[str]) -> None:
        """Nothing leaves: the account is read only."""

    def waits(self) -> bool:
        """Whether something is in doubt; what is queued waits for the seller, and not for another process."""
        super().waits()
        return self._in_states({EditState.SENDING, EditState.UNKNOWN})

    def _in_states(self, states: set[EditState]) -> bool:
        return any(edit.state in states for edit in self._outbox.unsettled(self._round.id))
