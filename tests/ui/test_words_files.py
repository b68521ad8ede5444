"""The language of the window: the machine's own, or what was chosen; catalogues compiled or not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QLocale

from peepers_desktop.ui.translation import SourceTranslator, language, locale_of, translators

CATALOGUE = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR">
<context><name>tabs</name>
  <message><source>Questions</source><translation>Perguntas</translation></message>
  <message><source>Sales</source><translation type="unfinished">Vendas?</translation></message>
</context>
</TS>
"""
BRAZIL = QLocale(QLocale.Language.Portuguese, QLocale.Country.Brazil)
FRANCE = QLocale(QLocale.Language.French, QLocale.Country.France)


@pytest.mark.parametrize(
    ("chosen", "system", "wanted"),
    [
        ("", BRAZIL, "pt_BR"),
        ("", FRANCE, "en"),
        ("pt-BR", FRANCE, "pt_BR"),
        ("es_AR", BRAZIL, "es"),
        ("en", BRAZIL, "en"),
    ],
)
def test_which_language(chosen, system, wanted):
    assert language(chosen, system) == wanted


def test_a_catalogues_source_is_read_where_it_is_not_compiled(qapp, tmp_path):
    (tmp_path / "peepers_pt_BR.ts").write_text(CATALOGUE, encoding="utf-8")
    found = [one for one in translators("pt_BR", tmp_path) if isinstance(one, SourceTranslator)]
    qapp.installTranslator(found[0])
    assert QCoreApplication.translate("tabs", "Questions") == "Perguntas"
    assert QCoreApplication.translate("tabs", "Sales") == "Sales"
    assert QCoreApplication.translate("other", "Questions") == "Questions"
    qapp.removeTranslator(found[0])
    assert QCoreApplication.translate("tabs", "Questions") == "Questions"


def test_the_source_language_needs_no_catalogue(tmp_path):
    assert translators("en", tmp_path) == []


def test_numbers_stay_brazilian_in_an_english_window():
    assert locale_of("en").toString(1234) == "1.234"
    assert locale_of("es").language() == QLocale.Language.Spanish
