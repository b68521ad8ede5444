"""Whatever can be told to a Brazilian seller is told in Portuguese: every failure, every finding."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import peepers_desktop
from peepers_desktop.cli.words import read_catalogue
from peepers_desktop.errors import PeepersError

PACKAGE = Path(peepers_desktop.__file__).parent
CATALOGUE = read_catalogue(PACKAGE.parent / "resources" / "i18n" / "peepers_pt_BR.ts")
DIAGNOSES = sorted((PACKAGE / "app").glob("diagnosis_*.py"))
SAYS = {"text", "advice"}


def every_error(kind: type[PeepersError] = PeepersError) -> Iterator[type[PeepersError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from every_error(child)


def sentences_of(path: Path) -> Iterator[str]:
    """Texts of a module that look like sentences: a capital or a placeholder first, a full stop or "?" last."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if " " in text and text.endswith((".", "?")) and "\n" not in text and (text[0].isupper() or text[0] == "{"):
                yield text


def docstrings(path: Path) -> set[str]:
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    values = [node.value for node in nodes if isinstance(node, ast.Expr)]
    return {value.value for value in values if isinstance(value, ast.Constant) and isinstance(value.value, str)}


def modules() -> Iterator[str]:
    """Modules that may define failures; the window's are imported elsewhere."""
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
        if not {"ui", "demo", "migrations", "__main__"} & set(parts):
            yield ".".join(parts)


def test_every_failure_is_translated() -> None:
    for name in modules():
        import_module(name)
    errors = [one for one in set(every_error()) if one.__module__.startswith("peepers_desktop.")]
    assert len(errors) > 60
    missing = {text for one in errors for text in (one.message, one.advice) if text and text not in CATALOGUE}
    assert sorted(missing) == []


def test_every_finding_is_translated() -> None:
    assert len(DIAGNOSES) == 3
    found = {text for path in DIAGNOSES for text in set(sentences_of(path)) - docstrings(path)}
    assert len(found) > 50
    assert sorted(found - set(CATALOGUE)) == []
