"""When cached data is old enough to be asked for again."""

from __future__ import annotations

from datetime import datetime, timedelta

PRODUCTS_FRESH_FOR = timedelta(hours=2)
"""How long a listing counts as fresh after it was read."""
QUESTIONS_EVERY = timedelta(minutes=2)
ANSWERED_FRESH_FOR = timedelta(hours=2)
"""How long the newest answered questions need not be looked at."""
ORDERS_EVERY = timedelta(minutes=5)
SHIPMENTS_EVERY = timedelta(minutes=15)
ORDER_OVERLAP = timedelta(hours=2)
"""Date filters drop minutes and answers may lag: windows overlap by this much."""
FIRST_ORDERS_WINDOW = timedelta(days=60)
"""How far back the first synchronisation reads sales."""
ORDER_WINDOW = timedelta(days=7)
"""Length of one checkpointed window of that first reading."""
OLD_ORDER_WINDOW = timedelta(days=30)
"""Length of the windows beyond it, one a round."""
ORDERS_KEPT = timedelta(days=365)
"""How long the marketplace keeps orders (page gestiona-ventas 18/02/2026)."""


def is_fresh(fetched_at: datetime | None, now: datetime, lasts: timedelta = PRODUCTS_FRESH_FOR) -> bool:
    """True while something read at `fetched_at` need not be read again. A reading in the future
    (the machine's clock went back) is not trusted for longer than `lasts` either."""
    return fetched_at is not None and abs(now - fetched_at) < lasts


def age_seconds(then: datetime, now: datetime) -> int:
    """Age in whole seconds; clock skew never makes it negative."""
    return max(0, int((now - then).total_seconds()))
