"""Many conflicts at once: a line for each, and three buttons for all of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

from peepers_desktop.domain.edits import Edit, EditKind
from peepers_desktop.domain.rows import EditRow
from peepers_desktop.ui.dialogs.conflict_choices import MERGED, ConflictChoices, proposal_of
from peepers_desktop.ui.format import MISSING, Format
from peepers_desktop.ui.tabs.outbox_words import value_words
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.elided import ElidedLabel

_IN_VIEW = 5


class ConflictsPanel(ConflictChoices):
    """Emits `resolved(edits, choice)`. Merging takes only those that have a proposal; the others stay."""

    resolved = Signal(object, str)

    def __init__(self, fmt: Format) -> None:
        super().__init__(fmt)
        self._edits: tuple[Edit, ...] = ()
        self.setAccessibleName(self.tr("Conflicts"))
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(self.tr("Conflicts"))
        self.stand(self.area)

    def choose(self, choice: str) -> None:
        """What a button does."""
        edits = tuple(edit for edit in self._edits if choice != MERGED or proposal_of(edit) is not None)
        if edits:
            self.resolved.emit(edits, choice)

    def show_conflicts(self, rows: Sequence[EditRow]) -> None:
        """A line for each of them."""
        self._edits = tuple(row.edit for row in rows)
        number = self._format.number
        self.title.setText(self.tr("{count} conflicts: which value counts?").format(count=number(len(rows))))
        self._fill(rows)
        proposals = sum(proposal_of(edit) is not None for edit in self._edits)
        self.offer(
            self.tr("Merge {n}").format(n=number(proposals)) if proposals else "",
            self.tr("Mine for all {n}").format(n=number(len(rows))),
            self.tr("Theirs for all {n}").format(n=number(len(rows))),
        )

    def _fill(self, rows: Sequence[EditRow]) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setContentsMargins(0, 0, Space.M, 0)
        grid.setHorizontalSpacing(Space.XL)
        grid.setVerticalSpacing(Space.XS)
        grid.setColumnStretch(0, 1)
        heads = (
            self.tr("Listing"), self.tr("You saw"), self.tr("You typed"), self.tr("Sold since"), self.tr("Now"),
            self.tr("Merged"),
        )  # fmt: skip
        for column, words in enumerate(heads):
            head = QLabel(words)
            head.setProperty("role", "small")
            grid.addWidget(head, 0, column, _side(column))
        for place, row in enumerate(rows, start=1):
            grid.addWidget(ElidedLabel(row.what), place, 0)
            for column, words in enumerate(self._figures(row.edit), start=1):
                figure = QLabel(words)
                figure.setProperty("role", "strong" if column == len(heads) - 1 else "")
                figure.setAccessibleName(f"{heads[column]}: {words}")
                grid.addWidget(figure, place, column, _side(column))
        self.area.setWidget(body)
        self.area.setFixedHeight(
            round(body.sizeHint().height() * min(1.0, (_IN_VIEW + 1) / (len(rows) + 1))) + Space.XS
        )

    def _figures(self, edit: Edit) -> tuple[str, ...]:
        saw, typed, now = (value_words(edit.kind, value, self._format) for value in (edit.base, edit.wanted, edit.seen))
        sold = edit.seen.get("sold_since")
        since = self._format.number(sold if isinstance(sold, int) else None) if edit.kind is EditKind.STOCK else MISSING
        return (saw or MISSING, typed, since, now or MISSING, self._format.number(proposal_of(edit)))


def _side(column: int) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
