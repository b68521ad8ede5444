"""The many ways in which one marketplace writes a date and an amount.

Every resource has its own spelling, and the store keeps them apart on purpose: a client that compares date texts,
or expects one offset everywhere, must fail here and not at a seller's.
Pages: gerenciamento-de-vendas 07/08/2026, gestion-packs 29/12/2025, precio-variacion 14/05/2026,
gestiona-preguntas-respuestas 29/09/2023, gerenciamento-de-envios 07/08/2026.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

MINUS_FOUR = timezone(timedelta(hours=-4))
BRASILIA = timezone(timedelta(hours=-3))


def _milliseconds(instant: datetime) -> str:
    return f"{instant:%Y-%m-%dT%H:%M:%S}.{instant.microsecond // 1000:03d}"


def zulu(instant: datetime) -> str:
    """``2026-05-04T20:33:43.861Z``: items."""
    return _milliseconds(instant.astimezone(UTC)) + "Z"


def zulu_seconds(instant: datetime) -> str:
    """``2026-05-04T20:33:41Z``: delays, SLA updates."""
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def plus_zero(instant: datetime) -> str:
    """``2026-05-04T17:41:52+00:00``: ``date_last_updated`` of the order search."""
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%S}+00:00"


def plus_zero_without_colon(instant: datetime) -> str:
    """``2023-02-13T02:46:20.528+0000``: user products."""
    return _milliseconds(instant.astimezone(UTC)) + "+0000"


def minus_four(instant: datetime) -> str:
    """``2026-05-04T17:35:40.000-04:00``: orders, payments, claims, shipments."""
    return _milliseconds(instant.astimezone(MINUS_FOUR)) + "-04:00"


def minus_four_without_colon(instant: datetime) -> str:
    """``2026-05-04T12:31:05.000-0400``: packs."""
    return _milliseconds(instant.astimezone(MINUS_FOUR)) + "-0400"


def seven_decimals(instant: datetime) -> str:
    """``2026-09-28T08:00:00.0000000-04:00``: questions in a list."""
    local = instant.astimezone(MINUS_FOUR)
    return f"{local:%Y-%m-%dT%H:%M:%S}.{local.microsecond:06d}0-04:00"


def nine_decimals(instant: datetime) -> str:
    """``2021-02-08T17:51:21.746608612Z``: a question read by its id."""
    utc = instant.astimezone(UTC)
    return f"{utc:%Y-%m-%dT%H:%M:%S}.{utc.microsecond:06d}612Z"


def brasilia(instant: datetime) -> str:
    """``2026-05-05T23:59:59-03:00``: the dispatch deadline."""
    return f"{instant.astimezone(BRASILIA):%Y-%m-%dT%H:%M:%S}-03:00"


def brasilia_midnight(instant: datetime) -> str:
    """``2026-05-05T00:00:00.000-03:00``: delivery estimates, which are days."""
    return f"{instant.astimezone(BRASILIA):%Y-%m-%d}T00:00:00.000-03:00"


def amount(cents: int) -> float:
    """Reais as the items resource writes them: always with a fraction."""
    return cents / 100


def loose_amount(cents: int) -> int | float:
    """Reais as orders write them: whole numbers lose their fraction."""
    return cents // 100 if cents % 100 == 0 else cents / 100


def read_date(text: str) -> datetime | None:
    """The instant of a query parameter, or None when it is not a date (an unescaped ``+`` arrives as a space)."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return instant if instant.tzinfo else instant.replace(tzinfo=UTC)
