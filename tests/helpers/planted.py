"""The words of people and the keys in the answers of every demonstration store of a test run, by kind.

Imported before every test, so the store itself is touched only where a test has loaded it.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from functools import cache
from typing import Any

served: dict[str, set[str]] = {}
"""Every word that was in an answer, by its kind."""

_STORE = "peepers_desktop.demo.runner"
_MARK = "_canaries"
_KEYS = {
    "token": r"(?:APP_USR|TG)-[\w-]{6,}",
    "client secret": r"demo-secret-5ZqhVb2LrWkXo8Nf|s3cr3t-of-the-application",
    "passphrase": r"correct horse battery",
}
_CONTACTS = {
    "e-mail": r"@(?:peepers\.example|exemplo\.com)",
    "document": r"\d{3}\.\d{3}\.\d{3}-\d\d",
    "phone": r"9\d{4}-\d{4}\b",
    "comment": r"Canarycomment",
}
_planting = True


def want(contacts: bool) -> None:
    """Whether the stores of this process answer with contacts of people, or with their own bodies only."""
    global _planting
    _planting = contacts
    plant()


def plant() -> None:
    """Into the store, as soon as a test has loaded it."""
    if _STORE in sys.modules:
        _wrap_store()


def kinds_in(text: str) -> list[str]:
    """The kinds of canaries in a text, each with the word that gave it away."""
    found = {(match.lastgroup or "", match.group()) for match in _pattern(_STORE in sys.modules).finditer(text)}
    return sorted(f"{kind.replace('_', ' ')} {word!r}" for kind, word in found)


@cache
def _pattern(with_people: bool) -> re.Pattern[str]:
    """Every alternative begins with a letter or a digit, which lets the engine skip all else."""
    kinds = {**_KEYS, **_CONTACTS, **(_people() if with_people else {})}
    return re.compile("|".join(f"(?P<{re.sub(r'[^a-z]', '_', kind)}>{told})" for kind, told in kinds.items()))


def _people() -> dict[str, str]:
    from peepers_desktop.demo.people import FIRST_NAMES, LAST_NAMES, PLACES, STREETS

    first, last = ({name.upper()[:4] for name in names} for names in (FIRST_NAMES, LAST_NAMES))
    return {
        "nickname": f"(?:{_any(first)})(?:{_any(last)})\\d{{1,4}}\\b|NICKCANARY",
        "name": f"(?:{_any((*FIRST_NAMES, *LAST_NAMES))})\\b|Firstcanary|Lastcanary",
        "street": f"{_any(STREETS)}|Rua de Teste|Canarinho",
        "zip code": f"(?:{_any(zip_code for *_, zip_code in PLACES)})\\b",
    }


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(set(words), key=len, reverse=True))


def _serve(kind: str, *words: str | None) -> None:
    served.setdefault(kind, set()).update(word for word in words if word)


def _wrap_store() -> None:
    from peepers_desktop.demo import api_users, body_order, body_shipment, tokens

    if hasattr(tokens, _MARK):
        return
    setattr(tokens, _MARK, True)
    buyer, destination, own = body_order._buyer, body_shipment._destination, api_users.own
    pair, code, exchange = tokens.Tokens._pair, tokens.Tokens.issue_code, tokens.Tokens.exchange

    def buyer_of(order: Any) -> dict[str, Any]:
        return {**buyer(order), **_of_a_person(order.buyer)}

    def destination_of(one: Any) -> dict[str, Any]:
        return {**destination(one), **_of_an_address(one)}

    def own_account(call: Any, seller: Any) -> dict[str, Any]:
        body = own(call, seller)
        _serve("name", body["first_name"], body["last_name"])
        _serve("e-mail", body["email"])
        return {**body, **_contacts(seller.id)}

    def paired(self: Any, *given: Any) -> dict[str, Any]:
        issued = pair(self, *given)
        _serve("access token", issued["access_token"])
        _serve("refresh token", issued.get("refresh_token"))
        _serve("client secret", self.application.client_secret)
        return issued

    def coded(self: Any, *given: Any) -> str:
        issued = code(self, *given)
        _serve("code", issued)
        return issued

    def exchanged(self: Any, code: str, redirect_uri: str, verifier: str, now: Any) -> dict[str, Any]:
        _serve("verifier", verifier)
        return exchange(self, code, redirect_uri, verifier, now)

    body_order._buyer, body_shipment._destination, api_users.own = buyer_of, destination_of, own_account
    for name, wrapped in (("_pair", paired), ("issue_code", coded), ("exchange", exchanged)):
        setattr(tokens.Tokens, name, wrapped)


def _of_a_person(buyer: Any) -> dict[str, Any]:
    _serve("nickname", buyer.nickname)
    _serve("name", buyer.first_name, buyer.last_name)
    return _contacts(buyer.id)


def _of_an_address(one: Any) -> dict[str, Any]:
    if one.status == "pending" or not _planting:
        return {}
    _serve("street", one.buyer.street)
    _serve("zip code", one.buyer.zip_code)
    comment, phone = f"Canarycomment {one.id}", _phone(one.buyer.id)
    _serve("comment", comment)
    _serve("phone", phone)
    return {"comment": comment, "receiver_phone": phone}


def _contacts(ident: int) -> dict[str, Any]:
    """Fields the marketplace has sent at one time or another, wherever a person is described."""
    if not _planting:
        return {}
    email, phone = f"canary.{ident}@peepers.example", _phone(ident)
    document = f"777.{ident % 1000:03}.{ident // 1000 % 1000:03}-77"
    _serve("e-mail", email)
    _serve("phone", phone)
    _serve("document", document)
    return {
        "email": email,
        "phone": {"area_code": "41", "number": phone},
        "billing_info": {"doc_type": "CPF", "doc_number": document},
    }


def _phone(ident: int) -> str:
    return f"97{ident % 1000:03}-7{ident // 1000 % 1000:03}"
