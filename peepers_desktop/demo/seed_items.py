"""Fills a shop with listings: first one of every special kind, then a believable mixture."""

from __future__ import annotations

from datetime import timedelta
from random import Random
from typing import TypeVar

from peepers_desktop.demo.catalogue import LINES, WARRANTIES, Line
from peepers_desktop.demo.model import Item, Seller, Trait
from peepers_desktop.demo.seed_specials import SPECIALS
from peepers_desktop.demo.state import State, follow_stock
from peepers_desktop.demo.workbench import Workbench

T = TypeVar("T")
LOGISTICS = (("cross_docking", 40), ("xd_drop_off", 18), ("drop_off", 14), ("self_service", 8), ("fulfillment", 20))
STATUSES = (
    (("active", ()), 76),
    (("paused", ("paused_by_seller",)), 8),
    (("paused", ("out_of_stock",)), 7),
    (("under_review", ("waiting_for_patch",)), 2),
    (("under_review", ("warning", "suspended_for_prevention")), 1),
    (("closed", ()), 3),
    (("closed", ("expired",)), 1),
    (("inactive", ("pending_documentation",)), 2),
)


def fill(world: State, seller_id: int, count: int) -> None:
    """Publish ``count`` listings of one seller."""
    seller = world.sellers[seller_id]
    rng = world.rng("items", seller_id)
    for index in range(count):
        item = _listing(world, seller, rng, index)
        if not seller.by_warehouse and index < len(SPECIALS):
            SPECIALS[index](Workbench(world, seller, rng), item)
        follow_stock(item)
        world.add_item(item)


def _listing(world: State, seller: Seller, rng: Random, index: int) -> Item:
    line = LINES[index % len(LINES)] if index < 2 * len(LINES) else rng.choice(LINES)
    brand, detail = rng.choice(line.brands), rng.choice(line.details)
    number = world.next_id("item", 4_800_100_101, 37)
    created = world.born - timedelta(days=rng.uniform(70, 900))
    item = Item(
        id=f"MLB{number}",
        seller_id=seller.id,
        title=f"{line.noun} {brand} {detail}"[:60].strip(),
        category_id=line.category,
        domain_id=line.domain,
        price=rng.randrange(line.low, line.high) * 100 + rng.choice((0, 50, 90, 90, 99)),
        created=created,
        updated=world.born - timedelta(seconds=rng.uniform(600, 60 * 86400)),
        listing_type=rng.choice(("gold_special", "gold_special", "gold_pro")),
        logistic_type=_weighted(rng, LOGISTICS),
        free_shipping=rng.random() < 0.45,
        traits=_traits(line, brand, detail, rng),
        warranty=rng.choice(WARRANTIES),
        tags=["cart_eligible", "immediate_payment", rng.choice(("good_quality_thumbnail", "good_quality_picture"))],
        health=rng.choice((None, 0.85, 0.9, 1)),
    )
    bench = Workbench(world, seller, rng)
    if seller.by_warehouse:
        bench.as_user_product_listing(item, line)
    elif line.colours and rng.random() < 0.55:
        bench.with_variations(item, line)
    else:
        bench.simple(item)
    _finish(item, rng)
    return item


def _finish(item: Item, rng: Random) -> None:
    """Status, logistics tags and sold units that fit each other."""
    status, sub_status = _weighted(rng, STATUSES)
    item.status, item.sub_status = status, list(sub_status)
    if "out_of_stock" in sub_status:
        Workbench.sell_out(item)
    if item.logistic_type == "self_service":
        item.shipping_tags = ["self_service_in"]
    if item.price >= 7900:
        item.free_shipping = True
        item.shipping_tags = [*item.shipping_tags, "mandatory_free_shipping"]
    if status == "closed":
        item.closed_at = item.updated
    if rng.random() < 0.08:
        item.original_price = item.price * 5 // 4


def _traits(line: Line, brand: str, detail: str, rng: Random) -> list[Trait]:
    weight = f"{rng.randrange(80, 9000)} g"
    return [
        Trait("BRAND", "Marca", str(70_000 + sum(map(ord, brand))), brand),
        Trait("ITEM_CONDITION", "Condição do item", "2230284", "Novo", "list"),
        Trait("MODEL", "Modelo", None, detail),
        Trait("SELLER_PACKAGE_WEIGHT", "Peso da embalagem do vendor", None, weight, "number_unit"),
    ]


def _weighted(rng: Random, table: tuple[tuple[T, int], ...]) -> T:
    return rng.choices([value for value, _ in table], [weight for _, weight in table])[0]
