"""One listing of every kind a panel must survive, always the first of a shop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from peepers_desktop.demo.catalogue import CLOTHES, LINES
from peepers_desktop.demo.model import Item, Trait
from peepers_desktop.demo.workbench import Workbench

LARGE_FAMILY_ID = 18_446_744_000_000_000_615
"""Above 2^53: a reader that keeps identifiers as floats loses it (precio-variacion 14/05/2026)."""


def _plain(bench: Workbench, item: Item, logistics: str = "cross_docking", quantity: int = 12) -> None:
    item.status, item.sub_status, item.closed_at, item.original_price = "active", [], None, None
    item.logistic_type, item.shipping_tags = logistics, []
    bench.simple(item, quantity)
    assert item.stock is not None
    item.stock.sku = f"SKU-{item.id[-4:]}"


def many_variations(bench: Workbench, item: Item) -> None:
    """84 variations: 14 colours in 6 sizes (recorded on a live account in 08/2025)."""
    _plain(bench, item)
    item.title = "Camiseta Básica Algodão Tear Sul Gola Redonda 84 Opções"
    bench.with_variations(item, LINES[0], colours=14, sizes=CLOTHES)


def full(bench: Workbench, item: Item) -> None:
    """Kept in the marketplace's warehouse: nobody else edits its stock."""
    _plain(bench, item)
    bench.into_full(item)


def flex(bench: Workbench, item: Item) -> None:
    """Delivered by the seller on the same day."""
    _plain(bench, item, "self_service")
    item.shipping_tags = ["self_service_in"]


def full_and_flex(bench: Workbench, item: Item) -> None:
    """Both at once; in Brazil not editable either (convivencia-full-y-flex 15/05/2026)."""
    _plain(bench, item)
    bench.into_full(item, flex=True)


def places(bench: Workbench, item: Item) -> None:
    """Dropped at a Places point."""
    _plain(bench, item, "xd_drop_off")


def post_office(bench: Workbench, item: Item) -> None:
    """Correios."""
    _plain(bench, item, "drop_off")


def colours_and_sizes(bench: Workbench, item: Item) -> None:
    """An ordinary listing with three colours in three sizes."""
    _plain(bench, item)
    item.title = "Tênis Casual Feminino Ipê Shoes Lona"
    bench.with_variations(item, LINES[1], colours=3, sizes=("36", "37", "38"))


def family_member(bench: Workbench, item: Item) -> None:
    """A user-product listing whose family identifier is above 2^53."""
    _plain(bench, item)
    bench.as_user_product_listing(item, LINES[0])
    item.family_id = LARGE_FAMILY_ID
    assert item.stock is not None
    item.stock.user_product.family_id = LARGE_FAMILY_ID


def second_family_member(bench: Workbench, item: Item) -> None:
    """Another colour of the same family: a user product of its own."""
    _plain(bench, item)
    first = _shop(bench)[7]
    item.title, item.traits = f"{first.family_name} Vinho"[:60], first.traits
    item.family_name, item.family_id, item.tags = first.family_name, first.family_id, list(first.tags)
    assert item.stock is not None
    item.stock.user_product.family_id = first.family_id


def shares_a_product(bench: Workbench, item: Item) -> None:
    """A Premium listing that sells the very same user product as the family's first member."""
    _plain(bench, item)
    first = _shop(bench)[7]
    item.title, item.traits, item.listing_type = first.title, first.traits, "gold_pro"
    item.family_name, item.family_id, item.tags = first.family_name, first.family_id, list(first.tags)
    assert item.stock is not None
    assert first.stock is not None
    item.stock.user_product = first.stock.user_product
    item.stock.shown = first.stock.user_product.total


def automated_price(bench: Workbench, item: Item) -> None:
    """Its price belongs to the marketplace's automation (pt_br/automatizacoes-de-precos 11/08/2026)."""
    _plain(bench, item)
    item.tags = [*item.tags, "dynamic_standard_price"]


def paused_by_seller(bench: Workbench, item: Item) -> None:
    """Never returns by itself."""
    _plain(bench, item)
    item.status, item.sub_status = "paused", ["paused_by_seller"]


def out_of_stock(bench: Workbench, item: Item) -> None:
    """Returns as soon as it has stock."""
    _plain(bench, item, quantity=0)
    item.status, item.sub_status = "paused", ["out_of_stock"]


def under_review(bench: Workbench, item: Item) -> None:
    """Moderated, with two reasons at once."""
    _plain(bench, item)
    item.status, item.sub_status = "under_review", ["warning", "pending_documentation"]


def closed(bench: Workbench, item: Item) -> None:
    """Final."""
    _plain(bench, item)
    item.status, item.closed_at = "closed", bench.world.born - timedelta(days=3)


def inactive(bench: Workbench, item: Item) -> None:
    """Was not corrected in time."""
    _plain(bench, item)
    item.status, item.sub_status = "inactive", ["forbidden"]


def quotes_and_accents(bench: Workbench, item: Item) -> None:
    """A title that breaks careless CSV, SQL and file names."""
    _plain(bench, item)
    item.title = "Cano 11'' \"Águia\" Ação & Cia; 1,5 Mm 500pçs 24-pack"


def used(bench: Workbench, item: Item) -> None:
    """Used goods: one unit at most, and zero does not pause it."""
    _plain(bench, item, quantity=1)
    item.condition = "used"
    item.traits = [
        Trait("ITEM_CONDITION", "Condição do item", "2230581", "Usado", "list") if t.id == "ITEM_CONDITION" else t
        for t in item.traits
    ]


def free_listing(bench: Workbench, item: Item) -> None:
    """A free listing: zero does not pause it."""
    _plain(bench, item)
    item.listing_type = "free"


def own_carrier(bench: Workbench, item: Item) -> None:
    """ME1: the seller's own carrier."""
    _plain(bench, item, "default")
    item.shipping_mode = "me1"


def to_be_agreed(bench: Workbench, item: Item) -> None:
    """Delivered as agreed with the buyer: its orders have no shipment."""
    _plain(bench, item, "not_specified")
    item.shipping_mode = "not_specified"


def not_yet_active(bench: Workbench, item: Item) -> None:
    """Being processed after publication."""
    _plain(bench, item)
    item.status = "not_yet_active"


def in_debt(bench: Workbench, item: Item) -> None:
    """Waits for a payment of its seller."""
    _plain(bench, item)
    item.status = "payment_required"


def variations_in_full(bench: Workbench, item: Item) -> None:
    """Variations in Full, each with an inventory of its own."""
    _plain(bench, item)
    bench.with_variations(item, LINES[2], colours=2, sizes=("P", "M"))
    bench.into_full(item)


def _shop(bench: Workbench) -> list[Item]:
    return [bench.world.items[item_id] for item_id in bench.world.by_seller[bench.seller.id]]


Special = Callable[[Workbench, Item], None]
SPECIALS: tuple[Special, ...] = (
    many_variations, full, flex, full_and_flex, places, post_office, colours_and_sizes, family_member,
    second_family_member, shares_a_product, automated_price, paused_by_seller, out_of_stock, under_review, closed,
    inactive, quotes_and_accents, used, free_listing, own_carrier, to_be_agreed, not_yet_active, in_debt,
    variations_in_full,
)  # fmt: skip
"""In this order, the first listings of every shop without warehouses."""
