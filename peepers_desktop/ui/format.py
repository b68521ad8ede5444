"""Numbers, money, dates and ages as the seller's country writes them. What is missing is a dash, never a zero."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from peepers_desktop.clock import Clock
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.domain.money import Money, minor_digits

MISSING = "—"
MINUTE, HOUR, DAY = 60, 3600, 86400
_NO_BREAK = "\u00a0"
_SYMBOLS = {
    "BRL": "R$",
    "ARS": "$",
    "MXN": "$",
    "CLP": "$",
    "COP": "$",
    "UYU": "$U",
    "PEN": "S/",
    "BOB": "Bs",
    "PYG": "₲",
    "CRC": "₡",
    "GTQ": "Q",
    "USD": "US$",
}


class Format:
    """How values are written. One for the window; `of` gives the same words on the clock of an account's own site.

    What belongs to an account is always told by its own clock: where accounts of several countries stand together,
    each row's "today 23:59" is that seller's. `zones` knows whose clock that is.
    """

    def __init__(
        self,
        clock: Clock,
        zone: ZoneInfo,
        locale: QLocale | None = None,
        zones: Callable[[AccountId], ZoneInfo] | None = None,
    ) -> None:
        self.clock = clock
        self.zone = zone
        self.locale = locale or QLocale(QLocale.Language.Portuguese, QLocale.Country.Brazil)
        self._zones = zones
        self._elsewhere: dict[ZoneInfo, Format] = {}

    def of(self, account: AccountId) -> Format:
        """The same on the clock of this account's site."""
        return self if self._zones is None else self.at(self._zones(account))

    def at(self, zone: ZoneInfo) -> Format:
        """The same in another time zone."""
        if zone == self.zone:
            return self
        if zone not in self._elsewhere:
            self._elsewhere[zone] = Format(self.clock, zone, self.locale, self._zones)
        return self._elsewhere[zone]

    def number(self, value: int | None) -> str:
        """1234 as "1.234"."""
        return MISSING if value is None else self.locale.toString(value)

    def money(self, money: Money | None) -> str:
        """ "R$ 1.234,56", exact: no floating point on the way."""
        if money is None:
            return MISSING
        sign = "−" if money.minor < 0 else ""
        symbol = _SYMBOLS.get(money.currency, money.currency)
        return f"{sign}{symbol}{_NO_BREAK}{self.amount(Money(abs(money.minor), money.currency))}"

    def amount(self, money: Money) -> str:
        """Without the symbol: "1.234,56"."""
        digits = minor_digits(money.currency)
        whole, rest = divmod(money.minor, 10**digits)
        text = self.locale.toString(whole)
        return f"{text}{self.locale.decimalPoint()}{rest:0{digits}d}" if digits else text

    def local(self, moment: datetime) -> datetime:
        """The instant on the site's clock."""
        return moment.astimezone(self.zone)

    def date(self, moment: datetime | None) -> str:
        """ "24/11", with the year when it is not this one."""
        if moment is None:
            return MISSING
        day = self.local(moment)
        return f"{day:%d/%m}" if day.year == self.local(self.clock.now()).year else f"{day:%d/%m/%Y}"

    def time(self, moment: datetime | None) -> str:
        """ "09:05"."""
        return MISSING if moment is None else f"{self.local(moment):%H:%M}"

    def date_time(self, moment: datetime | None) -> str:
        """ "24/11 09:05"."""
        return MISSING if moment is None else f"{self.date(moment)} {self.time(moment)}"

    def full(self, moment: datetime | None) -> str:
        """For tooltips: "24/11/2026 09:05 (America/Sao_Paulo)"."""
        return MISSING if moment is None else f"{self.local(moment):%d/%m/%Y %H:%M} ({self.zone.key})"

    def day(self, moment: datetime | None) -> str:
        """ "Today 14:00", "Tomorrow 14:00", "Yesterday 14:00", or the date and time."""
        if moment is None:
            return MISSING
        today = self.local(self.clock.now()).date()
        name = _day_name(self.local(moment).date(), today)
        return f"{name or self.date(moment)} {self.time(moment)}"

    def age(self, then: datetime | None) -> str:
        """ "just now", "5 min ago", "3 h ago", "2 days ago". A clock that went back never gives a negative age."""
        if then is None:
            return MISSING
        seconds = max(0, int((self.clock.now() - then).total_seconds()))
        if seconds < MINUTE:
            return QCoreApplication.translate("format", "just now")
        return QCoreApplication.translate("format", "{span} ago").format(span=span(seconds))

    def countdown(self, until: datetime | None) -> str:
        """ "in 3 h", or "3 h late"."""
        if until is None:
            return MISSING
        seconds = int((until - self.clock.now()).total_seconds())
        if seconds < 0:
            return QCoreApplication.translate("format", "{span} late").format(span=span(-seconds))
        return QCoreApplication.translate("format", "in {span}").format(span=span(seconds))


def span(seconds: int) -> str:
    """A length of time in its largest unit: "4 min", "3 h", "2 days"."""
    if seconds < HOUR:
        return QCoreApplication.translate("format", "{n} min").format(n=max(1, seconds // MINUTE))
    if seconds < 2 * DAY:
        return QCoreApplication.translate("format", "{n} h").format(n=seconds // HOUR)
    return QCoreApplication.translate("format", "{n} days").format(n=seconds // DAY)


def _day_name(day: date, today: date) -> str | None:
    if day == today:
        return QCoreApplication.translate("format", "Today")
    if day == today + timedelta(days=1):
        return QCoreApplication.translate("format", "Tomorrow")
    return QCoreApplication.translate("format", "Yesterday") if day == today - timedelta(days=1) else None
