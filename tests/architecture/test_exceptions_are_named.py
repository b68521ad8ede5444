"""Nothing is swallowed by accident: no bare except, and a broad one only at a boundary that says why."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

import pytest

from tests.architecture.source import Module, called, dotted, enclosing, listed, package_modules

BROAD = frozenset({"Exception", "BaseException"})

# Where everything has to be caught, and why. The place itself carries a comment too.
BOUNDARIES: dict[str, str] = {
    "peepers_desktop.app.scheduler.SyncScheduler._report_of": "a mistake with one account stops no other",
    "peepers_desktop.cli.main.run": "our own mistake leaves a report and a sentence, not a traceback",
    "peepers_desktop.store.database.Database.write": "rolls the transaction back and lets everything through",
    "peepers_desktop.store.database._part_of": "undoes its part of a transaction and lets everything through",
    "peepers_desktop.sync.engine.SyncEngine._step": "our own mistake in one part is told and does not stop the others",
    "peepers_desktop.ui.tasks.Tasks._outcome": "a thread's failure is told on the GUI thread",
    "peepers_desktop.ui.thumbnails.Thumbnails._load": "a missing picture is a placeholder",
    "peepers_desktop.ui.dialogs.connect_driver.AccountsDriver._work": "the dialog must not wait for a thread that died",
    "peepers_desktop.vault.keyring_backends.viable": "a keyring that misbehaves is none",
    "peepers_desktop.vault.keyring_vault.KeyringVault._call": "D-Bus, COM and Keychain have errors of their own",
    "peepers_desktop.vault.keyring_vault.patiently.work": "carried over to the thread that asked",
}


def caught(node: ast.ExceptHandler | ast.Call) -> list[str]:
    """The names an `except` or a `suppress(...)` catches."""
    if isinstance(node, ast.Call):
        return [dotted(argument) for argument in node.args]
    listed = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type] if node.type else []
    return [dotted(name) for name in listed]


def is_catcher(node: ast.AST) -> bool:
    return isinstance(node, ast.ExceptHandler) or (
        isinstance(node, ast.Call) and called(node).split(".")[-1] == "suppress"
    )


def says_why(module: Module, line: int) -> bool:
    """A comment on the line of the `except`, or on the one after it."""
    return any("#" in text for text in module.text.splitlines()[line - 1 : line + 1])


def swallowing(module: Module, boundaries: Mapping[str, str]) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if not is_catcher(node):
            continue
        assert isinstance(node, ast.ExceptHandler | ast.Call)
        where = f"{module.path}:{node.lineno}"
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield f"{where} bare except"
        elif BROAD.intersection(caught(node)):
            place = enclosing(module, node)
            if place not in boundaries:
                yield f"{where} broad except in {place}, which is no named boundary"
            elif not says_why(module, node.lineno):
                yield f"{where} broad except without a comment that says why"


def test_nothing_is_swallowed() -> None:
    assert listed([fault for module in package_modules() for fault in swallowing(module, BOUNDARIES)]) == ""


def test_every_named_boundary_still_exists() -> None:
    used = {
        enclosing(module, node)
        for module in package_modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler | ast.Call) and is_catcher(node) and BROAD.intersection(caught(node))
    }
    assert set(BOUNDARIES) - used == set()


@pytest.mark.parametrize(
    "handler",
    ["except:", "except Exception:  # why", "except (OSError, BaseException) as error:", "except Exception as error:"],
)
def test_the_rule_can_fail(handler: str) -> None:
    source = f"class A:\n    def f(self):\n        try:\n            pass\n        {handler}\n            pass\n"
    assert list(swallowing(Module.of(source), {}))


def test_suppressing_everything_is_the_same() -> None:
    assert list(swallowing(Module.of("import contextlib\nwith contextlib.suppress(Exception):\n    pass"), {}))


def test_a_named_boundary_with_a_reason_passes() -> None:
    source = "def f():\n    try:\n        pass\n    except Exception:  # the worker must live on\n        pass\n"
    place = "peepers_desktop.domain.sample.f"
    assert not list(swallowing(Module.of(source), {place: "worker"}))
    assert list(swallowing(Module.of(source.replace("# the worker must live on", "")), {place: "worker"}))
