"""Reads the repository's Python source once and answers questions about it, lazy imports included."""

from __future__ import annotations

import ast
import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = "peepers_desktop"


@dataclass(frozen=True)
class Module:
    """One source file: its dotted name, its text and its syntax tree."""

    name: str
    path: str
    text: str
    tree: ast.Module
    is_package: bool = False

    @classmethod
    def of(cls, text: str, name: str = f"{PACKAGE}.domain.sample", *, is_package: bool = False) -> Module:
        """A module that exists only in a test."""
        return cls(name, f"{name.replace('.', '/')}.py", text, ast.parse(text), is_package)

    @property
    def layer(self) -> str:
        """The part directly under the package ("ui", "clock"); the package itself is ""."""
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""


@dataclass(frozen=True)
class Function:
    """One function or method."""

    where: str
    node: ast.FunctionDef | ast.AsyncFunctionDef

    @property
    def lines(self) -> int:
        """From `def` to the last line, both counted; decorators are not."""
        return (self.node.end_lineno or self.node.lineno) - self.node.lineno + 1


def read(path: Path) -> Module:
    relative = path.relative_to(ROOT)
    parts = list(relative.with_suffix("").parts)
    is_package = parts[-1] == "__init__"
    text = path.read_text(encoding="utf-8")
    return Module(
        ".".join(parts[:-1] if is_package else parts), str(relative), text, ast.parse(text, str(path)), is_package
    )


@functools.cache
def package_modules() -> tuple[Module, ...]:
    """Every module of the package, sorted by path."""
    return tuple(read(path) for path in sorted((ROOT / PACKAGE).rglob("*.py")))


@functools.cache
def modules_of_tests() -> tuple[Module, ...]:
    return tuple(read(path) for path in sorted((ROOT / "tests").rglob("*.py")))


def functions(module: Module) -> Iterator[Function]:
    """Every function, nested ones too, named by module and line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield Function(f"{module.path}:{node.lineno} {node.name}", node)


def imports(module: Module) -> Iterator[tuple[int, str]]:
    """(line, dotted name) of every import wherever it stands, `importlib.import_module("x")` included.

    `from a import b` yields `a.b`: whether b is a module or a name in it is for the caller to decide.
    """
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(module, node)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and called(node).split(".")[-1] in ("import_module", "__import__"):
            first = node.args[0] if node.args else None
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield node.lineno, first.value


def absolute(module: Module, node: ast.ImportFrom) -> str:
    """The module a `from … import` names, with its leading dots resolved."""
    if not node.level:
        return node.module or ""
    parts = module.name.split(".")
    kept = parts[: len(parts) - node.level + (1 if module.is_package else 0)]
    return ".".join([*kept, *([node.module] if node.module else [])])


def called(node: ast.Call) -> str:
    return dotted(node.func)


def dotted(node: ast.expr) -> str:
    """`a.b.c` as text; what is not a plain chain of names becomes "?"."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return "?"


def enclosing(module: Module, target: ast.AST) -> str:
    """`module.Class.function` around a node, which is how allow-lists name a place."""
    found = module.name

    def visit(node: ast.AST, name: str) -> None:
        nonlocal found
        for child in ast.iter_child_nodes(node):
            if child is target:
                found = name
                return
            scoped = isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            visit(child, f"{name}.{child.name}" if scoped else name)  # type: ignore[attr-defined]

    visit(module.tree, module.name)
    return found


def listed(faults: Iterable[str]) -> str:
    """One fault per line, so that a failing comparison with "" shows them all."""
    return "\n".join(faults)
