"""How far a long synchronisation is, in counts."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QWidget

from peepers_desktop.domain.events import Stage, SyncProgress
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.theme import Space


class ProgressStrip(QFrame):
    """Hidden until `show_progress`; a total nobody has told yet is not invented."""

    def __init__(self, formatter: Format, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "bar")
        self._format = formatter
        self.label = QLabel()
        self.label.setProperty("role", "muted")
        self.bar = QProgressBar(textVisible=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.S, Space.XL, Space.S)
        row.setSpacing(Space.M)
        row.addWidget(self.label)
        row.addWidget(self.bar, 1)
        self.hide()

    def show_progress(self, progress: SyncProgress) -> None:
        """One step of a cycle."""
        done = self._format.number(progress.done)
        name = self._stage(progress.stage)
        if progress.total:
            text = self.tr("{what}: {done} of {total}")
            self.label.setText(text.format(what=name, done=done, total=self._format.number(progress.total)))
            self.bar.setRange(0, progress.total)
            self.bar.setValue(min(progress.done, progress.total))
        else:
            self.label.setText(self.tr("{what}: {done} so far").format(what=name, done=done))
            self.bar.setRange(0, 0)
        self.setAccessibleName(self.label.text())
        self.show()

    def _stage(self, stage: Stage) -> str:
        return {
            Stage.PUSH: self.tr("Sending changes"),
            Stage.QUESTIONS: self.tr("Reading questions"),
            Stage.ORDERS: self.tr("Reading sales"),
            Stage.SHIPMENTS: self.tr("Reading shipments"),
            Stage.ITEMS: self.tr("Reading listings"),
        }[stage]
