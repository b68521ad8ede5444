"""Rows in memory are bounded, and a late answer never overwrites a newer one."""

from __future__ import annotations

from peepers_desktop.ui.models.cache import RowCache


def test_a_late_answer_to_an_older_question_is_dropped():
    cache = RowCache()
    older, newer = cache.question(), cache.question()
    cache.put(newer, [1], {1: "new"})
    assert cache.put(older, [1], {1: "old"}) == []
    assert cache.row(1) == "new"


def test_only_differing_rows_are_named():
    cache = RowCache()
    cache.put(cache.question(), [1, 2], {1: "a", 2: "b"})
    assert cache.put(cache.question(), [1, 2], {1: "a", 2: "c"}) == [2]


def test_a_key_without_a_row_is_not_asked_for_again_until_the_list_changes():
    cache = RowCache()
    cache.put(cache.question(), [1, 2], {1: "a"})
    assert cache.row(2) is None
    assert cache.missing([1, 2, 3]) == [3]
    cache.forget_gone()
    assert cache.missing([1, 2, 3]) == [2, 3]
    assert list(cache.loaded()) == [(1, "a")]


def test_the_rows_that_came_first_go_first():
    cache = RowCache(kept=3)
    for key in range(5):
        cache.put(cache.question(), [key], {key: key})
    assert len(cache) == 3
    assert [key for key, _ in cache.loaded()] == [2, 3, 4]
