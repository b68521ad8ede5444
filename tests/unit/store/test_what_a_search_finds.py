"""The words a seller may type to find a listing, a sale, a question or a parcel, also after they changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from peepers_desktop.app.queries import Queries
from peepers_desktop.domain.filters import ItemFilter, OrderFilter, QuestionFilter, ShipmentFilter
from peepers_desktop.domain.questions import Answer
from tests.helpers.shop import NOON, TestShop, item, open_shop, order, question, shipment, varied


@pytest.fixture
def shop(tmp_path: Path) -> Iterator[TestShop]:
    made = open_shop(tmp_path)
    stores = made.stores
    stores.items.save([item("MLB11", title="Lâmpada de mesa São João", sku="LAMP-77"), varied("MLB22", 3, 4)], NOON)
    stores.items.save([item("MLB33", title="Outra coisa", sku="OUTRA")], NOON)
    line = order("1", "MLB11").lines[0]
    line = replace(line, title="Lâmpada de mesa", sku="LAMP-77", variation_name="Voltagem: Bivolt")
    stores.orders.save([order("9001", "MLB11", pack_id="7000", shipment_id="500", lines=(line,))])
    stores.orders.save([order("9002", "MLB33", shipment_id="501", buyer_nickname="OUTRA_PESSOA")])
    told = Answer("Sim, é bivolt.", "active", NOON)
    stores.questions.save([question("81", "MLB11", text="Serve em Curitiba?", answer=told, status="answered")])
    stores.questions.save([question("82", "MLB33", text="Qual o prazo?")])
    stores.shipments.save([shipment("500", tracking_number="QX123BR"), shipment("501", tracking_number="QX999BR")])
    yield made
    made.database.close()


def listings(shop: TestShop, words: str) -> list[str]:
    queries = Queries(shop.database, shop.clock)
    return sorted(row.id for row in queries.item_rows(queries.items(ItemFilter(text=words))))


def sales(shop: TestShop, words: str) -> list[str]:
    queries = Queries(shop.database, shop.clock)
    return sorted(row.id for row in queries.order_rows(queries.orders(OrderFilter(text=words))))


def questions(shop: TestShop, words: str) -> list[str]:
    queries = Queries(shop.database, shop.clock)
    return sorted(row.id for row in queries.question_rows(queries.questions(QuestionFilter(text=words))))


def parcels(shop: TestShop, words: str) -> list[str]:
    queries = Queries(shop.database, shop.clock)
    return sorted(row.id for row in queries.shipment_rows(queries.shipments(ShipmentFilter(text=words))))


@pytest.mark.parametrize(
    "words", ["MLB11", "mlb-11", "lampada", "LÂMP", "mesa sao", "joao lampada", "LAMP-77", "lamp 77"]
)
def test_a_listing_by_its_number_its_words_and_its_sku(shop: TestShop, words: str) -> None:
    assert listings(shop, words) == ["MLB11"]


@pytest.mark.parametrize("words", ["V0", "V1"])
def test_a_listing_by_the_sku_of_one_of_its_variations(shop: TestShop, words: str) -> None:
    assert listings(shop, words) == ["MLB22"]


@pytest.mark.parametrize("words", ["9001", "7000", "500", "lampada", "LAMP-77", "comprador_77"])
def test_a_sale_by_its_numbers_its_goods_and_its_buyer(shop: TestShop, words: str) -> None:
    assert sales(shop, words) == ["9001"]


@pytest.mark.parametrize("words", ["81", "curitiba", "bivolt", "lampada"])
def test_a_question_by_its_words_its_answer_and_its_listing(shop: TestShop, words: str) -> None:
    assert questions(shop, words) == ["81"]


@pytest.mark.parametrize("words", ["500", "QX123", "9001", "7000", "lampada", "comprador_77"])
def test_a_parcel_by_its_numbers_and_its_sale(shop: TestShop, words: str) -> None:
    assert parcels(shop, words) == ["500"]


def test_what_changed_is_found_by_its_new_words_and_no_longer_by_its_old(shop: TestShop) -> None:
    stores = shop.stores
    stores.items.save([item("MLB11", title="Abajur", sku="ABA-1")], NOON)
    assert (listings(shop, "abajur"), listings(shop, "lampada")) == (["MLB11"], [])
    stores.questions.save([question("82", "MLB33", text="Qual o prazo?", answer=Answer("Amanhã", "active", NOON))])
    assert questions(shop, "amanha") == ["82"]
    later = NOON + timedelta(hours=1)
    stores.orders.save([order("9002", "MLB33", pack_id="7777", last_updated=later, indexed_at=later)])
    assert sales(shop, "7777") == ["9002"]
    stores.shipments.save([shipment("501", tracking_number="ZZ1BR", last_updated=later)])
    assert (parcels(shop, "zz1"), parcels(shop, "QX999")) == (["501"], [])


def test_part_of_a_word_is_its_beginning_and_all_words_must_be_there(shop: TestShop) -> None:
    assert listings(shop, "ampada") == []
    assert listings(shop, "lampada joao mesa") == ["MLB11"]
    assert listings(shop, "lampada outra") == []
    assert listings(shop, 'mesa" OR "outra') == [], "operators are words like others"
