"""The strip on the left of the connect dialog: the steps, and how far one has come."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from peepers_desktop.ui.dialogs.connect_words import Step
from peepers_desktop.ui.widgets.details_panel import label
from peepers_desktop.ui.widgets.restyle import restyle


class ConnectRail(QFrame):
    """Only shows; one moves with the buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "navigation")
        self.setFixedWidth(208)
        self._names = {
            Step.SITE: self.tr("Country"),
            Step.APPLICATION: self.tr("Your application"),
            Step.KEYS: self.tr("ID and secret key"),
            Step.AUTHORISE: self.tr("Authorisation"),
            Step.RESULT: self.tr("Connected"),
        }
        self._outcome = True
        self._labels: dict[Step, QLabel] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 32, 16, 20)
        column.setSpacing(14)
        for step in Step:
            line = label("")
            self._labels[step] = line
            column.addWidget(line)
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
        for step, line in self._labels.items():
            state = "done" if step.value < current.value else "now" if step is current else "ahead"
            mark = {"done": "✓", "now": "●", "ahead": "○"}[state]
            name = self._names[step]
            if step is Step.RESULT and current is Step.RESULT and not self._outcome:
                mark, name = "!", self.tr("Not connected")
            line.setText(f"{mark}   {name}")
            role = {"done": "", "now": "strong", "ahead": "muted"}[state]
            tone = "bad" if mark == "!" else "accent"
            restyle(line, role=role, tone=tone if state == "now" else "")
