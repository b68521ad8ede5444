"""The marketplace's own bodies, compressed, in tables of their own so that lists never read past them."""

from __future__ import annotations

import zlib

from sqlalchemy import Connection, text


def keep_body(connection: Connection, table: str, key: int, raw: bytes) -> None:
    """Store the body of a row of `table` ("item", "order", "shipment"); an empty or unchanged one is not written."""
    digest = zlib.crc32(raw) | len(raw) << 32
    known = connection.execute(text(f"SELECT digest FROM {table}_bodies WHERE key = :key"), {"key": key}).scalar()
    if not raw or known == digest:
        return
    statement = text(
        f"INSERT INTO {table}_bodies (key, digest, body) VALUES (:key, :digest, :body) "
        "ON CONFLICT (key) DO UPDATE SET digest = excluded.digest, body = excluded.body"
    )
    connection.execute(statement, {"key": key, "digest": digest, "body": zlib.compress(raw, 6)})


def body_of(connection: Connection, table: str, account: str, ident: str) -> bytes | None:
    """The body that a row was read from last, JSON; None when none was kept."""
    query = text(
        f"SELECT b.body FROM {table}_bodies b JOIN {table}s t ON t.key = b.key "
        "WHERE t.account = :account AND t.id = :id"
    )
    packed = connection.execute(query, {"account": account, "id": ident}).scalar()
    return None if packed is None else zlib.decompress(packed)
