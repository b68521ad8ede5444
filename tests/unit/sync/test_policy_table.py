"""Every failure a cycle can meet has a row of its own in the policy table, and only the right ones disconnect."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from peepers_desktop.domain.accounts import Link
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors, login_errors
from peepers_desktop.store import errors as store_errors
from peepers_desktop.sync.policy import TABLE, Then, verdict_of
from peepers_desktop.vault import errors as vault_errors

_OF_A_LOGIN = {errors.LoginError}
_OF_A_COMMAND = {store_errors.IllegalMove, store_errors.AnswerAlreadyWaiting, store_errors.UnknownEdit}


def _defined_in(*modules: object) -> Iterator[type[PeepersError]]:
    for module in modules:
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, PeepersError) and value.__module__ == module.__name__:  # type: ignore[attr-defined]
                yield value


MET = [
    kind
    for kind in _defined_in(errors, login_errors, store_errors, vault_errors)
    if not issubclass(kind, tuple(_OF_A_LOGIN | _OF_A_COMMAND))
]


@pytest.mark.parametrize("kind", MET, ids=lambda kind: kind.__name__)
def test_every_failure_has_a_row(kind: type[PeepersError]) -> None:
    assert any(issubclass(kind, row) for row, _ in TABLE), f"say in sync/policy.py what {kind.__name__} does"


@pytest.mark.parametrize("kind", MET, ids=lambda kind: kind.__name__)
def test_every_failure_has_a_sentence_and_an_advice(kind: type[PeepersError]) -> None:
    assert kind.message.endswith(".")
    assert kind.advice.endswith(".")


def test_only_two_failures_change_the_link() -> None:
    changing = {kind: verdict.link for kind, verdict in TABLE if verdict.link is not None}
    assert changing == {errors.ReconnectNeeded: Link.RECONNECT, errors.ApplicationBlocked: Link.BLOCKED}


def test_what_is_unknown_ends_the_cycle_and_disconnects_nobody() -> None:
    verdict = verdict_of(PeepersError())
    assert (verdict.then, verdict.link) == (Then.STOP, None)


def test_refusals_rest_and_passing_failures_do_not() -> None:
    resting = {kind for kind, verdict in TABLE if verdict.rest is not None}
    passing = {errors.NotSent, errors.Ambiguous, errors.BadAnswer, errors.ServerTrouble, errors.RateLimited}
    assert resting & passing == set()
    assert {errors.Refused, errors.NotFound, errors.AccessForbidden, errors.PermissionMissing} <= resting
