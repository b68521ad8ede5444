"""`docs/sync.md` draws only moves that exist, and names every state, reason and guard it speaks of as the code does."""

from __future__ import annotations

import re
from pathlib import Path

from peepers_desktop.domain.edits import ANSWER_UNDO_SECONDS, MAX_ATTEMPTS, EditState, can_move
from peepers_desktop.domain.guards import GuardKind
from peepers_desktop.store.lanes import LEFT
from peepers_desktop.sync.push import _KEPT, _MERGES_AT_ONCE
from peepers_desktop.ui.tabs.outbox_words import reason_text

PAGE = (Path(__file__).parents[3] / "docs" / "sync.md").read_text(encoding="utf-8")
ARROW = re.compile(r"^    (\w+) --> (\w+):", re.MULTILINE)


def test_every_arrow_of_the_picture_is_a_move() -> None:
    arrows = ARROW.findall(PAGE)
    assert len(arrows) > 20
    for old, new in arrows:
        assert can_move(EditState[old], EditState[new]), f"{old} --> {new}"


def test_every_state_is_in_the_picture() -> None:
    drawn = {name for arrow in ARROW.findall(PAGE) for name in arrow}
    assert drawn == {state.name for state in EditState}


def test_the_numbers_of_the_page_are_those_of_the_code() -> None:
    assert (MAX_ATTEMPTS, ANSWER_UNDO_SECONDS, _KEPT.days, _MERGES_AT_ONCE) == (8, 10, 30, 3)
    assert EditState.CONFIRMED not in LEFT


def test_the_reasons_of_the_page_have_their_sentences() -> None:
    named = {word for word in re.findall(r"`([a-z]+(?:_[a-z]+)+)`", PAGE) if word not in NOT_REASONS}
    assert {"raised_to_zero", "arrival_unclear", "sale_overwritten"} <= named
    for code in named:
        assert reason_text(code).endswith("."), code


NOT_REASONS = {
    "available_quantity", "last_updated", "warehouse_management", "undo_of", "stock_route", "listing_on",
}  # fmt: skip


def test_every_guard_is_in_the_table() -> None:
    table = PAGE[PAGE.index("## Guards") : PAGE.index("## What each failure")]
    assert table.count("\n| ") == len(GuardKind) + 1
