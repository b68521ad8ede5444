"""A disk that refuses, as every connection of a database meets it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from peepers_desktop.store.database import Database


@contextmanager
def while_the_disk(database: Database, pragma: str) -> Iterator[None]:
    """Every connection of the database meets this until it is over."""

    def meet(connection: Any, _record: object) -> None:
        connection.execute(pragma)

    database.close()
    event.listen(database._engine, "connect", meet)
    try:
        yield
    finally:
        event.remove(database._engine, "connect", meet)
        database.close()
