"""Asks before something is taken away. Cancel is the default button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QWidget

from peepers_desktop.ui.dialogs.page_dialog import PageDialog
from peepers_desktop.ui.widgets.details_panel import label

WIDTH = 460


class AskDialog(PageDialog):
    """`accepted` means: do it. Enter and Esc both cancel."""

    def __init__(
        self, title: str, heading: str, sentences: Sequence[str], go_words: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(title, WIDTH, parent)
        self.title = label(heading, "title")
        self.page.addWidget(self.title)
        for sentence in sentences:
            self.page.addWidget(label(sentence))
        self.go_button = QPushButton(go_words)
        self.go_button.setProperty("role", "danger")
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.go_button.clicked.connect(self.accept)
        self.cancel_button.clicked.connect(self.reject)
        self.end_with(self.cancel_button, default=self.cancel_button, left=(self.go_button,))
        self.cancel_button.setFocus()
