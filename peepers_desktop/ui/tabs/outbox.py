"""The outbox: every edit, what it changes, where it stands, and what the seller can do about it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from peepers_desktop.domain.edits import ARRIVED, MOVES, NEEDS_SELLER, Edit, EditKind, EditState
from peepers_desktop.domain.events import Kind
from peepers_desktop.domain.filters import OutboxFilter
from peepers_desktop.domain.rows import EditRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.delegates.rows import RowsDelegate
from peepers_desktop.ui.dialogs.conflict import ConflictPanel
from peepers_desktop.ui.dialogs.conflicts import ConflictsPanel
from peepers_desktop.ui.models.outbox import OutboxModel, outbox_cells
from peepers_desktop.ui.notice import Notice
from peepers_desktop.ui.tabs.list_tab import ListNames, ListTab
from peepers_desktop.ui.tabs.outbox_acts import Done, act_on_all, choice_of
from peepers_desktop.ui.tabs.outbox_foot import OutboxFoot
from peepers_desktop.ui.tabs.presets import NEED_YOU
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.widgets.lines_table import LinesTable

WAITING, SENT, DISCARDED = "on_its_way", "sent", "discarded"
STATES: dict[Hashable, frozenset[EditState]] = {
    NEED_YOU: NEEDS_SELLER,
    WAITING: frozenset({EditState.QUEUED, EditState.SENDING, EditState.UNKNOWN}),
    SENT: frozenset({EditState.APPLIED, EditState.CONFIRMED}),
    DISCARDED: frozenset({EditState.CANCELLED, EditState.SUPERSEDED}),
}


class OutboxTab(ListTab):
    """The list, the conflict of the chosen edit under it, and a foot that explains and acts."""

    name: ClassVar[str] = "outbox"
    kinds: ClassVar[frozenset[Kind]] = frozenset({Kind.OUTBOX, Kind.ITEMS})
    own_kind: ClassVar[Kind] = Kind.OUTBOX

    def __init__(self, context: UiContext) -> None:
        names = ListNames(self.tr("Outbox"), self.tr("Search listing or id"), self.tr("Edits by state"))
        chips: list[tuple[Hashable, str]] = [
            (NEED_YOU, self.tr("Need you")),
            (WAITING, self.tr("Waiting")),
            (SENT, self.tr("Sent ones")),
            (DISCARDED, self.tr("Discarded ones")),
        ]
        super().__init__(context, names, chips)
        model = OutboxModel(context, self.whose, self)
        self.table = LinesTable(model, self.tr("Outbox"), "what", ("created",), shares="state")
        cells, colours = outbox_cells(context.format, self.whose), self.whose.colour
        self._delegate = RowsDelegate(dict(enumerate(cells)), context, lambda row: colours(row.account))
        self.table.setItemDelegate(self._delegate)
        self.conflict = ConflictPanel(context.format)
        self.conflicts = ConflictsPanel(context.format)
        self.foot = OutboxFoot()
        self.build(model, self._stacked())
        self._add_send_button()
        self._wire()

    def _stacked(self) -> QWidget:
        whole = QWidget()
        whole.setFocusProxy(self.table)
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        column.addWidget(self.conflict)
        column.addWidget(self.conflicts)
        column.addWidget(self.foot)
        return whole

    def _add_send_button(self) -> None:
        self.send_button = QPushButton(self.tr("Send now"))
        self.send_button.clicked.connect(self._send_now)
        self.head.add(self.send_button)

    def _wire(self) -> None:
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.show_selection())
        self.table.settled.connect(lambda _row: self.show_selection())
        self.conflict.resolved.connect(self._resolve)
        self.conflicts.resolved.connect(self._resolve_many)
        self.foot.revert_button.clicked.connect(self.revert)
        self.foot.batch_button.clicked.connect(self.revert_batch)
        self.foot.retry_button.clicked.connect(self.retry)
        self.foot.discard_button.clicked.connect(self.discard)
        self.add_action(self.tr("Retry the selected edits"), self.retry, "Ctrl+R", icon="arrow-clockwise")
        self.add_action(self.tr("Revert the selected edits"), self.revert, "Ctrl+Shift+Z", icon="arrow-u-up-left")
        self.add_action(self.tr("Discard the selected edits"), self.discard, "Del", icon="trash")

    def _show_counts(self, counts: Mapping[Hashable, int | None]) -> None:
        super()._show_counts(counts)
        self.send_button.setEnabled(bool(counts.get(WAITING)))

    def wanted(self, chips: frozenset[Hashable], text: str) -> OutboxFilter:
        states = frozenset(state for chip in chips for state in STATES.get(chip, frozenset()))
        return OutboxFilter(account=self.account, text=text, states=states)

    def show_key(self, key: int) -> bool:
        return self.table.show_key(key)

    def say_empty(self, *, narrowed: bool) -> None:
        if self.text:
            self.say_no_match(self.tr("No edit matches"))
        elif narrowed:
            self.empty.say("check-circle", self.tr("Nothing here"), self.tr("No edit is in this state."))
        else:
            self.empty.say(
                "paper-plane-tilt",
                self.tr("Nothing waits to be sent"),
                self.tr(
                    "What you change here or in a listing waits in this list until Mercado Livre has confirmed it."
                ),
            )

    def chosen(self) -> list[EditRow]:
        """The selected edits."""
        return [row for row in self.table.chosen_rows() if isinstance(row, EditRow)]

    def show_selection(self) -> None:
        """Explain what is selected and offer what can be done with it."""
        rows = self.chosen()
        conflict = bool(rows) and all(row.edit.state is EditState.CONFLICT for row in rows)
        self.conflict.setVisible(conflict and len(rows) == 1)
        self.conflicts.setVisible(conflict and len(rows) > 1)
        if conflict and len(rows) == 1:
            self.conflict.show_conflict(rows[0])
        elif conflict:
            self.conflicts.show_conflicts(rows)
        self.foot.show_rows([] if conflict else rows, can_retry(rows), can_discard(rows))
        self.foot.show_revert(can_revert(rows), len(self._batch(rows)))

    def retry(self) -> None:
        """Send the selected ones again."""
        edits = [row.edit for row in self.chosen() if _may_retry(row.edit)]
        self._act(edits, self.context.commands.retry, self.tr("{count} waiting again."))

    def discard(self) -> None:
        """Take the selected ones back; nothing is sent for them."""
        edits = [row.edit for row in self.chosen() if _may_discard(row.edit)]
        self._act(edits, self.context.commands.cancel, self.tr("{count} discarded."))

    def revert(self) -> None:
        """Bring back what was there before the selected ones arrived, each by a new edit with its own merge."""
        edits = [row.edit for row in self.chosen() if _may_revert(row.edit)]
        self._act(
            edits, self.context.commands.revert, self.tr("{count} reverted: the earlier values are on their way.")
        )

    def revert_batch(self) -> None:
        """Everything that was changed in one act together with the selected edit."""
        rows, commands = self.chosen(), self.context.commands
        if not rows:
            return
        batch, words = rows[0].edit.batch, self.tr("{count} reverted: the earlier values are on their way.")
        self.context.tasks.run(
            lambda: commands.revert_batch(batch), lambda edits: self._tell(Done(len(edits)), words), self.failed.emit
        )

    def _batch(self, rows: list[EditRow]) -> list[EditRow]:
        """The rows of the same act as the selected one, as far as they are loaded; none when it stands alone."""
        batch = rows[0].edit.batch if len(rows) == 1 and _may_revert(rows[0].edit) else ""
        if not batch:
            return []
        loaded = (self.model.row_at(place) for place in range(self.model.rowCount()))
        same = [row for row in loaded if row is not None and row.edit.batch == batch and _may_revert(row.edit)]
        return same if len(same) > 1 else []

    def _act(self, edits: list[Edit], command: Callable[[int], object], words: str) -> None:
        if edits:
            self.context.tasks.run(lambda: act_on_all(edits, command), lambda done: self._tell(done, words))

    def _tell(self, done: Done, words: str) -> None:
        if done.count:
            self.said.emit(Notice(words.format(count=self.context.format.number(done.count))))
        for error in done.failures[:1]:
            self.failed.emit(error)

    def _resolve(self, edit: Edit, choice: str) -> None:
        commands = self.context.commands
        self.context.tasks.run(
            lambda: commands.resolve(edit.id, choice_of(choice)),
            lambda _edit: self.said.emit(Notice(self.tr("Resolved. It is sent with the next sync."), Tone.GOOD)),
            self.failed.emit,
        )

    def _resolve_many(self, edits: tuple[Edit, ...], choice: str) -> None:
        commands, ids = self.context.commands, [edit.id for edit in edits]

        def work() -> Done:
            results = commands.resolve_many(ids, choice_of(choice))
            failures = [result.error for result in results if result.error is not None]
            return Done(len(results) - len(failures), failures)

        words = self.tr("{count} resolved. They are sent with the next sync.")
        self.context.tasks.run(work, lambda done: self._tell(done, words), self.failed.emit)

    def _send_now(self) -> None:
        commands, account = self.context.commands, self.account
        self.context.tasks.run(
            lambda: commands.release(account=account), lambda _edits: self._leave(), self.failed.emit
        )

    def _leave(self) -> None:
        self.context.scheduler.send_now()
        self.said.emit(Notice(self.tr("Sending what waits.")))


def _may_retry(edit: Edit) -> bool:
    return edit.state is not EditState.CONFLICT and edit.state in NEEDS_SELLER


def _may_discard(edit: Edit) -> bool:
    return EditState.CANCELLED in MOVES[edit.state]


def _may_revert(edit: Edit) -> bool:
    """Answers are public: they cannot be taken back once they arrived."""
    return edit.state in ARRIVED and edit.kind is not EditKind.ANSWER


def can_revert(rows: list[EditRow]) -> bool:
    """True when at least one of them arrived and can be brought back."""
    return any(_may_revert(row.edit) for row in rows)


def can_retry(rows: list[EditRow]) -> bool:
    """True when at least one of them was refused, blocked or set aside."""
    return any(_may_retry(row.edit) for row in rows)


def can_discard(rows: list[EditRow]) -> bool:
    """True when at least one of them has not left yet."""
    return any(_may_discard(row.edit) for row in rows)
