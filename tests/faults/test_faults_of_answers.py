"""Faults F13 to F20: a healthy connection and a wrong answer, for every call of the client.

What must hold: the class of error says what is known; a read is tried again only where a moment may cure it, a
write never; nothing secret stands in the message; the next call works.
"""

from __future__ import annotations

from contextlib import suppress

import pytest

from peepers_desktop.demo.faults import Rule
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from tests.helpers.uses import MISSING_IS_AN_ANSWER, READS, WRITES, Field, Use

USES = (*READS, *WRITES)
PERMISSION = errors.PermissionMissing
BY_STATUS: tuple[tuple[str, type[PeepersError], int], ...] = (
    # F14: by status, whatever the body is
    ("html_403", errors.EdgeForbidden, 1),
    ("html_502", errors.ServerTrouble, 3),
    ("text_500", errors.ServerTrouble, 3),
    ("429_html", errors.RateLimited, 1),
    ("403", errors.AccessForbidden, 1),
    ("403_policy", errors.PermissionMissing, 1),
    ("403_scopes", errors.AccessForbidden, 1),
    ("404", errors.NotFound, 1),
    ("409", errors.OptimisticLock, 1),
    ("409_version", errors.VersionMismatch, 1),
    ("blocked", errors.ApplicationBlocked, 1),
    # F18: never followed
    ("redirect_http", errors.BadAnswer, 1),
    ("redirect_host", errors.BadAnswer, 1),
    ("redirect_loop", errors.BadAnswer, 1),
    # F19
    ("429", errors.RateLimited, 1),
    ("429_quota", errors.RateLimited, 1),
    ("429_text", errors.RateLimited, 1),
    # F20
    ("500", errors.ServerTrouble, 3),
    ("500_applied", errors.ServerTrouble, 3),
    ("502", errors.ServerTrouble, 3),
    ("503", errors.ServerTrouble, 3),
    ("504", errors.ServerTrouble, 3),
    # not of the table, but answers all the same: the token, at once and hidden in a 200
    ("401", errors.TokenRejected, 2),
    ("401_short", errors.TokenRejected, 2),
    ("error_200", errors.TokenRejected, 2),
)
UNREADABLE = ("html_200", "bad_json", "bad_utf8", "wrong_types")
"""F13 and F15."""
PACKED = ("bad_gzip", "gzip_bomb")
"""F17."""
TELLS_LITTLE = frozenset({"application", "sale_price", "sla", "costs"})
"""Reads of values that may all be missing: wrong types are "unknown", which is no error."""


def under(field: Field, use: Use, kind: str, **options: object) -> Rule:
    rule = Rule(kind, path=use.path, method=use.method, **options)  # type: ignore[arg-type]
    field.rig.store.faults.rules.append(rule)
    return rule


def seen(field: Field) -> int:
    return sum(field.rig.store.journal.requests.values())


def told(field: Field, error: PeepersError) -> str:
    """Everything a failure may print; without the token, and with both sentences."""
    text = f"{error!r} {error} {error.text()} {error.advice_text()} {error.params} {error.detail}"
    for _, bearer in field.clients.values():
        assert bearer.value not in text
    assert error.text()
    assert error.advice_text()
    assert "<" not in error.detail
    return text


def fails(field: Field, use: Use, kind: type[PeepersError]) -> PeepersError:
    with pytest.raises(PeepersError) as caught:
        field.call(use)
    assert type(caught.value) is kind
    told(field, caught.value)
    return caught.value


def works_again(field: Field, use: Use) -> None:
    """The fault left nothing behind; a write may meet what the fault has carried out."""
    field.rig.store.faults.rules.clear()
    field.forget()
    if use in READS:
        assert field.call(use) is not None
    else:
        with suppress(errors.EditError):
            field.call(use)


@pytest.mark.parametrize("use", USES, ids=str)
@pytest.mark.parametrize(("kind", "error", "tries"), BY_STATUS, ids=[kind for kind, _, _ in BY_STATUS])
def test_by_status(field: Field, use: Use, kind: str, error: type[PeepersError], tries: int) -> None:
    under(field, use, kind)
    if error is errors.NotFound and use.name in MISSING_IS_AN_ANSWER | {"bulk"}:
        with suppress(errors.NotFound):
            field.call(use)
    else:
        failed = fails(field, use, error)
        assert not isinstance(failed, PERMISSION) or failed.permission is not None or use.name in ("me", "application")
    once = use in WRITES and error is not errors.TokenRejected
    # The listings' multi-entry path has an older form, which is asked once where the newer one is not there.
    expected = 1 if once else tries + (use.name == "bulk" and error is errors.NotFound)
    assert seen(field) == expected
    works_again(field, use)


@pytest.mark.parametrize("use", USES, ids=str)
@pytest.mark.parametrize("kind", UNREADABLE)
def test_an_answer_that_cannot_be_read(field: Field, use: Use, kind: str) -> None:
    under(field, use, kind)
    if not use.reads_answer or (kind == "wrong_types" and (use.name in TELLS_LITTLE or use in WRITES)):
        with suppress(errors.BadAnswer, errors.EditError):
            field.call(use)
    else:
        fails(field, use, errors.BadAnswer)
    assert seen(field) == 1
    works_again(field, use)


@pytest.mark.parametrize("use", USES, ids=str)
@pytest.mark.parametrize("kind", ["empty", "no_content"])
def test_f16_nothing_where_json_was_expected(field: Field, use: Use, kind: str) -> None:
    under(field, use, kind)
    if use.empty_is_fine:
        assert not getattr(field.call(use), "item", None)
    else:
        fails(field, use, errors.BadAnswer)
    assert seen(field) == 1
    works_again(field, use)


@pytest.mark.parametrize("use", USES, ids=str)
@pytest.mark.parametrize("kind", PACKED)
def test_f17_packing_that_is_broken_or_a_bomb(field: Field, use: Use, kind: str) -> None:
    under(field, use, kind, size=2)
    fails(field, use, errors.BadAnswer)
    assert seen(field) == 1
    works_again(field, use)


@pytest.mark.parametrize("kind", ["429", "429_text", "429_html", "503"])
def test_f19_a_waiting_time_is_handed_up_where_there_is_one(field: Field, kind: str) -> None:
    use = READS[0]
    under(field, use, kind, retry_after=7)
    failed = fails(field, use, errors.ServerTrouble if kind == "503" else errors.RateLimited)
    assert getattr(failed, "retry_after", 7) == 7
    field.forget()
    field.rig.store.faults.rules.clear()
    under(field, use, "429_text")
    assert fails(field, use, errors.RateLimited).retry_after is None  # type: ignore[attr-defined]


def test_f19_all_calls_of_the_application_pause(field: Field) -> None:
    under(field, READS[0], "429", retry_after=600)
    fails(field, READS[0], errors.RateLimited)
    fails(field, READS[1], errors.RateLimited)
    assert seen(field) == 1, "the second call was not even sent"


@pytest.mark.parametrize("use", WRITES, ids=str)
@pytest.mark.parametrize("kind", ["500_applied", "html_200", "bad_json", "empty", "503", "500"])
def test_a_write_is_carried_out_at_most_once(field: Field, use: Use, kind: str) -> None:
    under(field, use, kind)
    with suppress(PeepersError):
        field.call(use)
    assert (seen(field), len(field.rig.store.journal.writes) <= 1) == (1, True)
