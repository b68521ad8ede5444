"""The marketplace's own bodies, compressed, in tables of their own so that lists never read past them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from sqlalchemy import Connection, bindparam, text

from peepers_desktop.store.upsert import chunks


def keep_bodies(connection: Connection, table: str, bodies: Iterable[tuple[int, bytes]]) -> None:
    """Store the bodies of rows of `table` ("item", "order", "shipment") by key, asking once what is known of all of
    them; an empty or unchanged one is not written."""
    told = {key: raw for key, raw in bodies if raw}
    digests = {key: zlib.crc32(raw) | len(raw) << 32 for key, raw in told.items()}
    known = _digests(connection, table, digests)
    changed = [key for key, digest in digests.items() if known.get(key) != digest]
    if not changed:
        return
    statement = text(
        f"INSERT INTO {table}_bodies (key, digest, body) VALUES (:key, :digest, :body) "
        "ON CONFLICT (key) DO UPDATE SET digest = excluded.digest, body = excluded.body"
    )
    rows = [{"key": key, "digest": digests[key], "body": zlib.compress(told[key], 6)} for key in changed]
    connection.execute(statement, rows)


def _digests(connection: Connection, table: str, keys: Iterable[int]) -> dict[int, int]:
    query = text(f"SELECT key, digest FROM {table}_bodies WHERE key IN :keys")
    query = query.bindparams(bindparam("keys", expanding=True))
    found: dict[int, int] = {}
    for part in chunks(keys):
        found.update((key, digest) for key, digest in connection.execute(query, {"keys": part}))
    return found


def body_of(connection: Connection, table: str, account: str, ident: str) -> bytes | None:
    """The body that a row was read from last, JSON; None when none was kept."""
    query = text(
        f"SELECT b.body FROM {table}_bodies b JOIN {table}s t ON t.key = b.key "
        "WHERE t.account = :account AND t.id = :id"
    )
    packed = connection.execute(query, {"account": account, "id": ident}).scalar()
    return None if packed is None else zlib.decompress(packed)
