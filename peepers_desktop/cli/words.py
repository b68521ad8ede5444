"""The seller's language without Qt: reads the same catalogues the window uses."""

from __future__ import annotations

import locale
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

from peepers_desktop.errors import PeepersError


class Words:
    """Translates by the English source, whatever its context; what is not there stays English."""

    def __init__(self, catalogue: Mapping[str, str]) -> None:
        self._catalogue = catalogue

    def say(self, template: str, params: Mapping[str, str | int]) -> str:
        """The sentence in the seller's language, formatted."""
        words = self._catalogue.get(template, template)
        try:
            if "vault" not in params:
                return words.format_map(_Blanks(params))
            vault = str(params["vault"])
            sentence = words.format_map(_Blanks({**params, "vault": self._catalogue.get(vault, vault)}))
            return sentence[:1].upper() + sentence[1:]
        except (ValueError, IndexError):
            return template

    def message(self, error: PeepersError) -> str:
        """What happened, followed by the other side's own words."""
        return f"{self.say(error.message, error.params)} {error.detail}".strip()

    def advice(self, error: PeepersError) -> str:
        return self.say(error.advice, error.params)


class _Blanks(dict[str, "str | int"]):
    def __missing__(self, key: str) -> str:
        return "?"


def words_for(language: str | None, folder: Path) -> Words:
    """Words of a language such as "pt_BR", or of this machine's."""
    chosen = (language or locale.getlocale()[0] or "en").replace("-", "_")
    if not chosen.lower().startswith("pt"):
        return Words({})
    catalogue: dict[str, str] = {}
    for path in sorted(folder.glob("*pt_BR*.ts")):
        catalogue.update(read_catalogue(path))
    return Words(catalogue)


def read_catalogue(path: Path) -> dict[str, str]:
    """Finished translations of a Qt catalogue by their source."""
    messages = ElementTree.parse(path).getroot().iter("message")
    found = {message.findtext("source", ""): message.findtext("translation", "") for message in messages}
    return {source: translation for source, translation in found.items() if source and translation}
