"""Sellers and applications from their bodies, personal fields left behind."""

from __future__ import annotations

from peepers_desktop.domain.accounts import Seller
from peepers_desktop.mercadolivre.answers import ApplicationInfo
from peepers_desktop.mercadolivre.fields import identified, lower, part, required, string, texts, whole


def seller_of(body: object) -> Seller:
    """The seller of /users/me (page producto-consulta-usuarios 12/01/2026)."""
    told, user_id = identified(body)
    reputation = part(told, "seller_reputation")
    return Seller(
        user_id=user_id,
        nickname=string(told.get("nickname")) or user_id,
        site_id=string(told.get("site_id")) or "",
        tags=frozenset(texts(told.get("tags"))),
        listing_allowed=part(part(told, "status"), "list").get("allow") is not False,
        reputation_level=string(reputation.get("level_id")),
        power_seller_status=string(reputation.get("power_seller_status")),
    )


def application_of(body: object) -> ApplicationInfo:
    """An application (page gestiona-tus-aplicaciones 30/12/2025)."""
    told = required(body)
    quota = whole(told.get("max_requests_per_hour"))
    return ApplicationInfo(quota, told.get("active") is not False, lower(told.get("certification_status")))
