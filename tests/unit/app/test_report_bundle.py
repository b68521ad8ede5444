"""The file for whoever helps: what is in it, and what is not."""

from __future__ import annotations

import json
import stat
import zipfile
from pathlib import Path

import pytest

from peepers_desktop.app.bundle import write_bundle
from peepers_desktop.app.findings import Finding, Level
from peepers_desktop.app.spreadsheet import CannotWriteFile
from peepers_desktop.paths import Profile

pytestmark = pytest.mark.plants_canaries("an old log holds a token, and the bundle made of it must not")

FINDINGS = [
    Finding("account", Level.OK, "{account} is connected.", params={"account": "LOJA_DA_ANA"}),
    Finding("profile", Level.OK, "The profile is in {folder}.", params={"folder": f"{Path.home()}/peepers"}),
]


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    made = Profile(tmp_path / "profile").create()
    (made.logs / "peepers.log").write_text('{"event": "cycle", "path": "/shipments/52998224725"}\n')
    (made.logs / "peepers.log.1").write_text('{"event": "Authorization: Bearer APP_USR-1-2-3456789"}\n')
    (made.crashes / "crash-20261124T120000-0.txt").write_text(f"ValueError\n  {Path.home()}/x.py:3 work\n")
    return made


def test_what_is_in_it(profile: Profile, tmp_path: Path) -> None:
    target = tmp_path / "report.zip"
    assert write_bundle(target, profile, FINDINGS) == 6
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with zipfile.ZipFile(target) as archive:
        texts = {name: archive.read(name).decode("utf-8") for name in archive.namelist()}
    assert set(texts) == {"README.txt", "findings.json", "versions.json", "logs/peepers.log", "logs/peepers.log.1",
                          "crashes/crash-20261124T120000-0.txt"}  # fmt: skip
    told = json.loads(texts["findings.json"])
    assert told[0] == {"topic": "account", "level": "ok", "text": "L••• is connected."}
    assert told[1]["text"] == "The profile is in ~/peepers."
    assert "/shipments/52998224725" in texts["logs/peepers.log"]
    assert "3456789" not in texts["logs/peepers.log.1"]
    assert str(Path.home()) not in "".join(texts.values())
    assert json.loads(texts["versions.json"])["SQLAlchemy"]


def test_a_place_that_cannot_be_written_is_said(profile: Profile, tmp_path: Path) -> None:
    with pytest.raises(CannotWriteFile):
        write_bundle(tmp_path / "no such folder" / "report.zip", profile, FINDINGS)
