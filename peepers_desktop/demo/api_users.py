"""Accounts: the caller's own, and what anybody sees of others (producto-consulta-usuarios 12/01/2026)."""

from __future__ import annotations

from peepers_desktop.demo.exchange import Call, Json, Reply, project
from peepers_desktop.demo.model import Seller
from peepers_desktop.demo.refusals import ACCESS_DENIED, Refusal, not_found
from peepers_desktop.demo.spelling import minus_four

_LIMITS = {"allow": True, "codes": [], "immediate_payment": {"required": False, "reasons": []}}


def me(call: Call) -> Reply:
    """GET /users/me."""
    return _answer(call, own(call, call.world.sellers[call.caller]))


def by_id(call: Call) -> Reply:
    """GET /users/{id}: everything for the caller, little for others."""
    seller = call.world.seller_named(call.params["id"]) if call.params["id"].isdecimal() else None
    if seller is None:
        raise Refusal(404, not_found(f"The User with id {call.params['id']} not exists."))
    return _answer(call, own(call, seller) if seller.id == call.caller else public(call, seller))


def _answer(call: Call, body: Json) -> Reply:
    if "partial" in call.marks:
        body.pop("seller_reputation", None)
        return Reply(body, 206, {"X-Content-Missing": "seller_reputation"})
    return Reply(project(body, call.listed("attributes")))


def own(call: Call, seller: Seller) -> Json:
    """The caller's own account."""
    return {
        "id": seller.id,
        "nickname": seller.nickname,
        "registration_date": minus_four(seller.registered),
        "first_name": seller.first_name,
        "last_name": seller.last_name,
        "country_id": "BR",
        "email": f"{seller.nickname.lower()}@peepers.example",
        "identification": {"type": "CPF", "number": "00000000000"},
        "address": {"state": seller.state, "city": seller.city, "address": "Rua de Teste 123", "zip_code": "01001000"},
        "phone": {"area_code": "11", "number": "0000-0000", "extension": "", "verified": False},
        "alternative_phone": {"area_code": "", "number": "", "extension": ""},
        "user_type": "normal",
        "tags": list(seller.tags),
        "logo": None,
        "points": 100,
        "site_id": "MLB",
        "permalink": f"{call.base_url}/perfil/{seller.nickname}",
        "seller_experience": "ADVANCED",
        "seller_reputation": _reputation(call, seller),
        "buyer_reputation": {
            "canceled_transactions": 0,
            "transactions": {
                "period": "historic",
                "total": None,
                "completed": None,
                "canceled": {"total": None, "paid": None},
                "unrated": {"total": None, "paid": None},
                "not_yet_rated": {"total": None, "paid": None, "units": None},
            },
            "tags": [],
        },
        "status": {
            "site_status": "active",
            "list": _LIMITS,
            "buy": _LIMITS,
            "sell": _LIMITS,
            "billing": {"allow": True, "codes": []},
            "mercadopago_tc_accepted": True,
            "mercadopago_account_type": "personal",
            "mercadoenvios": "accepted",
            "immediate_payment": False,
            "confirmed_email": True,
            "user_type": "eventual",
            "required_action": "",
        },
        "credit": {"consumed": 100, "credit_level_id": "MLB1"},
    }


def public(call: Call, seller: Seller) -> Json:
    """What another account sees."""
    level = {"level_id": seller.level, "power_seller_status": seller.power}
    return {
        "id": seller.id,
        "nickname": seller.nickname,
        "country_id": "BR",
        "address": {"city": seller.city, "state": seller.state},
        "user_type": "normal",
        "site_id": "MLB",
        "permalink": f"{call.base_url}/perfil/{seller.nickname}",
        "seller_reputation": {**level, "transactions": {"period": "historic", "total": _sales(call, seller)}},
        "status": {"site_status": "active"},
    }


def _sales(call: Call, seller: Seller) -> int:
    return sum(1 for order in call.world.orders.values() if order.seller_id == seller.id)


def _reputation(call: Call, seller: Seller) -> Json:
    orders = [order for order in call.world.orders.values() if order.seller_id == seller.id]
    cancelled = sum(1 for order in orders if order.status == "cancelled")
    late = sum(1 for one in call.world.shipments.values() if one.seller_id == seller.id and one.delays)
    total = len(orders) or 1

    def rate(value: int) -> Json:
        return {"period": "60 days", "rate": round(value / total, 4), "value": value}

    return {
        "level_id": seller.level,
        "power_seller_status": seller.power,
        "transactions": {
            "canceled": cancelled,
            "completed": len(orders) - cancelled,
            "period": "historic",
            "ratings": {"negative": 0.04, "neutral": 0.08, "positive": 0.88},
            "total": len(orders),
        },
        "metrics": {
            "sales": {"period": "60 days", "completed": len(orders) - cancelled},
            "claims": rate(0),
            "delayed_handling_time": rate(late),
            "cancellations": rate(cancelled),
        },
    }


def require_self(call: Call) -> int:
    """The user of the path, who must be the caller."""
    if call.params["user"] != str(call.caller):
        raise Refusal(403, ACCESS_DENIED)
    return call.caller
