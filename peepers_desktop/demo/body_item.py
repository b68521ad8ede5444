"""A listing as JSON, with the key sets of 2026 (publica-productos 09/01/2026, precio-variacion 13/08/2026)."""

from __future__ import annotations

import re
import unicodedata
from datetime import timedelta

from peepers_desktop.demo.exchange import Json
from peepers_desktop.demo.model import Item, Stocked, Trait, Variation
from peepers_desktop.demo.spelling import amount, zulu

_FOREVER = timedelta(days=7300)


def body(item: Item, base_url: str, with_variation_attributes: bool = False) -> Json:
    """The whole listing. Variation attributes come only when asked for (variaciones 30/12/2025)."""
    stock = item.stock
    picture = picture_id(item)
    return {
        "id": item.id, "site_id": "MLB", "title": item.title, "family_name": item.family_name,
        "family_id": item.family_id, "seller_id": item.seller_id, "category_id": item.category_id,
        "user_product_id": stock.user_product.id if stock else None, "official_store_id": None,
        "price": amount(item.price), "base_price": amount(item.price),
        "original_price": None if item.original_price is None else amount(item.original_price),
        "inventory_id": stock.inventory_id if stock else None, "currency_id": "BRL",
        "initial_quantity": item.initial, "available_quantity": item.available, "sold_quantity": item.sold,
        "sale_terms": _sale_terms(item), "buying_mode": "buy_it_now", "listing_type_id": item.listing_type,
        "start_time": zulu(item.created), "stop_time": zulu(item.created + _FOREVER),
        "end_time": zulu(item.created + _FOREVER), "expiration_time": zulu(item.created + timedelta(days=80)),
        "condition": item.condition, "permalink": f"{base_url}/produto/{_slug(item)}", "thumbnail_id": picture,
        "thumbnail": f"{base_url}/pictures/D_{picture}-I.png",
        "secure_thumbnail": f"{base_url}/pictures/D_{picture}-I.png", "pictures": [_picture(picture, base_url)],
        "video_id": None, "descriptions": [], "accepts_mercadopago": True, "non_mercado_pago_payment_methods": [],
        "shipping": _shipping(item), "international_delivery_mode": "none", **_places(),
        "attributes": [attribute(trait) for trait in _traits(item)], "warnings": [], "listing_source": "",
        "variations": [_variation(one, item, picture, with_variation_attributes) for one in item.variations],
        "status": item.status, "sub_status": list(item.sub_status), "tags": list(item.tags),
        "warranty": item.warranty, "catalog_product_id": item.catalog_product_id, "domain_id": item.domain_id,
        "seller_custom_field": stock.custom_field if stock else None, "parent_item_id": None,
        "differential_pricing": None, "deal_ids": [], "automatic_relist": False, "date_created": zulu(item.created),
        "last_updated": zulu(item.updated), "health": item.health, "catalog_listing": False, "item_relations": [],
        "channels": ["marketplace"],
    }  # fmt: skip


def variations(item: Item) -> list[Json]:
    """The variations alone, as the single-variation edit answers them."""
    return [_variation(one, item, picture_id(item), True) for one in item.variations]


def attribute(trait: Trait) -> Json:
    """One attribute; numbers with a unit carry their struct inside ``values`` only."""
    struct: Json | None = None
    if trait.kind == "number_unit":
        number, unit = trait.value.split(" ", 1)
        struct = {"number": int(number), "unit": unit}
    return {
        "id": trait.id,
        "name": trait.name,
        "value_id": trait.value_id,
        "value_name": trait.value,
        "values": [{"id": trait.value_id, "name": trait.value, "struct": struct}],
        "value_type": trait.kind,
    }


def picture_id(item: Item) -> str:
    """The name of the listing's picture; the store draws it."""
    return f"{item.id[-6:]}-{item.id}_{item.created:%m%Y}"


def _traits(item: Item) -> list[Trait]:
    return [*item.traits, *_sku_traits(item.stock)] if item.stock else item.traits


def _sku_traits(stock: Stocked) -> list[Trait]:
    return [Trait("SELLER_SKU", "SKU", None, stock.sku)] if stock.sku else []


def _variation(one: Variation, item: Item, picture: str, with_attributes: bool) -> Json:
    found: Json = {
        "id": one.id,
        "price": amount(item.price),
        "attribute_combinations": [attribute(trait) for trait in one.combination],
        "available_quantity": one.stock.shown,
        "sold_quantity": one.stock.sold,
        "sale_terms": [],
        "picture_ids": [picture],
        "seller_custom_field": one.stock.custom_field,
        "catalog_product_id": None,
        "inventory_id": one.stock.inventory_id,
        "item_relations": [],
        "user_product_id": one.stock.user_product.id,
    }
    if with_attributes:
        gtin = [Trait("GTIN", "Código universal de produto", None, one.gtin)] if one.gtin else []
        found["attributes"] = [attribute(trait) for trait in [*_sku_traits(one.stock), *gtin]]
    return found


def _picture(picture: str, base_url: str) -> Json:
    address = f"{base_url}/pictures/D_{picture}-O.png"
    return {
        "id": picture,
        "url": address,
        "secure_url": address,
        "size": "500x500",
        "max_size": "500x500",
        "quality": "",
    }


def _shipping(item: Item) -> Json:
    return {
        "mode": item.shipping_mode,
        "methods": [],
        "tags": list(item.shipping_tags),
        "dimensions": None,
        "local_pick_up": item.shipping_mode == "not_specified",
        "free_shipping": item.free_shipping,
        "logistic_type": item.logistic_type,
        "store_pick_up": False,
    }


def _places() -> Json:
    """Where the listing is: shown to its owner, blanked to the city."""
    point = {"latitude": -23.55, "longitude": -46.63}
    address: Json = {
        "address_line": "XXXXXXX",
        "zip_code": "01001000",
        "city": {"id": "BR-SP-44", "name": "São Paulo"},
        "state": {"id": "BR-SP", "name": "São Paulo"},
        "country": {"id": "BR", "name": "Brasil"},
        "search_location": {
            "neighborhood": {"id": "TUxCQkNFTjEyMzQ", "name": "Centro"},
            "city": {"id": "TUxCQ1NBTzEyMzQ", "name": "São Paulo"},
            "state": {"id": "TUxCUFNBT085N2E4", "name": "São Paulo"},
        },
        **point,
        "id": 1_610_141_194,
    }
    return {
        "seller_address": address,
        "seller_contact": None,
        "location": {},
        "geolocation": point,
        "coverage_areas": [],
    }


def _sale_terms(item: Item) -> list[Json]:
    if not item.warranty:
        return []
    kind = item.warranty.split(":")[0]
    return [attribute(Trait("WARRANTY_TYPE", "Tipo de garantia", None, kind, "list"))]


def _slug(item: Item) -> str:
    ascii_title = unicodedata.normalize("NFKD", item.title).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"[^a-z0-9]+", "-", ascii_title).strip("-")
    return f"{item.id[:3]}-{item.id[3:]}-{words}-_JM"
