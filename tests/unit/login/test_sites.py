"""The table of countries is complete and usable."""

from __future__ import annotations

import pytest

from peepers_desktop.mercadolivre.sites import SITES, NoLoginPage, UnknownSite, site


@pytest.mark.parametrize(
    ("site_id", "host", "currency", "language"),
    [
        ("MLB", "auth.mercadolivre.com.br", "BRL", "pt_BR"),
        ("MLA", "auth.mercadolibre.com.ar", "ARS", "es_AR"),
        ("MLC", "auth.mercadolibre.cl", "CLP", "es_CL"),
        ("MCR", "auth.mercadolibre.co.cr", "CRC", "es_CR"),
        ("MEC", "auth.mercadolibre.com.ec", "USD", "es_EC"),
        ("MPA", "auth.mercadolibre.com.pa", "PAB", "es_PA"),
    ],
)
def test_a_country_logs_in_at_its_own_host(site_id: str, host: str, currency: str, language: str) -> None:
    known = site(site_id)
    assert (known.auth_url, known.currency, known.language) == (f"https://{host}", currency, language)


def test_twenty_countries_each_once() -> None:
    assert len(SITES) == len({known.id for known in SITES}) == 20


@pytest.mark.parametrize("known", SITES, ids=lambda known: known.id)
def test_every_country_has_a_time_zone_and_plain_codes(known) -> None:
    assert known.time_zone.key == known.zone
    assert len(known.currency) == 3
    assert known.currency.isupper()
    assert known.language[:2] in ("pt", "es")


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(UnknownSite, match="MLX"):
        site("MLX")


def test_a_country_without_a_login_page_says_so() -> None:
    with pytest.raises(NoLoginPage, match="Cuba"):
        _ = site("MCU").auth_url
