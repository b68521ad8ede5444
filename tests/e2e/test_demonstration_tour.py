"""The whole demonstration without a display, as a newcomer's first command runs it: a process of its own, from its
first line to its exit code. And the other way round: a store that keeps one edit to itself is found out."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest
from PySide6.QtGui import QImage

from peepers_desktop.demo.levers import Levers
from peepers_desktop.ui.tour import ANSWER, Promised, TourFailed, prove
from tests.helpers.command import ROOT
from tests.helpers.store import StoreRig, running_store

SECTIONS = ("today", "listings", "questions", "orders", "shipments", "outbox")
SPOKEN = (
    r"connected as LOJA_DA_ANA through the login page",
    r"first synchronisation: 300 listings, 200 sales, [1-9]\d* questions waiting \([1-9]\d* progress reports\)",
    r"(?P<listing>MLB\d+): stock (?P<before>\d+) → (?P<stock>\d+), waiting in the outbox",
    r"MLB\d+ / .+: stock \d+ → (?P<units>\d+), waiting in the outbox",
    r"question \d+ answered; it leaves when the time to take it back is over",
    r"outbox sent: answer (applied|confirmed), stock confirmed, stock confirmed",
    r"the store agrees: stock (?P=stock), variation (?P=units), one answer accepted",
    r"12 pictures of the tabs in .+",
    r"parcel \d+: to_prepare → (.+ → )*finished, delivered, [1-9]\d* steps in its timeline",
    r"done",
)
TWO_FACED = """
from functools import partial
from peepers_desktop.demo import World, api_edit
from peepers_desktop.demo.item_rules import Edit

kept = api_edit.put_item

def put_item(call):
    item = api_edit._own(call)
    before, answer = item.available, kept(call)
    undone = Edit(call.world, item, call.now)
    undone.quantity(item.stock, before, item.id)
    undone.carry_out()
    return answer

api_edit.put_item = put_item
World.create = partial(World.create, listings=40, orders=10)
from peepers_desktop.__main__ import main
raise SystemExit(main(["--demo"]))
"""
"""The program on a small shop that says yes to new stock and stays with the old."""


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The program where nothing is known but its sources; what it leaves is left in the folder."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment |= {"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "PEEPERS_LANG": "pt_BR", "HOME": str(folder)}
    return subprocess.run(
        [sys.executable, *words], env=environment, cwd=folder, capture_output=True, text=True, encoding="utf-8",
        timeout=400,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="there the demonstration always has a display")
@pytest.mark.timeout(420)
class TestInAProcessOfItsOwn:
    def test_every_step_is_walked_and_pictured(self, tmp_path: Path) -> None:
        done = run(tmp_path, "-m", "peepers_desktop", "--demo")
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stderr == ""
        told = re.fullmatch("\n".join(SPOKEN) + "\n", done.stdout)
        assert told is not None, done.stdout
        assert int(told["stock"]) == int(told["before"]) + 3
        pictures = {path.stem: QImage(str(path)) for path in (tmp_path / "build" / "pictures").glob("*.png")}
        tabs = {f"{section}-{choice}" for section in SECTIONS for choice in ("light", "dark")}
        assert set(pictures) == tabs | {"connect", "parcel-delivered"}
        colours = {name: colours_in(image) for name, image in pictures.items()}
        assert min(colours.values()) > 20, colours
        for section in SECTIONS:
            assert lightness(pictures[f"{section}-dark"]) < 100 < lightness(pictures[f"{section}-light"])

    def test_a_store_that_drops_an_edit_is_found_out(self, tmp_path: Path) -> None:
        done = run(tmp_path, "-c", TWO_FACED)
        assert done.returncode == 1, done.stdout + done.stderr
        assert done.stderr == "failed: the outbox was not sent: stock applied\n"
        assert "the store agrees" not in done.stdout
        assert "done" not in done.stdout


def colours_in(image: QImage) -> int:
    """Different ones among points all over the picture; 0 for what is no picture."""
    return len({image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 3)})


def lightness(image: QImage) -> float:
    """The mean of the whole, 0 to 255."""
    return QImage(image.scaled(1, 1)).pixelColor(0, 0).lightness()


@dataclass(frozen=True)
class Shop:
    """A store whose listing, variation and question are edited by hand, and what a program would have promised."""

    rig: StoreRig
    api: httpx.Client
    promised: Promised

    def edit(self, left_out: str = "") -> None:
        """Everything that was promised, but for one thing."""
        promised = self.promised
        if left_out != "listing":
            self.rig.control("POST", f"/items/{promised.listing}", available_quantity=promised.stock)
        if left_out != "variation":
            more = {"variation_id": int(promised.variation), "available_quantity": promised.units}
            self.rig.control("POST", f"/items/{promised.varied}", **more)
        if left_out != "answer":
            said = {"question_id": int(promised.question), "text": ANSWER}
            assert self.api.post("/answers", json=said).is_success

    def prove(self) -> str:
        return prove(Levers(self.rig.url), self.promised)


@pytest.fixture
def shop() -> Iterator[Shop]:
    with running_store() as rig:
        items = [rig.world.items[key] for key in rig.world.by_seller[rig.seller_id()]]
        simple = next(item for item in items if item.stock is not None and item.status == "active")
        varied = next(item for item in items if item.variations and item.status == "active")
        question = next(
            one
            for one in rig.world.questions.values()
            if one.status == "UNANSWERED" and one.seller_id == rig.seller_id()
        )
        variation = str(varied.variations[0].id)
        promised = Promised(simple.id, 41, varied.id, variation, 17, str(question.id))
        yield Shop(rig, rig.client(), promised)


def test_a_store_that_took_everything_agrees(shop: Shop) -> None:
    shop.edit()
    assert shop.prove() == "the store agrees: stock 41, variation 17, one answer accepted"


@pytest.mark.parametrize("left_out", ["listing", "variation", "answer"])
def test_a_store_that_lacks_one_thing_contradicts(shop: Shop, left_out: str) -> None:
    shop.edit(left_out)
    with pytest.raises(TourFailed, match="the store holds"):
        shop.prove()


def test_an_answer_that_somebody_else_gave_is_not_ours(shop: Shop) -> None:
    shop.edit("answer")
    shop.rig.control("POST", f"/questions/{shop.promised.question}/answer", text=ANSWER)
    with pytest.raises(TourFailed, match="after 0 answers"):
        shop.prove()
