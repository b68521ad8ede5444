"""Buyers in clear or masked, in every list at once."""

from __future__ import annotations

from peepers_desktop.domain.events import Changed, Kind
from peepers_desktop.ui.context import UiContext


def switch(context: UiContext) -> bool:
    """Show buyers, or mask them again; every list is read anew. True when they are shown now."""
    personal = context.queries.personal
    personal.shown = not personal.shown
    for account in context.queries.accounts():
        for kind in (Kind.ORDERS, Kind.SHIPMENTS):
            context.bridge.publish(Changed(kind, account.id))
    return personal.shown
