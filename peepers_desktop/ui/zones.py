"""The time zone of a marketplace site: it decides what "today" is (a seller's day is not cut by UTC)."""

from __future__ import annotations

from zoneinfo import ZoneInfo

_ZONES = {
    "MLB": "America/Sao_Paulo",
    "MLA": "America/Argentina/Buenos_Aires",
    "MLM": "America/Mexico_City",
    "MLC": "America/Santiago",
    "MCO": "America/Bogota",
    "MLU": "America/Montevideo",
    "MPE": "America/Lima",
    "MLV": "America/Caracas",
    "MEC": "America/Guayaquil",
    "MBO": "America/La_Paz",
    "MPY": "America/Asuncion",
    "MRD": "America/Santo_Domingo",
    "MCR": "America/Costa_Rica",
    "MPA": "America/Panama",
    "MGT": "America/Guatemala",
    "MHN": "America/Tegucigalpa",
    "MNI": "America/Managua",
    "MSV": "America/El_Salvador",
}


def zone_of(site_id: str) -> ZoneInfo:
    """The zone of a site; an unknown one is read as Brazil, the program's first home."""
    return ZoneInfo(_ZONES.get(site_id, _ZONES["MLB"]))
