"""The ids of a whole catalogue, read in one go, and whether they are really all of them.

A scroll may neither pause nor run twice, and it dies after five minutes of silence (page items-y-busquedas
10/09/2026). One that ends early, with an error or without, is begun anew once; what is still not all of the
catalogue may be read, but proves nothing about the listings it does not name.
"""

from __future__ import annotations

from dataclasses import dataclass

from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.ids import ItemId
from peepers_desktop.mercadolivre import errors
from peepers_desktop.sync.round import Round

_ATTEMPTS = 2


@dataclass(frozen=True, slots=True)
class Catalogue:
    """`complete` when as many ids came as the marketplace said there are."""

    ids: list[ItemId]
    complete: bool


def read_catalogue(round_: Round) -> Catalogue:
    """All ids, the listings changed last first."""
    order = dict.fromkeys(round_.client.recent_item_ids().ids)
    complete = False
    for _ in range(_ATTEMPTS):
        complete = _scan(round_, order)
        if complete:
            break
    return Catalogue(list(order), complete)


def _scan(round_: Round, order: dict[ItemId, None]) -> bool:
    """Add the ids of one scan; True when it came to its end."""
    found: set[ItemId] = set()
    total: int | None = None
    try:
        for page in round_.client.scan_item_ids():
            round_.cancel.check()
            found.update(page.ids)
            order.update(dict.fromkeys(page.ids))
            total = page.total if page.total is not None else total
            round_.progress(Stage.ITEMS, 0, total)
    except errors.Refused:
        if not found:
            raise
        return False
    return total is None or len(found) >= total
