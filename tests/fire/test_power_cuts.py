"""A power cut takes no edit that was acknowledged, and damages nothing: the store's own code and settings, on a
disk that loses whatever was not synced. With weaker settings the same cuts do take some: the test can fail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from peepers_desktop.clock import FixedClock
from peepers_desktop.domain.edits import EditKind, EditState, ResourceKey
from peepers_desktop.store.database import Database
from peepers_desktop.store.errors import DamagedDatabase, UnknownEdit
from peepers_desktop.store.outbox import NewEdit, Outbox
from tests.helpers.apsw_driver import put_on
from tests.helpers.fire_size import quick_folder, size, tell
from tests.helpers.power import Disk, connect, forgetful_disk
from tests.helpers.shop import NOON, SELLER, open_shop

CUTS = size(160, 2000)
CUTS_OF_A_CONTROL = size(80, 400)
EDITS_PER_RUN = 40
WORK = "peepers.db"
SMALL_LOG = "PRAGMA wal_autocheckpoint=8"
"""Checkpoints are where pages move from the log to the file, so they have to come often enough to be hit."""


@dataclass
class Told:
    """What the store had said "done" to, when the power went."""

    states: dict[int, EditState] = field(default_factory=dict)
    wanted: dict[int, int] = field(default_factory=dict)


@dataclass
class Found:
    """What was there when it came back."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with quick_folder() as made:
        shop = open_shop(made)
        shop.database.close()
        yield made


def cut_often(folder: Path, cuts: int, *pragmas: str) -> Found:
    """Runs of edits, each cut about ten times at moments nobody chose."""
    found, seed = Found(), 0
    template = (folder / WORK).read_bytes()
    while found.cuts < cuts:
        seed += 1
        with forgetful_disk() as disk:
            disk.put(WORK, template)
            _run(disk, Random(seed), folder, found, pragmas)
    return found


def _run(disk: Disk, random: Random, folder: Path, found: Found, pragmas: tuple[str, ...]) -> None:
    told, clock = Told(), FixedClock(NOON)
    often = random.choice((25, 60, 120))

    def watch(_what: str) -> None:
        if random.randrange(often) == 0:
            found.cuts += 1
            _look(disk.after_cut(random), told, folder / "cut", found)

    database = Database(folder / WORK, clock, folder / "backups")
    put_on(database, lambda: connect(WORK), SMALL_LOG, *pragmas)
    disk.watch = watch
    _edit(Outbox(database, clock), told, random)
    disk.watch = lambda _what: None
    database.close()


def _edit(outbox: Outbox, told: Told, random: Random) -> None:
    """Typed, sent, applied: what has returned is noted as acknowledged."""
    for number in range(EDITS_PER_RUN):
        key = ResourceKey(EditKind.STOCK, f"MLB{number % 25}")
        new = NewEdit(SELLER.user_id, key, {"quantity": 10}, {"quantity": number}, batch="x" * random.randrange(600))
        edit = outbox.enqueue(new)
        told.states[edit.id], told.wanted[edit.id] = edit.state, number
        for state in (EditState.SENDING, EditState.APPLIED)[: random.randrange(3)]:
            outbox.move(edit.id, state)
            told.states[edit.id] = state


def _look(image: dict[str, bytes], told: Told, place: Path, found: Found) -> None:
    """The next start of the program, on a real file system, with the driver it ships with."""
    place.mkdir(exist_ok=True)
    for old in place.glob("peepers.db*"):
        old.unlink()
    for name, content in image.items():
        (place / name).write_bytes(content)
    clock = FixedClock(NOON)
    database = Database(place / WORK, clock, place / "backups")
    found.acknowledged += len(told.states)
    try:
        database.open()
        found.lost += sum(not _kept(Outbox(database, clock), told, number) for number in told.states)
    except DamagedDatabase:
        found.damaged += 1
    finally:
        database.close()


def _kept(outbox: Outbox, told: Told, number: int) -> bool:
    try:
        edit = outbox.get(number)
    except UnknownEdit:
        return False
    # A later move may have become durable although nobody was told: that loses nothing.
    return edit.wanted["quantity"] == told.wanted[number] and _as_far_as(edit.state, told.states[number])


def _as_far_as(found: EditState, told: EditState) -> bool:
    way = [EditState.QUEUED, EditState.SENDING, EditState.APPLIED, EditState.CONFIRMED]
    return found is EditState.SUPERSEDED or way.index(found) >= way.index(told)


def test_a_power_cut_takes_nothing_that_was_acknowledged(folder: Path) -> None:
    found = cut_often(folder, CUTS)
    tell(found)
    assert found.acknowledged > found.cuts
    assert (found.lost, found.damaged) == (0, 0)


def test_with_a_weaker_setting_the_same_cuts_take_some(folder: Path) -> None:
    """The control: NORMAL does not sync at every commit."""
    found = cut_often(folder, CUTS_OF_A_CONTROL, "PRAGMA synchronous=NORMAL")
    tell(found)
    assert found.lost > 0
    assert found.damaged == 0


def test_without_any_sync_the_same_cuts_damage_the_file(folder: Path) -> None:
    """The other control: the disk does shuffle and tear."""
    found = cut_often(folder, CUTS_OF_A_CONTROL, "PRAGMA synchronous=OFF")
    tell(found)
    assert found.damaged > 0
