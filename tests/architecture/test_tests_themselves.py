"""There is at least as much test as source, and every test file can be told from the others."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterable

from tests.architecture.source import ROOT, Module, functions, listed, modules_of_tests, package_modules


def lines(modules: Iterable[Module]) -> int:
    """Lines that are not blank."""
    return sum(bool(line.strip()) for module in modules for line in module.text.splitlines())


def idle(module: Module) -> list[str]:
    """Tests that assert nothing: no assert, no pytest.raises or fail, no call of a check."""
    tests = [function for function in functions(module) if function.node.name.startswith("test_")]
    return [function.where for function in tests if not asserts(function.node)]


def asserts(function: ast.AST) -> bool:
    for node in ast.walk(function):
        if isinstance(node, ast.Assert):
            return True
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name.lower().startswith(("assert", "raises", "check", "wait", "fail", "expect", "verify", "benchmark")):
                return True
    return False


def repeated(names: Iterable[str]) -> list[str]:
    return sorted(name for name, times in Counter(names).items() if times > 1)


# Lines of test per line of source. The aim is 1.0; until it is reached this figure is only ever raised.
RATCHET = 0.85


def test_tests_keep_up_with_the_source() -> None:
    source, tests = lines(package_modules()), lines(modules_of_tests())
    assert tests / source >= RATCHET


def test_every_test_file_has_its_own_name() -> None:
    assert repeated(path.name for path in (ROOT / "tests").rglob("test_*.py")) == []


def test_test_folders_are_no_packages() -> None:
    assert [str(path) for path in (ROOT / "tests").rglob("__init__.py")] == []


def test_every_test_asserts_something() -> None:
    assert listed(fault for module in modules_of_tests() for fault in idle(module)) == ""


def test_the_rules_can_fail() -> None:
    assert idle(Module.of("def test_a():\n    x = 1\n"))
    assert not idle(Module.of("def test_a():\n    with pytest.raises(ValueError):\n        f()\n"))
    assert repeated(["test_a.py", "test_b.py", "test_a.py"]) == ["test_a.py"]
    assert lines([Module.of("a = 1\n\n\nb = 2\n")]) == 2
