"""The strip under a dialog's page: what leads away on the left, what the dialog is for on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy

from peepers_desktop.ui.theme import Space


class DialogFoot(QFrame):
    """The same distances under every dialog."""

    def __init__(self, *right: QPushButton, left: tuple[QPushButton, ...] = ()) -> None:
        super().__init__()
        self.setProperty("role", "foot")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        row.setSpacing(Space.S)
        for button in left:
            row.addWidget(button)
        row.addStretch(1)
        for button in right:
            row.addWidget(button)
