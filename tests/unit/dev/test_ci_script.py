""".ci/run runs every step, prints pytest's closing line, and fails when any step fails."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import dev

ROOT = Path(__file__).parents[3]
STEPS = ("check", "audit", "test", "demo", "package")
CLOSING = "===== 12 passed in 3.45s ====="
STAND_IN = (
    "import os, sys\n"
    "print('ran', sys.argv[1], 'DISPLAY' in os.environ)\n"
    "if sys.argv[1] == 'test': print(os.environ['CLOSING'])\n"
    "sys.exit(int(os.environ['CODE']) if sys.argv[1] == os.environ['BREAKS'] else 0)\n"
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the script is for bash")


def ci(folder: Path, breaks: str = "", closing: str = CLOSING, code: int = 1) -> subprocess.CompletedProcess[str]:
    """The real script in a folder whose dev.py only pretends."""
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", folder / ".ci" / "run")
    (folder / "dev.py").write_text(STAND_IN, encoding="utf-8")
    surroundings = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "DISPLAY": ":7"}
    return subprocess.run(
        [str(folder / ".ci" / "run")],
        env={**surroundings, "BREAKS": breaks, "CODE": str(code), "CLOSING": closing},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_every_step_runs_without_a_display(tmp_path: Path) -> None:
    done = ci(tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert [f"ran {step} False" in done.stdout for step in STEPS] == [True] * len(STEPS)


@pytest.mark.parametrize("broken", STEPS)
def test_one_failing_step_fails_the_run_and_the_others_still_run(tmp_path: Path, broken: str) -> None:
    done = ci(tmp_path, breaks=broken)
    assert done.returncode == 1
    assert [f"ran {step}" in done.stdout for step in STEPS] == [True] * len(STEPS)
    assert "failed: " in done.stdout


@pytest.mark.parametrize(("code", "fails"), [(dev.OFFLINE, False), (1, True), (2, True), (137, True)])
def test_only_an_audit_that_reached_nobody_is_passed_over(tmp_path: Path, code: int, fails: bool) -> None:
    done = ci(tmp_path, breaks="audit", code=code)
    assert (done.returncode != 0) is fails
    assert ("failed: audit" in done.stdout) is fails


@pytest.mark.parametrize("broken", [step for step in STEPS if step != "audit"])
def test_no_other_step_may_end_so(tmp_path: Path, broken: str) -> None:
    assert ci(tmp_path, breaks=broken, code=dev.OFFLINE).returncode == 1


def test_the_closing_line_is_repeated_at_the_end(tmp_path: Path) -> None:
    assert CLOSING in ci(tmp_path).stdout.partition("== summary")[2]


def test_a_suite_that_never_closed_is_a_failure(tmp_path: Path) -> None:
    done = ci(tmp_path, closing="Killed")
    assert done.returncode == 1
    assert "no closing line" in done.stdout
