"""Stock by user product: versions, deposits, Full (stock-multi-origen 15/05/2026, envios-fulfillment 11/02/2026)."""

from __future__ import annotations

from typing import Any

from peepers_desktop.demo import body_item
from peepers_desktop.demo.api_users import require_self
from peepers_desktop.demo.exchange import Call, Json, Reply
from peepers_desktop.demo.model import Item, Location, Seller, UserProduct
from peepers_desktop.demo.refusals import ACCESS_DENIED, Refusal, not_found, standard
from peepers_desktop.demo.spelling import plus_zero_without_colon


def _refused(message: str, status: int = 400) -> Refusal:
    return Refusal(status, {"status": status, "message": message})


def _product(call: Call) -> UserProduct:
    product = call.world.user_products.get(call.params["id"])
    if product is None:
        raise _refused("stock-locations not found", 404)
    if product.seller_id != call.caller:
        raise Refusal(403, ACCESS_DENIED)
    return product


def user_product(call: Call) -> Reply:
    """GET /user-products/{id}."""
    product = _product(call)
    item = call.world.items[product.sold_by[0]]
    picture = body_item.picture_id(item)
    address = f"{call.base_url}/pictures/D_{picture}-O.png"
    traits = [body_item.attribute(trait) for trait in item.traits]
    return Reply(
        {
            "id": product.id,
            "name": product.name,
            "user_id": product.seller_id,
            "domain_id": item.domain_id,
            "attributes": [{key: trait[key] for key in ("id", "name", "values")} for trait in traits],
            "pictures": [{"id": picture, "secure_url": address}],
            "thumbnail": {"id": picture, "secure_url": address},
            "catalog_product_id": item.catalog_product_id,
            "family_id": product.family_id,
            "tags": [],
            "date_created": plus_zero_without_colon(product.created),
            "last_updated": plus_zero_without_colon(product.updated),
        }
    )


def stock(call: Call) -> Reply:
    """GET /user-products/{id}/stock: the locations, and the version in the header ``x-version``."""
    product = _product(call)
    if not product.locations:
        raise _refused("stock-locations not found", 404)
    body = {"locations": [_place(place) for place in product.locations], "user_id": product.seller_id, "id": product.id}
    return Reply(body, headers={"x-version": str(product.version)})


def _place(place: Location) -> Json:
    if place.store_id is None:
        return {"type": place.type, "quantity": place.quantity}
    named = {"type": place.type, "network_node_id": place.node_id, "store_id": place.store_id}
    return {**named, "quantity": place.quantity}


def _check_version(call: Call, product: UserProduct) -> None:
    given = call.headers.get("x-version")
    if given is None:
        raise _refused("Missing X-Version header")
    if given != str(product.version):
        raise _refused("Version mismatch", 409)


def put_selling_address(call: Call) -> Reply:
    """PUT …/type/selling_address: refused in Brazil (convivencia-full-y-flex 15/05/2026)."""
    product = _product(call)
    _check_version(call, product)
    if not any(place.type == "meli_facility" for place in product.locations):
        raise _refused("You cannot modify selling address stock")
    raise _refused("the site is blocked for modifications to the selling address")


def put_seller_warehouse(call: Call) -> Reply:
    """PUT …/type/seller_warehouse: the list replaces the deposits' set; the new version is in the header."""
    product = _product(call)
    _check_version(call, product)
    seller = call.world.sellers[product.seller_id]
    entries = call.json_object().get("locations")
    if not isinstance(entries, list) or not entries:
        raise _refused("locations cannot be null or empty")
    places = [_deposit(seller, entry) for entry in entries]
    if "multiwarehouse" not in seller.tags and len({place.node_id for place in places}) > 1:
        raise _refused("seller with a single warehouse cannot update stock across multiple network nodes")
    others = [place for place in product.locations if place.type != "seller_warehouse"]
    product.locations = [*others, *places]
    call.world.stock_changed(product, None, call.now)
    body = {
        "user_id": product.seller_id,
        "product_release_date": None,
        "id": product.id,
        "locations": [_place(place) for place in product.locations],
    }
    return Reply(body, headers={"x-version": str(product.version)})


def _deposit(seller: Seller, entry: Any) -> Location:
    store_id = entry.get("store_id") if isinstance(entry, dict) else None
    if not store_id:
        raise _refused("store cannot be null or empty")
    known = next((one for one in seller.warehouses if one.store_id == str(store_id)), None)
    if known is None:
        raise _refused(f"store not found: {store_id}")
    if entry.get("network_node_id") != known.node_id:
        raise _refused(f"store does not belong to seller: {store_id}")
    units = entry.get("quantity")
    if isinstance(units, bool) or not isinstance(units, int) or units < 0:
        raise _refused("quantity must be zero or greater")
    return Location("seller_warehouse", units, known.store_id, known.node_id)


def stores(call: Call) -> Reply:
    """GET /users/{user}/stores/search: the deposits."""
    seller = call.world.sellers[require_self(call)]
    results = [
        {
            "id": one.store_id,
            "user_id": str(seller.id),
            "description": one.name,
            "status": "active",
            "location": {
                "address_id": 501 + index,
                "address_line": f"Rua dos Galpões {100 + index}",
                "street_name": "Rua dos Galpões",
                "street_number": 100 + index,
                "latitude": -25.43,
                "longitude": -49.27,
                "city": seller.city,
                "state": seller.state,
                "country": "Brasil",
                "zip_code": "80010000",
            },
            "tags": ["stock_location"],
            "network_node_id": one.node_id,
            "services": {"stock_location": ["cross_docking", "xd_drop_off"]},
        }
        for index, one in enumerate(seller.warehouses)
    ]
    return Reply({"paging": {"limit": 50, "total": len(results)}, "results": results})


def fulfillment(call: Call) -> Reply:
    """GET /inventories/{id}/stock/fulfillment: units in Full, and why some cannot be sold."""
    for item in call.world.items_of(call.caller, call.now):
        for index, one in enumerate(item.stocks()):
            if one.inventory_id == call.params["id"]:
                return Reply(_full_stock(item, index))
    raise Refusal(404, standard(404, "seller_product_not_found", "seller product not found"))


def _full_stock(item: Item, index: int) -> Json:
    one = item.stocks()[index]
    units = sum(place.quantity for place in one.user_product.locations if place.type == "meli_facility")
    held = [("damage", 1), ("noFiscalCoverage", 2)] if item.sold > 10 else []
    return {
        "inventory_id": one.inventory_id,
        "total": units + sum(count for _, count in held),
        "available_quantity": units,
        "not_available_quantity": sum(count for _, count in held),
        "not_available_detail": [{"status": name, "quantity": count} for name, count in held],
        "external_references": [
            {"type": "item", "id": item.id, "variation_id": item.variations[index].id if item.variations else None}
        ],
    }


def family(call: Call) -> Reply:
    """GET /sites/{site}/user-products-families/{id}."""
    ids = [
        product.id
        for product in call.world.user_products.values()
        if product.seller_id == call.caller and str(product.family_id) == call.params["id"]
    ]
    if not ids:
        raise Refusal(404, not_found("family not found"))
    found = {"user_products_ids": ids, "family_id": int(call.params["id"]), "site_id": "MLB", "user_id": call.caller}
    return Reply(found)
