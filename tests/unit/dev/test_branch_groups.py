"""The groups whose branches are counted: whole, apart from each other, and a missing branch is seen."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

from tests.guards import branches
from tests.guards.branches import GROUPS, ROOT, Taken, files_of, per_cent, taken_of, told, verdict

Missing = Callable[[str, int], list[list[int]]]


def report(missing: Missing) -> dict[str, Any]:
    """Every file of every group has twenty branches; `missing` says how many of them nobody took."""
    files = {}
    for group in GROUPS:
        for number, path in enumerate(files_of(group)):
            left = missing(group, number)
            files[path.relative_to(ROOT).as_posix()] = {"summary": {"num_branches": 20}, "missing_branches": left}
    return {"files": files}


def test_every_place_of_a_group_is_there_and_no_file_is_counted_twice() -> None:
    counted = [path for group in GROUPS for path in files_of(group)]
    assert len(counted) == len(set(counted))
    names = {path.name for path in counted}
    assert {"redirect_server.py", "passphrase_vault.py", "outbox.py", "push_stock.py", "limits.py"} <= names


def test_a_place_where_nothing_is_any_more_is_said(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="vault: nothing is at vault"):
        files_of("vault", tmp_path)


def test_a_group_is_counted_by_branches_and_not_by_files() -> None:
    assert per_cent([Taken("a", 90), Taken("b", 10, ("1->2",) * 10)]) == 90.0
    assert per_cent([Taken("no branch in it", 0)]) == 100.0


def test_at_the_floor_everything_passes() -> None:
    code, lines = verdict(report(lambda group, number: [[4, 5]]))
    assert code == 0
    assert not any(line.startswith("under") for line in lines)


def test_one_branch_below_the_floor_fails_its_group_alone() -> None:
    code, lines = verdict(report(lambda group, number: [[4, 5]] + [[6, 7]] * (group == "vault" and number == 0)))
    assert code == 1
    assert lines[-1] == "under 95 %: vault"


def test_what_nobody_took_is_named_with_its_line() -> None:
    files = [Taken("b.py", 4, ("4->exit",)), Taken("a.py", 4)]
    assert list(told("vault", files)) == [
        "vault: 87.5 % of the branches (7 of 8 in 2 files)",
        "    b.py: 75.0 %, not taken: 4->exit",
    ]


def test_a_file_that_was_not_measured_is_no_success() -> None:
    whole = report(lambda group, number: [])
    del whole["files"]["peepers_desktop/vault/chunks.py"]
    with pytest.raises(LookupError, match=r"vault/chunks\.py was not measured"):
        verdict(whole)


def test_what_coverage_says_is_understood(tmp_path: Path) -> None:
    """A real measurement of a file of two branches, of which one is taken."""
    source = tmp_path / "small.py"
    source.write_text("def f(a):\n    if a:\n        return 1\n    return 2\n\n\nf(1)\n", encoding="utf-8")
    target = tmp_path / "report.json"
    measuring = Coverage(branch=True, data_file=None, include=[str(source)], config_file=False)
    with measuring.collect():
        exec(compile(source.read_text(encoding="utf-8"), str(source), "exec"), {})
    measuring.json_report(outfile=str(target))
    said = json.loads(target.read_text(encoding="utf-8"))
    said["files"] = {Path(name).name: what for name, what in said["files"].items()}
    assert taken_of(said, [source], tmp_path) == [Taken("small.py", 2, ("2->4",))]


def test_the_command_prints_and_fails(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(branches, "measured", lambda: report(lambda group, number: [[1, 2], [1, 3]]))
    assert branches.main() == 1
    assert capsys.readouterr().out.splitlines()[0].startswith("login: 90.0 % of the branches")
