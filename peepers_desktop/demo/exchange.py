"""One request and its reply, as the endpoints of the store see them; no web framework here."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from peepers_desktop.demo.refusals import Refusal, bad_request

if TYPE_CHECKING:
    from peepers_desktop.demo.journal import Journal
    from peepers_desktop.demo.state import State
    from peepers_desktop.demo.tokens import Grant, Tokens

Json = dict[str, Any]


@dataclass(slots=True)
class Call:
    """A request that passed the door: who calls, what for, and when by the store's clock."""

    method: str
    path: str
    params: dict[str, str]
    query: dict[str, str]
    headers: dict[str, str]
    body: bytes
    world: State
    tokens: Tokens
    journal: Journal
    now: datetime
    base_url: str
    grant: Grant | None = None
    marks: frozenset[str] = frozenset()

    @property
    def caller(self) -> int:
        """The user the token belongs to."""
        assert self.grant is not None
        return self.grant.user_id

    def flag(self, name: str) -> bool:
        """Whether a header says ``true``."""
        return self.headers.get(name, "").lower() == "true"

    def number(self, name: str, default: int) -> int:
        """A non-negative whole number of the query; anything else is a 400."""
        text = self.query.get(name, "")
        if not text:
            return default
        if not text.isdecimal():
            raise Refusal(400, bad_request(f"Invalid value for parameter {name}"))
        return int(text)

    def listed(self, name: str) -> list[str]:
        """A comma list of the query."""
        return [part for part in self.query.get(name, "").split(",") if part]

    def json_object(self) -> Json:
        """The body as a JSON object; anything else is a 400."""
        try:
            value = json.loads(self.body)
        except ValueError:
            raise Refusal(400, bad_request("Invalid JSON")) from None
        if not isinstance(value, dict):
            raise Refusal(400, bad_request("Invalid JSON"))
        return value


@dataclass(slots=True)
class Reply:
    """An answer: a JSON value, or raw bytes with their own type. 204 has neither."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    content_type: str = "application/json; charset=utf-8"

    def encoded(self) -> bytes:
        """The bytes to send."""
        if self.raw is not None:
            return self.raw
        if self.status == 204:
            return b""
        return json.dumps(self.body, ensure_ascii=False, separators=(",", ":")).encode()


def project(body: Json, names: list[str]) -> Json:
    """Only the wanted fields, all of them when none is named."""
    return {name: body[name] for name in names if name in body} if names else body
