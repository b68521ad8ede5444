"""Pictures of listings: public files, fetched without the token."""

from __future__ import annotations

import httpx

from peepers_desktop.mercadolivre.errors import BadAnswer, Unreachable
from peepers_desktop.mercadolivre.transport import USER_AGENT

MAX_PICTURE = 2_000_000


def fetch_picture(address: str) -> bytes:
    """The bytes of a picture: https, or the demonstration store on 127.0.0.1. Raises `Unreachable`, `BadAnswer`."""
    if not address.startswith(("https://", "http://127.0.0.1:")):
        raise BadAnswer
    try:
        with httpx.Client(timeout=15, headers={"User-Agent": USER_AGENT}) as http:
            answer = http.get(address)
    except httpx.HTTPError as error:
        raise Unreachable from error
    if answer.status_code != 200 or len(answer.content) > MAX_PICTURE:
        raise BadAnswer
    return answer.content
