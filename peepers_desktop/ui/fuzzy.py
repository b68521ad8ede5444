"""Finding an action by a few of its letters, accents aside."""

from __future__ import annotations

import unicodedata


def folded(text: str) -> str:
    """Lower case without accents: "Anúncios" becomes "anuncios"."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def score(query: str, text: str) -> int | None:
    """How well `query` fits; larger is better, None when its letters do not occur in order.

    Beginnings of words and letters that stand together count more; of equal fits the shorter text wins.
    """
    wanted, target = folded(query).replace(" ", ""), folded(text)
    points, place, last = 0, -1, -2
    for letter in wanted:
        place = target.find(letter, place + 1)
        if place < 0:
            return None
        starts_word = place == 0 or not target[place - 1].isalnum()
        points += 1 + (4 if starts_word else 0) + (3 if place == last + 1 else 0)
        last = place
    return points * 100 - len(target)
