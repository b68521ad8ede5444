"""Asks once, works behind the scenes, and then says what was done."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from peepers_desktop.ui.dialogs.page_dialog import PageDialog
from peepers_desktop.ui.sentences import sentence_of
from peepers_desktop.ui.tasks import Tasks
from peepers_desktop.ui.theme import Space, Tone
from peepers_desktop.ui.widgets.details_panel import label


class WorkDialog(PageDialog):
    """`work` may block on disk, vault and network, so it runs among the tasks. Cancel is the default button;
    subclasses say what was done in `_told`, and may add to `more` what they need to ask."""

    def __init__(
        self,
        title: str,
        go_words: str,
        work: Callable[[], Any],
        tasks: Tasks,
        width: int = 460,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, width, parent)
        self._work, self._tasks, self._go_words = work, tasks, go_words
        self.working = False
        self.title = label("", "title")
        self.sentence = label("")
        self.asked = QWidget()
        """What the question is about; gone once it is answered."""
        self.asked.hide()
        self.more = QVBoxLayout(self.asked)
        self.more.setContentsMargins(0, 0, 0, 0)
        self.more.setSpacing(Space.L)
        self.problem = label("", tone=Tone.BAD)
        self.problem.hide()
        self.yes_button = QPushButton(go_words)
        self.yes_button.setProperty("role", "danger")
        self.no_button = QPushButton(self.tr("Cancel"))
        self.page.addWidget(self.title)
        self.page.addWidget(self.sentence)
        self.page.addWidget(self.asked)
        self.page.addWidget(self.problem)
        self.page.addStretch(1)
        self.end_with(self.no_button, default=self.no_button, left=(self.yes_button,))
        self.yes_button.clicked.connect(self.go)
        self.no_button.clicked.connect(self.reject)
        self.no_button.setFocus()

    def ask(self, heading: str, sentence: str) -> None:
        """What the seller is asked."""
        self.title.setText(heading)
        self.sentence.setText(sentence)

    def add(self, part: QWidget, at: int = -1) -> None:
        """What the question is about; shown at once, because a layout has no room for what is not shown."""
        self.more.insertWidget(at, part)
        self.asked.show()
        part.show()

    def go(self) -> None:
        """Begin the work; the dialog stays open and says so."""
        self._busy(True)
        self.problem.hide()
        self._tasks.run(self._work, self._done, self._failed)

    def _told(self, result: Any) -> tuple[str, str]:
        """The heading and the sentence after the work."""
        raise NotImplementedError

    def _done(self, result: Any) -> None:
        self._busy(False)
        heading, sentence = self._told(result)
        self.ask(heading, sentence)
        self.yes_button.hide()
        self.asked.hide()
        self.no_button.setText(self.tr("Close"))
        self.fit()

    def _failed(self, error: Exception) -> None:
        self._busy(False)
        told = sentence_of(error)
        self.problem.setText(f"{told.text} {told.advice}".strip())
        self.problem.show()
        self.fit()
        # Where the screen is too low for everything, this is what has to be seen.
        QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.problem))

    def may_go(self) -> bool:
        """Whether everything is known and answered that the work needs."""
        return True

    def judge(self) -> None:
        """Let the work begin, or not yet."""
        self.yes_button.setEnabled(self.may_go() and not self.working)

    def _busy(self, busy: bool) -> None:
        self.working = busy
        self.judge()
        self.yes_button.setText(self.tr("One moment…") if busy else self._go_words)
