"""The time zone of a marketplace site: it decides what "today" is (a seller's day is not cut by UTC)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from zoneinfo import ZoneInfo

from peepers_desktop.app.seller_days import zone_of_site
from peepers_desktop.domain.accounts import Account
from peepers_desktop.domain.ids import AccountId


def zone_of(site_id: str) -> ZoneInfo:
    """The zone of a site; an unknown one is read as Brazil, the program's first home."""
    return zone_of_site(site_id)


class SellerZones:
    """Whose clock the times of an account are told by. Asked while painting: an account is read once, since it never
    changes its site; one that was connected meanwhile is read when its first row is shown."""

    def __init__(self, accounts: Callable[[], Sequence[Account]]) -> None:
        self._accounts = accounts
        self._zones: dict[AccountId, ZoneInfo] = {}

    def __call__(self, account: AccountId) -> ZoneInfo:
        if account not in self._zones:
            self._zones = {one.id: zone_of(one.seller.site_id) for one in self._accounts()}
        return self._zones.get(account) or zone_of("")
