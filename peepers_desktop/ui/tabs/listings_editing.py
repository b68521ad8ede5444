"""From what was typed in the grid to commands, and their outcome in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Signal

from peepers_desktop.domain.edits import Edit, EditKind, EditState
from peepers_desktop.domain.guards import Draft, Guard
from peepers_desktop.domain.rows import ItemRow
from peepers_desktop.errors import PeepersError
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.tabs.listings_details import DepositTyped
from peepers_desktop.ui.tabs.listings_view import Typed
from peepers_desktop.ui.tabs.outbox_words import before_after
from peepers_desktop.ui.theme import Tone

tr = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an act: the edits made, and per refused row its title and the reason."""

    edits: tuple[Edit, ...]
    refused: tuple[tuple[str, PeepersError], ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """How many rows the seller sees, and how many of those outside the act are at zero already."""

    rows: int
    empty: int


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something unusual about an act: `go_on` does it all the same, `leave` puts the cells back."""

    guards: tuple[Guard, ...]
    titles: Mapping[str, str]
    go_on: Callable[[], object]
    leave: Callable[[], object]


class ListingEditing(QObject):
    """Runs commands behind the scenes. `said` tells their outcome, `refused` names keys to show as before,
    `doubted` carries a `Doubt` for the seller to decide about."""

    said = Signal(object)
    failed = Signal(object)
    refused = Signal(int)
    doubted = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def one(self, row: ItemRow, text: str, variation_id: str | None = None) -> None:
        """A quantity typed into a cell."""
        self._single(row, Draft(row.account, EditKind.STOCK, row.id, variation_id, text))

    def deposit(self, row: ItemRow, typed: DepositTyped) -> None:
        """A quantity typed for one deposit."""
        draft = Draft(row.account, EditKind.STOCK, row.id, typed.variation_id, typed.text, typed.deposit)
        self._single(row, draft, place=typed.name)

    def price(self, row: ItemRow, text: str) -> None:
        """A price typed into a cell."""
        self._single(row, Draft(row.account, EditKind.PRICE, row.id, None, text))

    def status(self, rows: Sequence[ItemRow], status: str) -> None:
        """Pause or activate listings."""
        drafts = [Draft(row.account, EditKind.STATUS, row.id, None, status) for row in rows]
        self._many(rows, drafts, None)

    def many(self, typed: Sequence[Typed], seen: Seen | None = None) -> None:
        """Pasted or filled quantities: every row is tried, and every refusal is told."""
        plain = [one.row for one in typed if one.row.deposits is None]
        drafts = [
            Draft(one.row.account, EditKind.STOCK, one.row.id, None, one.text)
            for one in typed
            if one.row.deposits is None
        ]
        sums = tuple((one.row.title, _by_deposit()) for one in typed if one.row.deposits is not None)
        self._many(plain, drafts, seen, sums)

    # One cell ----------------------------------------------------------------------------------------

    def _single(self, row: ItemRow, draft: Draft, *, place: str = "", confirmed: bool = False) -> None:
        commands = self._context.commands

        def work() -> Edit | None:
            if draft.kind is EditKind.PRICE:
                return commands.set_price(draft.account, draft.item_id, str(draft.typed), confirmed=confirmed)
            return commands.set_stock(
                draft.account, draft.item_id, draft.variation_id, draft.typed, confirmed=confirmed,
                location=draft.location,
            )  # fmt: skip

        def done(edit: Edit | None) -> None:
            if edit is None or edit.state is EditState.CANCELLED:
                self.refused.emit(row.key)  # nothing to send: it is what the marketplace has
                return
            words = self._changed(row, edit, place)
            self.said.emit(Notice(words, Tone.GOOD, undo=self._undo_all((edit,))))

        def failed(error: Exception) -> None:
            guards = guards_of(error)
            if guards:
                again = lambda: self._single(row, draft, place=place, confirmed=True)  # noqa: E731
                self.doubted.emit(Doubt(guards, {row.id: row.title}, again, lambda: self.refused.emit(row.key)))
                return
            self.refused.emit(row.key)
            self.failed.emit(error)

        self._context.tasks.run(work, done, failed)

    # Several rows ------------------------------------------------------------------------------------

    def _many(
        self,
        rows: Sequence[ItemRow],
        drafts: Sequence[Draft],
        seen: Seen | None,
        refused: tuple[tuple[str, PeepersError], ...] = (),
        *,
        confirmed: bool = False,
    ) -> None:
        commands, titles = self._context.commands, [row.title for row in rows]

        def work() -> Outcome:
            counts = {"shown": seen.rows, "empty": seen.empty} if seen is not None else {}
            results = commands.apply(drafts, confirmed=confirmed, **counts)
            edits = tuple(result.edit for result in results if result.edit is not None)
            pairs = zip(titles, results, strict=True)
            wrong = tuple((title, one.error) for title, one in pairs if one.error is not None)
            return Outcome(edits, wrong + refused)

        def failed(error: Exception) -> None:
            guards = guards_of(error)
            if not guards:
                self.failed.emit(error)
                return
            again = lambda: self._many(rows, drafts, seen, refused, confirmed=True)  # noqa: E731
            self.doubted.emit(Doubt(guards, {row.id: row.title for row in rows}, again, lambda: None))

        self._context.tasks.run(work, self._told, failed)

    def _told(self, outcome: Outcome) -> None:
        fmt = self._context.format
        parts = [self._count_words(outcome)]
        if outcome.refused:
            title, error = outcome.refused[0]
            text = tr("listings", "{n} could not be changed, the first is {title}: {reason}")
            count = fmt.number(len(outcome.refused))
            parts.append(text.format(n=count, title=title, reason=sentence_of(error).text))
        tone = Tone.WARN if outcome.refused else Tone.GOOD
        undo = self._undo_all(outcome.edits) if outcome.edits else None
        self.said.emit(Notice(" ".join(part for part in parts if part), tone, undo=undo))

    def _count_words(self, outcome: Outcome) -> str:
        if not outcome.edits and outcome.refused:
            return ""
        count = self._context.format.number(len(outcome.edits))
        if any(edit.kind is EditKind.STATUS for edit in outcome.edits):
            return tr("listings", "{n} listings changed.").format(n=count)
        return tr("listings", "{n} quantities changed.").format(n=count)

    def _changed(self, row: ItemRow, edit: Edit, place: str) -> str:
        fmt = self._context.format
        before, after = before_after(edit, fmt)
        if edit.kind is EditKind.PRICE:
            text = tr("listings", "Price of {title}: {before} → {after}")
            return text.format(title=row.title, before=before, after=after)
        if place:
            text = tr("listings", "{deposit}: {before} → {after}")
            return text.format(deposit=place, before=before, after=after)
        wanted = edit.wanted.get("quantity")
        after = fmt.number(wanted if isinstance(wanted, int) else None)
        if edit.target.variation_id is not None:
            return tr("listings", "Stock of a variation of {title}: {after}").format(title=row.title, after=after)
        text = tr("listings", "Stock of {title}: {before} → {after}")
        return text.format(title=row.title, before=fmt.number(row.quantity), after=after)

    def _undo_all(self, edits: Sequence[Edit]) -> Callable[[], object]:
        commands, tasks = self._context.commands, self._context.tasks

        def work() -> None:
            for edit in reversed(edits):
                commands.cancel(edit.id)

        return lambda: tasks.run(work, None, self.failed.emit)


def _by_deposit() -> PeepersError:
    from peepers_desktop.app.refusals import PickADeposit

    return PickADeposit()


def guards_of(error: Exception) -> tuple[Guard, ...]:
    """What a refused act waits to be confirmed for; empty when it was refused for another reason."""
    from peepers_desktop.app.refusals import NeedsConfirmation

    return error.guards if isinstance(error, NeedsConfirmation) else ()
