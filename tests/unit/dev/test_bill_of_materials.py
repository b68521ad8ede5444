"""The bill of materials names everything in the packaged program, with version and licence."""

from __future__ import annotations

import json
import platform
from pathlib import Path
from typing import Any

import pytest
from cyclonedx.output.json import JsonV1Dot6

from installer import sbom

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def parts() -> dict[str, dict[str, Any]]:
    requirements, packaging = (
        (ROOT / name).read_text(encoding="utf-8") for name in ("requirements.txt", "requirements-package.txt")
    )
    document = json.loads(JsonV1Dot6(sbom.bill(requirements, packaging, "3.53.4")).output_as_string())
    assert document["bomFormat"] == "CycloneDX"
    assert document["metadata"]["component"]["name"] == "peepers-desktop"
    return {part["name"]: part for part in document["components"]}


def test_what_is_shipped_is_listed_and_the_tools_that_only_build_are_not(parts: dict[str, dict[str, Any]]) -> None:
    assert {"httpx", "pyside6-essentials", "pysqlite3", "pyinstaller", "cpython", "sqlite"} <= parts.keys()
    assert not {"pytest", "altgraph", "setuptools", "cyclonedx-python-lib"} & parts.keys()


def test_versions_are_the_pinned_ones(parts: dict[str, dict[str, Any]]) -> None:
    assert parts["sqlite"]["version"] == "3.53.4"
    assert parts["cpython"]["version"] == platform.python_version()
    assert parts["httpx"]["purl"] == f"pkg:pypi/httpx@{parts['httpx']['version']}"


def test_everything_has_a_licence(parts: dict[str, dict[str, Any]]) -> None:
    assert [name for name, part in parts.items() if not part.get("licenses")] == []
    assert "unknown" not in json.dumps([part["licenses"] for part in parts.values()])


def test_what_belongs_to_another_system_is_not_in_it() -> None:
    there = "nothing-like-this==1.0 ; sys_platform == 'another' \\\n    --hash=sha256:aa\nhttpx==0.28.1 \\\n"
    assert [str(pin) for pin in sbom.pins(there)] == ["httpx==0.28.1"]
