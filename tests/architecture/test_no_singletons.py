"""Parts are built in bootstrap and handed over. A module holds values and definitions, never a living object."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture.source import Module, called, dotted, listed, package_modules

VALUE_BASES = frozenset({"Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "NamedTuple", "Protocol", "TypedDict"})
# Living objects of other people.
STATEFUL = frozenset(
    "Lock RLock Event Condition Semaphore Queue Thread ThreadPoolExecutor Client Session QApplication QObject QTimer "
    "QThreadPool BackgroundScheduler CollectorRegistry create_engine".split()
)


def is_value(node: ast.ClassDef) -> bool:
    """Frozen dataclasses and structs, enums and the like: nothing in them can change."""
    if VALUE_BASES.intersection(dotted(base).split(".")[-1] for base in node.bases):
        return True
    keywords = [*node.keywords]
    for decorator in node.decorator_list:
        if isinstance(decorator, ast.Call):
            keywords += decorator.keywords
    return any(
        word.arg == "frozen" and isinstance(word.value, ast.Constant) and word.value.value is True for word in keywords
    )


def living_classes(modules: Iterable[Module]) -> frozenset[str]:
    """Names of the package's own classes whose instances hold state."""
    return frozenset(
        node.name
        for module in modules
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ClassDef) and not is_value(node)
    )


def top_level(statements: Iterable[ast.stmt]) -> Iterator[ast.stmt]:
    """Module-level statements, also those under `if` and `try`, also in class bodies."""
    for statement in statements:
        yield statement
        for name in ("body", "orelse", "finalbody"):
            if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
                yield from top_level(getattr(statement, name, []))


def singletons(module: Module, living: frozenset[str]) -> Iterator[str]:
    own = {node.name for node in ast.walk(module.tree) if isinstance(node, ast.ClassDef) and is_value(node)}
    living = living - own  # a value of this module may share its name with a living class elsewhere
    for statement in top_level(module.tree.body):
        if isinstance(statement, ast.Assign | ast.AnnAssign) and statement.value is not None:
            for node in ast.walk(statement.value):
                if isinstance(node, ast.Call) and called(node).split(".")[-1] in living | STATEFUL:
                    yield f"{module.path}:{node.lineno} module-level {called(node)}(); build it in bootstrap"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield f"{module.path}:{node.lineno} global {', '.join(node.names)}"


def test_no_module_holds_a_living_object() -> None:
    living = living_classes(package_modules())
    assert listed([fault for module in package_modules() for fault in singletons(module, living)]) == ""


@pytest.mark.parametrize(
    "source",
    [
        "class Store:\n    pass\nSTORE = Store()",
        "from x import Store\nstores = {'a': Store()}",
        "import threading\nlock: threading.Lock = threading.Lock()",
        "class A:\n    from x import Store\n    store = Store()",
        "COUNT = 0\ndef f():\n    global COUNT\n    COUNT += 1",
        "try:\n    S = Store()\nexcept ImportError:\n    pass",
    ],
)
def test_the_rule_can_fail(source: str) -> None:
    assert list(singletons(Module.of(source), frozenset({"Store"})))


def test_values_may_stand_at_module_level() -> None:
    source = (
        "from dataclasses import dataclass\n"
        "@dataclass(frozen=True)\nclass Money:\n    minor: int\n"
        "class Kind(Enum):\n    A = 1\n"
        "NOTHING = Money(0)\n"
        "def f():\n    return Store()\n"
    )
    module = Module.of(source)
    assert living_classes([module]) == frozenset()
    assert not list(singletons(module, frozenset({"Store"})))
    assert living_classes([Module.of("class Store:\n    pass")]) == {"Store"}
