"""Connected sellers. Tokens are not here: they live in the vault."""

from __future__ import annotations

from typing import Any

from sqlalchemy import text

from peepers_desktop.domain.accounts import Account, Link, Permission, Seller, SendMode
from peepers_desktop.domain.ids import AccountId
from peepers_desktop.store.codec import instant_text, known_instant, words, words_text
from peepers_desktop.store.database import Database
from peepers_desktop.store.outbox import unblock

_COLUMNS = (
    "user_id", "nickname", "site_id", "tags", "listing_allowed", "reputation_level", "power_seller_status", "link",
    "reason", "colour", "connected_at", "missing_permissions", "send_mode",
)  # fmt: skip
_SAVE = text(
    f"INSERT INTO accounts ({', '.join(_COLUMNS)}) VALUES ({', '.join(':' + name for name in _COLUMNS)}) "
    f"ON CONFLICT (user_id) DO UPDATE SET {', '.join(f'{n} = excluded.{n}' for n in _COLUMNS[1:])}"
)


class Accounts:
    """Reads and writes accounts."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def all(self) -> list[Account]:
        """In the order they were connected."""
        with self._database.read() as connection:
            rows = connection.execute(text("SELECT * FROM accounts ORDER BY connected_at, user_id"))
            return [account_of(row) for row in rows.mappings()]

    def get(self, account: AccountId) -> Account | None:
        with self._database.read() as connection:
            query = text("SELECT * FROM accounts WHERE user_id = :id")
            row = connection.execute(query, {"id": account}).mappings().first()
            return None if row is None else account_of(row)

    def save(self, account: Account) -> None:
        """Store a connected account; edits that were blocked for want of the link go on."""
        with self._database.write() as connection:
            connection.execute(_SAVE, _values(account))
            if account.link is Link.CONNECTED:
                unblock(connection, account.id)

    def set_seller(self, seller: Seller) -> None:
        """What the marketplace says of a seller now: their tags decide how stock is written."""
        values = {"tags": words_text(seller.tags), "allowed": int(seller.listing_allowed)}
        self._set(seller.user_id, "tags = :tags, listing_allowed = :allowed", values)

    def set_link(self, account: AccountId, link: Link, reason: str = "") -> None:
        self._set(account, "link = :link, reason = :reason", {"link": link.value, "reason": reason})

    def set_mode(self, account: AccountId, mode: SendMode) -> None:
        self._set(account, "send_mode = :mode", {"mode": mode.value})

    def archive(self, account: AccountId) -> None:
        """Keep the rows, send and read nothing more."""
        self.set_link(account, Link.ARCHIVED)

    def _set(self, account: AccountId, what: str, values: dict[str, Any]) -> None:
        with self._database.write() as connection:
            connection.execute(text(f"UPDATE accounts SET {what} WHERE user_id = :id"), {**values, "id": account})


def _values(account: Account) -> dict[str, object]:
    seller = account.seller
    return {
        "user_id": seller.user_id,
        "nickname": seller.nickname,
        "site_id": seller.site_id,
        "tags": words_text(seller.tags),
        "listing_allowed": seller.listing_allowed,
        "reputation_level": seller.reputation_level,
        "power_seller_status": seller.power_seller_status,
        "link": account.link.value,
        "reason": account.reason,
        "colour": account.colour,
        "connected_at": instant_text(account.connected_at),
        "missing_permissions": words_text(p.value for p in account.missing_permissions),
        "send_mode": account.send_mode.value,
    }


def seller_of(row: Any) -> Seller:
    """The seller part of an accounts row."""
    return Seller(
        user_id=row["user_id"],
        nickname=row["nickname"],
        site_id=row["site_id"],
        tags=words(row["tags"]),
        listing_allowed=bool(row["listing_allowed"]),
        reputation_level=row["reputation_level"],
        power_seller_status=row["power_seller_status"],
    )


def account_of(row: Any) -> Account:
    """An account from its row."""
    return Account(
        seller=seller_of(row),
        link=Link(row["link"]),
        colour=row["colour"],
        connected_at=known_instant(row["connected_at"]),
        missing_permissions=frozenset(Permission(value) for value in words(row["missing_permissions"])),
        reason=row["reason"],
        send_mode=SendMode(row["send_mode"]),
    )
