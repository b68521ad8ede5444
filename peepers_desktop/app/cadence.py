"""Which parts of the shop are due for a look, and when the next one is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.freshness import ORDERS_EVERY, PRODUCTS_FRESH_FOR, QUESTIONS_EVERY, SHIPMENTS_EVERY

EVERY: Mapping[Stage, timedelta] = {
    Stage.PUSH: timedelta(0),
    Stage.QUESTIONS: QUESTIONS_EVERY,
    Stage.ORDERS: ORDERS_EVERY,
    Stage.SHIPMENTS: SHIPMENTS_EVERY,
    Stage.ITEMS: PRODUCTS_FRESH_FOR,
}
"""How often each part is looked at while the program runs. Listings touched by a sale or an edit are
read in the round that noticed it, whatever this table says."""
LOOKED_AT_ALWAYS = frozenset({Stage.PUSH, Stage.SHIPMENTS, Stage.ITEMS})
"""Parts of every round: they know by themselves what is new (an edit, a sale's parcel, a listing touched by a
sale, a scan to go on with), and ask for nothing when there is nothing."""
_TOLERANCE = timedelta(seconds=10)
"""A round that comes a moment early still counts as being on time."""


def due_stages(last: Mapping[Stage, datetime], now: datetime) -> frozenset[Stage]:
    """Parts never looked at, or not for as long as `EVERY` allows. A last look in the future, as after
    the machine's clock was set back, counts as none."""
    return frozenset(stage for stage, every in EVERY.items() if _due(last.get(stage), now, every))


def _due(last: datetime | None, now: datetime, every: timedelta) -> bool:
    return last is None or last > now + _TOLERANCE or now - last >= every - _TOLERANCE
