"""One store for all faults of a module; every test begins with no fault and clean counters."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.helpers.uses import TINY, Field, field_of_uses


@pytest.fixture(scope="module")
def whole_field() -> Iterator[Field]:
    with field_of_uses() as started:
        yield started


@pytest.fixture(scope="module")
def hasty_field() -> Iterator[Field]:
    with field_of_uses(TINY) as started:
        yield started


def cleared(field: Field) -> Field:
    field.rig.store.faults.rules.clear()
    field.forget()
    field.settle()
    field.rig.store.journal.clear()
    return field


@pytest.fixture
def field(whole_field: Field) -> Field:
    """Its clients wait long enough for every healthy answer."""
    return cleared(whole_field)


@pytest.fixture
def hasty(hasty_field: Field) -> Field:
    """Its clients soon give up."""
    return cleared(hasty_field)
