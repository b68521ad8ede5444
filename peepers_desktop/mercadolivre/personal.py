"""Leaving personal data out of what is kept: names, documents, phones, addresses and e-mails."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PERSONAL = frozenset({
    "first_name", "last_name", "email", "secure_email", "phone", "alternative_phone", "billing_info", "identification",
    "receiver_name", "receiver_phone", "receiver_address", "shipping_address", "sender_address", "address",
    "address_line", "street_name", "street_number", "comment", "comments", "zip_code", "latitude", "longitude",
    "doc_number", "doc_type", "card_id", "atm_transfer_reference", "authorization_code", "activation_uri",
    "registration_date", "points", "payer_id",
})  # fmt: skip


def without_personal(value: Any) -> Any:
    """The same JSON without personal fields, however deep they stand."""
    if isinstance(value, Mapping):
        return {key: without_personal(inner) for key, inner in value.items() if key not in _PERSONAL}
    if isinstance(value, list):
        return [without_personal(inner) for inner in value]
    return value
