"""The seller's main job through the real windows, without anybody watching: connect, see, edit, answer, follow.

Every step says in one line what it saw; the store's own state is asked whether each edit arrived. Nobody watches,
so nothing is waited for that the store's clock or the windows themselves can tell.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event as Flag
from typing import Any, Protocol

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from peepers_desktop.domain.edits import ANSWER_UNDO_SECONDS, EditKind, EditState
from peepers_desktop.domain.events import Event, SyncFinished, SyncProgress
from peepers_desktop.domain.filters import ItemFilter, OutboxFilter, QuestionFilter, ShipmentFilter
from peepers_desktop.domain.rows import ItemRow, ShipmentRow, VariationRow
from peepers_desktop.domain.shipments import Board
from peepers_desktop.ui.context import UiContext
from peepers_desktop.ui.dialogs.connect import ConnectDialog
from peepers_desktop.ui.dialogs.connect_words import Step
from peepers_desktop.ui.models.roles import EDIT
from peepers_desktop.ui.tabs.listings import ListingsTab
from peepers_desktop.ui.tabs.questions import QuestionsTab
from peepers_desktop.ui.theme.theme import Choice
from peepers_desktop.ui.window import Window

PATIENCE = 120.0
"""Seconds any one step may take."""
_DAY = 86_400
_QUOTA = 36_000_000
"""Requests an hour: nobody shares this shop's quota, so that pacing has nothing to protect."""
_SENDINGS = 8
"""Rounds an outbox may take to be empty."""
_QUIET = 0.15
"""Seconds without work after which a window has painted itself: events are merged for 50 ms."""
ANSWER = "Olá! Sim, temos em estoque e enviamos hoje mesmo. Obrigado!"


class Store(Protocol):
    """The levers of the demonstration store."""

    def get(self, path: str) -> Any: ...

    def post(self, path: str, **body: Any) -> Any: ...


class TourFailed(Exception):
    """A step did not come out as it must."""


@dataclass(frozen=True, slots=True)
class Promised:
    """What the program told the seller it had brought to the store."""

    listing: str
    stock: int
    varied: str
    variation: str
    units: int
    question: str


def prove(store: Store, promised: Promised) -> str:
    """What the store itself says, not what the program believes. Raises `TourFailed` where it contradicts."""
    stock = store.get(f"/items/{promised.listing}")["available_quantity"]
    units = store.get(f"/items/{promised.varied}/variations/{promised.variation}")["available_quantity"]
    answer = (store.get(f"/questions/{promised.question}").get("answer") or {}).get("text")
    posts = sum(write["path"] == "/answers" for write in store.get("/writes"))
    if (stock, units, answer, posts) != (promised.stock, promised.units, ANSWER, 1):
        raise TourFailed(f"the store holds {stock}, {units}, {answer!r} after {posts} answers")
    return f"the store agrees: stock {stock}, variation {units}, one answer accepted"


@dataclass(slots=True)
class Tour:
    """Walks through the windows. `subscribe` hands it the events of the lower layers."""

    context: UiContext
    window: Window
    dialog: Callable[[], ConnectDialog]
    store: Store
    pictures: Path
    say: Callable[[str], object]
    subscribe: Callable[[Callable[[Event], object]], Callable[[], None]]

    def walk(self) -> None:
        """Every step in order. Raises `TourFailed`."""
        self.store.post("/application", requests_per_hour=_QUOTA)
        self._connect()
        self._synchronise("first synchronisation")
        listing, stock = self._edit_listing()
        varied, variation, units = self._edit_variation()
        promised = Promised(listing, stock, varied, variation, units, self._answer())
        self._send()
        self.say(prove(self.store, promised))
        self._take_pictures()
        self._follow_parcel()

    # Steps -------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        dialog = self.dialog()
        dialog.show()
        dialog.show_step(Step.KEYS)
        dialog.go_on()
        self.until(lambda: dialog.step is Step.RESULT, "the login")
        accounts = self.context.queries.accounts()
        if not accounts:
            raise TourFailed("the login page answered, and no account is connected")
        self._picture(dialog, "connect")
        dialog.accept()
        self.say(f"connected as {accounts[0].seller.nickname} through the login page")

    def _synchronise(self, what: str, act: Callable[[], object] | None = None) -> None:
        finished = Flag()
        steps: list[SyncProgress] = []
        troubles: list[str] = []

        def listen(event: Event) -> None:
            if isinstance(event, SyncProgress):
                steps.append(event)
            elif isinstance(event, SyncFinished):
                troubles.extend(f"{trouble.code} {trouble.detail}" for trouble in event.report.troubles)
                finished.set()

        leave = self.subscribe(listen)
        (act or (lambda: self.context.scheduler.sync_now()))()
        self.until(finished.is_set, what)
        leave()
        if troubles:
            raise TourFailed(f"{what}: {troubles}")
        tally = self.context.queries.tally()
        counts = f"{tally.items} listings, {tally.orders} sales, {tally.questions_waiting} questions waiting"
        self.say(f"{what}: {counts} ({len(steps)} progress reports)")

    def _edit_listing(self) -> tuple[str, int]:
        tab = self._listings()
        row = self._item(lambda row: row.read_only is None and (row.quantity or 0) > 0)
        wanted = (row.quantity or 0) + 3
        self._type(tab, row, "+3")
        self.until(lambda: self._item_now(row).quantity == wanted, "the edited stock")
        self.say(f"{row.id}: stock {row.quantity} → {wanted}, waiting in the outbox")
        return row.id, wanted

    def _edit_variation(self) -> tuple[str, str, int]:
        tab = self._listings()
        owner = self._item(lambda row: row.variation_count > 1 and bool(self._editable_variation(row)))
        variation = self._editable_variation(owner)
        if variation is None:
            raise TourFailed("no variation can be edited")
        wanted = (variation.quantity or 0) + 2
        tab.editing.one(owner, str(wanted), variation.id)
        read = self.context.queries.variations

        def shown() -> bool:
            return any(v.id == variation.id and v.quantity == wanted for v in read(owner.account, owner.id))

        self.until(shown, "the edited variation")
        self.say(f"{owner.id} / {variation.name}: stock {variation.quantity} → {wanted}, waiting in the outbox")
        return owner.id, variation.id, wanted

    def _answer(self) -> str:
        tab = self.window.show_tab("questions")
        if not isinstance(tab, QuestionsTab):
            raise TourFailed("the questions are not there")
        queries = self.context.queries
        rows = queries.question_rows(queries.questions(QuestionFilter(waiting_only=True))[:50])
        row = next(row for row in rows if (item := queries.item(row.account, row.item_id)) and item.status == "active")
        tab.select(row.id)
        pane = tab.pane
        self.until(lambda: pane.row is not None and pane.row.id == row.id, "the question")
        pane.composer.set_text(ANSWER)
        pane.composer.submit()
        self.until(lambda: bool(queries.outbox(OutboxFilter(text=row.id))), "the answer in the outbox")
        self.say(f"question {row.id} answered; it leaves when the time to take it back is over")
        return row.id

    def _send(self) -> None:
        self.window.show_tab("outbox")
        self.store.post("/advance", seconds=ANSWER_UNDO_SECONDS)
        for _round in range(_SENDINGS):
            self._round(self.context.scheduler.send_now)
            if not (left := self._under_way()):
                break
        else:
            raise TourFailed(f"the outbox was not sent: {left}")
        self.say(f"outbox sent: {self._states(OutboxFilter())}")

    def _under_way(self) -> str:
        """What has not arrived; an answer that was accepted needs no reading back."""
        accepted = frozenset({EditKind.ANSWER})
        waiting = self._states(OutboxFilter(states=frozenset({EditState.QUEUED, EditState.SENDING, EditState.UNKNOWN})))
        unseen = self._states(OutboxFilter(states=frozenset({EditState.APPLIED})), accepted)
        return ", ".join(part for part in (waiting, unseen) if part)

    def _states(self, wanted: OutboxFilter, passed_over: frozenset[EditKind] = frozenset()) -> str:
        rows = self.context.queries.outbox_rows(self.context.queries.outbox(wanted))
        edits = [row.edit for row in rows if row.edit.kind not in passed_over]
        return ", ".join(f"{edit.kind.value} {edit.state.value}" for edit in edits)

    def _follow_parcel(self) -> None:
        row = self._parcel()
        tab = self.window.show_tab("shipments")
        tab.select(row.id)
        seen = [row.board.value]
        for _day in range(40):
            self.store.post("/advance", seconds=_DAY // 2)
            self._round(self.context.scheduler.sync_now)
            now = self._shipment(row.id)
            if now.board.value != seen[-1]:
                seen.append(now.board.value)
            if now.status == "delivered":
                self.say(f"parcel {row.id}: {' → '.join(seen)}, delivered, {len(now.events)} steps in its timeline")
                self._settle()
                self._picture(self.window, "parcel-delivered")
                return
        raise TourFailed(f"parcel {row.id} was not delivered: {seen}")

    def _take_pictures(self) -> None:
        for choice in (Choice.LIGHT, Choice.DARK):
            self.context.theme.choose(choice)
            for spec in self.window.specs:
                self._show(spec.name)
                self._settle()
                self._picture(self.window, f"{spec.name}-{choice.value}")
        self.say(f"{2 * len(self.window.specs)} pictures of the tabs in {self.pictures}")

    def _show(self, section: str) -> None:
        """A section as a seller looks at it: the cursor on something that tells."""
        tab = self.window.show_tab(section)
        self.until(lambda: self.context.tasks.idle, "a quiet window")
        if isinstance(tab, ListingsTab):
            varied = (n for n in range(12) if (row := tab.model.row_at(n)) is not None and row.variation_count > 1)
            tab.grid.setCurrentIndex(tab.model.index(next(varied, 0), tab.model.column_of("stock")))
            tab.grid.scrollToTop()
        elif isinstance(tab, QuestionsTab):
            tab.list.setCurrentIndex(tab.model.index(0, 0))

    # Means -------------------------------------------------------------------------------------------

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the windows live until something holds. Raises `TourFailed` when it does not come."""
        clock = self.context.clock
        ends = clock.monotonic() + PATIENCE
        while not condition():
            if clock.monotonic() > ends:
                raise TourFailed(f"{what} did not come")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            clock.wait(0.005)

    def _settle(self) -> None:
        """Until nothing is read, fetched or painted late any more."""
        clock, still = self.context.clock, self.context.clock.monotonic()

        def quiet() -> bool:
            nonlocal still
            if self.context.thumbnails.busy or not self.context.tasks.idle:
                still = clock.monotonic()
            return clock.monotonic() - still > _QUIET

        self.until(quiet, "a quiet window")

    def _picture(self, widget: Any, name: str) -> None:
        self.pictures.mkdir(parents=True, exist_ok=True)
        widget.grab().save(str(self.pictures / f"{name}.png"))

    def _round(self, act: Callable[[], object]) -> None:
        """Ask the scheduler for something and see it through."""
        finished = Flag()
        leave = self.subscribe(lambda event: finished.set() if isinstance(event, SyncFinished) else None)
        act()
        self.until(finished.is_set, "a synchronisation")
        leave()

    def _listings(self) -> ListingsTab:
        tab = self.window.show_tab("listings")
        if not isinstance(tab, ListingsTab):
            raise TourFailed("the listings are not there")
        self.until(lambda: tab.model.rowCount() > 0, "the listings")
        return tab

    def _type(self, tab: ListingsTab, row: ItemRow, text: str) -> None:
        """Type into the stock cell of a row, as the editor does when Enter is pressed."""
        found = [n for n in range(tab.model.rowCount()) if tab.model.key_at(n) == row.key]
        if not found:
            raise TourFailed(f"{row.id} is not in the grid")
        index = tab.model.index(found[0], tab.model.column_of("stock"))
        tab.grid.setCurrentIndex(index)
        self.until(lambda: tab.model.row_at(found[0]) is not None, "the row")
        tab.model.setData(index, text, EDIT)

    def _item(self, fits: Callable[[ItemRow], bool]) -> ItemRow:
        queries = self.context.queries
        for row in queries.item_rows(queries.items(ItemFilter())):
            if row.status == "active" and row.pending is None and fits(row):
                return row
        raise TourFailed("no listing fits")

    def _item_now(self, row: ItemRow) -> ItemRow:
        return self.context.queries.item(row.account, row.id) or row

    def _editable_variation(self, row: ItemRow) -> VariationRow | None:
        variations = self.context.queries.variations(row.account, row.id)
        return next((v for v in variations if v.read_only is None and v.quantity is not None), None)

    def _parcel(self) -> ShipmentRow:
        queries = self.context.queries
        wanted = ShipmentFilter(boards=frozenset({Board.TO_PREPARE}), to_dispatch=True)
        rows = queries.shipment_rows(queries.shipments(wanted))
        row = next((row for row in rows if row.substatus == "ready_to_print"), None) or next(iter(rows), None)
        if row is None:
            raise TourFailed("no parcel is to be prepared")
        return row

    def _shipment(self, shipment_id: str) -> ShipmentRow:
        queries = self.context.queries
        return queries.shipment_rows(queries.shipments(ShipmentFilter(text=shipment_id)))[0]
