"""The program between two crashes, in a world where everything breaks: real outbox, merge, push and SQLite file."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from peepers_desktop.app.commands import Choice, Commands
from peepers_desktop.app.queries import Queries
from peepers_desktop.bootstrap import shop_of
from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.accounts import Account, Link
from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.events import Stage
from peepers_desktop.errors import EditError, UsageError
from peepers_desktop.store.database import Database
from peepers_desktop.store.edit_rows import edit_of
from peepers_desktop.store.errors import IllegalMove
from peepers_desktop.sync.circuit import Circuit
from peepers_desktop.sync.engine import SyncEngine
from peepers_desktop.sync.request import CancelFlag, SyncRequest
from tests.helpers.fire_client import FaultyClient
from tests.helpers.fire_store import ANA, SUL, FaultyStore, Place
from tests.helpers.shop import NOON
from tests.helpers.tripwire import Crash, TrippedDatabase, Tripwire

SELLERS = (ANA, SUL)
TICK = 1.0
"""Seconds between any two things that happen: no two have the same instant."""
ROUNDS_TO_DRAIN = 40


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """An edit the program said it has, with what is needed to judge what becomes of it."""

    edit: Edit
    seen_at: datetime
    """When the seller last saw what is there and decided: typed it, or chose in a conflict."""


def new_file(folder: Path) -> Path:
    """A database with both sellers and all listings and questions read: the template of every run."""
    clock = FixedClock(NOON)
    store = FaultyStore(clock)
    path = folder / "template.db"
    database = Database(path, clock, folder / "backups")
    database.open()
    shop = shop_of(database, clock)
    for seller in SELLERS:
        shop.accounts.save(Account(seller, Link.CONNECTED, "#2d6cdf", clock.now()))
    shop.items.save([store.item(name) for name in store.owners], clock.now())
    shop.questions.save(list(store.questions.values()))
    database.close()
    return path


class FireWorld:
    """One seller's machine and the marketplace, and everything that may happen to both."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.clock = FixedClock(NOON)
        self.clock.advance(TICK)
        self.store = FaultyStore(self.clock)
        self.trip = Tripwire()
        self.path = folder / "peepers.db"
        shutil.copyfile(template, self.path)
        self.acknowledged: dict[int, Acknowledged] = {}
        self.typed: dict[int, int] = {}
        """By edit: the difference that was typed last."""
        self.crashes = 0
        self.trouble: list[str] = []
        self.story: list[str] = []
        """What happened, in words: the first thing to read when a law was broken."""
        self._start()

    # --- the program -------------------------------------------------------------------------------------------

    def _start(self) -> None:
        self.database = TrippedDatabase(self.path, self.clock, self.path.parent / "backups", self.trip)
        self.database.open()
        self.shop = shop_of(self.database, self.clock)
        self.shop.outbox.recover()
        self.queries = Queries(self.database, self.clock)
        self.commands = Commands(self.shop, self.queries.item_list, self.clock, lambda _event: None)
        circuit = Circuit(self.clock)
        self.engines = {
            seller.user_id: SyncEngine(
                seller.user_id, FaultyClient(self.store, seller.user_id, self.trip, self._sending),  # type: ignore[arg-type]
                self.shop, self.clock, circuit, lambda _event: None,
            )
            for seller in SELLERS
        }  # fmt: skip

    def restart(self) -> None:
        """Killed and started again. The first start may be killed as well."""
        self.crashes += 1
        self.tell("dies and starts again")
        self.database.close()
        self.clock.advance(TICK)
        try:
            self._start()
        except Crash:
            self.restart()

    def surviving(self, act: Callable[[], object]) -> bool:
        """Do something; if the program dies of it, start it again. False when it died."""
        self.clock.advance(TICK)
        try:
            act()
        except Crash:
            self.restart()
            return False
        return True

    def _sending(self, account: str, kind: str, target: str) -> int | None:
        """The edit on the wire, as another process sees it: its intent has to be durable by now, and no
        transaction may be open while the network is waited for."""
        with closing(sqlite3.connect(self.path, timeout=0, isolation_level=None)) as other:
            try:
                other.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                self.store.broken.append("a transaction is open while the network is waited for")
                return None
            query = "SELECT id FROM outbox WHERE account = ? AND kind = ? AND target_id = ? AND state = 'sending'"
            found = other.execute(query, (account, kind, target)).fetchall()
            other.execute("ROLLBACK")
        if len(found) != 1:
            self.store.broken.append(f"{len(found)} edits of {kind}:{target} stand as SENDING while one is written")
        return int(found[0][0]) if found else None

    # --- the seller --------------------------------------------------------------------------------------------

    def type_quantity(self, place: Place, typed: str) -> bool:
        """A count or a difference; what the program refuses or finds to be so already is no edit."""
        account = self.store.owners[place[0]].user_id

        def act() -> Edit | None:
            edit = self.commands.set_stock(account, place[0], place[1], typed)
            if edit is not None and typed.startswith(("+", "-")):
                self.typed[edit.id] = int(typed)
            return edit

        return self._acknowledge(act)

    def type_price(self, name: str, amount: str) -> bool:
        account = self.store.owners[name].user_id
        return self._acknowledge(lambda: self.commands.set_price(account, name, amount))

    def type_status(self, name: str, status: str) -> bool:
        account = self.store.owners[name].user_id
        return self._acknowledge(lambda: self.commands.set_status(account, name, status))

    def answer(self, question_id: str, text: str) -> bool:
        return self._acknowledge(lambda: self.commands.answer(None, question_id, text))

    def cancel(self, edit_id: int) -> bool:
        return self._acknowledge(lambda: self.commands.cancel(edit_id))

    def retry(self, edit_id: int) -> bool:
        return self._acknowledge(lambda: self.commands.retry(edit_id))

    def resolve(self, edit_id: int, choice: Choice) -> bool:
        return self._acknowledge(lambda: self.commands.resolve(edit_id, choice))

    def revert(self, edit_id: int) -> bool:
        return self._acknowledge(lambda: self.commands.revert(edit_id))

    def undo(self) -> bool:
        return self._acknowledge(self.commands.undo)

    def tell(self, what: str) -> None:
        self.story.append(f"{self.clock.now():%H:%M:%S} {what}")

    def _acknowledge(self, act: Callable[[], Edit | None]) -> bool:
        """Only an edit whose command returned is acknowledged; one that died on the way may exist or not."""
        made: list[Edit | None] = []

        def attempt() -> None:
            try:
                made.append(act())
            except (EditError, UsageError, IllegalMove):
                return

        alive = self.surviving(attempt)
        if made and made[0] is not None:
            edit = made[0]
            self.acknowledged[edit.id] = Acknowledged(edit, self.clock.now())
            change = f"{edit.resource} {dict(edit.base)} -> {dict(edit.wanted)} {edit.intent.value}"
            self.tell(f"edit {edit.id} {change} {edit.state.value}")
        self._notice_unacknowledged()
        return alive

    def _notice_unacknowledged(self) -> None:
        """An edit committed by a command that then died was typed too, although nobody was told."""
        for edit in self.edits():
            self.acknowledged.setdefault(edit.id, Acknowledged(edit, self.clock.now()))

    # --- the wire and the calendar -----------------------------------------------------------------------------

    def send(self, *more: Stage) -> bool:
        """One round of every connected account, as the scheduler makes it; False when the program died."""
        self.tell("sends")
        return self.surviving(lambda: self._cycle({Stage.PUSH, *more}))

    def read(self) -> bool:
        """Read the listings that changed, which confirms edits."""
        self.tell("reads")
        return self.surviving(lambda: self._cycle({Stage.ITEMS}))

    def _cycle(self, stages: set[Stage]) -> None:
        for account in self.shop.accounts.all():
            if account.link is Link.CONNECTED:
                request = SyncRequest(stages=frozenset(stages), force=Stage.ITEMS in stages)
                report = self.engines[account.id].cycle(request, CancelFlag())
                self.trouble.extend(trouble.code for trouble in report.troubles)

    def disconnect(self, account: str) -> None:
        self.surviving(lambda: self.shop.accounts.set_link(account, Link.RECONNECT, "test"))

    def relink(self, account: str) -> None:
        self.surviving(lambda: self.shop.accounts.set_link(account, Link.CONNECTED))

    def break_next(self, kind: str, fault: object) -> None:
        self.tell(f"the next {kind} meets {fault}")
        self.store.faults[kind].append(fault)  # type: ignore[arg-type]

    def buy(self, place: Place, units: int) -> None:
        sold = self.store.sell(place, units)
        self.tell(f"{sold} sold of {place}, {self.store.shelves[place].units} left")

    def somebody_else(self, place: Place, units: int) -> None:
        self.tell(f"somebody else makes {place} {units}")
        self.store.somebody_else(place, units)

    def buy_during_a_write(self, place: Place, units: int) -> None:
        """The next write meets a sale that nobody has read yet."""
        self.tell(f"a sale of {place} waits for a write")
        self.store.during[place] = units

    def die_at(self, point: str, passing: int = 1) -> None:
        self.tell(f"will die at: {point} ({passing})")
        self.trip.arm(point, passing)

    def poison(self, place: Place) -> None:
        """A row that nobody can read stands before everything else that is typed of this place."""
        name, variation = place
        resource = f"stock:{name}/{variation}" if variation else f"stock:{name}"
        values = (self.store.owners[name].user_id, "stock", resource, name, variation, "{no json", "", 1, "absolute")
        self.tell(f"a poisoned row of {place}")
        with closing(sqlite3.connect(self.path)) as other, other:
            other.execute(
                "INSERT INTO outbox (account, kind, resource, target_id, variation_id, base, wanted, quantity, intent, "
                "state, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?, ?)",
                (*values, *[self.clock.now().isoformat(timespec="milliseconds")] * 2),
            )
        self._notice_unacknowledged()

    def drain(self) -> None:
        """The network is good and stays so: everything has to come to an end or to the seller."""
        self.trip.armed = None
        self.store.heal()
        for seller in SELLERS:
            self.relink(seller.user_id)
        for _ in range(ROUNDS_TO_DRAIN):
            self.clock.advance(700)  # beyond the longest back-off
            self.send()
            if not any(edit.state in _MOVING for edit in self.edits()):
                break
        self.send(Stage.ITEMS)

    # --- what is there -----------------------------------------------------------------------------------------

    def edits(self) -> list[Edit]:
        """Every row of the outbox, of any state, read without the program's own store."""
        with closing(sqlite3.connect(self.path)) as other:
            other.row_factory = sqlite3.Row
            return [edit_of(dict(row)) for row in other.execute("SELECT * FROM outbox ORDER BY id")]

    def in_state(self, *states: EditState) -> list[Edit]:
        return [edit for edit in self.edits() if edit.state in states]

    def close(self) -> None:
        self.database.close()


_MOVING = frozenset({EditState.QUEUED, EditState.SENDING, EditState.UNKNOWN})
