"""The demonstration store seen from outside: its control endpoints, and somebody who says yes on its login page."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlencode
from urllib.request import Request, urlopen

_PATIENCE = 30


class Levers:
    """Calls the control endpoints of one store (see docs/demo-store.md)."""

    def __init__(self, base_url: str, moved: Callable[[float], object] = lambda seconds: None) -> None:
        """`moved` hears by how many seconds the store's clock was moved."""
        self._control = f"{base_url}/_control"
        self._moved = moved

    def get(self, path: str) -> Any:
        """What the store itself says, for example `/items/MLB1`."""
        with urlopen(f"{self._control}{path}", timeout=_PATIENCE) as answer:
            return json.load(answer)

    def post(self, path: str, **body: Any) -> Any:
        """Pull a lever, for example `/advance` with seconds."""
        request = Request(f"{self._control}{path}", json.dumps(body).encode(), {"content-type": "application/json"})
        with urlopen(request, timeout=_PATIENCE) as answer:
            found = json.load(answer)
        if path == "/advance":
            self._moved(float(body["seconds"]))
        return found


def consent(authorize_url: str) -> bool:
    """Open the login page, keep the seller it proposes, and allow the access; follows the redirect like a
    browser. True when the program's own page answered."""
    with urlopen(authorize_url, timeout=_PATIENCE) as page:
        form = _Form()
        form.feed(page.read().decode("utf-8"))
    target = authorize_url.partition("?")[0]
    data = urlencode({**form.fields, "decision": "allow"}).encode()
    with urlopen(Request(target, data), timeout=_PATIENCE) as answer:
        return bool(answer.status == 200)


class _Form(HTMLParser):
    """Hidden fields and the chosen radio button of the login page."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found: Mapping[str, str | None] = dict(attrs)
        if tag == "input" and (found.get("type") == "hidden" or "checked" in found):
            self.fields[found.get("name") or ""] = found.get("value") or ""
