"""Faults F5 to F12: the request has left, and the connection dies, lies about its length, or never ends.

A read is tried three times in all and ends in `Ambiguous` (or `BadAnswer` where a length or a size is impossible);
a write is sent once, whatever happens, and whether or not it was carried out.
"""

from __future__ import annotations

import time
import tracemalloc
from contextlib import suppress
from typing import Any

import pytest

from peepers_desktop.demo.faults import Rule
from peepers_desktop.errors import EditError, PeepersError
from peepers_desktop.mercadolivre.bounded_http import Answer, BoundedHttp
from peepers_desktop.mercadolivre.errors import Ambiguous, BadAnswer
from tests.helpers.uses import READS, TINY, WRITES, Field, Use

LOST: tuple[tuple[str, type[PeepersError], bool | None], ...] = (
    ("reset", Ambiguous, False),  # F5
    ("reset_body", Ambiguous, True),  # F6
    ("truncated", Ambiguous, True),  # F7
    ("length_short", BadAnswer, True),  # F8
    ("length_long", Ambiguous, True),
    ("length_huge", BadAnswer, True),
    ("bad_chunks", Ambiguous, True),  # F9
    ("endless_chunks", Ambiguous, True),
    ("drip", Ambiguous, True),  # F10
    ("timeout_applied", Ambiguous, True),  # F11
    ("timeout_not_applied", Ambiguous, False),  # F12
)
NAMES = [kind for kind, _, _ in LOST]
FOR_READS = tuple((kind, error) for kind, error, _ in LOST if kind != "timeout_not_applied")
"""Nothing is carried out by a read, so both silences are one."""
AT_ONCE = ("reset", "reset_body", "truncated", "length_short", "length_huge", "bad_chunks")
"""Damage that also a patient client sees at once."""
MOST_SECONDS = 10.0
"""For three tries on a busy machine, each soon cut; uncut, some would last for ever."""


def under(field: Field, use: Use, kind: str) -> None:
    rule = Rule(kind, path=use.path, method=use.method, seconds=0.01)
    field.rig.store.faults.rules.append(rule)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The methods of the requests as they left, whether or not a busy store has heard of them yet."""
    methods: list[str] = []
    send = BoundedHttp.send

    def counted(self: BoundedHttp, method: str, *rest: Any, **named: Any) -> Answer:
        methods.append(method)
        return send(self, method, *rest, **named)

    monkeypatch.setattr(BoundedHttp, "send", counted)
    return methods


def heard(field: Field, kind: str, sent: list[str]) -> bool:
    """The store counted what left; who soon gives up may be gone before a busy store looks."""
    counted = sum(field.rig.store.journal.requests.values())
    return counted == len(sent) if kind in AT_ONCE else counted <= len(sent)


def lost(field: Field, use: Use, *errors: type[PeepersError]) -> None:
    began = time.monotonic()
    with pytest.raises(PeepersError) as caught:
        field.call(use)
    assert isinstance(caught.value, errors)
    assert "{" not in caught.value.detail
    assert time.monotonic() - began < MOST_SECONDS
    assert all(bearer.value not in repr(caught.value) for _, bearer in field.clients.values())


@pytest.mark.parametrize("use", READS, ids=str)
@pytest.mark.parametrize(("kind", "error"), FOR_READS, ids=[kind for kind, _ in FOR_READS])
def test_a_read_is_tried_three_times(
    hasty: Field, field: Field, sent: list[str], use: Use, kind: str, error: type[PeepersError]
) -> None:
    hasty = field if kind in AT_ONCE else hasty
    under(hasty, use, kind)
    # What stands behind the announced end may reset the connection, and may not.
    lost(hasty, use, *((error, Ambiguous) if kind == "length_short" else (error,)))
    assert len(sent) in ((1, 2, 3) if kind == "length_short" else (3,) if error is Ambiguous else (1,))
    assert heard(hasty, kind, sent)


@pytest.mark.parametrize("use", WRITES, ids=str)
@pytest.mark.parametrize(("kind", "error", "applied"), LOST, ids=NAMES)
def test_a_write_is_sent_once(
    hasty: Field, field: Field, sent: list[str], use: Use, kind: str, error: type[PeepersError], applied: bool
) -> None:
    """Whether it was carried out shows only in the store: the client must not guess."""
    hasty = field if kind in AT_ONCE else hasty
    under(hasty, use, kind)
    # A refusal whose body is cut is still a refusal: its status is known.
    lost(hasty, use, *((error, Ambiguous, EditError) if kind == "length_short" else (error,)))
    assert len(sent) == 1
    assert heard(hasty, kind, sent)
    assert len(hasty.rig.store.journal.writes) <= int(applied)


@pytest.mark.parametrize("kind", AT_ONCE)
def test_the_connection_after_it_is_a_good_one(field: Field, kind: str) -> None:
    """Once broken, then whole: the read's own second try already succeeds."""
    field.rig.store.faults.rules.append(Rule(kind, path="/users/me", count=1))
    if kind in ("length_short", "length_huge"):
        with suppress(BadAnswer):
            field.call(READS[0])
    assert field.call(READS[0]).nickname == "LOJA_DA_ANA"


@pytest.mark.parametrize(("kind", "size"), [("gzip_bomb", 64), ("length_huge", 0), ("endless_chunks", 0)])
def test_memory_is_bounded(hasty: Field, kind: str, size: int) -> None:
    """64 MB in a few KB, four announced GB, chunks without an end: never more than the bound and what is in flight."""
    hasty.rig.store.faults.rules.append(Rule(kind, path="/users/me", seconds=0.0001, size=size))
    hasty.rig.store.faults.rules[-1].applied = True
    tracemalloc.start()
    try:
        with pytest.raises(PeepersError):
            hasty.call(READS[0])
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 8 * TINY.size
