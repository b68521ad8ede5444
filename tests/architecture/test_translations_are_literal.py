"""A text built at run time never matches its translation: format after translating, not before."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source import Module, called, listed, package_modules

TRANSLATORS = frozenset({"tr", "translate", "QT_TR_NOOP", "QT_TRANSLATE_NOOP", "QT_TRANSLATE_NOOP3"})


def is_built(node: ast.expr) -> bool:
    """An f-string, a `+` or `%` of texts, or `.format(...)`; adjacent literals are one constant and fine."""
    if isinstance(node, ast.JoinedStr | ast.BinOp):
        return True
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format"


def built_texts(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and called(node).split(".")[-1] in TRANSLATORS:
            texts = [*node.args, *(word.value for word in node.keywords)]
            # str.translate(table) is somebody else's method; its table is never one of these shapes.
            yield from (
                f"{module.path}:{text.lineno} text built before translating" for text in texts if is_built(text)
            )


def test_texts_are_formatted_after_they_are_translated() -> None:
    assert listed([fault for module in package_modules() for fault in built_texts(module)]) == ""


@pytest.mark.parametrize(
    "call",
    [
        "self.tr(f'{n} listings')",
        "self.tr('%d listings' % n)",
        "self.tr('a' + name)",
        "QCoreApplication.translate('Tabs', '{} listings'.format(n))",
        "QT_TRANSLATE_NOOP('Tabs', f'{n}')",
        "self.tr('a', disambiguation=f'{n}')",
    ],
)
def test_the_rule_can_fail(call: str) -> None:
    assert list(built_texts(Module.of(call)))


def test_literals_formatted_afterwards_pass() -> None:
    source = "self.tr('{n} listings').format(n=n)\nself.tr('one '\n'text')\nQCoreApplication.translate('Tabs', source)"
    assert not list(built_texts(Module.of(source)))
