"""The outbox's states: which moves exist, and how resources are named."""

from __future__ import annotations

import pytest

from peepers_desktop.domain.edits import (
    FINAL,
    MOVES,
    NEEDS_SELLER,
    UNSETTLED,
    EditKind,
    EditState,
    ResourceKey,
    can_move,
)


def test_every_state_has_its_moves() -> None:
    assert set(MOVES) == set(EditState)


def test_final_states() -> None:
    assert {EditState.CONFIRMED, EditState.CANCELLED, EditState.SUPERSEDED} == FINAL


def test_nothing_is_written_twice_without_a_read_in_between() -> None:
    assert not can_move(EditState.SENDING, EditState.SENDING)
    assert not can_move(EditState.UNKNOWN, EditState.SENDING)


def test_what_is_on_the_wire_cannot_be_cancelled() -> None:
    for state in (EditState.SENDING, EditState.UNKNOWN, EditState.APPLIED):
        assert not can_move(state, EditState.CANCELLED)


@pytest.mark.parametrize("state", sorted(NEEDS_SELLER, key=lambda s: s.value))
def test_the_seller_can_always_go_on(state: EditState) -> None:
    assert can_move(state, EditState.QUEUED)
    assert can_move(state, EditState.CANCELLED)


def test_a_refused_edit_is_not_laid_over_the_remote_value() -> None:
    assert EditState.REJECTED not in UNSETTLED


def test_every_unsettled_state_can_reach_an_end() -> None:
    for start in UNSETTLED:
        reached, frontier = {start}, [start]
        while frontier:
            for state in MOVES[frontier.pop()] - reached:
                reached.add(state)
                frontier.append(state)
        assert reached & FINAL, start


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("stock:MLB1", ResourceKey(EditKind.STOCK, "MLB1")),
        ("stock:MLB1/55", ResourceKey(EditKind.STOCK, "MLB1", "55")),
        ("answer:4242", ResourceKey(EditKind.ANSWER, "4242")),
        ("price:MLB9", ResourceKey(EditKind.PRICE, "MLB9")),
    ],
)
def test_resource_keys_go_both_ways(text: str, key: ResourceKey) -> None:
    assert ResourceKey.parse(text) == key
    assert str(key) == text


@pytest.mark.parametrize("text", ["", "stock", "stock:", "colour:MLB1"])
def test_what_is_no_key_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        ResourceKey.parse(text)
