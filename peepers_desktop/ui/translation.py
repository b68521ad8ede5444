"""The seller's language: the machine's own, or what `PEEPERS_LANG` or the settings say.

Compiled catalogues (.qm) are loaded by Qt; where only the source (.ts) is there, as in a checkout, it is read here.
"""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator

_SOURCE = "en"
_EVERYWHERE = "peepers"
"""Context of sentences that read the same wherever they stand; a context of their own wins."""


class SourceTranslator(QTranslator):
    """Answers from a .ts file."""

    def __init__(self, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = _read(path)

    def isEmpty(self) -> bool:
        return not self._words

    def translate(self, context: str, text: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        # None becomes a null string, on which Qt goes on to the source text; "" would blank it.
        return self._words.get((context, text)) or self._words.get((_EVERYWHERE, text))


def _read(path: Path) -> dict[tuple[str, str], str]:
    words: dict[tuple[str, str], str] = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            translation = message.find("translation")
            source = message.findtext("source") or ""
            if translation is not None and translation.get("type") is None and translation.text:
                words[(name, source)] = translation.text
    return words


def language(chosen: str, system: QLocale | None = None) -> str:
    """ "pt_BR", "es" or "en": what was chosen, else the machine's language where we speak it, else English."""
    wanted = (chosen or (system or QLocale.system()).name()).replace("-", "_")
    if wanted.lower().startswith("pt"):
        return "pt_BR"
    return "es" if wanted.lower().startswith("es") else _SOURCE


def locale_of(name: str, site_country: QLocale.Country = QLocale.Country.Brazil) -> QLocale:
    """How numbers are written; the English window of a Brazilian shop still writes R$ 1.234,56."""
    if name == "es":
        return QLocale(QLocale.Language.Spanish, QLocale.Country.Argentina)
    return QLocale(QLocale.Language.Portuguese, site_country)


def translators(name: str, folder: Path, parent: QObject | None = None) -> list[QTranslator]:
    """Our catalogue of a language and Qt's own; none for the source language. Missing files are passed over."""
    if name == _SOURCE:
        return []
    found: list[QTranslator] = []
    qt = QTranslator(parent)
    if qt.load(f"qtbase_{name}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        found.append(qt)
    compiled, source = folder / f"peepers_{name}.qm", folder / f"peepers_{name}.ts"
    ours = QTranslator(parent)
    if compiled.exists() and ours.load(str(compiled)):
        found.append(ours)
    elif source.exists():
        found.append(SourceTranslator(source, parent))
    return found
