"""Whose shop is shown: one account or all of them, told apart by colour and name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QActionGroup,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QIcon,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from peepers_desktop.domain.accounts import Account, Link, SendMode
from peepers_desktop.mercadolivre.sites import SITES
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space, Theme
from peepers_desktop.ui.theme.fonts import Type
from peepers_desktop.ui.theme.tokens import RADIUS
from peepers_desktop.ui.widgets.focus import by_keyboard
from peepers_desktop.ui.widgets.menu_mark import mark

_COUNTRIES = {site.id: site.name for site in SITES}
_DOT = 12
_ICON = 16


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
    mode_wanted = Signal(str, object)
    """(account id, SendMode)"""
    disconnect_wanted = Signal(object)
    """Carries the `Account` to let go."""

    def __init__(self, icons: Icons, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._accounts: tuple[Account, ...] = ()
        self.account: str | None = None
        self.mode = ""
        """How freely changes leave, in a word, where they do not simply leave."""
        self._theme = theme
        self._ring = False
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
            name, self.mode = one.seller.nickname, self._mode_words(one)
        else:
            self.setIcon(self._icons.icon("storefront"))
            name, self.mode = self.tr("All accounts") if self._accounts else self.tr("No account yet"), ""
        self.setText(name)
        spoken = f"{name} · {self.mode}" if self.mode else name
        self.setToolTip(spoken)
        self.setAccessibleName(self.tr("Account: {name}").format(name=spoken))
        self.updateGeometry()

    def _mode_words(self, account: Account) -> str:
        """Stands below the name while changes do not simply leave."""
        words = {SendMode.READ_ONLY: self.tr("read only"), SendMode.CONFIRM: self.tr("confirm")}
        return words.get(account.send_mode, "")

    def _fill_menu(self) -> None:
        self._menu.clear()
        if len(self._accounts) > 1:
            action = self._menu.addAction(self._icons.icon("storefront"), self.tr("All accounts"))
            mark(action, self._theme, chosen=self.account is None)
            action.triggered.connect(lambda: self._choose(None))
        for account in self._accounts:
            self._add_entry(account)
        if self._accounts:
            self._menu.addSeparator()
        for account in self._accounts:
            self._add_modes(account)
        if self._accounts:
            self._menu.addSeparator()
        connect = self._menu.addAction(self._icons.icon("plus"), self.tr("Connect an account…"))
        connect.triggered.connect(lambda: self.connect_wanted.emit())
        for account in self._accounts:
            words = self.tr("Disconnect {name}…").format(name=account.seller.nickname)
            self._menu.addAction(words).triggered.connect(partial(self.disconnect_wanted.emit, account))

    def _add_entry(self, account: Account) -> None:
        name = account.seller.nickname
        if len({one.seller.site_id for one in self._accounts}) > 1:
            name = f"{name} · {_COUNTRIES.get(account.seller.site_id, account.seller.site_id)}"
        if account.link is not Link.CONNECTED:
            name = self.tr("{name} (not connected)").format(name=name)
        action = self._menu.addAction(dot(account.colour, self.devicePixelRatioF()), name)
        mark(action, self._theme, chosen=account.id == self.account or len(self._accounts) == 1)
        action.triggered.connect(lambda: self._choose(account.id))

    def _add_modes(self, account: Account) -> None:
        """How freely this account's changes leave."""
        title = self.tr("Changes of {name}").format(name=account.seller.nickname)
        menu = self._menu.addMenu(title if len(self._accounts) > 1 else self.tr("Changes"))
        group = QActionGroup(menu)
        modes = (
            (SendMode.NORMAL, self.tr("Normal: they leave by themselves")),
            (SendMode.CONFIRM, self.tr("Confirm: they wait for your review")),
            (SendMode.READ_ONLY, self.tr("Read only: nothing can be changed")),
        )
        for mode, words in modes:
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(account.send_mode is mode)
            action.triggered.connect(partial(self.mode_wanted.emit, account.id, mode))
            group.addAction(action)

    def _choose(self, account: str | None) -> None:
        if account != self.account:
            self.account = account
            self._fill_menu()
            self._show_chosen()
            self.chosen.emit(account)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Type.STRONG))
        below = QFontMetrics(self._theme.font(Type.SMALL)).height() if self.mode else 0
        return QSize(metrics.horizontalAdvance(self.text()) + 4 * Space.L, metrics.height() + below + Space.XL)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = self.hasFocus() and self._ring
        edge = "focus" if ring else "line_strong" if self.underMouse() else "line"
        painter.setPen(QPen(self._theme.colour(edge), 2 if ring else 1))
        painter.setBrush(self._theme.colour("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        inside = self.rect().adjusted(Space.M, 0, -Space.M, 0)
        if self.width() < 2 * _ICON + 2 * Space.M:  # the icon alone
            inside.setLeft((self.width() - _ICON) // 2)
        self.icon().paint(painter, QRect(inside.left(), (self.height() - _ICON) // 2, _ICON, _ICON))
        words = inside.adjusted(_ICON + Space.S, 0, -_ICON, 0)
        if words.width() > _ICON:
            caret = self._icons.pixmap("caret-down", 12, self.devicePixelRatioF(), "muted")
            painter.drawPixmap(inside.right() - 12, (self.height() - 12) // 2, caret)
            self._write(painter, words)
        painter.end()

    def _write(self, painter: QPainter, inside: QRect) -> None:
        """The name, and the mode under it."""
        lines = [(self.text(), Type.STRONG, "text")]
        if self.mode:
            lines.append((self.mode, Type.SMALL, "muted"))
        heights = [QFontMetrics(self._theme.font(kind)).height() for _, kind, _ in lines]
        top = (self.height() - sum(heights)) // 2
        for (words, kind, colour), height in zip(lines, heights, strict=True):
            painter.setFont(self._theme.font(kind))
            painter.setPen(self._theme.colour(colour))
            text = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inside.width())
            where = QRect(inside.left(), top, inside.width(), height)
            painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text)
            top += height
