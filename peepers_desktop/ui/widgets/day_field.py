"""A day to choose: typed, or picked in a calendar that looks like the rest of the program."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QToolButton, QWidget

from peepers_desktop.ui.icons import Icons
from peepers_desktop.ui.theme import Space, Theme

_ICON = 16
_CALENDAR = QSize(312, 256)


class DayField(QDateEdit):
    """A `QDateEdit` with its calendar in the theme's colours, light and dark."""

    def __init__(self, icons: Icons, theme: Theme, locale: QLocale, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons, self._theme = icons, theme
        self.setDisplayFormat("dd/MM/yyyy")
        self.setCalendarPopup(True)
        self.picker = QCalendarWidget(self)
        self.setCalendarWidget(self.picker)
        self.picker.setMinimumSize(_CALENDAR)
        self.picker.setLocale(locale)
        self.picker.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.picker.setGridVisible(False)
        for name, picture in (("qt_calendar_prevmonth", "caret-left"), ("qt_calendar_nextmonth", "caret-right")):
            button = self.picker.findChild(QToolButton, name)
            if button is not None:
                icons.put(button, picture)
                button.setIconSize(QSize(_ICON, _ICON))
        self._colour()
        theme.changed.connect(self._colour)

    def _colour(self) -> None:
        """Qt paints weekends red and the names of days on a ground of its own."""
        quiet = QTextCharFormat()
        quiet.setForeground(self._theme.colour("muted"))
        quiet.setBackground(self._theme.colour("raised"))
        for day in Qt.DayOfWeek:
            self.picker.setWeekdayTextFormat(day, QTextCharFormat())
        self.picker.setHeaderTextFormat(quiet)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        picture = self._icons.pixmap("calendar-blank", _ICON, self.devicePixelRatioF(), "muted")
        painter.drawPixmap(self.width() - _ICON - Space.S, (self.height() - _ICON) // 2, picture)
        painter.end()
