"""From typed quantities to commands, and their outcome in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QCoreApplication, QObject, Signal

from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.rows import ItemRow
from peepers_desktop.errors import PeepersError
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.stock import result_of
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.tabs.listings_view import Typed
from peepers_desktop.ui.theme import Tone

tr = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a batch: the edits made, and per refused row its title and the reason."""

    edits: tuple[Edit, ...]
    refused: tuple[tuple[str, str], ...]


class StockEditing(QObject):
    """Runs stock commands behind the scenes. `said` tells their outcome, `refused` names keys to show as before."""

    said = Signal(object)
    failed = Signal(object)
    refused = Signal(int)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def one(self, row: ItemRow, text: str, variation_id: str | None = None) -> None:
        """A quantity typed into a cell."""
        commands = self._context.commands
        now = row.quantity

        def done(edit: Edit | None) -> None:
            if edit is None or edit.state is EditState.CANCELLED:
                self.refused.emit(row.key)  # nothing to send: it is what the marketplace has
                return
            self.said.emit(Notice(self._changed(row, now, edit, variation_id), Tone.GOOD, undo=self._undo(edit)))

        def failed(error: Exception) -> None:
            self.refused.emit(row.key)
            self.failed.emit(error)

        def work() -> Edit | None:
            return commands.set_stock(row.account, row.id, variation_id, text)

        self._context.tasks.run(work, done, failed)

    def many(self, typed: Sequence[Typed]) -> None:
        """Pasted or filled quantities: every row is tried, and every refusal is told."""
        commands, batch = self._context.commands, uuid4().hex

        def work() -> Outcome:
            edits: list[Edit] = []
            refused: list[tuple[str, str]] = []
            for one in typed:
                if one.row.read_only is not None or result_of(one.text, one.row.quantity) is None:
                    refused.append((one.row.title, one.text))
                    continue
                try:
                    edit = commands.set_stock(one.row.account, one.row.id, None, one.text, batch)
                except PeepersError as error:
                    refused.append((one.row.title, error.code))
                    continue
                if edit is not None:
                    edits.append(edit)
            return Outcome(tuple(edits), tuple(refused))

        self._context.tasks.run(work, self._told, self.failed.emit)

    def _told(self, outcome: Outcome) -> None:
        fmt = self._context.format
        parts = [tr("listings", "{n} quantities changed.").format(n=fmt.number(len(outcome.edits)))]
        if outcome.refused:
            first = outcome.refused[0][0]
            text = tr("listings", "{n} could not be changed, the first is {title}.")
            parts.append(text.format(n=fmt.number(len(outcome.refused)), title=first))
        tone = Tone.WARN if outcome.refused else Tone.GOOD
        undo = self._undo_all(outcome.edits) if outcome.edits else None
        self.said.emit(Notice(" ".join(parts), tone, undo=undo))

    def _changed(self, row: ItemRow, now: int | None, edit: Edit, variation_id: str | None) -> str:
        wanted = edit.wanted.get("quantity")
        fmt = self._context.format
        after = fmt.number(wanted if isinstance(wanted, int) else None)
        if variation_id is not None:
            return tr("listings", "Stock of a variation of {title}: {after}").format(title=row.title, after=after)
        text = tr("listings", "Stock of {title}: {before} → {after}")
        return text.format(title=row.title, before=fmt.number(now), after=after)

    def _undo(self, edit: Edit) -> Callable[[], object]:
        return self._undo_all((edit,))

    def _undo_all(self, edits: Sequence[Edit]) -> Callable[[], object]:
        commands, tasks = self._context.commands, self._context.tasks

        def work() -> None:
            for edit in reversed(edits):
                commands.cancel(edit.id)

        return lambda: tasks.run(work, None, self.failed.emit)
