"""Names of lists within tabs: `goto(tab, preset)` opens the list behind a count instead of one thing."""

from __future__ import annotations

WAITING = "waiting"
"""Questions without an answer."""
ANSWERED = "answered"
"""Questions that were answered."""
TO_DISPATCH = "to_dispatch"
"""Parcels the seller still has to hand over."""
NEED_YOU = "need_you"
"""Edits in which only the seller can go on."""
LITTLE_STOCK = "little_stock"
"""Listings at zero or running low."""
