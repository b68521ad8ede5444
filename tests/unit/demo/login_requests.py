"""Authorization requests for the tests of the login page and the token endpoint."""

from __future__ import annotations

from urllib.parse import parse_qs, urlencode, urlsplit

import httpx

from peepers_desktop.demo.tokens import RELAY, challenge_of
from tests.helpers.store import StoreRig

VERIFIER = "v" * 43


def request_url(rig: StoreRig, **changes: str) -> str:
    """A correct authorization request, with some fields changed; an empty value removes the field."""
    fields = {
        "response_type": "code",
        "client_id": rig.store.client_id,
        "redirect_uri": RELAY,
        "state": "v1.40000.abc",
        "code_challenge": challenge_of(VERIFIER),
        "code_challenge_method": "S256",
    } | changes
    return f"{rig.url}/authorization?{urlencode({name: value for name, value in fields.items() if value})}"


def arrived(answer: httpx.Response) -> dict[str, str]:
    """The query of the redirect."""
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}
