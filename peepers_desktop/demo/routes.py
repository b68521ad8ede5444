"""Which endpoint answers what, and which permission it needs (permisos-funcionales 04/03/2026)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from peepers_desktop.demo import (
    api_edit,
    api_items,
    api_listing,
    api_more,
    api_oauth,
    api_orders,
    api_questions,
    api_shipments,
    api_stock,
    api_users,
)
from peepers_desktop.demo.exchange import Call, Reply

Handler = Callable[[Call], Reply]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """``group`` is the functional permission; ``open`` endpoints need no token."""

    method: str
    template: str
    handler: Handler
    group: str = "users"
    open: bool = False


def marketplace() -> list[Endpoint]:
    """All endpoints; fixed paths stand before those with a parameter."""
    listing = api_listing.Listing()
    return [
        Endpoint("GET", "/authorization", api_oauth.show, open=True),
        Endpoint("POST", "/authorization", api_oauth.decide, open=True),
        Endpoint("POST", "/oauth/token", api_oauth.token, open=True),
        Endpoint("GET", "/pictures/{name}", api_items.image, open=True),
        Endpoint("GET", "/applications/{id}", api_oauth.application),
        Endpoint("GET", "/users/me", api_users.me),
        Endpoint("GET", "/users/{id}", api_users.by_id),
        Endpoint("DELETE", "/users/{user}/applications/{app}", api_oauth.disconnect),
        *_catalogue(listing),
        *_sales(),
        *_talk(),
        Endpoint("GET", "/missed_feeds", api_more.missed_feeds),
    ]


def _catalogue(listing: api_listing.Listing) -> list[Endpoint]:
    group = "publish_sync"
    product = "/user-products/{id}"
    return [
        Endpoint("GET", "/users/{user}/items/search", listing.search, group),
        Endpoint("GET", "/users/{user}/items/search/restrictions", api_listing.restrictions, group),
        Endpoint("GET", "/users/{user}/stores/search", api_stock.stores, group),
        Endpoint("GET", "/items/bulk", api_items.bulk, group),
        Endpoint("GET", "/items", api_items.many, group),
        Endpoint("GET", "/items/{id}", api_items.one, group),
        Endpoint("PUT", "/items/{id}", api_edit.put_item, group),
        Endpoint("PUT", "/items/{id}/variations/{variation}", api_edit.put_variation, group),
        Endpoint("GET", "/items/{id}/sale_price", api_items.sale_price, group),
        Endpoint("GET", "/pricing-automation/users/{user}/items", api_items.automated, group),
        Endpoint("GET", product, api_stock.user_product, group),
        Endpoint("GET", f"{product}/stock", api_stock.stock, group),
        Endpoint("PUT", f"{product}/stock/type/seller_warehouse", api_stock.put_seller_warehouse, group),
        Endpoint("PUT", f"{product}/stock/type/selling_address", api_stock.put_selling_address, group),
        Endpoint("GET", "/sites/MLB/user-products-families/{id}", api_stock.family, group),
        Endpoint("GET", "/inventories/{id}/stock/fulfillment", api_stock.fulfillment, group),
    ]


def _sales() -> list[Endpoint]:
    group = "orders_shipments"
    parts: dict[str, Handler] = {
        "history": api_shipments.history,
        "items": api_shipments.items,
        "costs": api_shipments.costs,
        "payments": api_shipments.payments,
        "sla": api_shipments.sla,
        "delays": api_shipments.delays,
        "lead_time": api_shipments.lead_time,
        "carrier": api_shipments.carrier,
        "orders": api_shipments.orders,
    }
    return [
        Endpoint("GET", "/orders/search", api_orders.search, group),
        Endpoint("GET", "/orders/{id}", api_orders.one, group),
        Endpoint("GET", "/orders/{id}/shipments", api_orders.shipments, group),
        Endpoint("GET", "/packs/{id}", api_orders.pack, group),
        Endpoint("GET", "/shipments/{id}", api_shipments.one, group),
        *(Endpoint("GET", f"/shipments/{{id}}/{name}", handler, group) for name, handler in parts.items()),
    ]


def _talk() -> list[Endpoint]:
    group = "comunication"
    return [
        Endpoint("GET", "/questions/search", api_questions.search, group),
        Endpoint("GET", "/my/received_questions/search", api_questions.search, group),
        Endpoint("GET", "/questions/{id}", api_questions.one, group),
        Endpoint("DELETE", "/questions/{id}", api_questions.delete, group),
        Endpoint("POST", "/answers", api_questions.answer, group),
        Endpoint("GET", "/users/{user}/questions/response_time", api_questions.response_time, group),
        Endpoint("GET", "/messages/unread", api_more.unread, group),
        Endpoint("GET", "/post-purchase/v1/claims/search", api_more.claims, group),
    ]
