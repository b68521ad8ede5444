"""What is right and wrong with this installation: the doctor's findings, and a report to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QScrollArea, QVBoxLayout, QWidget

from peepers_desktop.app.diagnostics import Finding, Level
from peepers_desktop.errors import PeepersError
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.tasks import Newest, Tasks
from peepers_desktop.ui.theme import Space, Theme, Tone
from peepers_desktop.ui.widgets.details_panel import label
from peepers_desktop.ui.widgets.dialog_foot import DialogFoot
from peepers_desktop.ui.widgets.restyle import restyle

_LOOKS = {
    Level.PROBLEM: ("x-circle", Tone.BAD),
    Level.WARNING: ("warning", Tone.WARN),
    Level.OK: ("check-circle", Tone.GOOD),
}
_ORDER = (Level.PROBLEM, Level.WARNING, Level.OK)


class DiagnosticsDialog(QDialog):
    """`examine` is `Doctor.run`: it asks disk, vault and network, so it runs behind the scenes."""

    def __init__(
        self,
        examine: Callable[[], Sequence[Finding]],
        tasks: Tasks,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._examine, self._theme, self._icons = examine, theme, icons
        self._newest = Newest(tasks)
        self.findings: tuple[Finding, ...] = ()
        self.setWindowTitle(self.tr("Diagnostics"))
        self.resize(680, 600)
        self.summary = label("", "title")
        self.again_button = QPushButton(self.tr("Look again"))
        self.copy_button = QPushButton(self.tr("Copy report"))
        self.copy_button.setToolTip(self.tr("Without secrets and without buyers' data"))
        self.close_button = QPushButton(self.tr("Close"))
        self.again_button.clicked.connect(self.look)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)
        self.bar = QProgressBar()
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Looking…"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(self.tr("Findings"))
        self._lay_out()
        self.look()

    def _lay_out(self) -> None:
        self.setProperty("role", "surface")
        for button in (self.copy_button, self.again_button):
            button.setAutoDefault(False)
        self.summary.setContentsMargins(Space.XL, Space.L, Space.XL, Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.summary)
        column.addWidget(self.bar)
        column.addWidget(self._area, 1)
        column.addWidget(DialogFoot(self.close_button, left=(self.copy_button, self.again_button)))
        self.close_button.setDefault(True)

    def look(self) -> None:
        """Examine everything again."""
        restyle(self.summary, tone="")
        self.bar.show()
        self.summary.setText(self.tr("Looking…"))
        self.again_button.setEnabled(False)
        self.copy_button.setEnabled(False)
        self._newest.ask(self._examine, self._show, self._failed)

    def done(self, result: int) -> None:
        """Closed: an answer that still comes is nobody's any more."""
        self._newest.forget()
        super().done(result)

    def report(self) -> str:
        """The findings as plain text, in the seller's language."""
        lines = [f"[{finding.level.value}] {finding.topic}: {_sentence(finding)}".rstrip() for finding in self.findings]
        return "\n".join(lines)

    def _show(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        self.again_button.setEnabled(True)
        self.copy_button.setEnabled(True)
        self.bar.hide()
        self._summarise()
        self._stand([self._line(one) for level in _ORDER for one in self.findings if one.level is level])

    def _stand(self, lines: Sequence[QWidget]) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.XL, Space.S, Space.XL, Space.L)
        column.setSpacing(Space.M)
        for line in lines:
            column.addWidget(line)
        column.addStretch(1)
        self._area.setWidget(body)

    def _summarise(self) -> None:
        problems = sum(finding.level is Level.PROBLEM for finding in self.findings)
        warnings = sum(finding.level is Level.WARNING for finding in self.findings)
        if problems:
            words, tone = self.tr("{count} to repair").format(count=problems), Tone.BAD
        elif warnings:
            words, tone = self.tr("{count} to look at").format(count=warnings), Tone.WARN
        else:
            words, tone = self.tr("Everything works"), Tone.GOOD
        self.summary.setText(words)
        restyle(self.summary, tone=tone.value)

    def _line(self, finding: Finding) -> QWidget:
        icon, tone = _LOOKS[finding.level]
        mark = QLabel()
        mark.setPixmap(self._icons.pixmap(icon, 18, self.devicePixelRatioF(), self._theme.tokens.shade(tone).solid))
        mark.setAccessibleName(finding.level.value)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(_filled(finding.text, finding), "" if finding.level is Level.OK else "strong"))
        if finding.advice:
            words.addWidget(label(_filled(finding.advice, finding), "muted"))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return line

    def _failed(self, error: Exception) -> None:
        """Here the usual advice, to open the diagnostics, would lead in a circle."""
        told = sentence_of(error)
        again = self.tr("Look again. If it goes on, close Peepers and open it once more.")
        self._stand([label(told.advice if isinstance(error, PeepersError) else again)])
        self.bar.hide()
        self.summary.setText(told.text)
        restyle(self.summary, tone=Tone.BAD.value)
        self.again_button.setEnabled(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self.copy_button.setText(self.tr("Copied"))


def _sentence(finding: Finding) -> str:
    return f"{_filled(finding.text, finding)} {_filled(finding.advice, finding)}"


def _filled(template: str, finding: Finding) -> str:
    return QCoreApplication.translate("doctor", template).format_map(finding.params) if template else ""
