"""The grammar of faults, and which request a rule hits."""

from __future__ import annotations

from random import Random

import pytest

from peepers_desktop.demo.faults import ANSWERS, KINDS, MARKS, WIRE, FaultBox, Rule, from_json, parse


def box(*rules: Rule, seed: int = 1) -> FaultBox:
    return FaultBox(Random(seed), list(rules))


def hits(
    rules: FaultBox, times: int = 1, method: str = "GET", path: str = "/items/MLB1", query: str = ""
) -> list[bool]:
    return [rules.pick(method, path, query) is not None for _ in range(times)]


def test_a_spec_is_rules_between_semicolons() -> None:
    rules = parse("reset,path=/items/*,method=put,count=2; 429 path=/orders/* chance=0.1 retry_after=3;")
    assert rules == [
        Rule("reset", path="/items/*", method="PUT", count=2),
        Rule("429", path="/orders/*", chance=0.1, retry_after=3),
    ]


def test_an_empty_spec_has_no_rules() -> None:
    assert parse("") == parse(" ; ") == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_named(kind: str) -> None:
    assert parse(kind) == [Rule(kind)] == [from_json({"kind": kind})]


@pytest.mark.parametrize(
    "spec",
    ["nonsense", "reset,count", "reset,count=two", "reset,colour=red", "reset,applied=maybe", "429,retry_after="],
)
def test_wrong_specs_are_refused_with_the_wrong_part(spec: str) -> None:
    with pytest.raises(ValueError) as refusal:
        parse(spec)
    assert spec.split(",")[-1].split("=")[0] in str(refusal.value)


@pytest.mark.parametrize("entry", [{}, {"kind": "reset", "colour": 1}, {"kind": "nonsense"}])
def test_wrong_objects_are_refused(entry: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        from_json(entry)


def test_the_three_families_make_up_all_kinds() -> None:
    assert len(KINDS) == len(set(KINDS)) == len(MARKS) + len(ANSWERS) + len(WIRE)


def test_a_count_runs_out() -> None:
    assert hits(box(Rule("reset", count=2)), 4) == [True, True, False, False]


def test_without_a_count_it_goes_on() -> None:
    assert all(hits(box(Rule("reset")), 50))


def test_the_first_requests_can_be_spared() -> None:
    assert hits(box(Rule("reset", after=2, count=1)), 5) == [False, False, True, False, False]


@pytest.mark.parametrize(
    ("pattern", "path", "hit"),
    [
        ("*", "/anything/at/all", True),
        ("/items/*", "/items/MLB1", True),
        ("/items/*", "/items/MLB1/variations/2", True),
        ("/items/MLB?", "/items/MLB1", True),
        ("/items/*", "/items", False),
        ("/Items/*", "/items/MLB1", False),
        ("/oauth/token", "/oauth/token", True),
    ],
)
def test_paths_are_patterns(pattern: str, path: str, hit: bool) -> None:
    assert hits(box(Rule("reset", path=pattern)), path=path) == [hit]


def test_methods_and_queries_narrow_it() -> None:
    rule = Rule("reset", method="PUT", query="scroll_id")
    assert hits(box(rule), method="GET", query="scroll_id=1") == [False]
    assert hits(box(rule), method="PUT", query="a=1") == [False]
    assert hits(box(rule), method="PUT", query="a=1&scroll_id=1") == [True]


def test_a_spared_request_is_not_counted_when_it_does_not_match() -> None:
    rules = box(Rule("reset", path="/a", after=1, count=1))
    assert [hits(rules, path=path)[0] for path in ("/b", "/a", "/b", "/a", "/a")] == [False, False, False, True, False]


def test_chances_are_seeded() -> None:
    first = hits(box(Rule("reset", chance=0.3), seed=5), 300)
    assert first == hits(box(Rule("reset", chance=0.3), seed=5), 300)
    assert first != hits(box(Rule("reset", chance=0.3), seed=6), 300)
    assert 60 < sum(first) < 120


def test_the_first_rule_that_hits_wins() -> None:
    rules = box(Rule("reset", count=1), Rule("429"))
    kinds = [rule.kind for _ in range(3) if (rule := rules.pick("GET", "/", "")) is not None]
    assert kinds == ["reset", "429", "429"]


def test_hits_are_counted_and_shown() -> None:
    rules = box(Rule("reset", count=3))
    hits(rules, 2)
    (shown,) = rules.shown()
    assert (shown["kind"], shown["count"], shown["hits"]) == ("reset", 1, 2)


@pytest.mark.parametrize(
    ("kind", "carried_out"),
    [
        ("reset", False), ("500", False), ("503", False), ("429", False), ("hang", False),
        ("timeout_not_applied", False),
        ("500_applied", True), ("timeout_applied", True), ("truncated", True), ("bad_json", True), ("html_200", True),
        ("duplicate", True), ("delay", True), ("partial", True), ("redirect_http", False), ("html_403", False),
    ],
)  # fmt: skip
def test_whether_a_request_is_carried_out(kind: str, carried_out: bool) -> None:
    assert Rule(kind).carries_out is carried_out
    assert Rule(kind, applied=not carried_out).carries_out is not carried_out
