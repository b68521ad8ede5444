"""The real program on a real profile, killed while it sends; the seller's typing and the last drain happen here."""

from __future__ import annotations

import os
import shutil
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from peepers_desktop import bootstrap
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.clock import FixedClock, SystemClock
from peepers_desktop.domain.edits import Edit, EditState
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import ItemFilter, QuestionFilter
from tests.helpers.command import CommandLine, close_log, of_store
from tests.helpers.other_process import OtherProcess
from tests.helpers.store import StoreRig

MOVING = frozenset({EditState.QUEUED, EditState.SENDING, EditState.UNKNOWN})
LOOK = 0.004
"""Seconds between two looks at whether the program has begun to talk."""
NURSERY = """
import os, sys
from peepers_desktop.__main__ import main
import peepers_desktop.bootstrap, peepers_desktop.vault.passphrase_vault, httpx
for line in sys.stdin:
    child = os.fork()
    if not child:
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        os._exit(main(line.split()))
    print(child, flush=True)
    os.waitpid(child, 0)
    print("ended", flush=True)
"""
"""Starts the program's own `main` in a process of its own for every line, with the imports done: three times as
many kills in the same time. The program has no thread, socket or file open when it is forked off."""


@contextmanager
def parts_of(cli: CommandLine, shift: timedelta = timedelta()) -> Iterator[bootstrap.Parts]:
    """The program's parts in this process, at a moment that may be another one."""
    clock = FixedClock(SystemClock().now() + shift)
    parts = bootstrap.build(GlobalOptions(cli.profile), cli.environment(), clock)
    try:
        yield parts
    finally:
        parts.close()
        close_log()


@dataclass
class Victim:
    """One profile, and what the seller was told is safe."""

    rig: StoreRig
    cli: CommandLine
    nursery: OtherProcess
    random: Random
    deltas: Counter[str] = field(default_factory=Counter)
    sold: Counter[str] = field(default_factory=Counter)
    before: dict[str, int] = field(default_factory=dict)
    typed: list[int] = field(default_factory=list)
    kills: int = 0
    while_sending: int = 0

    def parts(self, shift: timedelta = timedelta()) -> AbstractContextManager[bootstrap.Parts]:
        return parts_of(self.cli, shift)

    def look_around(self) -> None:
        with self.parts() as parts:
            parts.sync(frozenset({Stage.ITEMS}), True)
            rows = parts.queries.item_rows(parts.queries.items(ItemFilter()))
            good = [row for row in rows if row.status == "active" and row.read_only is None and not row.variation_count]
            self.before = {row.id: row.quantity for row in good if row.quantity is not None and row.quantity > 4}
        assert len(self.before) >= 6

    def type_some(self, answers: bool) -> None:
        """Differences, which show when they are added twice, and an answer whose undo window is over."""
        with self.parts(timedelta(minutes=-2)) as parts:
            for item in self.random.sample(sorted(self.before), 3):
                difference = self.random.randint(1, 4)
                edit = parts.commands.set_stock(None, item, None, f"+{difference}")
                assert edit is not None
                self.typed.append(edit.id)
                self.deltas[item] += difference
            waiting = parts.queries.question_rows(parts.queries.questions(QuestionFilter(waiting_only=True)))
            for row in [row for row in waiting if not row.pending][: int(answers)]:
                self.typed.append(parts.commands.answer(None, row.id, f"Sim! ({len(self.typed)})").id)

    def buy(self) -> None:
        item = self.random.choice(sorted(self.before))
        self.rig.control("POST", f"/items/{item}/sale", units=1)
        self.sold[item] += 1

    def send_and_kill(self, after: float) -> None:
        """SIGKILL so many seconds after its first word to the marketplace."""
        journal = self.rig.store.journal
        said, writes = journal.requests.total(), len(journal.writes)
        self.nursery.say(f"--profile {self.cli.profile} outbox send")
        child = int(self.nursery.hear())
        while journal.requests.total() == said and _alive(child):
            SystemClock().wait(LOOK)
        SystemClock().wait(after)
        if _alive(child):
            self.kills += 1
            os.kill(child, signal.SIGKILL)
        assert self.nursery.hear() == "ended"
        self.while_sending += len(journal.writes) > writes

    def drain(self) -> None:
        """Started for the last time, with a network that holds."""
        self.rig.clear_faults()
        with self.parts() as parts:
            for _ in range(20):
                parts.sync(frozenset({Stage.PUSH, Stage.ITEMS}), False)
                parts.clock.wait(700)
                account = parts.shop.accounts.all()[0].id
                if not any(edit.state in MOVING for edit in parts.shop.outbox.unsettled(account)):
                    return

    def edits(self) -> list[Edit]:
        with self.parts() as parts:
            return [parts.shop.outbox.get(number) for number in self.typed]

    def in_store(self, item: str) -> int:
        return int(self.rig.control("GET", f"/items/{item}")["available_quantity"])

    def expected(self, item: str) -> int:
        return self.before[item] + self.deltas[item] - self.sold[item]


def _alive(child: int) -> bool:
    try:
        os.kill(child, 0)
    except ProcessLookupError:
        return False
    return True


def connected(rig: StoreRig, folder: Path) -> CommandLine:
    """A profile that is connected and has read the shop."""
    cli = of_store(rig, folder)
    cli.connect(rig)
    with parts_of(cli) as parts:
        parts.sync(frozenset({Stage.ITEMS, Stage.QUESTIONS}), True)
    return cli


@contextmanager
def victim(rig: StoreRig, first: CommandLine, folder: Path, seed: int) -> Iterator[Victim]:
    """A copy of a connected profile, and a store that takes its time: long enough to be killed in between."""
    shutil.copytree(first.profile, folder, dirs_exist_ok=True)
    rig.clear_faults()
    rig.control("DELETE", "/counters")
    cli = CommandLine(folder, first.variables)
    with OtherProcess(NURSERY, environment=cli.environment()) as nursery:
        made = Victim(rig, cli, nursery, Random(seed))
        made.look_around()
        rig.fault("delay", seconds=0.03)
        yield made
