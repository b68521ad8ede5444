"""Leaving personal data out of what is kept: names, documents, phones, addresses and e-mails.

Of a person, the id stays; of an address, nothing does (nickname and city are read before, and sealed).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_PERSONAL = frozenset({
    "first_name", "last_name", "full_name", "email", "secure_email", "phone", "alternative_phone", "phone_number",
    "billing_info", "identification", "doc_number", "doc_type", "tax_id", "cpf", "cnpj", "birth_date",
    "receiver_name", "receiver_phone", "receiver_address", "shipping_address", "sender_address", "seller_address",
    "address", "address_line", "street_name", "street_number", "neighborhood", "comment", "comments", "reference",
    "delivery_instructions", "zip_code", "latitude", "longitude", "geolocation", "location", "seller_contact",
    "card_id", "card", "cardholder", "atm_transfer_reference", "authorization_code", "activation_uri", "payer_id",
    "registration_date", "points",
})  # fmt: skip
_DEEPEST = 60
"""No answer is nested like this; what lies deeper is left out."""
_PEOPLE = frozenset({"buyer", "payer", "receiver", "purchaser", "customer"})
_KEPT_OF_PEOPLE = frozenset({"id", "user_id", "cost"})
"""`receiver.cost` of a parcel's costs is an amount."""


def without_personal(value: Any, depth: int = 0) -> Any:
    """The same JSON without personal fields, however deep they stand."""
    if depth > _DEEPEST:
        return None
    if isinstance(value, Mapping):
        return {key: _kept(key, inner, depth) for key, inner in value.items() if key not in _PERSONAL}
    if isinstance(value, list):
        return [without_personal(inner, depth + 1) for inner in value]
    return value


def _kept(key: str, inner: Any, depth: int) -> Any:
    if key in _PEOPLE and isinstance(inner, Mapping):
        return {name: told for name, told in inner.items() if name in _KEPT_OF_PEOPLE}
    return without_personal(inner, depth + 1)
