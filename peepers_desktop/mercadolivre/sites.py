"""The countries Mercado Livre works in: where a seller logs in, and what their site counts in.

`GET /sites` answers only with a token, and the login needs this table before there is one. Hosts are
those of the marketplace's own php-sdk; Costa Rica's is the one its documentation lives on. Languages
are the `locale` of page ubicacion-y-monedas 27/03/2025, currencies the `default_currency_id` of /sites.
"""

from __future__ import annotations

from dataclasses import dataclass
from zoneinfo import ZoneInfo

from peepers_desktop.errors import UsageError

API_URL = "https://api.mercadolibre.com"
"""One host for the resources and the tokens of every country."""


class UnknownSite(UsageError):
    code = "unknown_site"
    message = "Mercado Livre has no country with the code {site}."
    advice = "Choose a country from the list, for example MLB for Brazil."


class NoLoginPage(UsageError):
    code = "site_without_login"
    message = "No login page is known for {name}."
    advice = "Choose the country your account sells in."


@dataclass(frozen=True, slots=True)
class Site:
    """One country of the marketplace."""

    id: str
    name: str
    """In the country's own language."""
    auth_host: str | None
    """Host of the login page; None where the marketplace offers none."""
    currency: str
    """ISO 4217."""
    language: str
    """As Qt's locales spell it, for example `pt_BR`."""
    zone: str
    """IANA time zone of most sellers; decides what "today" is."""

    @property
    def time_zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def auth_url(self) -> str:
        """Base address of the login page, without a trailing slash.

        Raises:
            NoLoginPage: the marketplace offers none in this country.
        """
        if self.auth_host is None:
            raise NoLoginPage(name=self.name)
        return f"https://{self.auth_host}"


SITES: tuple[Site, ...] = (
    Site("MLB", "Brasil", "auth.mercadolivre.com.br", "BRL", "pt_BR", "America/Sao_Paulo"),
    Site("MLA", "Argentina", "auth.mercadolibre.com.ar", "ARS", "es_AR", "America/Argentina/Buenos_Aires"),
    Site("MLM", "México", "auth.mercadolibre.com.mx", "MXN", "es_MX", "America/Mexico_City"),
    Site("MLC", "Chile", "auth.mercadolibre.cl", "CLP", "es_CL", "America/Santiago"),
    Site("MCO", "Colombia", "auth.mercadolibre.com.co", "COP", "es_CO", "America/Bogota"),
    Site("MLU", "Uruguay", "auth.mercadolibre.com.uy", "UYU", "es_UY", "America/Montevideo"),
    Site("MPE", "Perú", "auth.mercadolibre.com.pe", "PEN", "es_PE", "America/Lima"),
    Site("MEC", "Ecuador", "auth.mercadolibre.com.ec", "USD", "es_EC", "America/Guayaquil"),
    Site("MLV", "Venezuela", "auth.mercadolibre.com.ve", "VES", "es_VE", "America/Caracas"),
    Site("MBO", "Bolivia", "auth.mercadolibre.com.bo", "BOB", "es_BO", "America/La_Paz"),
    Site("MPY", "Paraguay", "auth.mercadolibre.com.py", "PYG", "es_PY", "America/Asuncion"),
    Site("MRD", "República Dominicana", "auth.mercadolibre.com.do", "DOP", "es_DO", "America/Santo_Domingo"),
    Site("MCR", "Costa Rica", "auth.mercadolibre.co.cr", "CRC", "es_CR", "America/Costa_Rica"),
    Site("MPA", "Panamá", "auth.mercadolibre.com.pa", "PAB", "es_PA", "America/Panama"),
    Site("MGT", "Guatemala", "auth.mercadolibre.com.gt", "GTQ", "es_GT", "America/Guatemala"),
    Site("MHN", "Honduras", "auth.mercadolibre.com.hn", "HNL", "es_HN", "America/Tegucigalpa"),
    Site("MNI", "Nicaragua", "auth.mercadolibre.com.ni", "NIO", "es_NI", "America/Managua"),
    Site("MSV", "El Salvador", "auth.mercadolibre.com.sv", "USD", "es_SV", "America/El_Salvador"),
    Site("MCU", "Cuba", None, "CUP", "es_CU", "America/Havana"),
    Site("MPT", "Portugal", None, "EUR", "pt_PT", "Europe/Lisbon"),
)


def site(site_id: str) -> Site:
    """The country with this code, e.g. `MLB`.

    Raises:
        UnknownSite: there is none.
    """
    for known in SITES:
        if known.id == site_id:
            return known
    raise UnknownSite(site=site_id)
