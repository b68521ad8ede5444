"""Editing from a terminal: options anywhere, a second look with exit code 3, and `--yes`."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from peepers_desktop.cli.main import parse, run
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.domain.edits import EditKind, EditState
from peepers_desktop.domain.guards import Draft
from tests.helpers.counter import ACCOUNT, Counter
from tests.helpers.shop import item, question, varied

ENGLISH = Words({})


class Terminal:
    """Runs commands on the counter's shop in this process."""

    def __init__(self, counter: Counter, capsys: pytest.CaptureFixture[str]) -> None:
        self._program: Any = SimpleNamespace(
            commands=counter.commands, queries=counter.queries, close=lambda: None, notice=None
        )
        self._capsys = capsys
        self.err = ""

    def __call__(self, *typed: str) -> tuple[int, Any]:
        openers: Any = SimpleNamespace(program=lambda _options: self._program)
        code = run(parse(typed, ENGLISH), openers, ENGLISH)
        told = self._capsys.readouterr()
        self.err = told.err
        return code, json.loads(told.out) if "--json" in typed else told.out


@pytest.fixture
def terminal(counter: Counter, capsys: pytest.CaptureFixture[str]) -> Terminal:
    counter.stock_up(item("MLB1"), varied("MLB2", 3, 4))
    return Terminal(counter, capsys)


@pytest.mark.parametrize(
    "typed",
    [
        ("set-stock", "MLB1", "-2", "--json"),
        ("set-stock", "--json", "MLB1", "-2"),
        ("set-stock", "MLB1", "--json", "-2"),
        ("--json", "set-stock", "MLB1", "-2"),
        ("set-stock", "--account", ACCOUNT, "MLB1", "-2", "--json"),
        ("set-stock", "MLB1", "-2", "--account", ACCOUNT, "--json"),
    ],
)
def test_minus_two_is_a_quantity_wherever_the_options_stand(terminal: Terminal, typed: tuple[str, ...]) -> None:
    code, row = terminal(*typed)
    assert (code, row["wanted"], row["intent"]) == (0, 8, "delta")


def test_a_jump_of_the_price_needs_yes(terminal: Terminal, counter: Counter) -> None:
    code, _ = terminal("set-price", "MLB1", "12,99")
    assert code == 3
    assert "from 129.90 to 12.99" in terminal.err
    assert "--yes" in terminal.err
    assert counter.queries.pending() == []
    code, told = terminal("set-price", "MLB1", "12,99", "--json")
    assert (code, told["error"]["code"]) == (3, "price_jump")
    code, row = terminal("set-price", "MLB1", "12,99", "--yes", "--json")
    assert (code, row["wanted"], row["state"]) == (0, "12.99", "queued")


def test_a_listing_is_paused_by_its_word(terminal: Terminal) -> None:
    assert terminal("set-status", "MLB1", "paused", "--json")[1]["wanted"] == "paused"
    code, told = terminal("set-status", "MLB1", "closed", "--json")
    assert (code, told["error"]["code"]) == (2, "not_a_status")


def test_a_variation_and_a_deposit_are_named(terminal: Terminal) -> None:
    assert terminal("set-stock", "MLB2/20", "9", "--json")[1]["resource"] == "stock:MLB2/20"
    code, told = terminal("set-stock", "MLB1@BRP1", "9", "--json")
    assert (code, told["error"]["code"]) == (1, "no_deposits")


def test_an_answer_says_that_it_is_final_before_it_leaves(terminal: Terminal, counter: Counter) -> None:
    counter.shop.stores.questions.save([question("501")])
    code, out = terminal("answer", "501", "Sim!")
    assert code == 0
    assert "cannot be taken back" in out


def test_what_is_held_is_listed_released_and_reverted(terminal: Terminal, counter: Counter) -> None:
    counter.mode(SendMode.CONFIRM)
    _, made = terminal("set-stock", "MLB1", "7", "--json")
    assert made["held"]
    (row,) = terminal("outbox", "pending", "--json")[1]
    assert (row["before"], row["after"], row["title"]) == (10, 7, "Fone de ouvido MLB1")
    assert terminal("outbox", "release", "--json")[1][0]["held"] is False
    code, gone = terminal("outbox", "revert", str(made["id"]), "--json")
    assert (code, gone["state"]) == (0, "cancelled")


def test_what_is_on_its_way_says_so(terminal: Terminal, counter: Counter) -> None:
    edit = counter.walk(counter.commands.set_stock(None, "MLB1", None, "7"), EditState.SENDING)
    code, _ = terminal("outbox", "cancel", str(edit.id))
    assert code == 1
    assert "on its way" in terminal.err


def arrived(counter: Counter, *items: str) -> list[int]:
    """Edits of one act that reached the marketplace: 10 units became 7."""
    results = counter.commands.apply([Draft(None, EditKind.STOCK, one, None, "7") for one in items])
    edits = [result.edit for result in results if result.edit is not None]
    for edit in edits:
        sent = {"quantity": 10, "sending": 7, "answered": 7}
        counter.shop.stores.outbox.move(edit.id, EditState.SENDING, seen=sent)
        counter.shop.stores.outbox.move(edit.id, EditState.APPLIED)
    return [edit.id for edit in edits]


def in_conflict(counter: Counter, *items: str, proposal: int | None = 9) -> list[int]:
    results = counter.commands.apply([Draft(None, EditKind.STOCK, one, None, "12") for one in items])
    edits = [result.edit for result in results if result.edit is not None]
    for edit in edits:
        seen = {"quantity": 7, "sold_since": 3, "proposal": proposal}
        counter.shop.stores.outbox.move(edit.id, EditState.CONFLICT, reason="stock_changed", seen=seen)
    return [edit.id for edit in edits]


def test_several_changes_are_reverted_as_one_act(terminal: Terminal, counter: Counter) -> None:
    counter.stock_up(item("MLB8"), item("MLB9"))
    first, second = arrived(counter, "MLB8", "MLB9")
    code, made = terminal("outbox", "revert", str(first), str(second), "--json")
    assert code == 0
    assert [(row["undo_of"], row["wanted"], row["intent"]) for row in made] == [
        (first, 10, "delta"), (second, 10, "delta"),
    ]  # fmt: skip
    assert len({row["batch"] for row in made}) == 1


def test_a_whole_act_is_reverted_by_its_batch_and_what_cannot_be_is_told(terminal: Terminal, counter: Counter) -> None:
    counter.stock_up(item("MLB8"), item("MLB9"))
    first, second = arrived(counter, "MLB8", "MLB9")
    batch = counter.shop.stores.outbox.get(first).batch
    assert terminal("outbox", "revert", str(first), "--json")[1]["undo_of"] == first
    code, told = terminal("outbox", "revert", "--batch", batch, "--json")
    assert code == 1
    assert told[0]["undo_of"] == second, "the newest first"
    assert (told[1]["id"], told[1]["error"]["code"]) == (first, "already_reverted")
    code, out = terminal("outbox", "revert", str(second), "99", "--json")
    assert [row["error"]["code"] for row in out] == ["already_reverted", "unknown_edit"]


def test_a_batch_that_does_not_exist_is_told(terminal: Terminal) -> None:
    for typed in (("revert", "--batch", "nope"), ("resolve", "--batch", "nope", "mine")):
        code, told = terminal("outbox", *typed, "--json")
        assert (code, told["error"]["code"]) == (1, "unknown_batch")


@pytest.mark.parametrize(("choice", "wanted"), [("mine", [12, 12]), ("merged", [9, 9])])
def test_several_conflicts_end_alike(terminal: Terminal, counter: Counter, choice: str, wanted: list[int]) -> None:
    counter.stock_up(item("MLB8"), item("MLB9"))
    ids = in_conflict(counter, "MLB8", "MLB9")
    code, told = terminal("outbox", "resolve", *map(str, ids), choice, "--json")
    assert (code, [row["wanted"] for row in told]) == (0, wanted)
    assert {row["state"] for row in told} == {"queued"}


def test_the_conflicts_of_an_act_end_by_its_batch(terminal: Terminal, counter: Counter) -> None:
    counter.stock_up(item("MLB8"), item("MLB9"))
    first, _ = in_conflict(counter, "MLB8", "MLB9")
    batch = counter.shop.stores.outbox.get(first).batch
    code, told = terminal("outbox", "resolve", "--batch", batch, "theirs", "--json")
    assert (code, [row["state"] for row in told]) == (0, ["cancelled", "cancelled"])
    code, told = terminal("outbox", "resolve", "--batch", batch, "theirs", "--json")
    assert (code, told["error"]["code"]) == (1, "no_conflict")


def test_merging_several_leaves_those_without_a_proposal(terminal: Terminal, counter: Counter) -> None:
    counter.stock_up(item("MLB8"), item("MLB9"))
    (unclear,), (clear,) = in_conflict(counter, "MLB8", proposal=None), in_conflict(counter, "MLB9")
    code, out = terminal("outbox", "resolve", str(unclear), str(clear), "merged")
    assert code == 1
    assert f"{clear}  stock:MLB9" in out
    assert "no merged value" in terminal.err
    assert counter.shop.stores.outbox.get(unclear).state is EditState.CONFLICT


@pytest.mark.parametrize("typed", [("revert",), ("revert", "1", "--batch", "b"), ("resolve", "mine")])
def test_ids_or_a_batch_and_not_both(terminal: Terminal, typed: tuple[str, ...]) -> None:
    code, told = terminal("outbox", *typed, "--json")
    assert (code, told["error"]["code"]) == (2, "wrong_usage")


def test_help_says_that_several_are_taken(capsys: pytest.CaptureFixture[str]) -> None:
    for action in ("revert", "resolve"):
        with pytest.raises(SystemExit):
            parse(("outbox", action, "--help"), ENGLISH)
        told = capsys.readouterr().out
        assert "--batch BATCH" in told
        assert "[ID ...]" in told
