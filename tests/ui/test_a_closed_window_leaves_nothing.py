"""A signal that outlives the window keeps a function it was given, and with that all that the function knows, for ever.
A method of the window's own object is let go with the object."""

from __future__ import annotations

import gc
import weakref
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from peepers_desktop.domain.events import Changed, Kind
from tests.helpers.shop import NOON, SELLER, item, open_shop, question
from tests.helpers.window_bench import WindowBench, make_window

NAMES = ("today", "listings", "questions", "orders", "shipments", "outbox")


def opened(folder: Path) -> WindowBench:
    folder.mkdir()
    shop = open_shop(folder)
    shop.stores.items.save([item(f"MLB{n}", 9 + n, title=f"Fone {n}") for n in range(1, 8)], NOON)
    shop.stores.questions.save([question("1", "MLB1")])
    return make_window(shop, folder)


def left_of(bench: WindowBench, *names: str) -> list[str]:
    """The kinds of what is still there after the window was used, closed and collected."""
    known = {name: weakref.ref(bench.tab(name)) for name in names}
    bench.context.bridge.publish(Changed(Kind.ITEMS, SELLER.user_id, ("MLB1",)))
    bench.settle()
    context = bench.context
    known |= {name: weakref.ref(getattr(context, name)) for name in ("theme", "icons", "thumbnails", "tasks", "bridge")}
    known["window"] = weakref.ref(bench.window)
    bench.close()
    bench.window, bench.context = None, None  # type: ignore[assignment]
    del bench, context
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    return [name for name, ref in known.items() if ref() is not None]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_a_section_stays(qapp: QApplication, tmp_path: Path, name: str) -> None:
    assert left_of(opened(tmp_path / "shop"), name) == []


def hold(bench: WindowBench) -> None:
    tab = bench.tab("listings")
    bench.context.thumbnails.ready.connect(lambda _address: tab.grid)


def test_what_is_held_is_found(qapp: QApplication, tmp_path: Path) -> None:
    """The control: a function given to a signal of what outlives the window."""
    bench = opened(tmp_path / "shop")
    hold(bench)
    assert {"listings", "theme", "icons", "thumbnails"} <= set(left_of(bench, "listings"))
