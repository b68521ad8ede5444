"""What this program is, what it promises, and what it is made of."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QWidget

from peepers_desktop import __version__
from peepers_desktop.ui.dialogs.page_dialog import PageDialog, close_button
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space
from peepers_desktop.ui.widgets.details_panel import label
from peepers_desktop.ui.widgets.points import Points

_WIDTH = 480


class AboutDialog(PageDialog):
    """Short; every promise in it is held by a test."""

    def __init__(self, profile: str, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("About Peepers Desktop"), _WIDTH, parent)
        self.promises = (
            self.tr("Your tokens and keys stay on this computer, in its keyring or where you chose."),
            self.tr("Peepers talks to Mercado Livre and to nobody else."),
            self.tr("What you see comes from your own copy, with or without a connection."),
            self.tr("What is missing is shown as missing, never as zero."),
        )
        self.page.setSpacing(Space.S)
        self.page.addWidget(label("Peepers Desktop", "title"))
        self.version = label(self.tr("Version {number}").format(number=__version__), "muted")
        self.page.addWidget(self.version)
        self.page.addSpacing(Space.S)
        self.page.addWidget(Points("", self.promises, icons, "check"))
        self.page.addSpacing(Space.S)
        self.page.addWidget(label(self.tr("Your data"), "strong"))
        self.folder = QLineEdit(profile)
        self.folder.setReadOnly(True)
        self.folder.setAccessibleName(self.tr("Your data"))
        self.folder.setCursorPosition(0)
        self.page.addWidget(self.folder)
        made = self.tr(
            "Free software under the MIT licence. Made with Python and Qt (LGPL). Not made by Mercado Livre."
        )
        self.page.addSpacing(Space.XS)
        self.page.addWidget(label(made, "small"))
        self.close_button = close_button(self.tr("Close"), self)
        self.end_with(self.close_button, default=self.close_button)
        self.close_button.setFocus()
