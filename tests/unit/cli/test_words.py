"""The command line speaks the seller's language from the same catalogue as the window."""

from __future__ import annotations

import re
from pathlib import Path

from peepers_desktop.cli.words import read_catalogue, words_for
from peepers_desktop.mercadolivre.errors import ServerTrouble, Unreachable

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "i18n"
PLACEHOLDER = re.compile(r"{\w+}")


def test_portuguese_for_brazilians() -> None:
    words = words_for("pt_BR", FOLDER)
    assert words.message(Unreachable()) == "O Mercado Livre não pôde ser alcançado."
    assert words.message(ServerTrouble(503)) == "O Mercado Livre está com um problema próprio (erro 503)."


def test_english_is_the_source() -> None:
    assert words_for("en", FOLDER).message(Unreachable()) == "Mercado Livre could not be reached."


def test_what_is_not_translated_stays_english() -> None:
    assert words_for("pt_BR", FOLDER).say("no such sentence {a}", {"a": 1}) == "no such sentence 1"


def test_every_translation_keeps_its_placeholders() -> None:
    catalogue = read_catalogue(FOLDER / "peepers_pt_BR.ts")
    assert len(catalogue) > 700
    for source, translation in catalogue.items():
        assert sorted(PLACEHOLDER.findall(source)) == sorted(PLACEHOLDER.findall(translation)), source
