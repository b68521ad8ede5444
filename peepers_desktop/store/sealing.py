"""Personal fields at rest: sealed text in their columns, keyed marks in the search index.

The key lies in the vault and may not be there (offline, locked, a new session). Then nothing personal is written,
what is there stays as it is, and reading gives `masking.HIDDEN`; everything else works as ever.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Protocol

from peepers_desktop.domain.masking import HIDDEN

SEALED = "sealed:1:"
"""How a sealed value begins; what does not is from before values were sealed."""
MARK = "qzx"
"""How a mark begins: no word anybody types."""
_SHORTEST, _LONGEST = 3, 16
"""A word's beginnings of these lengths have marks, so that a search finds it while it is being typed."""
_WORD = re.compile(r"[^\W_]+", re.UNICODE)


class Sealer(Protocol):
    """Holds the key, or does not have it yet. Never blocks and never raises."""

    def seal(self, text: str, place: str) -> str | None:
        """The sealed text; None without the key."""

    def unseal(self, sealed: str, place: str) -> str | None:
        """The text; None when it cannot be read, now or ever."""

    def mark(self, word: str) -> str | None:
        """Letters that tell equal words and nothing else; None without the key."""


class NoKey:
    """Seals nothing: what a database is opened with until somebody brings the key."""

    def seal(self, text: str, place: str) -> str | None:
        return None

    def unseal(self, sealed: str, place: str) -> str | None:
        return None

    def mark(self, word: str) -> str | None:
        return None


def place_of(table: str, account: str, ident: str) -> str:
    """What is authenticated with a value, so that it cannot pass for another row's."""
    return f"{table}/{account}/{ident}"


def kept(sealer: Sealer, told: str | None, stored: str | None, place: str) -> str | None:
    """What the column holds after an answer: missing changes nothing, and the same value stays as it is, because
    sealing it again would look like a change."""
    if not told or (stored and shown(sealer, stored, place) == told and stored.startswith(SEALED)):
        return stored
    sealed = sealer.seal(told, place)
    return sealed if sealed is not None else stored if stored and stored.startswith(SEALED) else None


def shown(sealer: Sealer, stored: str | None, place: str) -> str | None:
    """The value of a column; `HIDDEN` when it cannot be read now."""
    if stored is None or not stored.startswith(SEALED):
        return stored
    told = sealer.unseal(stored, place)
    return HIDDEN if told is None else told


def known(sealer: Sealer, stored: str | None, place: str) -> str | None:
    """The value of a column; None when it cannot be read now."""
    told = shown(sealer, stored, place)
    return None if told == HIDDEN else told


def marks(sealer: Sealer, name: str | None) -> list[str]:
    """What the search index holds instead of a name: a mark for each beginning of its words."""
    found: list[str] = []
    for word in _WORD.findall(folded(name or "")):
        ends = range(min(_SHORTEST, len(word)), min(_LONGEST, len(word)) + 1)
        found += [mark for end in ends if (mark := mark_of(sealer, word[:end])) is not None]
    return found


def mark_of(sealer: Sealer, word: str) -> str | None:
    """The mark of a word as somebody typed it."""
    mark = sealer.mark(folded(word)[:_LONGEST])
    return None if mark is None else MARK + mark


def marks_in(words: str) -> list[str]:
    """The marks among a row's searched words."""
    return [word for word in words.split(" ") if word.startswith(MARK)]


def without_marks(words: str) -> str:
    return " ".join(word for word in words.split(" ") if not word.startswith(MARK))


def folded(text: str) -> str:
    """Lower case without accents, as the index folds every other word."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
