"""Imports point downwards only, siblings do not know each other, and every library has one home."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from tests.architecture.source import PACKAGE, Module, imports, listed, package_modules

# layer -> rank. A module may import its own layer and every layer of a lower rank; lazy imports count.
RANKS = {
    "": 0,  # the package's own __init__ holds the version and nothing else
    "errors": 1,
    "log": 1,
    "paths": 1,
    "clock": 1,
    "domain": 2,
    "filelock": 2,
    "config": 2,
    "demo": 3,
    "mercadolivre": 3,
    "store": 3,
    "vault": 3,
    "team": 3,
    "sync": 4,
    "app": 5,
    "ui": 6,
    "cli": 6,
    "bootstrap": 7,
    "desktop": 8,
    "__main__": 9,
}
# The demonstration store is an outsider that happens to live in the house.
ONLY_IMPORTED_BY = {"demo": {"demo", "cli", "bootstrap", "desktop"}}
DOMAIN_MAY_IMPORT = {"domain", "errors"}
IMPURE = frozenset(
    "asyncio http io logging multiprocessing os pathlib random secrets shutil signal socket sqlite3 ssl subprocess "
    "tempfile threading time urllib uuid".split()
)

# library -> its only homes.
HOMES = {
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "qtawesome": {"ui"},
    "pyqtgraph": {"ui"},
    "numpy": {"ui"},
    "httpx": {"mercadolivre", "team"},
    "stamina": {"mercadolivre"},
    "truststore": {"mercadolivre"},
    "msgspec": {"mercadolivre", "store"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "sqlite3": {"store"},
    "keyring": {"vault"},
    "cryptography": {"vault"},
    "redis": {"team"},
    "upstash_redis": {"team"},
    "starlette": {"demo"},
    "uvicorn": {"demo"},
    "apscheduler": {"app"},
    "prometheus_client": {"app"},
    "xlsxwriter": {"app"},
    "python_calamine": {"app"},
    "structlog": {"log"},
    "platformdirs": {"paths"},
}


def ours(name: str) -> str | None:
    """The layer a dotted name belongs to, or None for somebody else's module."""
    parts = name.split(".")
    if parts[0] != PACKAGE:
        return None
    return parts[1] if len(parts) > 1 and parts[1] in RANKS else ""


def allowed(importer: str, imported: str) -> bool:
    if importer == "domain" and imported not in DOMAIN_MAY_IMPORT | {""}:
        return False
    if importer not in ONLY_IMPORTED_BY.get(imported, {importer}):
        return False
    return importer == imported or RANKS[imported] < RANKS[importer]


def upward(module: Module) -> Iterator[str]:
    if module.layer not in RANKS:
        yield f"{module.path}: {module.layer!r} is in no layer; give it a rank in RANKS"
        return
    for line, name in imports(module):
        layer = ours(name)
        if layer is not None and not allowed(module.layer, layer):
            yield f"{module.path}:{line} {module.layer} must not import {name}"


def homeless(module: Module) -> Iterator[str]:
    for line, name in imports(module):
        top = name.split(".")[0]
        if top in HOMES and module.layer not in HOMES[top]:
            yield f"{module.path}:{line} {top} lives only in {sorted(HOMES[top])}"
        elif top not in HOMES and top != PACKAGE and top not in sys.stdlib_module_names:
            yield f"{module.path}:{line} {top} has no home yet; give it one in HOMES"
        elif module.layer == "domain" and top in IMPURE:
            yield f"{module.path}:{line} the domain is pure and does not import {top}"


def test_imports_point_downwards() -> None:
    assert listed([fault for module in package_modules() for fault in upward(module)]) == ""


def test_each_library_is_used_in_its_home_only() -> None:
    assert listed([fault for module in package_modules() for fault in homeless(module)]) == ""


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("app", "from peepers_desktop.ui import window"),
        ("app", "def late():\n    import peepers_desktop.cli.main"),
        ("ui", "from peepers_desktop.cli import main"),
        ("store", "from ..vault import keyring_vault"),
        ("store", "import importlib\nimportlib.import_module('peepers_desktop.sync.engine')"),
        ("ui", "from peepers_desktop.demo import world"),
        ("demo", "from peepers_desktop.store import database"),
        ("domain", "from peepers_desktop.clock import Clock"),
        ("clock", "from peepers_desktop import log"),
        ("drawer", "x = 1"),
    ],
)
def test_the_layer_rule_can_fail(layer: str, source: str) -> None:
    assert list(upward(Module.of(source, f"{PACKAGE}.{layer}.sample")))


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("ui", "from peepers_desktop import __version__\nfrom peepers_desktop.app import queries"),
        ("cli", "from peepers_desktop.demo import world"),
        ("store", "from . import tables\nfrom ..domain.items import Item"),
        ("domain", "from peepers_desktop.errors import UsageError"),
    ],
)
def test_the_layer_rule_lets_good_imports_pass(layer: str, source: str) -> None:
    assert not list(upward(Module.of(source, f"{PACKAGE}.{layer}.sample")))


@pytest.mark.parametrize(
    ("layer", "source"),
    [
        ("app", "import httpx"),
        ("sync", "def late():\n    from sqlalchemy import text"),
        ("app", "from PySide6.QtCore import QObject"),
        ("ui", "import pandas"),
        ("domain", "import threading"),
    ],
)
def test_the_home_rule_can_fail(layer: str, source: str) -> None:
    assert list(homeless(Module.of(source, f"{PACKAGE}.{layer}.sample")))
