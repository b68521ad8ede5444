"""From one ordered key list to another, in the steps that Qt's models may make."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum


class Step(Enum):
    """What a step does to the list."""

    ORDER = "order"
    CUT = "cut"
    GROW = "grow"


@dataclass(frozen=True, slots=True)
class Move:
    """`keys` is the whole list after the step; CUT and GROW act on its tail only."""

    step: Step
    keys: array[int]


def moves(old: Sequence[int], new: Sequence[int]) -> Iterator[Move]:
    """Order what stays and push the rest to the end, cut it off, grow by what is new, order again.

    Views keep selection, current cell and scroll position through these; a reset would lose them.
    """
    before, after = set(old), set(new)
    stays = [key for key in new if key in before]
    leaves = [key for key in old if key not in after]
    comes = [key for key in new if key not in before]
    at = array("q", old)
    first = array("q", stays + leaves)
    if first != at:
        yield Move(Step.ORDER, first)
    if leaves:
        yield Move(Step.CUT, array("q", stays))
    grown = array("q", stays + comes)
    if comes:
        yield Move(Step.GROW, grown)
    target = array("q", new)
    if grown != target:
        yield Move(Step.ORDER, target)
