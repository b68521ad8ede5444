"""Where the demonstration without a display leaves its pictures."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from peepers_desktop import desktop


def test_in_a_checkout_they_lie_where_the_readme_says() -> None:
    assert desktop.pictures_folder() == Path("build") / "pictures"


def test_a_packaged_program_leaves_nothing_where_it_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "resources").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path / "here")
    folder = desktop.pictures_folder()
    assert folder.is_dir()
    assert folder.parent == tmp_path
    assert list((tmp_path / "here").iterdir()) == []
