"""Edits of listings, for the tests of the edit endpoints."""

from __future__ import annotations

from typing import Any

import httpx

from tests.helpers.store import StoreRig


def special(rig: StoreRig, index: int) -> str:
    """The id of one of the special listings, by its place."""
    return rig.world.by_seller[rig.seller_id()][index]


def put(client: httpx.Client, item_id: str, **body: Any) -> httpx.Response:
    """Edit a listing."""
    return client.put(f"/items/{item_id}", json=body)


def causes(answer: httpx.Response) -> list[str]:
    """The codes of a validation error."""
    assert answer.status_code == 400, answer.text
    assert answer.json()["error"] == "validation_error"
    return [one["code"] for one in answer.json()["cause"]]
