"""The sections on the left, each with its count."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from peepers_desktop.domain.rows import Tally
from peepers_desktop.ui.format import Format
from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.tabs import TabSpec
from peepers_desktop.ui.theme import Space, Theme, Tone
from peepers_desktop.ui.theme.fonts import Type
from peepers_desktop.ui.theme.tokens import RADIUS
from peepers_desktop.ui.widgets.focus import by_keyboard

_ICON = 18
_PAD = 10
_WORDS_FROM = 96
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class NavigationButton(QAbstractButton):
    """Icon, title and, when there is something to count, a badge: red-toned when it presses."""

    def __init__(self, spec: TabSpec, icons: Icons, theme: Theme, formatter: Format) -> None:
        super().__init__()
        self.spec = spec
        self._icons, self._theme, self._format = icons, theme, formatter
        self._count: int | None = None
        self._urgent = False
        self.setText(spec.title())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._ring = False
        self.set_badge(None, urgent=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(event, self._ring)
        super().focusInEvent(event)

    @property
    def badge(self) -> str:
        """The count as it stands there; empty without one."""
        return "" if self._count is None else self._format.number(self._count)

    def set_badge(self, count: int | None, *, urgent: bool) -> None:
        """A new count."""
        self._count, self._urgent = count, urgent
        name = self.text()
        self.setAccessibleName(f"{name}, {self.badge}" if count is not None else name)
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(Type.STRONG))
        badge = QFontMetrics(self._theme.font(Type.SMALL)).horizontalAdvance("000") + 12 + Space.XS
        wide = metrics.horizontalAdvance(self.text()) + _ICON + 3 * _PAD + badge + 2
        return QSize(wide, metrics.height() + Space.L + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(_ICON + 2 * Space.L, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        tokens = self._theme.tokens
        ground = tokens.accent_soft if self.isChecked() else tokens.line if self.underMouse() else None
        if ground:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent_soft" if self.isChecked() else "line"))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        self._content(painter)
        painter.end()

    def _content(self, painter: QPainter) -> None:
        if self.width() < _WORDS_FROM:
            self._compact(painter)
            return
        inside = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        colour = "accent" if self.isChecked() else "muted"
        icon = self._icons.pixmap(self.spec.icon, _ICON, self.devicePixelRatioF(), colour)
        painter.drawPixmap(inside.left(), (self.height() - _ICON) // 2, icon)
        inside.setLeft(inside.left() + _ICON + _PAD)
        inside.setRight(inside.right() - self._badge(painter, inside))
        painter.setFont(self._theme.font(Type.STRONG if self.isChecked() else Type.BODY))
        painter.setPen(self._theme.colour("accent" if self.isChecked() else "text"))
        words = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        painter.drawText(inside, int(_MIDDLE | Qt.AlignmentFlag.AlignLeft), words)

    def _compact(self, painter: QPainter) -> None:
        """Only the icon, with a dot where there is something to count; the tooltip has the words."""
        colour = "accent" if self.isChecked() else "muted"
        icon = self._icons.pixmap(self.spec.icon, _ICON, self.devicePixelRatioF(), colour)
        left, top = (self.width() - _ICON) // 2, (self.height() - _ICON) // 2
        painter.drawPixmap(left, top, icon)
        if self._count is not None:
            _text, _ground, solid = self._theme.tone(Tone.BAD if self._urgent else Tone.NEUTRAL)
            painter.setPen(QPen(self._theme.colour("canvas"), 2))
            painter.setBrush(solid)
            painter.drawEllipse(QRectF(left + _ICON - 6, top - 4, 10, 10))

    def _badge(self, painter: QPainter, inside: QRect) -> int:
        """Paints the count at the right end; returns the width it takes."""
        if self._count is None:
            return 0
        painter.setFont(self._theme.font(Type.SMALL))
        metrics = painter.fontMetrics()
        box = QRectF(0, 0, max(metrics.horizontalAdvance(self.badge) + 12, 22), metrics.height() + 4)
        box.moveRight(inside.right() + 1)
        box.moveTop((self.height() - box.height()) / 2)
        text, ground, _solid = self._theme.tone(Tone.BAD if self._urgent else Tone.NEUTRAL)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(text)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.badge)
        return round(box.width()) + Space.XS


class Navigation(QWidget):
    """`chosen` carries the name of a tab. Arrow keys move between sections."""

    chosen = Signal(str)

    def __init__(
        self, specs: Sequence[TabSpec], icons: Icons, theme: Theme, formatter: Format, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Sections"))
        self._group = QButtonGroup(self)
        self.buttons: dict[str, NavigationButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for number, spec in enumerate(specs, start=1):
            button = NavigationButton(spec, icons, theme, formatter)
            button.setToolTip(self.tr("{title} (Ctrl+{n})").format(title=spec.title(), n=number))
            button.clicked.connect(lambda _on, name=spec.name: self.chosen.emit(name))
            self._group.addButton(button)
            self.buttons[spec.name] = button
            column.addWidget(button)
        theme.changed.connect(self.update)

    def show_tally(self, tally: Tally) -> None:
        """Counts for every section."""
        for button in self.buttons.values():
            button.set_badge(button.spec.badge(tally), urgent=button.spec.urgent(tally))

    def mark(self, name: str) -> None:
        """The section in view."""
        self.buttons[name].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        focused = [button for button in self.buttons.values() if button.hasFocus()]
        if step is None or not focused:
            super().keyPressEvent(event)
            return
        buttons = list(self.buttons.values())
        buttons[(buttons.index(focused[0]) + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
