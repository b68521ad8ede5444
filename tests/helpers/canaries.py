"""Plants words that must never be read in a log into everything the demonstration store answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from peepers_desktop.demo import api_users, body_order, body_shipment, tokens
from peepers_desktop.demo.state import State
from tests.helpers.store import StoreRig


@dataclass
class Canaries:
    """Every planted word by its kind."""

    kinds: dict[str, set[str]] = field(default_factory=dict)

    def add(self, kind: str, word: str) -> str:
        if word:
            self.kinds.setdefault(kind, set()).add(word)
        return word

    def all(self) -> set[str]:
        return {word for words in self.kinds.values() for word in words}

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self.all()))


def plant(rig: StoreRig, patch: pytest.MonkeyPatch) -> Canaries:
    """Names, addresses, phones, documents and mails of every buyer and of the sellers; tokens as they are issued."""
    found = Canaries()
    _people(rig.world, found)
    _more_fields(patch, found)
    _credentials(rig, patch, found)
    return found


def _people(world: State, found: Canaries) -> None:
    buyers = {id(one.buyer): one.buyer for one in (*world.orders.values(), *world.shipments.values())}
    for number, buyer in enumerate(buyers.values()):
        buyer.nickname = found.add("nickname", f"NICKCANARY{number:04}")
        buyer.first_name = found.add("name", f"Firstcanary{number:04}")
        buyer.last_name = found.add("name", f"Lastcanary{number:04}")
        buyer.street = found.add("street", f"Rua Canarinho {number:04}") + " 77"
        buyer.zip_code = found.add("zip", f"{90_000_000 + number * 137:08}")


def _more_fields(patch: pytest.MonkeyPatch, found: Canaries) -> None:
    """Fields the marketplace has sent at one time or another, wherever a person is described."""

    def contacts(ident: int) -> dict[str, Any]:
        number = ident % 10_000
        return {
            "email": found.add("email", f"canary.{ident}@peepers.example"),
            "phone": {"area_code": "41", "number": found.add("phone", f"9{ident % 10**4:04}-{ident // 7 % 10**4:04}")},
            "billing_info": {"doc_type": "CPF", "doc_number": found.add("document", _document(ident))},
            "alternative_phone": {"area_code": "", "number": found.add("phone", f"97{number:04}-7{number:04}")},
        }

    buyer, destination, own = body_order._buyer, body_shipment._destination, api_users.own
    patch.setattr(body_order, "_buyer", lambda order: {**buyer(order), **contacts(order.buyer.id)})
    patch.setattr(
        body_shipment,
        "_destination",
        lambda one: {**destination(one), "comment": found.add("address", f"Canarycomment {one.id}"),
                     "receiver_phone": found.add("phone", f"96{one.id % 1000:03}-{one.id // 3 % 10**5:05}")},
    )  # fmt: skip
    patch.setattr(api_users, "own", lambda call, seller: {**own(call, seller), **contacts(seller.id)})


def _credentials(rig: StoreRig, patch: pytest.MonkeyPatch, found: Canaries) -> None:
    exchange, pair = tokens.Tokens.exchange, tokens.Tokens._pair

    def exchanged(self: Any, code: str, redirect_uri: str, verifier: str, now: Any) -> Any:
        found.add("code", code)
        found.add("verifier", verifier)
        return exchange(self, code, redirect_uri, verifier, now)

    def paired(self: Any, *arguments: Any) -> Any:
        issued = pair(self, *arguments)
        found.add("access token", issued["access_token"])
        found.add("refresh token", issued.get("refresh_token", ""))
        return issued

    patch.setattr(tokens.Tokens, "exchange", exchanged)
    patch.setattr(tokens.Tokens, "_pair", paired)
    found.add("client secret", rig.store.client_secret)


def _document(ident: int) -> str:
    return f"777.{ident % 1000:03}.{ident // 1000 % 1000:03}-77"
