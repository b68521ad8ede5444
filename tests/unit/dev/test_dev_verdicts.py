"""dev.py reads what other tools report, and is not taken in by a success that looked at nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import dev

CLEAN = {"name": "httpx", "version": "0.28.1", "vulns": []}
FAULTY = {
    "name": "h11",
    "version": "0.14.0",
    "vulns": [{"id": "EXAMPLE-1", "fix_versions": ["0.16.0"]}, {"id": "EXAMPLE-2", "fix_versions": []}],
}
SKIPPED = {"name": "alembic", "skip_reason": "Dependency not found"}


def report(*dependencies: object) -> str:
    return json.dumps({"dependencies": dependencies})


UNREACHED = "requests.exceptions.ConnectionError: Max retries exceeded"


@pytest.mark.parametrize(
    "talk", [UNREACHED, "ERROR:pip_audit._cli:Could not connect to the vulnerability feed\nTip: your network ..."]
)
def test_no_report_and_a_network_that_failed_means_that_nobody_was_reached(talk: str) -> None:
    code, (sentence,) = dev.verdict("", talk)
    assert code == dev.OFFLINE
    assert "could not be reached" in sentence


@pytest.mark.parametrize("talk", ["", "No module named pip_audit", "ERROR:pip_audit._cli:invalid requirements input"])
def test_an_audit_that_does_not_work_is_not_taken_for_a_network_that_fails(talk: str) -> None:
    assert dev.verdict("", talk) == (1, ["The audit itself does not work: build/audit.log says why."])


def test_a_report_in_which_everything_was_skipped_is_no_success() -> None:
    assert dev.verdict(report(SKIPPED), "")[0] == dev.OFFLINE


def test_a_found_fault_counts_whatever_was_said_besides() -> None:
    assert dev.verdict(report(FAULTY, SKIPPED), UNREACHED)[0] == 1


def test_a_clean_report_is_a_success_and_says_what_was_not_looked_at() -> None:
    assert dev.verdict(report(CLEAN), "") == (0, ["Nothing is known against 1 distributions."])
    code, sentences = dev.verdict(report(CLEAN, SKIPPED), "")
    assert code == 0
    assert sentences[-1] == "Not looked at: alembic"


def test_a_known_fault_fails_and_names_the_version_that_mends_it() -> None:
    code, sentences = dev.verdict(report(CLEAN, FAULTY), "")
    assert code == 1
    assert sentences == [
        "h11 0.14.0: EXAMPLE-1, mended in 0.16.0",
        "h11 0.14.0: EXAMPLE-2, mended in none yet",
    ]


def test_only_a_finding_about_sqlite_tells_of_an_old_one() -> None:
    assert dev.has_old_sqlite(json.dumps({"findings": [{"topic": "sqlite"}]}))
    assert not dev.has_old_sqlite(json.dumps({"findings": [{"topic": "database"}]}))


def test_what_a_command_prints_goes_where_it_is_wanted(tmp_path: Path) -> None:
    both = "import sys; print('out'); print('err', file=sys.stderr)"
    assert dev.run(sys.executable, "-c", both, output=tmp_path / "a", errors_too=True) == 0
    assert sorted((tmp_path / "a").read_text(encoding="utf-8").split()) == ["err", "out"]
    assert dev.run(sys.executable, "-c", "print('out'); raise SystemExit(3)", output=tmp_path / "b") == 3
    assert (tmp_path / "b").read_text(encoding="utf-8").strip() == "out"


def test_a_folder_is_weighed_with_everything_in_it(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(bytes(3 * 2**20))
    assert dev.megabytes(tmp_path) == 3


def test_audit_and_bill_are_offered() -> None:
    shown = subprocess.run([sys.executable, dev.__file__, "--help"], capture_output=True, text=True, check=True)
    assert "build/sbom.cdx.json" in shown.stdout
