"""More than 200 planted words of more than 10 kinds: none is read in logs, crash reports, bundles or exports."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from peepers_desktop.app.exports import kinds
from peepers_desktop.app.queries import Queries
from peepers_desktop.clock import SystemClock
from tests.helpers.canaries import Canaries, plant
from tests.helpers.command import PASSPHRASE, CommandLine, of_store
from tests.helpers.fire_size import tell
from tests.helpers.raw_bytes import found_in
from tests.helpers.store import StoreRig, running_store


@pytest.fixture(scope="module")
def patch() -> Iterator[pytest.MonkeyPatch]:
    with pytest.MonkeyPatch.context() as patched:
        yield patched


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=20, orders=45, questions=10) as started:
        yield started


@pytest.fixture(scope="module")
def canaries(rig: StoreRig, patch: pytest.MonkeyPatch) -> Canaries:
    return plant(rig, patch)


@pytest.fixture(scope="module")
def line(rig: StoreRig, canaries: Canaries, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A profile that has done everything once, at the chattiest level: login, sync, edits, failures, renewal."""
    line = of_store(rig, tmp_path_factory.mktemp("canaries") / "profile", PEEPERS_LOG_LEVEL="debug")
    canaries.add("passphrase", PASSPHRASE)
    line.connect(rig)
    assert line.quietly("sync", "--json").code == 0
    items = line.quietly("list", "items", "--json").document
    item = next(row for row in items if not row["read_only"])
    questions = line.quietly("list", "questions", "--json").document
    waiting = next(row for row in questions if row["status"] == "unanswered")
    line.quietly("answer", waiting["id"], "Temos sim!", "--json")
    rig.control("POST", "/tokens", do="expire")
    rig.fault("500", path="/orders/*", count=2)
    rig.fault("bad_json", path="/shipments/*", count=2)
    line.quietly("set-stock", item["id"], "41", "--yes", "--json")
    rig.fault("500", path=f"/items/{item['id']}", method="PUT", count=1)
    for _ in range(2):
        line.quietly("sync", "--json")
    rig.clear_faults()
    return line


@pytest.fixture(scope="module")
def handed_out(line: CommandLine, canaries: Canaries, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything the program writes for other eyes, in one folder."""
    folder = tmp_path_factory.mktemp("handed-out")
    for kind in kinds():
        for ending in ("csv", "xlsx"):
            assert line.quietly("export", kind, str(folder / f"{kind}.{ending}"), "--json").code == 0
    (folder / "doctor.txt").write_text(line.quietly("doctor").out)
    (folder / "doctor.json").write_text(line.quietly("doctor", "--json").out)
    assert line.quietly("doctor", "--bundle", str(folder / "bundle.zip"), "--json").code == 0
    return folder


def test_there_are_enough(line: CommandLine, canaries: Canaries, handed_out: Path) -> None:
    counts = {kind: len(words) for kind, words in canaries.kinds.items()}
    assert len(counts) >= 12, counts
    assert sum(counts.values()) >= 200, counts
    tell(f"{sum(counts.values())} canaries of {len(counts)} kinds looked for in logs, reports, bundles, exports, files")


def test_none_is_in_the_logs(line: CommandLine, canaries: Canaries, handed_out: Path) -> None:
    logs = line.profile / "logs"
    events = [json.loads(row) for row in (logs / "peepers.log").read_text(encoding="utf-8").splitlines()]
    seen = {row["event"] for row in events}
    assert {"started", "created", "backup", "opened", "login", "cycle", "edit", "failed", "failure", "renewed"} <= seen
    assert any(row["level"] == "debug" for row in events)
    assert found_in(logs, canaries) == {}


def test_none_is_handed_out(canaries: Canaries, handed_out: Path) -> None:
    assert len(list(handed_out.iterdir())) == 2 * len(kinds()) + 3
    assert found_in(handed_out, canaries) == {}


def test_none_is_on_the_disk_at_all(line: CommandLine, canaries: Canaries, handed_out: Path) -> None:
    assert found_in(line.profile, canaries) == {}


def test_a_crash_with_full_hands_drops_everything(
    line: CommandLine, canaries: Canaries, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    full_hands = " ".join(canaries)

    def clumsy(*_: object) -> None:
        held = {"buyer": full_hands}
        try:
            raise KeyError(full_hands)
        except KeyError as error:
            raise ValueError(f"cannot use {held}") from error

    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(Queries, "items", clumsy)
        done = line.here(capsys, "list", "items", "--json")
        again = line.here(capsys, "list", "items")
    assert (done.code, done.document["error"]["code"], done.err) == (1, "defect", "")
    assert "crashes" in done.document["error"]["advice"]
    assert (again.code, again.out) == (1, "")
    reports = sorted((line.profile / "crashes").iterdir())
    assert len(reports) == 2
    assert "test_canaries.py" in reports[0].read_text(encoding="utf-8")
    assert found_in(line.profile / "crashes", canaries) == {}
    assert found_in(line.profile / "logs", canaries) == {}
    (line.profile / "told.txt").write_text(done.out + again.err)
    assert found_in(line.profile, canaries) == {}


@pytest.mark.plants_canaries("an export in clear, and the store's answers, show that the net would hold")
def test_the_control_finds_them(line: CommandLine, rig: StoreRig, canaries: Canaries, tmp_path: Path) -> None:
    """What the store answers holds nearly all, and an export in clear the nicknames: the net has no holes."""
    shop = rig.client()
    told = [shop.get("/users/me").text]
    for path in ("/orders/search", "/orders/search?order.status=cancelled"):
        glue = "&" if "?" in path else "?"
        told.append(shop.get(f"{path}{glue}seller={rig.seller_id()}&limit=50").text)
    with closing(sqlite3.connect(line.profile / "peepers.db")) as plain:
        for (ident,) in plain.execute("SELECT id FROM shipments"):
            told.append(shop.get(f"/shipments/{ident}", headers={"x-format-new": "true"}).text)
    (tmp_path / "answers.txt").write_text("\n".join(told))
    hits = found_in(tmp_path, canaries)
    kinds_hit = {kind for kind, words in canaries.kinds.items() if words & set(hits)}
    assert {"nickname", "name", "street", "zip", "email", "phone", "document", "address"} <= kinds_hit
    assert len(hits) >= 200
    done = line.quietly("export", "orders", str(tmp_path / "clear.csv"), "--with-personal-data", "--json")
    assert done.code == 0
    (tmp_path / "answers.txt").unlink()
    assert len(canaries.kinds["nickname"] & set(found_in(tmp_path, canaries))) >= 10
