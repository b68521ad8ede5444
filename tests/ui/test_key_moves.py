"""The steps from one key list to another end at the right list, and only ever touch the tail."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from peepers_desktop.ui.models.moves import Step, moves
from peepers_desktop.ui.models.ordered import runs

KEYS = st.lists(st.integers(0, 30), unique=True, max_size=20)


@given(KEYS, KEYS)
def test_the_steps_lead_to_the_new_list(old, new):
    now = array("q", old)
    for move in moves(old, new):
        if move.step is Step.ORDER:
            assert sorted(move.keys) == sorted(now)
        elif move.step is Step.CUT:
            assert move.keys == now[: len(move.keys)]
        else:
            assert move.keys[: len(now)] == now
        now = move.keys
    assert list(now) == new


@given(KEYS)
def test_equal_lists_need_no_step(keys):
    assert list(moves(keys, keys)) == []


@given(st.sets(st.integers(0, 40)))
def test_runs_cover_exactly_the_places(places):
    found = [place for first, last in runs(sorted(places)) for place in range(first, last + 1)]
    assert found == sorted(places)


def test_neighbours_are_one_run():
    assert runs([1, 2, 3, 7, 9, 10]) == [(1, 3), (7, 7), (9, 10)]
