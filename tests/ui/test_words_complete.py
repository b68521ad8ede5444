"""Every sentence a seller can read has its Brazilian words, and no words are kept for sentences that are gone."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

import peepers_desktop

PACKAGE = Path(peepers_desktop.__file__).parent
CATALOGUE = PACKAGE.parent / "resources" / "i18n" / "peepers_pt_BR.ts"
CALLS = {"tr": (0, 1), "translate": (1,)}
"""Where the sentence stands among the arguments: `self.tr(text)`, `tr(context, text)`, `translate(context, text)`."""
FINDING_TEXTS = (2, 3)


def trees() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def literal(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def name_of(call: ast.Call) -> str:
    func = call.func
    return func.attr if isinstance(func, ast.Attribute) else func.id if isinstance(func, ast.Name) else ""


def translated(tree: ast.Module) -> Iterator[str]:
    """The sentences of every call that translates."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = name_of(node)
        if name in CALLS and node.args:
            places = CALLS[name]
            place = places[-1] if len(node.args) > places[-1] else places[0]
            yield literal(node.args[place]) if len(node.args) > place else ""
        elif name == "Finding":
            yield from (literal(arg) for arg in node.args[FINDING_TEXTS[0] : FINDING_TEXTS[1] + 1])
            yield from (literal(one.value) for one in node.keywords if one.arg in ("text", "advice"))
        elif name == "say" and node.args:
            yield literal(node.args[0]) if "{" in literal(node.args[0]) or " " in literal(node.args[0]) else ""


def of_errors(tree: ast.Module) -> Iterator[str]:
    """`message` and `advice` of classes: what an error says and what to do."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ClassDef):
            continue
        for line in node.body:
            if isinstance(line, ast.Assign) and [literal_name(one) for one in line.targets] in (
                ["message"],
                ["advice"],
            ):
                yield literal(line.value)


def literal_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else ""


def catalogue() -> dict[str, str]:
    messages = ElementTree.parse(CATALOGUE).getroot().iter("message")
    return {one.findtext("source") or "": one.findtext("translation") or "" for one in messages}


def holes(text: str) -> set[str]:
    """The names between braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_every_sentence_has_brazilian_words():
    known = catalogue()
    missing = [
        f"{path.relative_to(PACKAGE)}: {sentence}"
        for path, tree in trees()
        for sentence in (*translated(tree), *of_errors(tree))
        if sentence and not known.get(sentence)
    ]
    assert missing == []


def test_no_words_are_kept_for_sentences_that_are_gone():
    everything = {
        node.value for _, tree in trees() for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }  # fmt: skip
    assert sorted(set(catalogue()) - everything) == []


def test_both_languages_fill_the_same_holes():
    assert [source for source, words in catalogue().items() if holes(source) != holes(words)] == []


def test_the_catalogue_is_sorted_and_names_each_sentence_once():
    sources = [one.findtext("source") or "" for one in ElementTree.parse(CATALOGUE).getroot().iter("message")]
    assert sources == sorted(set(sources))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('self.tr("One")', "One"),
        ('tr("items", "Two")', "Two"),
        ('QCoreApplication.translate("errors", "Three")', "Three"),
        ('Finding("disk", Level.OK, "Four {n}", "Five")', "Five"),
    ],
)
def test_the_search_for_sentences_finds_each_kind(code, found):
    assert found in list(translated(ast.parse(code)))


def test_it_finds_what_errors_say():
    code = 'class X(Y):\n    code = "x"\n    message = "Six."\n    advice = "Seven."\n'
    assert list(of_errors(ast.parse(code))) == ["Six.", "Seven."]
