"""Failures in the seller's language: the sentence, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from peepers_desktop.domain.events import Trouble
from peepers_desktop.errors import Blame, PeepersError
from peepers_desktop.ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Sentence:
    """Translated and formatted. `detail` is the other side's own words, as they came."""

    text: str
    advice: str
    tone: Tone
    detail: str = ""


_TONES = {Blame.EDIT: Tone.WARN, Blame.USAGE: Tone.WARN, Blame.ENVIRONMENT: Tone.WARN}


def sentence_of(error: Exception) -> Sentence:
    """What an exception means for the seller; one that is not ours is told as our mistake."""
    known = error if isinstance(error, PeepersError) else PeepersError()
    return Sentence(
        _filled(known.message, known.params),
        _filled(known.advice, known.params),
        _TONES.get(known.blame, Tone.BAD),
        known.detail,
    )


def sentence_of_trouble(trouble: Trouble) -> Sentence:
    """The same for a failure inside a cycle."""
    params = dict(trouble.params)
    return Sentence(_filled(trouble.message, params), _filled(trouble.advice, params), Tone.WARN, trouble.detail)


def vault_words(name: str) -> str:
    """What a place for secrets is called in the seller's language."""
    return QCoreApplication.translate("errors", name)


def _filled(template: str, params: dict[str, str | int]) -> str:
    words = QCoreApplication.translate("errors", template)
    if "vault" not in params:
        return words.format_map(_Blanks(params))
    sentence = words.format_map(_Blanks({**params, "vault": vault_words(str(params["vault"]))}))
    return sentence[:1].upper() + sentence[1:]


class _Blanks(dict[str, "str | int"]):
    """Keeps a sentence readable when a parameter is missing."""

    def __missing__(self, key: str) -> str:
        return "?"
