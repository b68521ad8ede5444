"""An error is changed while it travels: Python notes its way in it. A frozen one breaks in any `with` it crosses."""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import contextmanager

import peepers_desktop


def every_error() -> set[type[Exception]]:
    for module in pkgutil.walk_packages(peepers_desktop.__path__, "peepers_desktop."):
        if "migrations" not in module.name and not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found, new = set[type[Exception]](), [Exception]
    while new:
        kind = new.pop()
        fresh = set(kind.__subclasses__()) - found
        found |= fresh
        new.extend(fresh)
    return {kind for kind in found if kind.__module__.startswith("peepers_desktop.")}


@contextmanager
def crossed():
    yield


def test_every_error_crosses_a_with() -> None:
    kinds = every_error()
    assert len(kinds) > 50
    for kind in kinds:
        error = kind.__new__(kind)
        caught: Exception | None = None
        try:
            with crossed():
                raise error
        except Exception as arrived:
            caught = arrived
        assert caught is error, f"{kind.__name__} became {caught!r}"
