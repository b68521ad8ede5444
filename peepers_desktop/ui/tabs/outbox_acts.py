"""Commands on several edits at once: each on its own, so that one refusal stops nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from peepers_desktop.domain.edits import Edit
from peepers_desktop.errors import PeepersError

if TYPE_CHECKING:
    from peepers_desktop.app.commands import Choice


@dataclass(slots=True)
class Done:
    """How many worked, and what kept the others from it."""

    count: int = 0
    failures: list[PeepersError] = field(default_factory=list)


def act_on_all(edits: Iterable[Edit], command: Callable[[int], object]) -> Done:
    """Run a command for each edit. Called off the GUI thread."""
    done = Done()
    for edit in edits:
        try:
            command(edit.id)
        except PeepersError as error:
            done.failures.append(error)
        else:
            done.count += 1
    return done


def choice_of(name: str) -> Choice:
    """The seller's choice by the name of the button."""
    from peepers_desktop.app.commands import Choice

    return Choice(name)
