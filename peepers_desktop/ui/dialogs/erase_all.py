"""Takes everything of Peepers off this computer: says what goes, stays and is lost, and wants a word typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from peepers_desktop.domain.edits import ARRIVED, NEEDS_SELLER, UNSETTLED
from peepers_desktop.domain.filters import OutboxFilter
from peepers_desktop.domain.rows import EditRow
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.dialogs.work_dialog import WorkDialog
from peepers_desktop.ui.tabs.outbox_words import before_after, kind_words
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.widgets.details_panel import label
from peepers_desktop.ui.widgets.points import Points

_WIDTH = 560
_NAMED = 5
_LOST = (UNSETTLED | NEEDS_SELLER) - ARRIVED


class EraseAllDialog(WorkDialog):
    """`let_go` withdraws the grants and forgets the keys; it blocks on network and vault. Emits `gone` once that
    is done: the files go when the window is closed, because it works on them until then."""

    gone = Signal()

    def __init__(self, context: UiContext, let_go: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Erase everything"), self.tr("Erase everything"), let_go, context.tasks, _WIDTH, parent
        )
        self._context, self._known = context, False
        self.setObjectName("eraseAllDialog")
        self.ask(
            self.tr("Erase everything from this computer?"),
            self.tr("Peepers closes afterwards. What is erased cannot be brought back."),
        )
        self._add("trash", Tone.BAD, self.tr("Leaves this computer"), self._goes())
        self._add("check", Tone.GOOD, self.tr("Stays"), self._stays())
        self._word = self.tr("ERASE")
        self.caption = label(self.tr("Type {word} to go on").format(word=self._word), "strong")
        self.typed = QLineEdit()
        self.typed.setAccessibleName(self.caption.text())
        self.typed.setPlaceholderText(self._word)
        self.add(self.caption)
        self.add(self.typed)
        self.typed.textChanged.connect(lambda _words: self.judge())
        self.judge()
        queries = context.queries
        wanted = OutboxFilter(states=_LOST)
        context.tasks.run(lambda: queries.outbox_rows(queries.outbox(wanted)), self._found, self._failed)

    def reject(self) -> None:
        """Half erased is no state to leave alone: while it works, the dialog stays."""
        if not self.working:
            super().reject()

    def _goes(self) -> tuple[str, ...]:
        return (
            self.tr("Listings, sales, questions and parcels kept here, with their history, pictures and copies"),
            self.tr("The keys of every account; Mercado Livre is told to withdraw the access"),
            self.tr("Preferences and reports"),
        )

    def _stays(self) -> tuple[str, ...]:
        return (
            self.tr("Everything at Mercado Livre: nothing is changed there"),
            self.tr("Files you saved elsewhere, such as spreadsheets and labels"),
        )

    def _add(self, icon: str, tone: Tone, heading: str, sentences: Sequence[str], at: int = -1) -> None:
        colour = self._context.theme.tokens.shade(tone).solid
        self.add(Points(heading, sentences, self._context.icons, icon, colour), at)

    def _found(self, rows: Sequence[EditRow]) -> None:
        """Changes that wait are named before they are lost."""
        if rows:
            number = self._context.format.number
            lines = [self._line(row) for row in rows[:_NAMED]]
            if len(rows) > _NAMED:
                lines.append(self.tr("and {count} more").format(count=number(len(rows) - _NAMED)))
            heading = self.tr("{count} changes have not been sent and are lost").format(count=number(len(rows)))
            self._add("warning", Tone.WARN, heading, lines, 0)
        self._known = True
        self.judge()
        self.fit()

    def _line(self, row: EditRow) -> str:
        before, after = before_after(row.edit, self._context.format)
        change = f"{before} → {after}" if before else after
        return f"{row.title or row.edit.target.id} · {kind_words(row.edit.kind)}: {change}"

    def may_go(self) -> bool:
        return self._known and self.typed.text().strip().upper() == self._word

    def _busy(self, busy: bool) -> None:
        super()._busy(busy)
        self.typed.setEnabled(not busy)
        self.no_button.setEnabled(not busy)

    def _done(self, result: object) -> None:
        self._busy(False)
        self.accept()
        self.gone.emit()
