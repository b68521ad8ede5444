"""Files and functions stay small enough to be read in one go. The numbers are only ever tightened."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from statistics import median

from tests.architecture.source import ROOT, Function, Module, functions, listed, modules_of_tests, package_modules, read

FILE_CAP = 500
FILE_MEDIAN = 130
FUNCTION_CAP = 60
FUNCTION_MEDIAN = 8
COMPLEXITY_CAP = 10
ENOUGH_FILES = 10  # a median over fewer says nothing

BRANCHES = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.ExceptHandler, ast.match_case, ast.comprehension)


def everything() -> tuple[Module, ...]:
    return (*package_modules(), *modules_of_tests(), *(read(path) for path in sorted(ROOT.glob("*.py"))))


def length(module: Module) -> int:
    return len(module.text.splitlines())


def own_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Everything inside a function except what belongs to functions defined in it."""
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield child
            yield from own_nodes(child)


def complexity(function: Function) -> int:
    """McCabe's number: one way through, and one more for every branch."""
    return 1 + sum(isinstance(node, BRANCHES) for node in own_nodes(function.node))


def too_long(modules: Iterable[Module]) -> list[str]:
    return [f"{module.path}: {length(module)} lines" for module in modules if length(module) > FILE_CAP]


def too_big(module: Module) -> list[str]:
    found = [f"{f.where}: {f.lines} lines" for f in functions(module) if f.lines > FUNCTION_CAP]
    return found + [
        f"{f.where}: complexity {complexity(f)}" for f in functions(module) if complexity(f) > COMPLEXITY_CAP
    ]


def test_no_file_is_longer_than_the_cap() -> None:
    assert listed(too_long(everything())) == ""


def test_no_function_is_too_long_or_too_branched() -> None:
    assert listed([fault for module in everything() for fault in too_big(module)]) == ""


def test_most_files_are_short() -> None:
    sizes = [length(module) for module in package_modules()]
    assert len(sizes) < ENOUGH_FILES or median(sizes) <= FILE_MEDIAN


def test_most_functions_are_short() -> None:
    sizes = [function.lines for module in package_modules() for function in functions(module)]
    assert len(package_modules()) < ENOUGH_FILES or median(sizes) <= FUNCTION_MEDIAN


def test_the_caps_can_be_broken() -> None:
    assert too_long([Module.of("x = 1\n" * (FILE_CAP + 1))])
    assert not too_long([Module.of("x = 1\n" * FILE_CAP)])
    assert too_big(Module.of("def f():\n" + "    x = 1\n" * FUNCTION_CAP))
    assert not too_big(Module.of("def f():\n" + "    x = 1\n" * (FUNCTION_CAP - 1)))


def test_complexity_counts_every_branch() -> None:
    source = (
        "def f(a):\n"
        "    for b in a:\n"
        "        if b:\n            pass\n        elif a:\n            pass\n"
        "    while a:\n        pass\n"
        "    try:\n        pass\n    except ValueError:\n        pass\n"
        "    match a:\n        case 1:\n            pass\n        case _:\n            pass\n"
        "    def g():\n        if a:\n            pass\n"
        "    return [b for b in a]\n"
    )
    outer, inner = functions(Module.of(source))
    assert (complexity(outer), complexity(inner)) == (9, 2)
