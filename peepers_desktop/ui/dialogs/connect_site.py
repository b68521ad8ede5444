"""First page: which country the seller's account belongs to."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from peepers_desktop.mercadolivre.sites import SITES, Site, site
from peepers_desktop.ui.dialogs.connect_page import ConnectPage
from peepers_desktop.ui.dialogs.connect_words import brand
from peepers_desktop.ui.widgets.details_panel import label

_SITE = Qt.ItemDataRole.UserRole
_ROW = 34


class SitePage(ConnectPage):
    """Chooses a site among those with a login page."""

    def __init__(self, site_id: str) -> None:
        super().__init__()
        self.head(
            self.tr("Where do you sell?"),
            self.tr("Peepers opens the login page of your country and shows prices and times as you know them there."),
        )
        self.list = QListWidget()
        self.list.setProperty("role", "choices")
        self.list.setAccessibleName(self.tr("Country of your account"))
        for known in SITES:
            if known.auth_host is None:
                continue
            entry = QListWidgetItem(f"{known.name}  ·  {brand(known)}  ·  {known.currency}")
            entry.setData(_SITE, known.id)
            entry.setSizeHint(QSize(0, _ROW))
            self.list.addItem(entry)
            if known.id == site_id:
                self.list.setCurrentItem(entry)
        self.list.currentRowChanged.connect(lambda _row: self.completeChanged.emit())
        self.parts.addWidget(self.list, 1)
        self.parts.addWidget(label(self.tr("You can connect more accounts later, from other countries too."), "small"))

    @property
    def site(self) -> Site:
        """The chosen country; Brazil while none is chosen."""
        row = self.list.currentRow()
        return site(self.list.item(row).data(_SITE) if row >= 0 else "MLB")

    def complete(self) -> bool:
        return self.list.currentRow() >= 0

    def enter(self) -> None:
        self.list.setFocus()
