"""What the client makes of answers: nothing passes for "nothing", one bad entry costs no other, ids stay in place."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import parse_qsl

import pytest

from peepers_desktop.domain.money import Money
from peepers_desktop.mercadolivre import errors
from peepers_desktop.mercadolivre.client import MarketplaceClient
from peepers_desktop.mercadolivre.errors import Ambiguous, BadAnswer, Refused, ServerTrouble, TokenRejected
from tests.helpers.canned import CannedStore, Said, Tokens, asked, listing, sale
from tests.helpers.shop import NOON, SELLER

SEARCH = f"/users/{SELLER.user_id}/items/search"
EXPIRED = Said(b'{"message":"invalid access token","error":"unauthorized","status":401,"cause":[]}', 401)
BUSY = Said(b'{"message":"busy","error":"service_not_available","status":503,"cause":[]}', 503)


def page(*ids: object, scroll: str | None = None) -> dict[str, object]:
    found = {"seller_id": SELLER.user_id, "paging": {"limit": 100, "offset": 0, "total": 250}, "results": list(ids)}
    return {**found, "scroll_id": scroll}


@pytest.mark.parametrize(
    "broken", [{}, {"results": {}}, {"results": ["MLB1", {"id": 2}]}, {"results": "MLB1"}, {"results": [None]}, []]
)
def test_a_page_that_cannot_be_read_is_not_the_end_of_the_catalogue(store, client, broken) -> None:
    store.says(SEARCH, page("MLB1", scroll="s2"), broken)
    pages = client.scan_item_ids()
    assert next(pages).ids == ("MLB1",)
    with pytest.raises(BadAnswer):
        next(pages)


@pytest.mark.parametrize("last", [page(), page(scroll="s3"), {**page(), "results": None}])
def test_a_scan_sends_the_scroll_it_received_last_and_ends_at_an_empty_page(store, client, last) -> None:
    store.says(SEARCH, page("MLB1", scroll="s 2"), page("MLB2", "MLB3", scroll="s3"), last)
    assert [p.ids for p in client.scan_item_ids()] == [("MLB1",), ("MLB2", "MLB3")]
    assert [dict(parse_qsl(one.query)) for one in store.heard] == [
        {"search_type": "scan", "limit": "100"},
        {"search_type": "scan", "scroll_id": "s 2"},
        {"search_type": "scan", "scroll_id": "s3"},
    ]


def test_a_scan_that_goes_in_circles_ends(store: CannedStore, client: MarketplaceClient) -> None:
    """Found by mutated answers: a page that is told again and again held the synchronisation for ever."""
    store.says(SEARCH, page("MLB1", scroll="s2"), page("MLB2", scroll="s2"), *[page("MLB1", scroll="s2")] * 50)
    assert [p.ids for p in client.scan_item_ids()] == [("MLB1",), ("MLB2",)]
    assert len(store.heard) == 3


def test_a_scan_ends_without_a_scroll_and_at_404_after_a_page(store: CannedStore, client: MarketplaceClient) -> None:
    store.says(SEARCH, page("MLB1"))
    assert len(list(client.scan_item_ids())) == 1
    store.says(SEARCH, page("MLB1", scroll="s2"), Said(b"{}", 404))
    assert len(list(client.scan_item_ids())) == 1
    store.says(SEARCH, Said(b"{}", 404))
    with pytest.raises(errors.NotFound):
        list(client.scan_item_ids())


def test_one_bad_entry_of_many_costs_no_other(store: CannedStore, client: MarketplaceClient) -> None:
    entries = [
        {"id": "MLB4100000002", "status_code": 404, "body": {"message": "n&atilde;o existe", "status": 404}},
        "rubbish",
        {"id": "MLB4100000001", "status_code": 200, "body": listing()},
        {"id": "MLB4100000003", "status_code": 200, "body": []},
        {"id": "MLB9", "status_code": 200, "body": listing("MLB9")},
    ]
    store.says("/items/bulk", entries)
    batch = client.items(["MLB4100000001", "MLB4100000002", "MLB4100000003"])
    assert [item.id for item in batch.found] == ["MLB4100000001"]
    assert [(one.id, one.message) for one in batch.missing] == [
        ("MLB4100000002", "não existe"), ("MLB4100000003", ""),
    ]  # fmt: skip


def test_old_entries_are_told_apart_by_their_body_or_by_their_place(store, client) -> None:
    store.says("/items/bulk", {}, status=404)
    gone = {"id": "MLB2", "message": "Item with id MLB2 not found", "error": "not_found", "status": 404, "cause": []}
    denied = {"message": "Access to the requested resource is forbidden", "error": "access_denied", "status": 403}
    store.says("/items", [
        {"code": 403, "body": denied}, {"code": 200, "body": listing("MLB1")}, {"code": 404, "body": gone},
    ])  # fmt: skip
    batch = client.items(["MLB3", "MLB1", "MLB2"])
    assert ([item.id for item in batch.found], [(one.id, one.status) for one in batch.missing]) == (
        ["MLB1"], [("MLB3", 403), ("MLB2", 404)],
    )  # fmt: skip
    client.items(["MLB1"])
    assert [one.path for one in store.heard] == ["/items/bulk", "/items", "/items"]


def test_twenty_one_listings_are_two_calls(store: CannedStore, client: MarketplaceClient) -> None:
    store.says("/items/bulk", [])
    ids = [f"MLB{n}" for n in range(21)]
    assert [one.id for one in client.items(ids).missing] == ids
    assert [one.query.count("%2C") + 1 for one in store.heard] == [20, 1]


@pytest.mark.parametrize("broken", [{}, {"results": {}}, {"results": [1]}, {"results": "x"}, []])
def test_a_search_without_its_list_is_no_empty_search(store, client, broken) -> None:
    store.says("/orders/search", broken)
    with pytest.raises(BadAnswer):
        client.orders(NOON, NOON)
    store.says(f"/users/{SELLER.user_id}/stores/search", broken)
    with pytest.raises(BadAnswer):
        client.stores()


@pytest.mark.parametrize("broken", [{"total": 3}, {"questions": {"0": asked()}}, {"questions": [asked(), None]}])
def test_questions_without_their_list_are_not_none(store, client, broken) -> None:
    store.says("/questions/search", broken)
    with pytest.raises(BadAnswer):
        client.questions("UNANSWERED")


def test_null_is_an_empty_page(store: CannedStore, client: MarketplaceClient) -> None:
    store.says("/orders/search", {"results": None, "paging": {"total": 0}})
    assert client.orders(NOON, NOON).values == ()
    store.says("/orders/search", {"results": [sale()], "paging": {"total": 1}})
    assert [order.id for order in client.orders(NOON, NOON).values] == ["2000019713473608"]


def test_an_id_never_reaches_beyond_its_own_place(store: CannedStore, client: MarketplaceClient) -> None:
    for call in (client.item, client.order, client.pack, client.shipment, client.question, client.application):
        with pytest.raises(errors.NotFound):
            call("../users/me?x=1#")
    assert {one.path.rsplit("/", 1)[1] for one in store.heard} == {"..%2Fusers%2Fme%3Fx%3D1%23"}


def test_an_answer_to_something_without_a_number_is_not_sent(store: CannedStore, client: MarketplaceClient) -> None:
    with pytest.raises(Refused):
        client.post_answer("12a", "Sim")
    assert store.heard == []


def test_a_price_travels_as_the_number_that_was_typed(store: CannedStore, client: MarketplaceClient) -> None:
    store.says("/items/MLB4100000001", listing(price=129.9))
    client.put_price("MLB4100000001", Money(12990, "BRL"))
    assert store.heard[0].body == b'{"price":129.90}'


def test_a_write_is_compared_although_its_answer_is_short_and_its_hints_are_no_errors(store, client) -> None:
    hint = {"department": "items", "cause_id": 502, "code": "item.price.not_modifiable", "message": "automatic",
            "references": ["item.price"]}  # fmt: skip
    short = {"id": "MLB1", "price": 129.9, "available_quantity": 9, "status": "active", "warnings": [hint]}
    store.says("/items/MLB1", short)
    answer = client.put_price("MLB1", Money(9990, "BRL"))
    assert answer.item is not None
    assert (answer.item.price, answer.item.quantity) == (Money(12990, "BRL"), 9)
    assert [(one.type, one.code, one.references) for one in answer.warnings] == [
        ("warning", "item.price.not_modifiable", ("item.price",)),
    ]  # fmt: skip


def test_numbers_are_kept_as_they_came(store: CannedStore, client: MarketplaceClient) -> None:
    store.says("/items/MLB4100000001", b'{"id":"MLB4100000001","price":14.290000000000001,"currency_id":"BRL"}')
    item = client.item("MLB4100000001")
    assert (item.price, b'"price":14.290000000000001' in item.raw) == (Money(1429, "BRL"), True)
    assert item.price is not None
    assert item.price.amount == Decimal("14.29")


@pytest.mark.parametrize("failure", [Ambiguous(), ServerTrouble(503), errors.Unreachable()])
def test_what_fails_at_the_token_endpoint_is_never_tried_again_by_a_read(
    store, client, tokens: Tokens, failure
) -> None:
    """A refresh token works once: a second try after a lost answer would end the login."""
    tokens.failing = failure
    with pytest.raises(type(failure)):
        client.me()
    assert (tokens.asked, store.heard) == (1, [])


def test_a_renewal_that_fails_ends_the_read(store: CannedStore, client: MarketplaceClient, tokens: Tokens) -> None:
    store.says("/users/me", EXPIRED)
    tokens.token()
    real, tokens.renew = tokens.renew, lambda stale: (_ for _ in ()).throw(Ambiguous())
    with pytest.raises(Ambiguous):
        client.me()
    assert len(store.heard) == 1
    tokens.renew = real
    with pytest.raises(TokenRejected):
        client.me()
    assert (len(store.heard), tokens.renewals) == (3, 1)


def test_a_renewal_gives_no_further_tries(store: CannedStore, client: MarketplaceClient, tokens: Tokens) -> None:
    store.says("/users/me", BUSY, EXPIRED, BUSY, BUSY)
    with pytest.raises(ServerTrouble):
        client.me()
    assert (len(store.heard), tokens.renewals) == (3, 1)
    assert {one.headers["authorization"] for one in store.heard[2:]} == {"Bearer APP_USR-second"}
