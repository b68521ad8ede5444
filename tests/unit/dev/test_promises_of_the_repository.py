"""What a newcomer is promised before anything is installed: two commands, a short page, one door without libraries."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

import dev

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
PNG = b"\x89PNG\r\n\x1a\n"


def commands(block: str) -> list[str]:
    """The lines of a block, without what is said beside them."""
    return [line.split("#")[0].strip() for line in block.strip().splitlines()]


def blocks() -> list[list[str]]:
    return [commands(block) for block in re.findall(r"^```\w*\n(.*?)^```", README, re.DOTALL | re.MULTILINE)]


def test_the_two_commands_come_first() -> None:
    assert blocks()[0][:2] == ["python3 dev.py demo", "python3 dev.py test"]


def test_the_page_is_short_and_has_pictures_of_the_program() -> None:
    assert len(README.splitlines()) <= 120
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert len(pictures) >= 2
    for picture in pictures:
        assert (ROOT / picture).read_bytes().startswith(PNG), picture


def test_what_the_page_links_to_is_here() -> None:
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)]+)\)", README) if "://" not in link]
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_the_merge_check_runs_the_test_command_of_the_page() -> None:
    assert blocks()[0][1] in CI
    assert "python3 dev.py demo" in CI, "headless, as on the page"


def test_every_command_of_the_page_is_one_that_the_door_knows() -> None:
    named = set(re.findall(r"dev\.py (\w+)", README + CI))
    assert {"demo", "test", "check", "package"} <= named
    assert named <= set(re.findall(r"^    (\w+) ", dev.__doc__ or "", re.MULTILINE))


def test_the_door_needs_nothing_but_python() -> None:
    nodes = list(ast.walk(ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"))))
    plain = {alias.name.split(".")[0] for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {(node.module or "").split(".")[0] for node in nodes if isinstance(node, ast.ImportFrom)}
    assert plain | named <= set(sys.stdlib_module_names)


def test_the_licence_is_the_one_that_was_promised() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert 'license = "MIT"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
