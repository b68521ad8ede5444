"""Changing listings: PUT /items/{id} and PUT /items/{id}/variations/{variation}."""

from __future__ import annotations

from typing import Any

from peepers_desktop.demo import body_item
from peepers_desktop.demo.exchange import Call, Json, Reply
from peepers_desktop.demo.item_rules import Edit, cents_of
from peepers_desktop.demo.model import Item, Location, Stocked, Trait, UserProduct, Variation
from peepers_desktop.demo.refusals import NOT_ITEM_OWNER, Refusal, bad_request, cause, not_found, standard
from peepers_desktop.demo.state import State, variation_of


def put_item(call: Call) -> Reply:
    """PUT /items/{id}: only the named fields change; the answer is the whole listing and its warnings."""
    edit = Edit(call.world, _own(call), call.now)
    body = call.json_object()
    if not body:
        raise Refusal(400, bad_request("The body is empty"))
    _plan(edit, body)
    edit.carry_out()
    return Reply({**body_item.body(edit.item, call.base_url, True), "warnings": edit.warnings})


def put_variation(call: Call) -> Reply:
    """PUT /items/{id}/variations/{variation}: the safe way to change one; answers all variations."""
    edit = Edit(call.world, _own(call), call.now)
    variation = variation_of(edit.item, call.params["variation"])
    if variation is None:
        raise Refusal(404, not_found(f"Variation {call.params['variation']} not found"))
    body = call.json_object()
    if "price" in body and len(edit.item.variations) > 1 and cents_of(body["price"]) != edit.item.price:
        raise _different_prices()
    if "available_quantity" in body:
        edit.quantity(variation.stock, body["available_quantity"], edit.item.id)
    if "seller_custom_field" in body:
        custom = body["seller_custom_field"]
        edit.changes.append(lambda: setattr(variation.stock, "custom_field", custom))
    edit.carry_out()
    return Reply(body_item.variations(edit.item))


def _own(call: Call) -> Item:
    item = call.world.item(call.params["id"], call.now)
    if item is None or item.migrating:
        raise Refusal(404, not_found(f"Item with id {call.params['id']} not found"))
    if item.seller_id != call.caller:
        raise Refusal(403, NOT_ITEM_OWNER)
    return item


def _plan(edit: Edit, body: Json) -> None:
    """Stock before status, so that both may come in one edit."""
    units = edit.item.available
    if "title" in body:
        edit.title(body["title"])
    if "price" in body:
        edit.price(body["price"], alone=len(body) == 1)
    if "available_quantity" in body:
        if edit.item.stock is None:
            raise edit.frozen("available_quantity")
        edit.quantity(edit.item.stock, body["available_quantity"], edit.item.id)
        units = body["available_quantity"]
    if "variations" in body:
        units = _variations(edit, body["variations"])
    if "seller_custom_field" in body and edit.item.stock:
        stock, custom = edit.item.stock, body["seller_custom_field"]
        edit.changes.append(lambda: setattr(stock, "custom_field", custom))
    if body.get("status") == "active":
        edit.activation_needs_stock(units)
    if "status" in body:
        edit.status(body["status"])
    if "deleted" in body:
        edit.deleted(body["deleted"])


def _variations(edit: Edit, entries: Any) -> int:
    """The list replaces the set: ids that are not named are deleted, entries without an id are new.

    Returns the units afterwards. Nothing changes when the prices differ from each other.
    """
    if not isinstance(entries, list) or not edit.item.variations:
        raise edit.frozen("variations")
    prices = {cents_of(entry["price"]) for entry in entries if "price" in entry}
    if len(prices) > 1:
        raise _different_prices()
    kept = [_kept(edit, entry) if "id" in entry else _new(edit, entry) for entry in entries]
    if prices:
        edit.price(next(iter(prices)) / 100, alone=False)
    edit.changes.append(lambda: _replace(edit.world, edit.item, kept))
    named = {str(entry.get("id")): entry.get("available_quantity") for entry in entries}
    return sum(named.get(str(one.id)) or one.stock.shown for one in kept)


def _kept(edit: Edit, entry: Json) -> Variation:
    variation = variation_of(edit.item, entry["id"])
    if variation is None:
        entry_cause = cause("item.variations.invalid", f"Variation {entry['id']} does not exist")
        raise Refusal(400, standard(400, "validation_error", "Validation error", [entry_cause]))
    if "available_quantity" in entry:
        edit.quantity(variation.stock, entry["available_quantity"], edit.item.id)
    return variation


def _new(edit: Edit, entry: Json) -> Variation:
    """A variation without history; sellers in the user-product model may not add any."""
    if "user_product_seller" in edit.world.sellers[edit.item.seller_id].tags:
        entry_cause = cause("item.variations.not_allowed", "User product sellers cannot add variations")
        raise Refusal(400, standard(400, "validation_error", "Validation error", [entry_cause]))
    units = edit.units(entry.get("available_quantity", 0))
    product = UserProduct(
        id=f"MLBU{edit.world.next_id('user_product', 3_946_235_076, 13)}",
        seller_id=edit.item.seller_id,
        name=edit.item.title,
        created=edit.now,
        updated=edit.now,
        locations=[Location("selling_address", units)],
    )
    combination = [
        Trait(str(one.get("id", "")), str(one.get("name", "")), None, str(one.get("value_name", "")))
        for one in entry.get("attribute_combinations", [])
    ]
    variation_id = edit.world.next_id("variation", 194_124_095_262, 11)
    return Variation(variation_id, combination, Stocked(product, units))


def _replace(world: State, item: Item, kept: list[Variation]) -> None:
    item.variations = kept
    for one in kept:
        product = world.user_products.setdefault(one.stock.user_product.id, one.stock.user_product)
        if item.id not in product.sold_by:
            product.sold_by.append(item.id)


def _different_prices() -> Refusal:
    entry = cause("item.variations.price.invalid", "All variations must have the same price")
    return Refusal(400, standard(400, "validation_error", "Validation error", [entry]))
