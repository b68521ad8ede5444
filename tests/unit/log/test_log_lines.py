"""What is written to the log: JSON lines, allowed fields, one private rotating file, nothing on the terminal."""

from __future__ import annotations

import errno
import io
import json
import logging
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop import log


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    handler = log.configure(tmp_path / "logs", "debug")
    yield tmp_path / "logs"
    log.stop(handler)


def lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (folder / "peepers.log").read_text(encoding="utf-8").splitlines()]


def test_a_line_carries_when_how_bad_who_and_what(folder: Path) -> None:
    log.get("sync").info("cycle", account="415458330", seconds=1.5, requests=12)
    (line,) = lines(folder)
    assert line.pop("timestamp").endswith("+00:00")
    assert line == {"level": "info", "logger": "peepers.sync", "event": "cycle", "account": "415458330",
                    "seconds": 1.5, "requests": 12}  # fmt: skip


def test_what_is_not_on_the_list_is_dropped(folder: Path) -> None:
    log.get("sync").info("cycle", buyer_name="Ana Souza", body={"email": "ana@exemplo.com.br"}, count=3)
    (line,) = lines(folder)
    assert set(line) == {"timestamp", "level", "logger", "event", "count"}


def test_an_allowed_field_is_scrubbed_whatever_it_holds(folder: Path) -> None:
    log.get("sync").info("TG-66f0a1b2c3d4e5f6a7b8-415458330", status={"token": "APP_USR-1-2-abcdef"}, code=None)
    text = (folder / "peepers.log").read_text(encoding="utf-8")
    assert "66f0a1b2" not in text
    assert "abcdef" not in text
    assert lines(folder)[0]["code"] is None


def test_ids_of_the_marketplace_are_not_taken_for_documents(folder: Path) -> None:
    log.get("sync").info("stage", path="/shipments/52998224725", resource="answer:52998224725", account="11144477735")
    (line,) = lines(folder)
    assert (line["path"], line["resource"], line["account"]) == (
        "/shipments/52998224725", "answer:52998224725", "11144477735",
    )  # fmt: skip


@pytest.mark.expects_logs("crashed")
def test_of_a_failure_its_places_are_kept_and_its_words_are_not(folder: Path) -> None:
    try:
        try:
            raise KeyError("José Carlos da Silva, Rua das Acácias 12")
        except KeyError as error:
            raise ValueError("refused for ana@exemplo.com.br with APP_USR-123-456-secret") from error
    except ValueError as failed:
        log.get("tasks").error("crashed", exc_info=True)
        log.get("tasks").error("crashed", exc_info=failed)
    for line in lines(folder):
        first, second = line["exception"].split("\ncaused by ")
        assert first.startswith("builtins.ValueError\n  unit/log/test_log_lines.py:")
        assert second.startswith("builtins.KeyError\n")
    text = (folder / "peepers.log").read_text(encoding="utf-8")
    assert "Carlos" not in text
    assert "refused" not in text


@pytest.mark.expects_logs("crashed", "broke")
def test_failures_that_other_libraries_log_are_told_by_place(folder: Path) -> None:
    try:
        raise OSError(errno.ENOSPC, "No space left on device", "/srv/maria/peepers.db")
    except OSError:
        logging.getLogger("somelibrary").exception("it broke")
    (line,) = lines(folder)
    assert line["exception"].startswith(f"builtins.OSError ({errno.ENOSPC})\n")
    assert "maria" not in json.dumps(line)


@pytest.mark.expects_logs("pool")
def test_warnings_of_other_libraries_are_caught_and_scrubbed(folder: Path) -> None:
    logging.getLogger("somelibrary.pool").warning("pool said %s", "Authorization: Bearer APP_USR-1-2-3456789")
    (line,) = lines(folder)
    assert (line["logger"], line["event"], line["level"]) == ("somelibrary.pool", "pool said […]", "warning")


@pytest.mark.own_log_level("it is the level that is looked at")
def test_the_level_is_respected(tmp_path: Path) -> None:
    handler = log.configure(tmp_path, "WARNING")
    log.get("sync").info("quiet")
    log.stop(handler)
    assert (tmp_path / "peepers.log").read_text() == ""


def test_files_rotate_and_stay_private(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    logger = log.get("sync")
    (handler,) = [one for one in logging.getLogger("peepers").handlers if hasattr(one, "maxBytes")]
    monkeypatch.setattr(handler, "maxBytes", 300)
    for number in range(40):
        logger.info("cycle", count=number)
    files = sorted(path.name for path in folder.iterdir())
    assert files == ["peepers.log"] + [f"peepers.log.{n}" for n in range(1, 6)]
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}


def test_nothing_reaches_the_terminal(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    log.get("sync").info("cycle")
    assert capfd.readouterr() == ("", "")


@pytest.mark.expects_logs("orphan")
def test_without_a_file_nothing_is_written_anywhere(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    log.stop(log.configure(tmp_path))
    log.get("sync").warning("orphan")
    assert capfd.readouterr() == ("", "")


def test_a_new_profile_closes_the_old_file(tmp_path: Path) -> None:
    first = log.configure(tmp_path / "a")
    second = log.configure(tmp_path / "b")
    log.get("sync").info("cycle")
    log.stop(second)
    assert first not in logging.getLogger("peepers").handlers
    assert (tmp_path / "a" / "peepers.log").read_text() == ""
    assert len(lines(tmp_path / "b")) == 1


class FullDisk(io.StringIO):
    def write(self, text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_fails_in_silence(
    folder: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (handler,) = [one for one in logging.getLogger("peepers").handlers if hasattr(one, "maxBytes")]
    with monkeypatch.context() as patched:
        patched.setattr(handler, "stream", FullDisk())
        log.get("sync").info("cycle")
    assert capfd.readouterr() == ("", "")
