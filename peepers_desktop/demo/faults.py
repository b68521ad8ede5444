"""Which requests go wrong, and how: the rules, their grammar, and the choice for one request.

``SPEC := RULE (';' RULE)*`` and ``RULE := KIND (',' NAME '=' VALUE)*`` (a space may stand for the comma), for example
``reset,path=/items/*,method=PUT,count=2; 429,path=/orders/*,chance=0.1,retry_after=3``.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from fnmatch import fnmatchcase
from random import Random
from typing import Any

MARKS = ("partial", "entries_403", "entries_404")
"""The endpoint itself answers with holes: 206, or bulk entries that all fail."""
ANSWERS = (
    "401", "401_short", "blocked", "403", "403_policy", "403_scopes", "404", "409", "409_version", "429", "429_quota",
    "429_text", "429_html", "500", "500_applied", "502", "503", "504", "text_500", "html_200", "html_403", "html_502",
    "bad_json", "bad_utf8", "wrong_types", "empty", "no_content", "error_200", "redirect_http", "redirect_host",
    "redirect_loop", "bad_gzip", "gzip_bomb", "stale", "duplicate", "delay",
)  # fmt: skip
"""Another answer than the right one, on a healthy connection."""
WIRE = (
    "reset", "reset_body", "truncated", "length_short", "length_long", "length_huge", "bad_chunks", "endless_chunks",
    "drip", "hang", "timeout_applied", "timeout_not_applied",
)  # fmt: skip
"""Damage on the connection itself."""
KINDS = (*MARKS, *ANSWERS, *WIRE)
APPLIED = (
    "500_applied", "timeout_applied", "reset_body", "truncated", "length_short", "length_long", "length_huge",
    "bad_chunks", "endless_chunks", "drip", "bad_json", "bad_utf8", "wrong_types", "empty", "no_content", "bad_gzip",
    "gzip_bomb", "html_200", "delay", "duplicate", *MARKS,
)  # fmt: skip
"""Kinds that carry the request out before anything goes wrong, unless the rule says ``applied=no``."""
DAMAGING = frozenset((*ANSWERS, *WIRE)) - {"delay", "duplicate"}


@dataclass(slots=True)
class Rule:
    """One fault and the requests it hits. ``count`` is what is left; None is without end."""

    kind: str
    path: str = "*"
    method: str = "*"
    query: str = ""
    count: int | None = None
    after: int = 0
    chance: float = 1.0
    applied: bool | None = None
    retry_after: int | None = None
    status: int | None = None
    seconds: float = 1.0
    size: int = 64
    hits: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"unknown fault {self.kind!r}; known: {', '.join(KINDS)}")

    @property
    def carries_out(self) -> bool:
        """Whether the marketplace does what was asked, although the answer goes wrong."""
        return self.kind in APPLIED if self.applied is None else self.applied

    def hits_request(self, method: str, path: str, query: str) -> bool:
        """Whether the rule is meant for this request."""
        return self.count != 0 and self.method in ("*", method) and fnmatchcase(path, self.path) and self.query in query


_READERS: dict[str, Any] = {
    "path": str, "method": str.upper, "query": str, "count": int, "after": int, "chance": float, "retry_after": int,
    "status": int, "seconds": float, "size": int, "applied": lambda text: {"yes": True, "no": False}[text],
}  # fmt: skip


def parse(spec: str) -> list[Rule]:
    """The rules of an option string. ``ValueError`` says which part is wrong."""
    return [_rule(text) for text in spec.split(";") if text.strip()]


def _rule(text: str) -> Rule:
    kind, *options = text.replace(",", " ").split()
    values: dict[str, Any] = {}
    for option in options:
        name, found, value = option.partition("=")
        if not found or name not in _READERS:
            raise ValueError(f"unknown option {option!r} of fault {kind!r}; known: {', '.join(_READERS)}")
        try:
            values[name] = _READERS[name](value)
        except (ValueError, KeyError):
            raise ValueError(f"{option!r} is not a value of fault {kind!r}") from None
    return Rule(kind, **values)


def from_json(entry: dict[str, Any]) -> Rule:
    """One rule of the control endpoint: the same names, with JSON values."""
    unknown = set(entry) - {"kind", *_READERS}
    if unknown or "kind" not in entry:
        raise ValueError(f"a fault needs kind, and knows {', '.join(_READERS)}; not {', '.join(sorted(unknown))}")
    return Rule(**entry)


@dataclass(slots=True)
class FaultBox:
    """The rules in force; draws are seeded, so a run can be repeated."""

    rng: Random
    rules: list[Rule] = field(default_factory=list)

    def pick(self, method: str, path: str, query: str) -> Rule | None:
        """The first rule that hits this request, counted down; None when the request may live."""
        for rule in self.rules:
            if not rule.hits_request(method, path, query):
                continue
            if rule.after > 0:
                rule.after -= 1
                continue
            if rule.chance < 1.0 and self.rng.random() >= rule.chance:
                continue
            if rule.count is not None:
                rule.count -= 1
            rule.hits += 1
            return rule
        return None

    def shown(self) -> list[dict[str, Any]]:
        """The rules as JSON."""
        return [asdict(rule) for rule in self.rules]
