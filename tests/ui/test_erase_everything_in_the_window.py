"""A seller takes everything off the computer from the preferences of the started program; and what keeps it there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel

from peepers_desktop import bootstrap, desktop
from peepers_desktop.cli.program import GlobalOptions
from peepers_desktop.cli.words import words_for
from peepers_desktop.clock import SystemClock
from peepers_desktop.domain.accounts import SendMode
from peepers_desktop.domain.events import Stage
from peepers_desktop.domain.filters import ItemFilter
from peepers_desktop.ui.dialogs.erase_all import EraseAllDialog
from peepers_desktop.ui.dialogs.told import ToldDialog
from peepers_desktop.ui.window import Window
from tests.helpers.command import close_log
from tests.helpers.program import sign_in, variables_of
from tests.helpers.raw_bytes import found_in
from tests.helpers.robot import Robot, top
from tests.helpers.store import StoreRig, running_store

PASSPHRASE = "uma frase bem comprida"


@pytest.fixture(scope="module")
def rig() -> Iterator[StoreRig]:
    with running_store(now=SystemClock().now, listings=8, orders=6, questions=4) as started:
        yield started


@pytest.fixture
def parts(rig: StoreRig, tmp_path: Path, qapp) -> Iterator[bootstrap.Parts]:
    """A program with an account, its shop, and an edit that waits."""
    vault = {"PEEPERS_VAULT": "passphrase", "PEEPERS_VAULT_PASSPHRASE": PASSPHRASE}
    made = bootstrap.build(GlobalOptions(tmp_path / "profile"), variables_of(rig, **vault))
    sign_in(made, rig)
    made.sync(frozenset(Stage), True)
    free = [row for row in made.queries.item_rows(made.queries.items(ItemFilter())) if row.read_only is None]
    made.commands.set_mode(free[0].account, SendMode.CONFIRM)  # or the running program would send it meanwhile
    made.commands.set_stock(free[0].account, free[0].id, None, "77")
    made.settings.change(client_id=rig.store.client_id)
    yield made
    close_log()


def preferences() -> bool:
    window = top(Window)
    if window is None:
        return False
    window.commands.help.preferences()
    window.commands.help.open_dialog.erase_button.click()
    return True


def typed(words: str) -> Callable[[], bool]:
    def act() -> bool:
        dialog = top(EraseAllDialog)
        if dialog is None or not dialog._known:
            return False
        dialog.typed.setText(words)
        return True

    return act


def pressed() -> bool:
    top(EraseAllDialog).yes_button.click()
    return True


def run(parts: bootstrap.Parts, *steps: Callable[[], bool]) -> tuple[int, list[ToldDialog]]:
    boxes: list[ToldDialog] = []
    robot = Robot(*steps)
    code = desktop._window(
        parts, desktop._views(parts), words_for("en", bootstrap.resources() / "i18n"), lambda box: boxes.append(box())
    )
    assert robot.left == []
    return code, boxes


def test_nothing_is_left_and_the_grant_is_withdrawn(parts, rig: StoreRig, tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    listing = parts.queries.item_rows(parts.queries.items(ItemFilter()))[0]
    traces = [listing.title, listing.id, rig.store.client_id, "LOJA_DA_ANA", "settings"]
    assert set(traces[:4]) <= set(found_in(profile, traces)), "the control"
    (profile / ".env").write_text("PEEPERS_LANG=en\n")
    code, boxes = run(parts, preferences, typed("erase"), pressed)
    assert code == 0
    assert [path.name for path in profile.iterdir()] == [".env"], "written by its owner"
    assert found_in(tmp_path, traces) == {}
    assert rig.control("GET", "/tokens")["access"] == [], "the grant was withdrawn at the marketplace"
    (box,) = boxes
    said = [one.text() for one in box.findChildren(QLabel)]
    assert said[0] == "Nothing of Peepers is left on this computer"
    assert any(".env" in words for words in said)


def test_it_names_what_would_be_lost_and_wants_the_word(parts, rig: StoreRig, tmp_path: Path) -> None:
    seen: dict[str, Any] = {}

    def look() -> bool:
        dialog = top(EraseAllDialog)
        seen["words"] = [one.text() for one in dialog.findChildren(QLabel)]
        seen["enabled"] = dialog.yes_button.isEnabled()
        seen["default"] = dialog.no_button.isDefault()
        dialog.no_button.click()
        return True

    def leave() -> bool:
        top(Window).close()
        return True

    code, boxes = run(parts, preferences, typed("erased"), look, leave)
    assert (code, boxes) == (0, [])
    assert not seen["enabled"], "another word is no word"
    assert seen["default"]
    assert "1 changes have not been sent and are lost" in seen["words"]
    assert any(words.endswith("77") for words in seen["words"])
    assert (tmp_path / "profile" / "peepers.db").exists()
    assert rig.control("GET", "/tokens")["access"] != []


def test_a_vault_that_does_not_open_keeps_everything(parts, rig: StoreRig, tmp_path: Path) -> None:
    profile, problems = tmp_path / "profile", []

    def spoil() -> bool:
        parts.vault._vault = None
        parts.profile.vault_file.write_bytes(b"no vault at all")
        return True

    def told() -> bool:
        dialog = top(EraseAllDialog)
        if dialog.working or not dialog.problem.text():
            return False
        problems.append(dialog.problem.text())
        dialog.no_button.click()
        top(Window).close()
        return True

    code, boxes = run(parts, preferences, typed("ERASE"), spoil, pressed, told)
    assert (code, boxes) == (0, [])
    assert "damaged" in problems[0]
    assert (profile / "peepers.db").exists()
    assert parts.settings.choices.client_id == rig.store.client_id
