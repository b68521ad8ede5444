"""What must hold after every single step, whatever broke: the invariants of an edit that is never lost, never
doubled and never written over a sale. Each raises an AssertionError that says which edit broke it."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from peepers_desktop.domain.edits import MOVES, Edit, EditKind, EditState, Intent
from peepers_desktop.domain.money import Money
from tests.helpers.fire_store import Place, Written
from tests.helpers.fire_world import FireWorld

ARRIVED = frozenset({EditState.APPLIED, EditState.CONFIRMED})
NEVER_LEFT = frozenset({EditState.QUEUED, EditState.BLOCKED, EditState.PARKED})
AT_REST = frozenset(EditState) - {EditState.QUEUED, EditState.SENDING, EditState.UNKNOWN}


class Laws:
    """Looks at a world after each step and remembers what it saw."""

    def __init__(self, world: FireWorld) -> None:
        self._world = world
        self._states: dict[int, EditState] = {}
        self._judged = 0
        self.oversold = 0
        self.strict = True
        """False for a control run, which counts oversold units instead of stopping at the first."""

    def check(self) -> None:
        """All invariants that hold at any instant."""
        assert not self._world.store.broken, self._world.store.broken
        assert "defect" not in self._world.trouble, "the program made a mistake of its own"
        edits = {edit.id: edit for edit in self._world.edits()}
        self._nothing_is_lost(edits)
        self._differences_add_up(edits)
        self._moves_are_allowed(edits)
        self._one_on_the_wire_per_thing(edits)
        self._writes_are_right(edits)
        self._one_answer_per_question()
        self._saved_is_true(edits)

    def check_at_the_end(self) -> None:
        """5 and 6: after the drain everything is at an end or waits for the seller, poison or not."""
        self.check()
        edits = self._world.edits()
        # What stands behind a conflict of the same thing waits for the seller as well.
        asked = {(edit.account, edit.resource) for edit in edits if edit.state is EditState.CONFLICT}
        moving = [e for e in edits if e.state not in AT_REST and (e.account, e.resource) not in asked]
        assert not moving, f"never came to an end: {moving}"

    def _nothing_is_lost(self, edits: dict[int, Edit]) -> None:
        """1: every acknowledged edit is there, in exactly one state."""
        lost = set(self._world.acknowledged) - set(edits)
        assert not lost, f"acknowledged edits are gone: {sorted(lost)}"

    def _differences_add_up(self, edits: dict[int, Edit]) -> None:
        """1: a difference that takes the place of others which never left contains every one of them."""
        for edit in edits.values():
            typed = self._world.typed.get(edit.id)
            if edit.id in self._states or typed is None or edit.intent is not Intent.DELTA:
                continue
            of_it = [e for e in edits.values() if (e.account, e.resource) == (edit.account, edit.resource)]
            replaced = [e for e in of_it if e.state is EditState.SUPERSEDED and self._states.get(e.id) in NEVER_LEFT]
            if all(e.intent is Intent.DELTA for e in replaced):
                wanted = typed + sum(_difference(e) for e in replaced)
                # Nothing below zero can be typed, so less may be taken off than was asked for.
                right = _difference(edit) == wanted if typed > 0 else _difference(edit) >= wanted
                assert right, f"{typed} typed over {replaced} became {edit}"

    def _moves_are_allowed(self, edits: dict[int, Edit]) -> None:
        """1: between two looks an edit went only where `MOVES` leads."""
        for edit in edits.values():
            old = self._states.get(edit.id, EditState.QUEUED)
            assert edit.state in reachable(old), f"edit {edit.id} went from {old} to {edit.state}"
            self._states[edit.id] = edit.state

    def _one_on_the_wire_per_thing(self, edits: dict[int, Edit]) -> None:
        on_the_wire = Counter((e.account, e.resource) for e in edits.values() if e.state is EditState.SENDING)
        assert all(count == 1 for count in on_the_wire.values()), on_the_wire

    def _one_answer_per_question(self) -> None:
        """2: the marketplace accepted at most one."""
        posted = Counter(one.target for one in self._world.store.journal if one.kind == "answer")
        assert all(count == 1 for count in posted.values()), f"answered more than once: {posted}"

    def _writes_are_right(self, edits: dict[int, Edit]) -> None:
        """3, 8 and 9, for every write the marketplace carried out since the last look."""
        journal = self._world.store.journal
        for place in range(self._judged, len(journal)):
            written = journal[place]
            assert written.edit is not None
            edit = edits[written.edit]
            assert written.by == edit.account == self._owner(written), f"sent under another account: {written}"
            earlier = [one for one in journal[:place] if _same_thing(one, written)]
            assert all(one.edit is None or one.edit <= written.edit for one in earlier), f"out of order: {written}"
            if written.kind == "stock":
                self._judge_units(edit, written, [one for one in earlier if one.edit == written.edit])
        self._judged = len(journal)

    def _owner(self, written: Written) -> str:
        store = self._world.store
        name = store.questions[written.target].item_id if written.kind == "answer" else written.target
        return store.owners[name].user_id

    def _judge_units(self, edit: Edit, written: Written, before: list[Written]) -> None:
        """3: a write never brings back a unit that was sold, and a difference is added once."""
        most = self._most_units(edit, written, before)
        over = max(0, written.value - most)
        self.oversold += over
        if self.strict:
            assert not over, f"{written} brings back {over} units: {edit}"

    def _most_units(self, edit: Edit, written: Written, before: list[Written]) -> int:
        if before:
            # It had arrived already, and a sale or a reading could tell: only what is there may be there.
            last = before[-1]
            untouched = int(last.before) - self._sold(edit, last.at, written.at)
            if int(written.before) != untouched:
                return int(written.before)
        if edit.intent is Intent.DELTA:
            return max(0, int(written.before) + _difference(edit))
        # A count taken when there were `base`: what is missing of those since, as far as it was sold, was sold.
        since = self._world.acknowledged[edit.id].seen_at
        missing = max(0, int(edit.base["quantity"]) - int(written.before))
        return max(0, int(edit.wanted["quantity"]) - min(missing, self._sold(edit, since, written.at)))

    def _sold(self, edit: Edit, since: datetime, until: datetime) -> int:
        store = self._world.store
        place: Place = (edit.target.id, edit.target.variation_id)
        return store.sold_after(place, since) - store.sold_after(place, until)

    def _saved_is_true(self, edits: dict[int, Edit]) -> None:
        """4: APPLIED and CONFIRMED, the only states shown as saved, mean that the marketplace has or had it."""
        for edit in edits.values():
            if edit.state in ARRIVED:
                assert self._is_there(edit), f"called saved and never was: {edit}"

    def _is_there(self, edit: Edit) -> bool:
        store = self._world.store
        if any(one.edit == edit.id for one in store.journal):
            return True
        if edit.kind is EditKind.ANSWER:
            answer = store.questions[edit.target.id].answer
            return answer is not None and answer.text == edit.wanted["text"]
        if edit.kind is EditKind.STOCK:
            shelf = store.shelves[(edit.target.id, edit.target.variation_id)]
            changed = shelf.foreign_at is not None and shelf.foreign_at > edit.created_at
            # A difference taken from nothing stays at zero: then there is nothing to write.
            idle = edit.seen.get("sending") == edit.seen.get("quantity") is not None
            if edit.intent is Intent.DELTA and not changed and not idle:
                return False
            return edit.seen.get("sending", edit.wanted["quantity"]) in (shelf.units, *shelf.was)
        return self._had_value(edit)

    def _had_value(self, edit: Edit) -> bool:
        store, name = self._world.store, edit.target.id
        past = [one.before for one in store.journal if one.target == name and one.kind == edit.kind.value]
        if edit.kind is EditKind.STATUS:
            return edit.wanted["status"] in (store.statuses[name], *past)
        wanted = str(edit.wanted["amount"])
        return any(isinstance(one, Money) and _same(one, wanted) for one in (store.prices[name], *past))


def _difference(edit: Edit) -> int:
    return int(edit.wanted["quantity"]) - int(edit.base["quantity"])


def reachable(old: EditState) -> frozenset[EditState]:
    """Where any number of allowed moves leads from a state."""
    found = {old}
    while True:
        more = {new for state in found for new in MOVES[state]} - found
        if not more:
            return frozenset(found)
        found |= more


def _same_thing(one: Written, other: Written) -> bool:
    return (one.kind, one.target, one.variation) == (other.kind, other.target, other.variation)


def _same(money: Money, amount: str) -> bool:
    return float(money.amount) == float(amount)
