"""The strip on the left of the connect dialog: the steps, and how far one has come."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from peepers_desktop.ui.dialogs.connect_words import Step
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.widgets.details_panel import label
from peepers_desktop.ui.widgets.restyle import restyle

_WIDTH = 208


class ConnectRail(QFrame):
    """Only shows; one moves with the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "navigation")
        self.setFixedWidth(round(_WIDTH * text_scale(self.font())))
        self._names = {
            Step.SITE: self.tr("Country"),
            Step.APPLICATION: self.tr("Your application"),
            Step.KEYS: self.tr("ID and secret key"),
            Step.AUTHORISE: self.tr("Authorisation"),
            Step.RESULT: self.tr("Connected"),
        }
        self._outcome = True
        self._lines: dict[Step, tuple[QLabel, QLabel]] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 32, 16, 20)
        steps = QGridLayout()  # a name that takes two lines stands beside its mark, never under it
        steps.setHorizontalSpacing(Space.S)
        steps.setVerticalSpacing(14)
        steps.setColumnStretch(1, 1)
        for step in Step:
            mark, name = QLabel(), label("")
            self._lines[step] = (mark, name)
            steps.addWidget(mark, step.value, 0, Qt.AlignmentFlag.AlignTop)
            steps.addWidget(name, step.value, 1)
        column.addLayout(steps)
        column.addStretch(1)
        column.addWidget(
            label(
                self.tr("Your keys stay on this computer. Peepers talks to Mercado Livre and to nobody else."), "small"
            )
        )

    def set_outcome(self, *, connected: bool) -> None:
        """Name the last step after how the login ended."""
        self._outcome = connected

    def show_step(self, current: Step) -> None:
        """Mark the steps before, at and after the current one."""
        for step, line in self._lines.items():
            state = "done" if step.value < current.value else "now" if step is current else "ahead"
            mark = {"done": "✓", "now": "●", "ahead": "○"}[state]
            name = self._names[step]
            if step is Step.RESULT and current is Step.RESULT and not self._outcome:
                mark, name = "!", self.tr("Not connected")
            line[0].setText(mark)
            line[1].setText(name)
            role = {"done": "", "now": "strong", "ahead": "muted"}[state]
            tone = "bad" if mark == "!" else "accent"
            for part in line:
                restyle(part, role=role, tone=tone if state == "now" else "")
