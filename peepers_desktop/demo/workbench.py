"""Gives a listing its stock: simple, with variations, in Full, or as a user-product listing."""

from __future__ import annotations

from random import Random

from peepers_desktop.demo.catalogue import COLOURS, Line
from peepers_desktop.demo.model import Item, Location, Seller, Stocked, Trait, UserProduct, Variation
from peepers_desktop.demo.state import State


class Workbench:
    """Builds the stock of one seller's listings."""

    def __init__(self, world: State, seller: Seller, rng: Random) -> None:
        self.world = world
        self.seller = seller
        self.rng = rng

    def simple(self, item: Item, quantity: int | None = None) -> None:
        """One stock at the root; most listings carry a SKU, some in one field, some in the other, some nowhere."""
        item.variations = []
        item.stock = self._stocked(item, item.title, quantity)
        place = self.rng.random()
        if place < 0.85:
            item.stock.sku = self._sku(item)
        if place > 0.8:
            item.stock.custom_field = None if place > 0.95 else self._sku(item)

    def with_variations(
        self, item: Item, line: Line, colours: int | None = None, sizes: tuple[str, ...] | None = None
    ) -> None:
        """Colours times sizes, each with a user product of its own; SKUs mostly in the attribute alone."""
        item.stock = None
        chosen = self.rng.sample(COLOURS, colours or self.rng.randrange(2, max(3, line.colours + 1)))
        sizes = sizes if sizes is not None else line.sizes[: self.rng.randrange(2, 5)]
        item.variations = [
            self._variation(item, index, colour, size, line.size_name)
            for index, (colour, size) in enumerate((colour, size) for colour in chosen for size in sizes or ("",))
        ]

    def as_user_product_listing(self, item: Item, line: Line) -> None:
        """The user-product model: no variations, a generated title, a family shared by the colours."""
        family = self.world.next_id("family", 4_260_899_048_783_356, 1_777)
        colour, colour_id = self.rng.choice(COLOURS)
        item.family_name, item.family_id = item.title, family
        item.title = f"{item.title} {colour}"[:60]
        item.traits = [*item.traits, Trait("COLOR", "Cor", colour_id, colour)]
        item.tags = [*item.tags, "user_product_listing"]
        self.simple(item)
        assert item.stock is not None
        item.stock.user_product.family_id = family

    def into_full(self, item: Item, flex: bool = False) -> None:
        """Move the stock into the marketplace's warehouse; with ``flex`` a part stays at the seller's."""
        item.logistic_type = "fulfillment"
        item.shipping_tags = ["self_service_in"] if flex else []
        for stock in item.stocks():
            stock.inventory_id = self._inventory_id()
            places = [Location("meli_facility", max(1, stock.user_product.total))]
            if flex:
                places.append(Location("selling_address", 4))
            stock.user_product.locations = places
            stock.shown = stock.user_product.total

    @staticmethod
    def sell_out(item: Item) -> None:
        """Leave nothing anywhere."""
        for stock in item.stocks():
            for place in stock.user_product.locations:
                place.quantity = 0
            stock.shown = 0

    def _variation(
        self, item: Item, index: int, colour: tuple[str, str | None], size: str, size_name: str
    ) -> Variation:
        name, value_id = colour
        combination = [Trait("COLOR", "Cor", value_id, name)]
        if size:
            combination.append(Trait(size_name.upper(), size_name, None, size))
        stock = self._stocked(item, f"{item.title} {name} {size}".strip(), None)
        stock.sku = f"{self._sku(item)}-{index + 1:02d}"
        stock.custom_field = stock.sku if self.rng.random() < 0.02 else None
        return Variation(
            id=self.world.next_id("variation", 194_124_095_262, 11),
            combination=combination,
            stock=stock,
            gtin=f"789{self.rng.randrange(10**9, 10**10)}" if self.rng.random() < 0.4 else None,
        )

    def _stocked(self, item: Item, name: str, quantity: int | None) -> Stocked:
        quantity = self.rng.choice((1, 2, 3, 4, 5, 7, 8, 12, 15, 20, 35, 60, 140)) if quantity is None else quantity
        product = UserProduct(
            id=f"MLBU{self.world.next_id('user_product', 3_946_235_076, 13)}",
            seller_id=self.seller.id,
            name=name,
            created=item.created,
            updated=item.updated,
            locations=self._places(item, quantity),
            version=self.rng.randrange(1, 40),
        )
        sold = self.rng.choice((0, 0, 1, 3, 8, 13, 40, 120))
        item.initial += quantity + sold
        inventory = self._inventory_id() if item.in_full else None
        return Stocked(product, product.total, sold, inventory)

    def _places(self, item: Item, quantity: int) -> list[Location]:
        if item.in_full:
            return [Location("meli_facility", quantity)]
        if not self.seller.by_warehouse:
            return [Location("selling_address", quantity)]
        split = self.rng.randrange(0, quantity + 1)
        halves = (split, quantity - split)
        return [
            Location("seller_warehouse", part, store.store_id, store.node_id)
            for part, store in zip(halves, self.seller.warehouses, strict=True)
        ]

    def _inventory_id(self) -> str:
        letters = "".join(self.rng.choice("ABCDEFGHJKLMNPQRSTUVWXYZ") for _ in range(4))
        return f"{letters}{self.world.next_id('inventory', 10_417, 3):05d}"

    def _sku(self, item: Item) -> str:
        initials = "".join(word[0] for word in item.title.upper().split()[:3])
        return f"{initials}-{item.id[-6:]}"
