"""A few letters find the action that was meant."""

from __future__ import annotations

import pytest

from peepers_desktop.ui.fuzzy import folded, score

ACTIONS = ("Anúncios e estoque", "Enviar alterações pendentes", "Perguntas", "Desfazer", "Editar estoque")


def best(query: str) -> str:
    found = {text: score(query, text) for text in ACTIONS}
    fitting = {text: points for text, points in found.items() if points is not None}
    return max(fitting, key=lambda text: fitting[text])


@pytest.mark.parametrize(
    ("query", "wanted"),
    [("perg", "Perguntas"), ("anun", "Anúncios e estoque"), ("eap", "Enviar alterações pendentes"),
     ("ees", "Editar estoque"), ("DESF", "Desfazer"), ("editar e", "Editar estoque")],
)  # fmt: skip
def test_the_best_fit_wins(query, wanted):
    assert best(query) == wanted


def test_letters_in_the_wrong_order_do_not_fit():
    assert score("satnugrep", "Perguntas") is None


def test_accents_and_case_do_not_matter():
    assert folded("AÇÕES À Vista") == "acoes a vista"
