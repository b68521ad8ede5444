"""Under the outbox: why the chosen edit is where it is, what to do, and the buttons that do it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from peepers_desktop.domain.edits import EditState
from peepers_desktop.domain.rows import EditRow
from peepers_desktop.ui.tabs.outbox_words import reason_of, state_tone, state_words
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.details_panel import label
from peepers_desktop.ui.widgets.restyle import restyle


class OutboxFoot(QFrame):
    """Hidden while nothing is selected."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.state = label("", "strong")
        self.reason = label("", "muted")
        self.retry_button = QPushButton(self.tr("Retry"))
        self.discard_button = QPushButton(self.tr("Discard"))
        self.discard_button.setProperty("role", "danger")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.state)
        words.addWidget(self.reason)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        row.setSpacing(Space.S)
        row.addLayout(words, 1)
        self.revert_button = QPushButton(self.tr("Revert"))
        self.revert_button.setToolTip(self.tr("Bring the earlier value back; what was sold since stays counted"))
        self.batch_button = QPushButton()
        for button in (self.batch_button, self.revert_button):
            button.hide()
            row.addWidget(button)
        row.addWidget(self.retry_button)
        row.addWidget(self.discard_button)
        self.hide()

    def show_rows(self, rows: list[EditRow], can_retry: bool, can_discard: bool) -> None:
        """Explain one edit, or count several."""
        self.setVisible(bool(rows))
        self.retry_button.setVisible(can_retry)
        self.discard_button.setVisible(can_discard)
        if len(rows) == 1:
            self._explain(rows[0])
        elif rows:
            self.state.setText(self.tr("{count} edits selected").format(count=self.locale().toString(len(rows))))
            self._tone("")
            self._say("")

    def show_revert(self, possible: bool, batch: int) -> None:
        """Offer to bring earlier values back: of the selected edits, or of the whole act one belongs to."""
        self.revert_button.setVisible(possible)
        self.batch_button.setVisible(batch > 1)
        self.batch_button.setText(self.tr("Revert all {n} of this act").format(n=self.locale().toString(batch)))

    def _explain(self, row: EditRow) -> None:
        edit = row.edit
        reason = reason_of(edit)
        self.state.setText(state_words(edit.state))
        self._tone(state_tone(edit.state).value)
        default = self.tr("It is sent with the next sync.") if edit.state is EditState.QUEUED else ""
        self._say(f"{reason.what or default} {reason.advice}".strip())

    def _say(self, words: str) -> None:
        self.reason.setText(words)
        self.reason.setVisible(bool(words))

    def _tone(self, tone: str) -> None:
        restyle(self.state, tone=tone)
