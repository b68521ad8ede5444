"""The registry of tabs, in the order sellers know. Modules are imported when their tab is first shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.rows import Tally

if TYPE_CHECKING:
    from peepers_desktop.ui.context import UiContext
    from peepers_desktop.ui.tabs.base import Tab


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab before it is built. `badge` is None when there is nothing to count; `urgent` colours it."""

    name: str
    title: Callable[[], str]
    icon: str
    factory: str
    """module:Class"""
    badge: Callable[[Tally], int | None]
    urgent: Callable[[Tally], bool] = lambda tally: False

    def build(self, context: UiContext) -> Tab:
        """Import the module and make the tab."""
        module, _, name = self.factory.partition(":")
        built: Tab = getattr(import_module(f"peepers_desktop.ui.tabs.{module}"), name)(context)
        return built


def registry() -> tuple[TabSpec, ...]:
    """Every tab, first to last: Ctrl+1, Ctrl+2 and so on."""
    tr = QCoreApplication.translate
    return (
        TabSpec("today", lambda: tr("tabs", "Today"), "sun", "today:TodayTab", lambda tally: None),
        TabSpec(
            "listings",
            lambda: tr("tabs", "Listings and stock"),
            "tag",
            "listings:ListingsTab",
            lambda tally: tally.out_of_stock or None,
        ),
        TabSpec(
            "questions",
            lambda: tr("tabs", "Questions"),
            "chat-circle-text",
            "questions:QuestionsTab",
            lambda tally: tally.questions_waiting or None,
            lambda tally: tally.questions_waiting > 0,
        ),
        TabSpec("orders", lambda: tr("tabs", "Sales"), "receipt", "orders:OrdersTab", lambda tally: None),
        TabSpec(
            "shipments",
            lambda: tr("tabs", "Shipments"),
            "truck",
            "shipments:ShipmentsTab",
            lambda tally: tally.to_dispatch or None,
            lambda tally: tally.late > 0,
        ),
        TabSpec(
            "outbox",
            lambda: tr("tabs", "Outbox"),
            "tray",
            "outbox:OutboxTab",
            lambda tally: (tally.outbox_waiting + tally.outbox_needs_seller) or None,
            lambda tally: tally.outbox_needs_seller > 0,
        ),
    )
