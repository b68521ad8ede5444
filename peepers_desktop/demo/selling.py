"""What happens when somebody buys: an order, a pack, a parcel, and less stock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from peepers_desktop.demo import timeline
from peepers_desktop.demo.model import Buyer, Item, Moment, Order, Pack, Shipment, Stocked, Trait, Variation
from peepers_desktop.demo.state import State

PAYMENTS = (
    ("account_money", "account_money"),
    ("pix", "bank_transfer"),
    ("master", "credit_card"),
    ("visa", "credit_card"),
)
FEES = {"gold_special": 12, "gold_pro": 17, "free": 0}
"""Sale fee in percent of the unit price, by listing type."""


@dataclass(slots=True)
class Line:
    """What somebody puts into the basket."""

    item: Item
    variation: Variation | None
    quantity: int = 1

    @property
    def stock(self) -> Stocked:
        """The stock it is taken from."""
        stock = self.variation.stock if self.variation else self.item.stock
        if stock is None:
            raise ValueError("a listing with variations is bought by variation")
        return stock


class Selling:
    """Makes orders and parcels, and takes and returns units."""

    def __init__(self, world: State) -> None:
        self._world = world

    def sell(self, basket: list[Line], buyer: Buyer, at: datetime, rng: Random) -> list[Order]:
        """A purchase now: stock goes down, orders and one parcel appear. ``ValueError`` when there is not enough."""
        for line in basket:
            if line.quantity < 1 or line.stock.user_product.total < line.quantity:
                raise ValueError("not enough units")
        orders = []
        for line in basket:
            take(line.stock, line.quantity)
            line.stock.sold += line.quantity
            self._world.stock_changed(line.stock.user_product, line.item.id, at)
            orders.append(self.order(line, buyer, at, rng, at))
        if any(line.item.shipping_mode == "not_specified" for line in basket):
            for order in orders:
                order.tags.append("no_shipping")
        else:
            self.ship(orders, at)
        return orders

    def order(self, line: Line, buyer: Buyer, at: datetime, rng: Random, now: datetime) -> Order:
        """One paid order, without touching the stock. Nothing in it is later than ``now``."""
        item, variation, quantity, stock = line.item, line.variation, line.quantity, line.stock
        fee = item.price * FEES[item.listing_type] // 100
        order_id = self._world.next_id("order", 2_000_014_428_837_134, 1_367)
        order = Order(
            id=order_id,
            seller_id=item.seller_id,
            buyer=buyer,
            item_id=item.id,
            title=item.title,
            category_id=item.category_id,
            quantity=quantity,
            unit_price=item.price,
            sale_fee=fee,
            listing_type=item.listing_type,
            created=at,
            closed=min(now, at + timedelta(seconds=rng.randrange(2, 90))),
            updated=min(now, at + timedelta(seconds=rng.randrange(90, 200))),
            touched=min(now, at + timedelta(seconds=rng.randrange(200, 400))),
            variation_id=variation.id if variation else None,
            variation_traits=list(variation.combination) if variation else _family_traits(item),
            user_product_id=stock.user_product.id,
            sku=stock.sku,
            custom_field=stock.custom_field,
            warranty=item.warranty,
            full_unit_price=item.original_price or (None if order_id % 3 == 0 else item.price),
            marketplace_fee=fee * quantity if order_id % 3 == 1 else 0,
            payment_method=rng.choice(PAYMENTS),
            stock_form=("object", "array", "none")[order_id % 3],
            tags=["paid", "not_delivered"],
        )
        if order.payment_method[1] == "credit_card":
            order.installments = rng.choice((1, 2, 3, 6, 10))
        self._world.orders[order.id] = order
        return order

    def ship(self, orders: list[Order], at: datetime) -> Shipment:
        """One parcel for the given orders; several orders become a pack. Moves that are due already happened."""
        first = orders[0]
        item = self._world.items[first.item_id]
        shipment_id = self._world.next_id("shipment", 46_803_546_483, 7)
        rng = self._world.rng("shipment", shipment_id)
        pack_id = self._pack(orders, shipment_id, at) if len(orders) > 1 or rng.random() < 0.25 else None
        shipment = Shipment(
            id=shipment_id,
            seller_id=first.seller_id,
            buyer=first.buyer,
            order_ids=[order.id for order in orders],
            pack_id=pack_id,
            mode=item.shipping_mode,
            logistic_type=item.logistic_type,
            created=at,
            updated=at,
            dispatch_by=_deadline(at),
            deliver_by=at + timedelta(days=rng.choice((3, 4, 5, 7, 9))),
            declared_value=sum(order.total for order in orders),
            tracking_number=f"MEL{shipment_id % 10**9:09d}FMXDF01",
            plan=timeline.plan(item.logistic_type, rng),
            seller_cost=rng.choice((0, 819, 1245, 1990)) if item.free_shipping else 0,
            list_cost=rng.choice((1590, 2455, 3290)),
            buyer_cost=0 if item.free_shipping else rng.choice((990, 1590, 2455)),
        )
        first_step = shipment.plan.pop(0)
        shipment.history.append(Moment(at, first_step.status, first_step.substatus))
        shipment.next_at = at + timedelta(seconds=shipment.plan[0].after)
        self._world.shipments[shipment.id] = shipment
        for order in orders:
            order.shipment_id, order.pack_id = shipment.id, pack_id
            if pack_id:
                order.tags.append("pack_order")
        self.catch_up(shipment, max(at, self._world.born))
        return shipment

    def catch_up(self, shipment: Shipment, now: datetime) -> None:
        """Make every move of a parcel that is due."""
        while shipment.plan and shipment.next_at is not None and shipment.next_at <= now:
            step = shipment.plan.pop(0)
            self.move(shipment, step.status, step.substatus, shipment.next_at)
            if shipment.plan:
                shipment.next_at = shipment.next_at + timedelta(seconds=shipment.plan[0].after)
        if not shipment.plan:
            shipment.next_at = None

    def move(self, shipment: Shipment, status: str, substatus: str | None, at: datetime) -> None:
        """One move of a parcel: history, delays, and the indexed clock of its orders."""
        if status == "shipped" and shipment.status != "shipped" and at > shipment.dispatch_by:
            shipment.delays.append(("handling_delayed", shipment.dispatch_by))
        if status == "delivered" and at > shipment.deliver_by:
            shipment.delays.append(("shipping_delayed", shipment.deliver_by))
        shipment.history.append(Moment(at, status, substatus))
        shipment.updated = max(shipment.updated, at)
        for order_id in shipment.order_ids:
            order = self._world.orders[order_id]
            order.touched = max(order.touched, at)
            if status == "delivered" and "not_delivered" in order.tags:
                order.tags[order.tags.index("not_delivered")] = "delivered"

    def cancel(self, order: Order, at: datetime, detail: dict[str, str]) -> None:
        """Cancel a sale, and its parcel unless that is already on its way."""
        order.status, order.updated, order.touched = "cancelled", max(order.updated, at), max(order.touched, at)
        order.cancel_detail = {**detail, "date": at.isoformat()}
        order.tags = [tag for tag in order.tags if tag not in ("paid", "delivered")]
        shipment = self._world.shipments.get(order.shipment_id or 0)
        if shipment and shipment.status not in (*timeline.FINAL, "shipped"):
            shipment.plan, shipment.next_at = [], None
            self.move(shipment, "cancelled", None, max(at, shipment.updated))

    def _pack(self, orders: list[Order], shipment_id: int, at: datetime) -> int:
        pack_id = self._world.next_id("pack", 2_000_009_556_183_755, 211)
        first = orders[0]
        ids = [order.id for order in orders]
        self._world.packs[pack_id] = Pack(
            pack_id, first.seller_id, first.buyer, ids, shipment_id, at, at + timedelta(minutes=4)
        )
        return pack_id


def take(stock: Stocked, quantity: int) -> None:
    """Units leave Full first, then the other places in order."""
    for place in stock.user_product.locations:
        part = min(place.quantity, quantity)
        place.quantity -= part
        quantity -= part


def _deadline(at: datetime) -> datetime:
    """Before 13:00 in São Paulo: the same day's end, otherwise the next; never on a Sunday."""
    local = at - timedelta(hours=3)
    day = local if local.hour < 13 else local + timedelta(days=1)
    if day.weekday() == 6:
        day += timedelta(days=1)
    return day.replace(hour=23, minute=59, second=59, microsecond=0) + timedelta(hours=3)


def _family_traits(item: Item) -> list[Trait]:
    """User-product listings name the colour in the order although there is no variation (recorded in 06/2026)."""
    return [trait for trait in item.traits if trait.id == "COLOR"]
