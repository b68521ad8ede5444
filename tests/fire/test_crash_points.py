"""The program dies at every point it passes: before and after each commit, before and after each call. Nobody keeps
a list of the points: a first run without a crash names them, so one that is added later is tried as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from peepers_desktop.app.commands import Choice
from peepers_desktop.domain.edits import EditState
from peepers_desktop.store.outbox import Outbox
from tests.helpers.fire_scenes import DIFFERENCES, ON_WRITES, Scene
from tests.helpers.fire_size import quick_folder, size, tell
from tests.helpers.fire_stage import stage
from tests.helpers.fire_world import new_file

SEEDS = size(1, 50)
FEWEST_POINTS = 20
PLACES = (("MLB1", None), ("MLB3", "31"), ("MLB4", None))


@pytest.fixture(scope="module")
def template() -> Iterator[Path]:
    with quick_folder() as folder:
        yield new_file(folder)


def day(scene: Scene) -> None:
    """Every kind of edit, a lost reply, a sale, a conflict that is resolved, and a reading that confirms."""
    world, random = scene.world, scene.random
    for place in PLACES:
        world.type_quantity(place, random.choice((*DIFFERENCES, "15", "7")))
    world.type_price("MLB2", f"{random.randint(120, 128)}.90")
    world.type_status("MLB5", "paused")
    world.answer("901", "Sim!")
    if random.random() < 0.5:
        world.break_next("write", random.choice(ON_WRITES))
    world.send()
    scene.laws.check()
    world.buy(random.choice(PLACES), random.randint(1, 2))
    world.type_quantity(random.choice(PLACES), random.choice(DIFFERENCES))
    world.type_quantity(("MLB2", None), "9")
    world.somebody_else(("MLB2", None), 5)
    scene.wait_for_the_undo_window()
    world.send()
    scene.laws.check()
    for edit in world.in_state(EditState.CONFLICT):
        world.resolve(edit.id, random.choice(list(Choice)))
    world.read()
    world.send()
    scene.finish()


def points(template: Path) -> Counter[str]:
    """Every point that any of these days passes, and how often in the one that passes it most."""
    found: Counter[str] = Counter()
    for seed in range(SEEDS):
        with stage(template, seed) as scene:
            day(scene)
            found |= scene.world.trip.passed
    return found


@pytest.mark.slow
@pytest.mark.timeout(size(600, 7200))
def test_dying_anywhere_loses_and_doubles_nothing(template: Path) -> None:
    found, died = points(template), 0
    assert len(found) >= FEWEST_POINTS
    for name in sorted(found):
        for seed in range(SEEDS):
            died += _die_once(template, name, Random(f"{name} {seed}").randint(1, min(found[name], 6)), seed)
    tell(f"{len(found)} points x {SEEDS} seeds: {died} crashes, nothing lost, nothing doubled")
    assert died >= len(found) * SEEDS // 2, "most points were never reached"


def _die_once(template: Path, name: str, passing: int, seed: int) -> int:
    with stage(template, seed) as scene:
        scene.world.die_at(name, passing)
        try:
            day(scene)
        except AssertionError as broken:
            pytest.fail(f"at {name!r}, passing {passing}, seed {seed}: {broken}\n" + "\n".join(scene.world.story))
        return scene.world.crashes


def test_points_stand_around_every_commit_and_call(template: Path) -> None:
    found = set(points(template))
    for name in ("put_item_quantity", "put_variation_quantity", "put_warehouse_stock", "put_price", "post_answer"):
        assert {f"{name}, not sent", f"{name}, carried out"} <= found
    for way in ("before", "after"):
        assert any(name.startswith("Outbox.enqueue") and name.endswith(f"{way} its commit") for name in found)
        assert any(name.startswith("Outbox.move") and name.endswith(f"{way} its commit") for name in found)


def test_an_intent_that_is_not_durable_would_be_noticed(template: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: the edit is written before it stands as SENDING."""
    monkeypatch.setattr(Outbox, "start", lambda outbox, edit_id, **_seen: outbox.get(edit_id))
    with stage(template, 0) as scene, pytest.raises(AssertionError, match="stand as SENDING"):
        day(scene)


def test_a_start_that_forgets_what_was_on_the_wire_would_be_noticed(
    template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: what stood as SENDING stays there for ever."""
    monkeypatch.setattr(Outbox, "recover", lambda _outbox: 0)
    with stage(template, 0) as scene:
        scene.world.die_at("put_item_quantity, carried out")
        with pytest.raises(AssertionError, match="never came to an end"):
            day(scene)
