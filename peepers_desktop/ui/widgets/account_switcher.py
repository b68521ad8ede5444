"""Whose shop is shown: one account or all of them, told apart by colour and name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.ui.icons import Icons

_DOT = 12


def dot(colour: str, ratio: float) -> QIcon:
    """A filled circle in an account's colour."""
    picture = QPixmap(QSize(_DOT, _DOT) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawEllipse(1, 1, _DOT - 2, _DOT - 2)
    painter.end()
    return QIcon(picture)


class AccountSwitcher(QPushButton):
    """`chosen` carries an account's id, or None for all; `connect_wanted` asks for one more account."""

    chosen = Signal(object)
    connect_wanted = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._accounts: tuple[Account, ...] = ()
        self.account: str | None = None
        self.setProperty("role", "switcher")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self.setMenu(self._menu)
        self.show_accounts((), None)

    def show_accounts(self, accounts: Sequence[Account], chosen: str | None) -> None:
        """The accounts in use and which one is shown."""
        self._accounts = tuple(accounts)
        known = {account.id for account in accounts}
        self.account = chosen if chosen in known else None
        self._fill_menu()
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = next((account for account in self._accounts if account.id == self.account), None)
        if one is None and len(self._accounts) == 1:
            one = self._accounts[0]
        if one is not None:
            self.setIcon(dot(one.colour, self.devicePixelRatioF()))
            name = one.seller.nickname
        else:
            self.setIcon(self._icons.icon("storefront"))
            name = self.tr("All accounts") if self._accounts else self.tr("No account yet")
        width = 150
        self.setText(self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width))
        self.setToolTip(name)
        self.setAccessibleName(self.tr("Account: {name}").format(name=name))

    def _fill_menu(self) -> None:
        self._menu.clear()
        if len(self._accounts) > 1:
            action = self._menu.addAction(self._icons.icon("storefront"), self.tr("All accounts"))
            action.triggered.connect(lambda: self._choose(None))
        for account in self._accounts:
            self._add_entry(account)
        if self._accounts:
            self._menu.addSeparator()
        connect = self._menu.addAction(self._icons.icon("plus"), self.tr("Connect an account…"))
        connect.triggered.connect(lambda: self.connect_wanted.emit())

    def _add_entry(self, account: Account) -> None:
        name = account.seller.nickname
        if account.link is not Link.CONNECTED:
            name = self.tr("{name} (not connected)").format(name=name)
        action = self._menu.addAction(dot(account.colour, self.devicePixelRatioF()), name)
        action.triggered.connect(lambda: self._choose(account.id))

    def _choose(self, account: str | None) -> None:
        if account != self.account:
            self.account = account
            self._show_chosen()
            self.chosen.emit(account)
