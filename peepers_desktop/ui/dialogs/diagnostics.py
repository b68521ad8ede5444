"""What is right and wrong with this installation: the doctor's findings, and a report to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from peepers_desktop.app.diagnostics import Finding, Level
from peepers_desktop.errors import PeepersError
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.tasks import Newest, Tasks
from peepers_desktop.ui.theme import Space, Theme, Tone
from peepers_desktop.ui.widgets.details_panel import label
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
        self.close_button.setDefault(True)
        self.again_button.clicked.connect(self.look)
        self.copy_button.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.accept)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setAccessibleName(self.tr("Findings"))
        self._lay_out()
        self.look()

    def _lay_out(self) -> None:
        foot = QFrame()
        foot.setProperty("role", "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        row.addWidget(self.copy_button)
        row.addWidget(self.again_button)
        row.addStretch(1)
        row.addWidget(self.close_button)
        self.summary.setContentsMargins(Space.XL, Space.L, Space.XL, Space.S)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.summary)
        column.addWidget(self._area, 1)
        column.addWidget(foot)

    def look(self) -> None:
        """Examine everything again."""
        restyle(self.summary, tone="")
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
        self._summarise()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(Space.XL, Space.S, Space.XL, Space.L)
        column.setSpacing(Space.M)
        for level in _ORDER:
            for finding in (one for one in self.findings if one.level is level):
                column.addLayout(self._line(finding))
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

    def _line(self, finding: Finding) -> QHBoxLayout:
        icon, tone = _LOOKS[finding.level]
        mark = QLabel()
        mark.setPixmap(self._icons.pixmap(icon, 18, self.devicePixelRatioF(), self._theme.tokens.shade(tone).solid))
        mark.setAccessibleName(finding.level.value)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(_filled(finding.text, finding), "" if finding.level is Level.OK else "strong"))
        if finding.advice:
            words.addWidget(label(_filled(finding.advice, finding), "muted"))
        row = QHBoxLayout()
        row.setSpacing(Space.M)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _failed(self, error: Exception) -> None:
        sentence = sentence_of(error if isinstance(error, PeepersError) else PeepersError())
        self.summary.setText(f"{sentence.text} {sentence.advice}")
        restyle(self.summary, tone=Tone.BAD.value)
        self.again_button.setEnabled(True)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report())
        self.copy_button.setText(self.tr("Copied"))


def _sentence(finding: Finding) -> str:
    return f"{_filled(finding.text, finding)} {_filled(finding.advice, finding)}"


def _filled(template: str, finding: Finding) -> str:
    return QCoreApplication.translate("doctor", template).format_map(finding.params) if template else ""
