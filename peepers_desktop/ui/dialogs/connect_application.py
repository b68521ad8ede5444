"""Second page: the application to create in the DevCenter, and the address to register there."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from peepers_desktop.mercadolivre.sites import Site
from peepers_desktop.ui.dialogs.connect_page import ConnectPage
from peepers_desktop.ui.dialogs.connect_words import Tick, brand, devcenter_address, flows, permissions
from peepers_desktop.ui.theme import Tone
from peepers_desktop.ui.theme.fonts import text_scale
from peepers_desktop.ui.widgets.details_panel import label


class ApplicationPage(ConnectPage):
    """A checklist that stays open beside the browser; nothing is sent from here."""

    def __init__(self, redirect_uri: str) -> None:
        super().__init__()
        self._address = ""
        self.head(
            self.tr("Create your application"),
            self.tr(
                "Mercado Livre gives every seller their own key. You create it once, in about five minutes, "
                "and can withdraw it whenever you like."
            ),
        )
        self.notes = label("", "small")
        self.open_button = QPushButton(self.tr("Open the DevCenter"))
        self.open_button.clicked.connect(self._open)
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addStretch(1)
        self._step(1, self.tr("Create an application"), self.notes, _wrapped(row))
        self.redirect = QLineEdit(redirect_uri)
        self.redirect.setReadOnly(True)
        self.redirect.setAccessibleName(self.tr("Redirect address to register"))
        self.copy_button = QPushButton(self.tr("Copy"))
        self.copy_button.setAccessibleName(self.tr("Copy the redirect address"))
        self.copy_button.clicked.connect(self._copy)
        address = QHBoxLayout()
        address.addWidget(self.redirect, 1)
        address.addWidget(self.copy_button)
        why = label(
            self.tr("Exactly as it stands here, to the last character. It brings you back to Peepers."), "small"
        )
        self._step(2, self.tr("Register this redirect address"), _wrapped(address), why)
        self.no_pkce = QCheckBox(self.tr("My form has no box for PKCE"))
        self._step(3, self.tr("Tick these flows"), _table(flows(), self.tr("Optional")), self.no_pkce)
        self._step(4, self.tr("Give these permissions"), _table(permissions(), self.tr("Optional")))
        self.parts.addStretch(1)

    def show_site(self, site: Site) -> None:
        """Adapt addresses and rules to the chosen country."""
        self._address = devcenter_address(site)
        self.open_button.setToolTip(self._address)
        lines = [self.tr("Business unit: {name}.").format(name=brand(site))]
        if site.id == "MLB":
            lines.append(self.tr("In Brazil each account may have one application."))
        lines.append(self.tr("Only the main account or an administrator may create and authorise it."))
        self.notes.setText(" ".join(lines))

    def enter(self) -> None:
        self.open_button.setFocus()

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl(self._address))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.redirect.text())
        self.copy_button.setText(self.tr("Copied"))

    def _step(self, number: int, title: str, *parts: QWidget) -> None:
        box = QVBoxLayout()
        box.setSpacing(6)
        box.addWidget(label(title, "strong"))
        for part in parts:
            box.addWidget(part)
        badge = label(str(number), "pill", Tone.ACCENT)
        badge.setFixedWidth(round(26 * text_scale(self.font())))
        badge.setAlignment(badge.alignment().AlignCenter)
        row = QGridLayout()
        row.setHorizontalSpacing(14)
        row.addWidget(badge, 0, 0, badge.alignment().AlignTop)
        row.addLayout(box, 0, 1)
        row.setColumnStretch(1, 1)
        self.parts.addLayout(row)


def _table(ticks: tuple[Tick, ...], optional: str) -> QWidget:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(4)
    for row, tick in enumerate(ticks):
        setting = f"{tick.setting} ({optional.lower()})" if tick.optional else tick.setting
        for column, (words, role) in enumerate(((tick.what, ""), (setting, "strong"), (tick.why, "muted"))):
            part = label(words, role)
            part.setWordWrap(column == 2)
            grid.addWidget(part, row, column)
    grid.setColumnStretch(2, 1)
    return _wrapped(grid)


def _wrapped(layout: QGridLayout | QHBoxLayout) -> QWidget:
    layout.setContentsMargins(0, 0, 0, 0)
    holder = QWidget()
    holder.setLayout(layout)
    return holder
