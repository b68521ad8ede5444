"""The seller's guide shows pictures that are there, and names buttons and keys as the program does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import peepers_desktop
from peepers_desktop.ui import shortcuts
from peepers_desktop.ui.translation import SourceTranslator

ROOT = Path(peepers_desktop.__file__).parent.parent
GUIDE = ROOT / "docs" / "user-guide.pt-BR.md"
WORDS = ROOT / "resources" / "i18n" / "peepers_pt_BR.ts"
HEAVIEST = 150_000
BUTTONS = (
    "Connect an account…", "See all", "Use this answer", "With you", "Discard", "Review", "Send", "Change all the same",
    "Revert", "Undo", "How it was on", "Answered before", "Preferences", "Diagnostics", "Help", "Today",
    "Listings and stock", "Questions", "Sales", "Shipments", "Outbox", "All accounts", "Changes",
)  # fmt: skip


@pytest.fixture(scope="module")
def guide() -> str:
    return GUIDE.read_text(encoding="utf-8")


def test_every_picture_is_there_and_light(guide):
    named = re.findall(r"\(pictures/([\w-]+\.png)\)", guide)
    assert len(named) >= 9
    heavy = {name: (GUIDE.parent / "pictures" / name).stat().st_size for name in named}
    assert {name: size for name, size in heavy.items() if size > HEAVIEST} == {}


@pytest.mark.parametrize("source", BUTTONS)
def test_buttons_and_sections_are_named_as_the_program_names_them(guide, source):
    assert SourceTranslator(WORDS).translate("peepers", source) in guide


@pytest.mark.parametrize(
    "keys", [shortcuts.SYNC, shortcuts.PALETTE, shortcuts.SEND, shortcuts.REVIEW, shortcuts.DETAILS, shortcuts.KEYS]
)
def test_the_keys_are_those_of_the_program(guide, keys):
    assert keys in guide


def test_every_link_inside_the_guide_leads_to_a_heading(guide):
    headings = {
        re.sub(r"[^\w\s-]", "", line.lstrip("#").strip().lower()).replace(" ", "-")
        for line in guide.splitlines()
        if line.startswith("## ")
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", guide)) <= headings
