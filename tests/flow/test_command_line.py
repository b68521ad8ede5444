"""Every command on a connected profile: one JSON document with its promised keys, or words; and its exit code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from peepers_desktop.app.settings import Settings
from peepers_desktop.clock import SystemClock
from tests.helpers.command import Answered, CommandLine, of_store
from tests.helpers.store import StoreRig, running_store

LISTS = {
    "items": "id title sku status available_quantity price currency logistic_type pending",
    "variations": "item_id id title sku status available_quantity price currency logistic_type pending",
    "orders": "id pack_id status total currency date_created shipment_id",
    "questions": "id item_id status text answer date_created",
    "shipments": "id status substatus tracking_number deadline order_ids",
}
EDIT = set("id kind resource base wanted state reason".split())
CYCLE = {"ok", "pulled", "pushed", "requests", "errors"}
PUSHED = {"applied", "conflict", "rejected", "unknown", "queued"}

Run = Callable[..., Answered]


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=40, orders=30, questions=12) as started:
        yield started


@pytest.fixture(scope="module")
def connected(rig: StoreRig, tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    """A profile that was connected and synchronised by processes of their own."""
    line = of_store(rig, tmp_path_factory.mktemp("cli") / "profile")
    assert line.connect(rig) == {"user_id": str(rig.seller_id()), "nickname": "LOJA_DA_ANA", "site_id": "MLB"}
    done = line.process("sync", "--json")
    assert (done.code, done.err) == (0, "")
    assert done.document["ok"] is True
    return line


@pytest.fixture
def line(connected: CommandLine, tmp_path: Path) -> CommandLine:
    """A copy of that profile for one test."""
    return connected.copied(tmp_path)


@pytest.fixture
def run(line: CommandLine, capsys: pytest.CaptureFixture[str]) -> Run:
    return lambda *words: line.here(capsys, *words)


def editable(run: Run) -> dict[str, Any]:
    """A listing whose quantity can be typed."""
    rows = run("list", "items", "--json").document
    return next(row for row in rows if not row["read_only"] and row["available_quantity"])


@pytest.mark.parametrize("what", LISTS)
def test_lists_carry_their_keys(run: Run, what: str) -> None:
    done = run("list", what, "--limit", "5", "--json")
    assert (done.code, done.err) == (0, "")
    assert 0 < len(done.document) <= 5
    for row in done.document:
        assert set(LISTS[what].split()) <= set(row)
    plain = run("list", what, "--limit", "5")
    assert (plain.code, len(plain.out.splitlines())) == (0, len(done.document))


def test_ids_are_text_and_money_is_a_number(run: Run) -> None:
    (item,) = run("list", "items", "--limit", "1", "--json").document
    (sale,) = run("list", "orders", "--limit", "1", "--json").document
    assert isinstance(item["id"], str)
    assert isinstance(item["price"], float)
    assert isinstance(sale["id"], str)
    assert sale["date_created"].endswith("+00:00")


def test_a_search_narrows_a_list(run: Run) -> None:
    every = run("list", "items", "--json").document
    word = every[0]["title"].split()[0]
    found = run("list", "items", "--search", word, "--json").document
    assert 0 < len(found) < len(every)
    assert run("list", "items", "--search", "nothing of the kind", "--json").document == []


@pytest.mark.parametrize("chosen", [5, 30])
def test_listings_running_out_are_those_of_the_sellers_own_number(line: CommandLine, run: Run, chosen: int) -> None:
    Settings(line.profile / "settings.json").change(low_stock=chosen)
    sellable = [row for row in run("list", "items", "--json").document if row["status"] in ("active", "paused")]
    few = {row["id"] for row in sellable if row["available_quantity"] in range(1, chosen + 1)}
    none = {row["id"] for row in sellable if row["available_quantity"] == 0}
    assert few
    for level, wanted in (("low", few), ("zero", none), ("little", few | none)):
        assert {row["id"] for row in run("list", "items", "--stock", level, "--json").document} == wanted
    refused = run("list", "orders", "--stock", "low", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (2, "only_listings")


@pytest.mark.parametrize("place", [0, 1, 2, 3])
def test_json_may_stand_anywhere(run: Run, place: int) -> None:
    words = ["list", "conflicts", "--limit=2"]
    words.insert(place, "--json")
    assert run(*words).document == []


def test_a_text_that_looks_like_an_option_can_be_sent(run: Run) -> None:
    (question,) = run("list", "questions", "--limit", "1", "--json").document
    done = run("answer", "--json", "--", question["id"], "--json")
    assert done.document["wanted"] == "--json"


@pytest.mark.parametrize("typed", ["777", "+5", "-2"])
def test_stock_is_typed_as_a_count_or_a_difference(run: Run, typed: str) -> None:
    item = editable(run)
    before = item["available_quantity"]
    done = run("set-stock", item["id"], typed, "--yes", "--json")
    edit = done.document
    assert (done.code, edit["kind"], edit["state"], edit["base"]) == (0, "stock", "queued", before)
    assert set(edit) >= EDIT
    assert edit["wanted"] == (777 if typed == "777" else before + int(typed))
    assert run("list", "items", "--search", item["id"], "--json").document[0]["pending"]["edit_id"] == edit["id"]


def test_a_variation_is_named_behind_a_slash(run: Run) -> None:
    rows = run("list", "variations", "--json").document
    row = next(row for row in rows if not row["read_only"])
    edit = run("set-stock", f"{row['item_id']}/{row['id']}", "9", "--yes", "--json").document
    assert edit["resource"] == f"stock:{row['item_id']}/{row['id']}"


def test_an_edit_goes_its_way(run: Run, rig: StoreRig) -> None:
    item = editable(run)
    price = run("set-price", item["id"], "129.90", "--yes", "--json").document
    assert (price["kind"], price["wanted"]) == ("price", "129.90")
    (row,) = run("outbox", "--json").document
    assert set(row) >= EDIT
    assert run("outbox", "cancel", str(price["id"]), "--json").document["state"] == "cancelled"
    stock = run("set-stock", item["id"], "33", "--yes", "--json").document
    sent = run("outbox", "send", "--json")
    assert sent.code == 0, sent.out
    assert set(sent.document) == CYCLE
    assert set(sent.document["pushed"]) == PUSHED
    assert sent.document["pushed"]["applied"] == 1
    assert rig.writes(item["id"])
    states = {row["id"]: row["state"] for row in run("outbox", "--json").document}
    assert states[stock["id"]] in ("applied", "confirmed")


def test_a_conflict_is_shown_and_resolved(run: Run, rig: StoreRig) -> None:
    item = editable(run)
    edit = run("set-stock", item["id"], "50", "--yes", "--json").document
    rig.control("POST", f"/items/{item['id']}", quantity=item["available_quantity"] + 3)
    sent = run("outbox", "send", "--json")
    assert (sent.code, sent.document["pushed"]["conflict"]) == (3, 1)
    (conflict,) = run("list", "conflicts", "--json").document
    assert (conflict["id"], conflict["state"]) == (edit["id"], "conflict")
    resolved = run("outbox", "resolve", str(edit["id"]), "theirs", "--json")
    assert (resolved.code, resolved.document["state"]) == (0, "cancelled")
    assert run("list", "conflicts", "--json").document == []


def test_a_sync_tells_what_it_did(run: Run) -> None:
    done = run("sync", "--only", "questions,orders", "--json")
    assert (done.code, done.err) == (0, "")
    assert set(done.document) == CYCLE
    assert set(done.document["pushed"]) == PUSHED
    assert set(done.document["pulled"]) == {"questions", "orders"}
    assert done.document["requests"] > 0


def test_the_doctor_finds_everything_right(run: Run) -> None:
    done = run("doctor", "--json")
    assert done.code == 0, done.out
    topics = {finding["topic"] for finding in done.document["findings"]}
    assert {"vault", "account", "permissions", "quota", "network", "clock", "database", "disk", "profile"} <= topics
    assert run("doctor").out.count("\n") == len(done.document["findings"])
    shown = done.out + run("doctor").out
    assert "TG-" not in shown
    assert "APP_USR" not in shown


def test_an_export_says_how_many_rows(run: Run, tmp_path: Path) -> None:
    done = run("export", "items", str(tmp_path / "items.csv"), "--json")
    assert (done.code, done.document["file"]) == (0, str(tmp_path / "items.csv"))
    assert done.document["rows"] >= 40


def test_the_version_and_the_help_need_nothing(tmp_path: Path) -> None:
    bare = CommandLine(tmp_path / "never made")
    assert bare.process("--version").out.startswith("peepers-desktop ")
    assert "set-stock" in bare.process("--help").out
    assert not (tmp_path / "never made").exists()


@pytest.mark.parametrize("chosen", [False, True])
def test_the_choice_about_sold_units_reaches_the_sending(
    rig: StoreRig, line: CommandLine, run: Run, chosen: bool
) -> None:
    """What is ticked in the window's preferences holds for every process of the profile."""
    if chosen:
        Settings(line.profile / "settings.json").change(lower_by_sales=True)
    run("sync", "--only", "items", "--full")
    rows = [row for row in run("list", "items", "--json").document if not row["read_only"]]
    row = next(row for row in rows if (row["available_quantity"] or 0) > 6 and not row["variations"])
    run("set-stock", row["id"], str(row["available_quantity"] + 2))
    rig.control("POST", f"/items/{row['id']}/sale", units=1)
    pushed = run("outbox", "send", "--json").document["pushed"]
    assert (pushed["applied"], pushed["conflict"]) == ((1, 0) if chosen else (0, 1))
