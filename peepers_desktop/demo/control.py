"""Levers for tests and for a person with curl: ``/_control/…``, no part of the marketplace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import TypeVar

from peepers_desktop.demo import body_item, body_order, body_shipment, faults
from peepers_desktop.demo.api_questions import give, listed
from peepers_desktop.demo.clockwork import Clockwork
from peepers_desktop.demo.exchange import Call, Json, Reply
from peepers_desktop.demo.faults import FaultBox
from peepers_desktop.demo.item_rules import cents_of, set_units
from peepers_desktop.demo.model import Item, Order, Question, Shipment
from peepers_desktop.demo.refusals import Refusal, bad_request, not_found
from peepers_desktop.demo.routes import Endpoint
from peepers_desktop.demo.selling import Selling
from peepers_desktop.demo.spelling import zulu
from peepers_desktop.demo.state import State, variation_of
from peepers_desktop.demo.storeclock import StoreClock

T = TypeVar("T")


@dataclass(slots=True)
class Control:
    """All levers of one store."""

    world: State
    clock: StoreClock
    clockwork: Clockwork
    faults: FaultBox

    def endpoints(self) -> list[Endpoint]:
        """The control endpoints; none needs a token."""
        table: list[tuple[str, str, Callable[[Call], Reply]]] = [
            ("GET", "", self.summary),
            ("GET", "/", self.summary),
            ("GET", "/items/{id}", self.item),
            ("POST", "/items/{id}", self.change_item),
            ("POST", "/items/{id}/sale", self.sale),
            ("POST", "/items/{id}/question", self.question_about),
            ("GET", "/items/{id}/variations/{variation}", self.variation),
            ("GET", "/user-products/{id}", self.user_product),
            ("GET", "/questions/{id}", self.question),
            ("POST", "/questions/{id}/answer", self.answer),
            ("GET", "/orders/{id}", self.order),
            ("POST", "/orders/{id}/cancel", self.cancel),
            ("GET", "/shipments/{id}", self.shipment),
            ("POST", "/shipments/{id}", self.move),
            ("POST", "/advance", self.advance),
            ("GET", "/writes", _writes),
            ("GET", "/counters", _counters),
            ("DELETE", "/counters", _clear_counters),
            ("GET", "/faults", self.list_faults),
            ("POST", "/faults", self.add_faults),
            ("DELETE", "/faults", self.clear_faults),
            ("POST", "/settings", self.settings),
            ("GET", "/tokens", _tokens),
            ("POST", "/tokens", _change_tokens),
            ("POST", "/authorize", _authorize),
            ("POST", "/permissions", _permissions),
            ("POST", "/application", _application),
        ]
        return [Endpoint(method, f"/_control{path}", _guarded(handler), open=True) for method, path, handler in table]

    def summary(self, call: Call) -> Reply:
        """Counts, sellers and the time."""
        world = self.world
        sellers = [
            {"id": one.id, "nickname": one.nickname, "listings": len(world.by_seller[one.id])}
            for one in world.sellers.values()
        ]
        return Reply(
            {
                "now": zulu(call.now),
                "seed": world.seed,
                "base_url": call.base_url,
                "sellers": sellers,
                "items": len(world.items),
                "orders": len(world.orders),
                "packs": len(world.packs),
                "shipments": len(world.shipments),
                "questions": len(world.questions),
                "settings": asdict(world.settings),
            }
        )

    def item(self, call: Call) -> Reply:
        """A listing with everything, the way its owner would see it."""
        return Reply(body_item.body(self._item(call), call.base_url, True))

    def variation(self, call: Call) -> Reply:
        """One variation."""
        item = self._item(call)
        found = [one for one in body_item.variations(item) if str(one["id"]) == call.params["variation"]]
        if not found:
            raise Refusal(404, not_found("no such variation"))
        return Reply(found[0])

    def change_item(self, call: Call) -> Reply:
        """Somebody else changes a listing: quantity, price, status, title, tags, or whether it migrates."""
        item, body = self._item(call), call.json_object()
        if "available_quantity" in body:
            chosen = variation_of(item, body["variation_id"]) if "variation_id" in body else None
            stock = chosen.stock if chosen else item.stock
            if stock is None:
                raise ValueError("variation_id is needed")
            set_units(self.world, stock, int(body["available_quantity"]), item.id, call.now)
        if "price" in body:
            item.price = cents_of(body["price"])
        for name in ("status", "sub_status", "title", "tags", "logistic_type", "migrating"):
            if name in body:
                setattr(item, name, body[name])
        item.updated = call.now
        return self.item(call)

    def sale(self, call: Call) -> Reply:
        """Somebody buys: ``units`` (1), ``variation_id``."""
        body = _optional_object(call)
        order = self.clockwork.sell(self._item(call), body.get("variation_id"), int(body.get("units", 1)), call.now)
        return Reply(body_order.found(order))

    def question_about(self, call: Call) -> Reply:
        """Somebody asks: ``text`` (a usual question)."""
        return Reply(listed(self.clockwork.ask(self._item(call), call.now, _optional_object(call).get("text"))))

    def user_product(self, call: Call) -> Reply:
        """Locations and version of a user product."""
        product = self.world.user_products.get(call.params["id"])
        if product is None:
            raise Refusal(404, not_found("no such user product"))
        return Reply(
            {"id": product.id, "version": product.version, "locations": [asdict(p) for p in product.locations]}
        )

    def question(self, call: Call) -> Reply:
        """A question."""
        return Reply(listed(self._question(call)))

    def answer(self, call: Call) -> Reply:
        """Somebody else answers a question, on the site: ``text``."""
        question = self._question(call)
        give(question, str(call.json_object()["text"]), call)
        return Reply(listed(question))

    def order(self, call: Call) -> Reply:
        """An order with both clocks."""
        return Reply(body_order.found(self._order(call)))

    def cancel(self, call: Call) -> Reply:
        """The buyer cancels."""
        order = self._order(call)
        detail = {"group": "buyer", "code": "buyer_cancel_express", "description": "", "requested_by": "buyer"}
        Selling(self.world).cancel(order, call.now, detail)
        return Reply(body_order.found(order))

    def shipment(self, call: Call) -> Reply:
        """A parcel with its moves, and those to come."""
        shipment = self._shipment(call)
        body = body_shipment.new_format(shipment, self.world.sellers[shipment.seller_id])
        return Reply(
            {
                **body,
                "order_ids": shipment.order_ids,
                "pack_id": shipment.pack_id,
                "history": body_shipment.history(shipment),
                "plan": [asdict(step) for step in shipment.plan],
            }
        )

    def move(self, call: Call) -> Reply:
        """Move a parcel: ``status``, ``substatus``; or one step of its own plan with an empty body."""
        shipment, body = self._shipment(call), _optional_object(call)
        if not body and shipment.plan:
            step = shipment.plan.pop(0)
            body = {"status": step.status, "substatus": step.substatus}
        if "status" not in body:
            raise ValueError("status is needed")
        Selling(self.world).move(shipment, body["status"], body.get("substatus"), call.now)
        if body["status"] in ("delivered", "cancelled", "not_delivered"):
            shipment.plan, shipment.next_at = [], None
        return self.shipment(call)

    def advance(self, call: Call) -> Reply:
        """Move the clock by ``seconds`` and run what became due."""
        now = self.clock.advance(float(call.json_object()["seconds"]))
        return Reply({"now": zulu(now), "happened": self.clockwork.run_until(now)})

    def list_faults(self, call: Call) -> Reply:
        """The rules in force."""
        return Reply(self.faults.shown())

    def add_faults(self, call: Call) -> Reply:
        """Add rules: ``{"spec": "…"}`` or one rule as an object."""
        body = call.json_object()
        self.faults.rules += faults.parse(body["spec"]) if "spec" in body else [faults.from_json(body)]
        return Reply(self.faults.shown())

    def clear_faults(self, call: Call) -> Reply:
        """Remove all rules."""
        self.faults.rules.clear()
        return Reply([])

    def settings(self, call: Call) -> Reply:
        """Change how the marketplace behaves."""
        for name, value in call.json_object().items():
            if name not in asdict(self.world.settings):
                raise ValueError(f"unknown setting {name}")
            setattr(self.world.settings, name, value)
        return Reply(asdict(self.world.settings))

    def _item(self, call: Call) -> Item:
        item = self.world.item(call.params["id"], call.now)
        if item is None:
            raise Refusal(404, not_found("no such item"))
        return item

    def _question(self, call: Call) -> Question:
        return _known(self.world.questions, call)

    def _order(self, call: Call) -> Order:
        return _known(self.world.orders, call)

    def _shipment(self, call: Call) -> Shipment:
        return _known(self.world.shipments, call)


def _known(table: dict[int, T], call: Call) -> T:
    text = call.params["id"]
    found = table.get(int(text)) if text.isdecimal() else None
    if found is None:
        raise Refusal(404, not_found(f"no such thing: {text}"))
    return found


def _guarded(handler: Callable[[Call], Reply]) -> Callable[[Call], Reply]:
    """Wrong values of a lever are a 400 that says why."""

    def guarded(call: Call) -> Reply:
        try:
            return handler(call)
        except (ValueError, TypeError, KeyError) as error:
            raise Refusal(400, bad_request(str(error))) from error

    return guarded


def _optional_object(call: Call) -> Json:
    return call.json_object() if call.body else {}


def _user(call: Call, body: Json) -> int | None:
    name = body.get("user_id", body.get("seller"))
    if name is None:
        return None
    seller = call.world.seller_named(str(name))
    if seller is None:
        raise ValueError(f"unknown seller {name}")
    return seller.id


def _writes(call: Call) -> Reply:
    """Every accepted write, oldest first."""
    return Reply(call.journal.writes)


def _counters(call: Call) -> Reply:
    """Requests by endpoint, token requests, statuses, faults."""
    return Reply(call.journal.report())


def _clear_counters(call: Call) -> Reply:
    call.journal.clear()
    return Reply(call.journal.report())


def _tokens(call: Call) -> Reply:
    """What is in use, without the tokens themselves."""
    tokens = call.tokens
    alive = [grant for grant in tokens.grants.values() if tokens.bearer(grant.access_token, call.now)]
    return Reply(
        {
            "access": [{"user_id": one.user_id, "expires": zulu(one.expires)} for one in alive],
            "refresh": [{"user_id": one.user_id, "expires": zulu(one.expires)} for one in tokens.refreshes.values()],
            "codes_open": sum(1 for code in tokens.codes.values() if not code.used and code.expires > call.now),
            "issued": tokens.issued,
        }
    )


def _change_tokens(call: Call) -> Reply:
    """``{"do": "expire" | "revoke" | "revoke_refresh", "seller": …}``; all sellers when none is named."""
    body = call.json_object()
    user_id = _user(call, body)
    actions: dict[str, Callable[[], int]] = {
        "expire": lambda: call.tokens.expire(user_id, call.now),
        "revoke": lambda: call.tokens.revoke(user_id),
        "revoke_refresh": lambda: call.tokens.forget_refreshes(user_id),
    }
    return Reply({"changed": actions[body["do"]]()})


def _authorize(call: Call) -> Reply:
    """A token pair for a seller without the login page: ``{"seller": "LOJA_DA_ANA"}``."""
    user_id = _user(call, call.json_object())
    if user_id is None or call.world.sellers[user_id].operator_of is not None:
        raise ValueError("a main account is needed")
    return Reply(call.tokens.grant(user_id, call.now))


def _permissions(call: Call) -> Reply:
    """``{"publish_sync": "none" | "read" | "write", …, "now": true}``; without ``now`` only for new grants."""
    body = call.json_object()
    at_once = bool(body.pop("now", False))
    call.tokens.permit(body, at_once)
    return Reply(call.tokens.application.permissions.levels)


def _application(call: Call) -> Reply:
    """Change the application: switches, ``redirect_uri`` (added), ``expires_in``, ``requests_per_hour``."""
    body, known = call.json_object(), call.tokens.application
    if "redirect_uri" in body:
        known.redirect_uris.append(str(body.pop("redirect_uri")))
    if "expires_in" in body:
        call.tokens.expires_in = int(body.pop("expires_in"))
    if "requests_per_hour" in body:
        known.requests_per_hour = int(body.pop("requests_per_hour"))
    for name, value in body.items():
        if name not in ("offline_access", "pkce", "active", "loopback"):
            raise ValueError(f"unknown switch {name}")
        setattr(known, name, bool(value))
    shown = {name: getattr(known, name) for name in ("redirect_uris", "offline_access", "pkce", "active", "loopback")}
    return Reply({**shown, "client_id": known.client_id, "expires_in": call.tokens.expires_in})
