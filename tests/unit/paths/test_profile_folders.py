"""The profile's folders: private whatever the umask is, and where people expect them."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from peepers_desktop.paths import Profile


@pytest.fixture
def open_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def test_folders_are_private(tmp_path: Path, open_umask: None) -> None:
    profile = Profile(tmp_path / "deep" / "profile").create()
    folders = (profile.root, profile.logs, profile.backups, profile.thumbnails, profile.crashes, profile.locks)
    assert {stat.S_IMODE(folder.stat().st_mode) for folder in folders} == {0o700}


def test_an_open_folder_is_closed_to_others(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    assert stat.S_IMODE(Profile(tmp_path).create().root.stat().st_mode) == 0o700


def test_creating_twice_keeps_what_is_there(tmp_path: Path) -> None:
    profile = Profile(tmp_path).create()
    profile.database.write_bytes(b"kept")
    profile.create()
    assert profile.database.read_bytes() == b"kept"


def test_a_place_that_is_a_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("")
    with pytest.raises(OSError, match="taken"):
        Profile(tmp_path / "taken").create()


def test_everything_lies_inside(tmp_path: Path) -> None:
    profile = Profile(tmp_path)
    files = (profile.database, profile.settings, profile.lock, profile.env_file, profile.vault_file)
    assert all(tmp_path in file.parents for file in files)
    assert len(set(files)) == len(files)


def test_the_demonstration_has_a_profile_of_its_own() -> None:
    assert Profile.default() != Profile.default("demo")
    assert Profile.default("demo").root.parent == Profile.default().root.parent
    assert "peepers-desktop" in str(Profile.default().root)
