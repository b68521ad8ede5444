"""Editing from a terminal: options anywhere, a second look with exit code 3, and `--yes`."""

from __future__ import annotations

import json
from types import SimpleNamespace
from typing import Any

import pytest

from peepers_desktop.cli.main import parse, run
from peepers_desktop.cli.words import Words
from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.domain.edits import EditState
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
