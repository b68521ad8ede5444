"""What this program is, what it promises, and what it is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from peepers_desktop import __version__
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.details_panel import label


class AboutDialog(QDialog):
    """Short; every promise in it is held by a test."""

    def __init__(self, profile: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About Peepers Desktop"))
        self.setFixedWidth(460)
        self.promises = (
            self.tr("Your tokens and keys stay on this computer, in its keyring or where you chose."),
            self.tr("Peepers talks to Mercado Livre and to nobody else."),
            self.tr("What you see comes from your own copy, with or without a connection."),
            self.tr("What is missing is shown as missing, never as zero."),
        )
        column = QVBoxLayout()
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.L)
        column.setSpacing(Space.S)
        column.addWidget(label("Peepers Desktop", "title"))
        self.version = label(self.tr("Version {number}").format(number=__version__), "muted")
        column.addWidget(self.version)
        column.addSpacing(Space.S)
        for promise in self.promises:
            column.addWidget(label(f"•  {promise}"))
        column.addSpacing(Space.S)
        self.folder = label(self.tr("Your data: {folder}").format(folder=profile), "small")
        column.addWidget(self.folder)
        made = self.tr(
            "Free software under the MIT licence. Made with Python and Qt (LGPL). Not made by Mercado Livre."
        )
        column.addWidget(label(made, "small"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(column)
        whole.addWidget(self._foot())

    def _foot(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("role", "foot")
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout(foot)
        row.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        row.addStretch(1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)
        return foot
