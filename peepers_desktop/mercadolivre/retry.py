"""When a read is tried again: three tries, full jitter, thirty seconds in all.

Only failures that a moment can cure count, and only for reads. A refusal (400, 403, 404), a pause asked for
(429), an answer that cannot be read and every write are never repeated here: writes have their read-back.
"""

from __future__ import annotations

from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre.errors import Ambiguous, NotSent, ServerTrouble

TRIES = 3
TOTAL = 30.0
"""Seconds for all tries of one read."""
_FIRST, _LONGEST = 0.5, 8.0
_PASSING = (NotSent, Ambiguous, ServerTrouble)


def pause_before_next(tried: int, elapsed: float, error: PeepersError, chance: float) -> float | None:
    """Seconds to wait before the next try; None when there is none.

    `tried` counts the tries so far, `elapsed` their seconds, `chance` is a random number from 0 to 1.
    """
    if tried >= TRIES or not isinstance(error, _PASSING):
        return None
    pause = chance * min(_LONGEST, _FIRST * 2.0**tried)
    return pause if elapsed + pause < TOTAL else None
