"""Every reason code an edit can end with, and every refusal and guard, has a sentence in both languages."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from peepers_desktop.app import refusals
from peepers_desktop.cli.words import read_catalogue
from peepers_desktop.domain.items import ReadOnlyReason
from peepers_desktop.errors import PeepersError
from peepers_desktop.mercadolivre import errors
from peepers_desktop.store import errors as store_errors
from peepers_desktop.ui.tabs import outbox_words

ROOT = Path(__file__).parents[3]
SENDING = [*(ROOT / "peepers_desktop" / "sync").glob("*.py"), ROOT / "peepers_desktop" / "store" / "outbox.py"]
CATALOGUE = read_catalogue(ROOT / "resources" / "i18n" / "peepers_pt_BR.ts")
CODE = re.compile(r"[a-z]+(_[a-z]+)+")
QUESTIONS = ("deleted", "banned", "closed_unanswered", "disabled", "under_review", "unanswered")


def reasons_in_code() -> set[str]:
    """What the second argument of every `Move(...)`, and every `reason=` or `"reason":`, can be."""
    found: set[str] = set()
    for path in SENDING:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Move":
                found |= words_of(node.args[1:2])
            if isinstance(node, ast.Call):
                found |= words_of([word.value for word in node.keywords if word.arg == "reason"])
            if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") in ("reason", "_STANDING"):
                found |= words_of([node.value])
    return found


def words_of(nodes: list[ast.expr]) -> set[str]:
    constants = [part.value for node in nodes for part in ast.walk(node) if isinstance(part, ast.Constant)]
    return {value for value in constants if isinstance(value, str) and CODE.fullmatch(value)}


def codes() -> list[str]:
    named = {f"read_only_{reason.value}" for reason in ReadOnlyReason} | {f"question_{status}" for status in QUESTIONS}
    guards = {kind.code for kind in refusals.GUARDED.values()}
    moved = {"interrupted", "unreadable_edit", "sale_overwritten", "too_many_attempts"}
    return sorted(reasons_in_code() | named | guards | moved)


def test_the_reasons_are_found_in_the_code() -> None:
    assert {"already_so", "stock_changed", "write_ignored", "read_back_absent", "price_jump"} <= reasons_in_code()


@pytest.mark.parametrize("code", codes())
def test_a_reason_has_its_sentence(code: str) -> None:
    said = outbox_words.reason_text(code)
    assert said.endswith("."), said


@pytest.mark.parametrize("code", codes())
def test_a_reason_speaks_portuguese(code: str) -> None:
    assert CATALOGUE.get(english_of(code)), english_of(code)


def english_of(code: str) -> str:
    """The template behind a sentence: of a class where one has the code, else the sentence itself."""
    known = {kind.code: kind.message for kind in classes_of(PeepersError)}
    return outbox_words.reason_text(code) if code in outbox_words._reasons() else known.get(code, code)


def classes_of(root: type[PeepersError]) -> list[type[PeepersError]]:
    return [kind for child in root.__subclasses__() for kind in (child, *classes_of(child))]


OURS = [
    kind
    for module in (refusals, errors, store_errors)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, PeepersError) and kind.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: kind.__name__)
def test_a_refusal_speaks_portuguese(kind: type[PeepersError]) -> None:
    assert CATALOGUE.get(kind.message), kind.message
    assert CATALOGUE.get(kind.advice), kind.advice
