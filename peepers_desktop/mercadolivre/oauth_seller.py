"""The few fields of /users/me that are kept. Names, e-mail, phone, documents and addresses are not even decoded."""

from __future__ import annotations

import msgspec

from peepers_desktop.domain.accounts import Seller
from peepers_desktop.mercadolivre import errors


class _Reputation(msgspec.Struct):
    level_id: str | None = None
    power_seller_status: str | None = None


class _Listing(msgspec.Struct):
    allow: bool | None = None


class _Status(msgspec.Struct):
    list: _Listing | None = None


class _Me(msgspec.Struct):
    id: int | str
    nickname: str
    site_id: str
    tags: list[str] | None = None
    seller_reputation: _Reputation | None = None
    status: _Status | None = None


def seller_of(body: bytes) -> Seller:
    """The seller in a body of `GET /users/me` (page producto-consulta-usuarios 12/01/2026).

    Raises:
        errors.BadAnswer: it is not one.
    """
    try:
        me = msgspec.json.decode(body, type=_Me)
    except (msgspec.DecodeError, UnicodeDecodeError) as bad:
        raise errors.BadAnswer from bad
    reputation = me.seller_reputation or _Reputation()
    listing = me.status.list if me.status else None
    return Seller(
        user_id=str(me.id),
        nickname=me.nickname,
        site_id=me.site_id,
        tags=frozenset(me.tags or ()),
        listing_allowed=listing is None or listing.allow is not False,
        reputation_level=reputation.level_id,
        power_seller_status=reputation.power_seller_status,
    )
